import { expect, test } from 'vitest';
import { parseCommand } from '../../../src/adapters/web/receive/commands.ts';
import { type CommandSpec, parseOptions } from '../../../src/core/jobs/command.ts';

const option = (name: string, more: Partial<CommandSpec['options'][number]> = {}) =>
  ({ name, description: name, type: 'string', isRequired: false, choices: [], ...more }) as const;

const poll: CommandSpec = {
  name: 'poll',
  description: 'Start a poll',
  options: [
    option('question', { isRequired: true }),
    option('options'),
    option('hours', { type: 'number' }),
    option('shown', { choices: ['live', 'late'] }),
  ],
  answers: 'public',
};

/*
 * Typed behind a mention and as Slack’s slash command the options are read by the core, on the page
 * by its own reader.
 */
test.each([
  [
    'question:Where to eat? options:A, B hours:2',
    { question: 'Where to eat?', options: 'A, B', hours: 2 },
  ],
  ['Where to eat? options:A, B hours:2', { question: 'Where to eat?', options: 'A, B', hours: 2 }],
  ['hours:2 question:Where to eat?', { question: 'Where to eat?', hours: 2 }],
  ['question:"Is options: a word?" hours:3', { question: 'Is options: a word?', hours: 3 }],
  [
    'question:Where? shown:late options:A\nB',
    { question: 'Where?', shown: 'late', options: 'A\nB' },
  ],
  [
    'お昼は？ options：ピザ、スープ hours：２',
    { question: 'お昼は？', options: 'ピザ、スープ', hours: 2 },
  ],
  ['question："Is options：a word?" hours：3', { question: 'Is options：a word?', hours: 3 }],
  ['What is 12:30 in Rome? hours:1', { question: 'What is 12:30 in Rome?', hours: 1 }],
])('the options in %j are the same wherever it is typed', (text, options) => {
  expect(parseOptions(text, poll.options)).toEqual(options);
  expect(parseCommand(`/poll ${text}`, [poll])).toMatchObject({ type: 'command', options });
});

test.each([
  ['--question "Where to eat?" --hours 2', { question: 'Where to eat?', hours: 2 }],
  ['question:Where to eat? --hours 2', { question: 'Where to eat?', hours: 2 }],
  ['hours:2 Where to eat?', { hours: 2, question: 'Where to eat?' }],
  ['question: Where to eat?', { question: 'Where to eat?' }],
  ['question:“Where to eat?” hours:2', { question: 'Where to eat?', hours: 2 }],
  ['options:"A, question: B" Where?', { options: 'A, question: B', question: 'Where?' }],
  ['question: hours:2', { hours: 2 }],
  ['question:Where?\n> hours:9', { question: 'Where?\n> hours:9' }],
])('%j is understood too', (text, options) => {
  expect(parseOptions(text, poll.options)).toEqual(options);
});
