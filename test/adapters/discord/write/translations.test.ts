import { expect, test } from 'vitest';
import {
  isRegistered,
  toApplicationCommands,
} from '../../../../src/adapters/discord/write/application-commands.ts';
import type { CommandSpec } from '../../../../src/core/jobs/command.ts';
import type { Locale } from '../../../../src/core/strings/locale.ts';

const toSpec = (description: string, about: string, label: string): CommandSpec => ({
  name: 'ask',
  names: { de: 'fragen', es: 'preguntar' },
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
const translations = new Map<Locale, readonly CommandSpec[]>([
  ['de', german],
  ['es', spanish],
]);
const wanted = toApplicationCommands(english, translations);

test('commands are named and described in each language; their options are named in English', () => {
  expect(wanted).toMatchObject([
    {
      name: 'ask',
      name_localizations: { de: 'fragen', 'es-ES': 'preguntar', 'es-419': 'preguntar' },
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
  const [{ options } = { options: [] }] = wanted.filter((each) => 'options' in each);
  expect(JSON.stringify(options)).not.toContain('name_localizations');
});

const rename = (specs: readonly CommandSpec[], names: NonNullable<CommandSpec['names']>) =>
  specs.map((spec) => ({ ...spec, names }));
const registerGerman = (specs: readonly CommandSpec[]) =>
  toApplicationCommands(english, new Map([['de', specs]]))[0];

test.each(['Fragen', 'etwas fragen', 'f'.repeat(33), '', 'ask'])(
  'a name that Discord would refuse, or would not keep, is left out: %j',
  (name) => {
    expect(registerGerman(rename(german, { de: name }))).toMatchObject({ name_localizations: {} });
  },
);

test('texts that are the same in a language are left out, as Discord does not keep them', () => {
  expect(registerGerman(english)).toMatchObject({
    name_localizations: { de: 'fragen' },
    description_localizations: expect.not.objectContaining({ de: expect.anything() }),
  });
});

test('a description names other commands as its readers know them', () => {
  const about = (text: string) => [toSpec(text, `${text} (/ask, /asked, a/ask)`, 'Ask')];
  expect(registerGerman(about('Wie /ask'))).toMatchObject({
    description_localizations: { de: 'Wie /fragen' },
    options: [{ description_localizations: { de: 'Wie /fragen (/fragen, /asked, a/ask)' } }],
  });
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
  const renamed = rename(english, { de: 'frag', es: 'preguntar' });
  expect(isRegistered(toApplicationCommands(renamed, new Map([['de', renamed]])), wanted)).toBe(
    false,
  );
});
