import { expect, test } from 'vitest';
import {
  isRegistered,
  toApplicationCommands,
} from '../../../../src/adapters/discord/write/application-commands.ts';
import type { CommandSpec } from '../../../../src/core/jobs/command.ts';

const toSpec = (description: string, about: string, label: string): CommandSpec => ({
  name: 'ask',
  description,
  options: [
    { name: 'question', description: about, type: 'string', isRequired: true, choices: [] },
  ],
  answers: 'public',
  menu: { label, toOptions: () => ({}) },
});
const english = [toSpec('Ask Parley a question', 'What you want to know', 'Ask about this')];
const german = [toSpec('Parley etwas fragen', 'Was du wissen willst', 'Dazu fragen')];
const spanish = [toSpec('Pregunta algo a Parley', 'Qué quieres saber', 'Preguntar')];
const translations = new Map([
  ['de', german],
  ['es-ES', spanish],
]);
const wanted = toApplicationCommands(english, translations);

test('commands are described in each language; their names are the same in all', () => {
  expect(wanted).toMatchObject([
    {
      name: 'ask',
      description: 'Ask Parley a question',
      description_localizations: { de: 'Parley etwas fragen', 'es-ES': 'Pregunta algo a Parley' },
      options: [
        {
          name: 'question',
          description_localizations: { de: 'Was du wissen willst', 'es-ES': 'Qué quieres saber' },
        },
      ],
    },
    { name: 'Ask about this', name_localizations: { de: 'Dazu fragen', 'es-ES': 'Preguntar' } },
  ]);
  expect(JSON.stringify(wanted[0])).not.toContain('name_localizations');
});

test('what is registered is known again in any order, and not where a word differs', () => {
  const turned = JSON.parse(JSON.stringify(wanted), (name, value) =>
    name.endsWith('_localizations') ? Object.fromEntries(Object.entries(value).reverse()) : value,
  );
  expect(isRegistered(turned, wanted)).toBe(true);
  expect(isRegistered(toApplicationCommands(english, new Map([['de', german]])), wanted)).toBe(
    false,
  );
  expect(isRegistered(toApplicationCommands(english), toApplicationCommands(english))).toBe(true);
});
