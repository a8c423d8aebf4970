import { expect, test } from 'vitest';
import { parseCommand } from '../../../../src/adapters/web/receive/commands.ts';
import type { CommandSpec } from '../../../../src/core/jobs/command.ts';
import { ask, help } from '../site.ts';

const pick: CommandSpec = {
  name: 'pick',
  description: 'Pick',
  options: [
    {
      name: 'size',
      description: 'How large',
      type: 'string',
      isRequired: true,
      choices: ['small', 'large'],
    },
    { name: 'loud', description: 'Whether loud', type: 'boolean', isRequired: false, choices: [] },
    {
      name: 'picture',
      description: 'A picture',
      type: 'attachment',
      isRequired: false,
      choices: [],
    },
  ],
  answers: 'public',
};
const read = (text: string) => parseCommand(text, [ask, help, pick]);
const options = (text: string) => {
  const typed = read(text);
  return typed?.type === 'command' ? typed.options : typed?.sentence;
};

test('what stands behind a command fills its first text option', () => {
  expect(options('/ask How tall is\nMont Blanc?')).toEqual({
    question: 'How tall is\nMont Blanc?',
  });
});

test('options can be named, quoted or not, in any order', () => {
  expect(options('/ask question:"How many times: really?" times:3')).toEqual({
    question: 'How many times: really?',
    times: 3,
  });
  expect(options('/ask question:How tall? times:3')).toEqual({ question: 'How tall?', times: 3 });
  expect(options('/ask times:3 question:"How tall?"')).toEqual({ question: 'How tall?', times: 3 });
});

test('options can be written with dashes, as elsewhere', () => {
  expect(options('/ask How tall is it? --times 3')).toEqual({
    question: 'How tall is it?',
    times: 3,
  });
  expect(options('/ask --times=3 How tall?')).toEqual({ question: 'How tall?', times: 3 });
  expect(options('/pick --size Small --loud')).toEqual({ size: 'small', loud: true });
  expect(options('/ask why --times many')).toContain('`times` must be a number');
  expect(options('/ask why --not an option')).toEqual({ question: 'why --not an option' });
});

test('a name and choices count whatever their case', () => {
  expect(options('/PICK LARGE loud:yes')).toEqual({ size: 'large', loud: true });
});

test('a file fills the first option that takes one', () => {
  const file = {
    id: '1',
    name: 'a.png',
    mimeType: 'image/png',
    bytes: 1,
    isVoice: false,
    durationMs: null,
    source: {},
  };

  expect(parseCommand('/pick small', [pick], [file])).toMatchObject({
    options: { size: 'small', picture: file },
  });
});

test('what is missing or wrong is said in a sentence', () => {
  expect(options('/ask')).toBe('Add some text for `question` (What you want to know).');
  expect(options('/ask times:many why?')).toContain('`times` must be a number');
  expect(options('/pick huge')).toContain('`size` can be small or large');
  expect(options('/pick small loud:perhaps')).toContain('`loud` can be `on` or `off`');
  expect(options('/nothing')).toContain('There’s no command `/nothing`');
});

test('what is missing or wrong is said in the reader’s words, as the list of commands is', () => {
  const words = () => ({ description: 'Fragen', options: { question: 'Worum es geht' } });
  const localized = [{ ...ask, words }];
  const refused = (text: string) => parseCommand(text, localized);
  expect(refused('/ask')).toMatchObject({ sentence: expect.stringContaining('Worum es geht') });
  const many = refused('/ask times:many why?');
  expect(many).toMatchObject({ sentence: expect.stringContaining('How often') });
});

test('a command behind a mention is one, as elsewhere', () => {
  expect(options('@Parley /ask Why?')).toEqual({ question: 'Why?' });
  expect(options('@parley, /pick small')).toEqual({ size: 'small' });
  expect(read('@Ada /ask Why?')).toBeNull();
});

test('a path is no command, nor is a slash inside a text', () => {
  expect(read('/usr/bin is full')).toBeNull();
  expect(read('either/or')).toBeNull();
  expect(read('/')).toBeNull();
});
