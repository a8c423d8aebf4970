import { expect, onTestFinished, test } from 'vitest';
import { createHelp } from '../../commands/help.ts';
import { commands } from '../../commands/index.ts';
import { parseMessage as parseOnDiscord } from '../../src/adapters/discord/receive/commands.ts';
import { discordDialect } from '../../src/adapters/discord/write/format.ts';
import { parseCommand, parseMessage as parseOnSlack } from '../../src/adapters/slack/commands.ts';
import { slackDialect } from '../../src/adapters/slack/write/format.ts';
import { parseCommand as parseOnPage, toSpecs } from '../../src/adapters/web/receive/commands.ts';
import { toTyped } from '../../src/core/jobs/command.ts';
import { LOCALES, type Locale, setDefaultLocale, speakTo } from '../../src/core/strings/locale.ts';
import { loadLocale, speak } from '../catalogs.ts';
import { CHANNEL } from './here.ts';
import { textOf, useCommand } from './use.ts';

// Promise 22: on Discord commands are called what people call them in their language.

const OTHERS = LOCALES.filter((locale) => locale !== 'en');
const defaults = commands.map(({ name }) => name);
const nameIn = (locale: Locale) =>
  commands.map(({ name, names }) => [name, names?.[locale] ?? ''] as const);

// https://docs.discord.com/developers/interactions/application-commands
const DISCORD_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

test.for(OTHERS)('%s has a name for every command, as Discord wants it', (locale) => {
  const names = nameIn(locale);

  expect(names).toHaveLength(25);
  for (const [command, name] of names) {
    expect(name, command).toMatch(DISCORD_NAME);
    expect(name, command).toBe(name.toLowerCase());
    expect(name, command).toBe(name.normalize('NFC'));
    // What another is called by itself stays that one’s, in whatever language people type.
    expect(defaults.includes(name) ? name : command, command).toBe(command);
  }
});

test('a name means one command, in whatever language it is typed', () => {
  const owners = Map.groupBy(
    OTHERS.flatMap((locale) => nameIn(locale)),
    ([, name]) => name,
  );
  const ambiguous = [...owners]
    .map(([name, uses]) => [name, new Set(uses.map(([command]) => command))] as const)
    .filter(([, own]) => own.size > 1);

  expect(owners.size).toBeGreaterThan(200);
  expect(ambiguous).toEqual([]);
});

test.for(OTHERS)('every name of %s is understood on every platform', (locale) => {
  const specs = toSpecs(commands);
  for (const [name, local] of nameIn(locale)) {
    expect(parseOnDiscord(`/${local}`, commands)?.name).toBe(name);
    expect(parseOnSlack(`/${local}`, { commands, prefix: '' })?.name).toBe(name);
    expect(parseOnPage(`/${local}`, specs), local).not.toBeNull();
  }
});

const umlautTyped = 'u\u0308bersetzen';

test.each([
  ['/zeichnen eine Katze', 'imagine'],
  ['/ZEICHNEN eine Katze', 'imagine'],
  [`/${umlautTyped} Hi`, 'translate'],
  ['/zona-horaria Europe/Madrid', 'timezone'],
  ['/要約', 'summarize'],
  ['/할일 since:어제', 'tasks'],
  ['/टाइम-ज़ोन Asia/Kolkata', 'timezone'],
  ['/ट्रांसक्राइब', 'transcribe'],
  ['/HATIRLAT yarın 9:00 su iç', 'remind'],
  ['/imagine a cat', 'imagine'],
])('behind a mention %s is the command /%s, on every platform', (text, name) => {
  const slack = { commands, prefix: 'acme-' };
  expect(parseOnDiscord(text, commands)).toMatchObject({ name });
  expect(parseOnSlack(text, slack)).toMatchObject({ name });
  expect(parseCommand('/parley', text.slice(1), slack)).toMatchObject({ name });
  expect(parseOnPage(text, toSpecs(commands))).toMatchObject({ type: 'command', spec: { name } });
});

test.each([
  'zeichnen eine Katze',
  'hilfe',
  'Zeichnen wir eine Katze?',
  'was macht /zeichnen?',
  '/zeichnend eine Katze',
  '/ zeichnen',
  '/質問する 何',
])('%s is a question, as it would be with the English name', (text) => {
  expect(parseOnDiscord(text, commands)).toBeNull();
  expect(parseOnSlack(text, { commands, prefix: '' })).toBeNull();
  expect(parseOnPage(text, toSpecs(commands))?.type).not.toBe('command');
});

const sayIn = (locale: Locale, text: string, dialect = discordDialect) =>
  speakTo({ everyone: locale, person: locale }, 'person', async () =>
    toTyped(text, commands, dialect),
  );

test('sentences name a command as their readers type it: on Discord by its local name', async () => {
  const text = 'Nimm `/help`, `@Parley /help`, `/remind list` oder `/helpless`, nicht /help.';

  expect(await sayIn('de', text)).toBe(
    'Nimm `/hilfe`, `@Parley /hilfe`, `/erinnern list` oder `/helpless`, nicht /help.',
  );
  expect(await sayIn('en', text)).toBe(text);
  expect(await sayIn('de', '\\`/help me\\`')).toBe('\\`/help me\\`');
  expect(await sayIn('de', text, slackDialect)).toContain('`/parley-remind list`');
  expect(await sayIn('de', text, slackDialect)).not.toMatch(/hilfe|erinnern/);
});

/** Discord takes 2,000 characters; a few are left for what formatting adds. */
const MAX_HELP_CHARS = 1_950;

test.for(OTHERS)('/help fits into one message with the names of %s, too', async (locale) => {
  onTestFinished(() => setDefaultLocale('en'));
  await setDefaultLocale(locale);
  const use = { place: CHANNEL, name: 'Ada', options: {}, typed: [] };
  const help = await sayIn(locale, textOf(await useCommand(() => createHelp(), use)));

  const shown = [...help.matchAll(/`(?:@Parley )?\/([^ `]+)/g)].map(([, name]) => name);
  expect(shown.toSorted()).toEqual(
    nameIn(locale)
      .map(([, name]) => name)
      .toSorted(),
  );
  expect(help.length).toBeLessThanOrEqual(MAX_HELP_CHARS);
});

/** How a Korean particle follows a word that ends in a vowel, in ㄹ, and in another consonant. */
const PARTICLES = [
  ['를', '을', '을'],
  ['와', '과', '과'],
  ['로', '로', '으로'],
  ['는', '은', '은'],
  ['가', '이', '이'],
  ['나', '이나', '이나'],
  ['라고', '이라고', '이라고'],
] as const;

const RIEUL = 8;

/** The place of its end in a row of particles. */
function endOf(word: string): 0 | 1 | 2 {
  const final = ((word.codePointAt(word.length - 1) ?? 0) - 0xac00) % 28;
  if (final === 0) return 0;
  return final === RIEUL ? 1 : 2;
}

test('Korean particles behind a command fit its Korean name', async () => {
  const korean = new Map(nameIn('ko'));
  const said = (await loadLocale('ko')).flatMap((member) => speak(member));
  const uses = said.flatMap(({ said: text }) => [
    ...text.matchAll(/`\/([a-z]+)`(\p{sc=Hangul}+)/gu),
  ]);
  const wrong = uses.flatMap(([whole, command = '', particle = '']) => {
    const name = korean.get(command);
    const row = PARTICLES.find((forms) => forms.some((form) => form === particle));
    return name && row && row[endOf(name)] !== particle ? [`${whole} → ${name}`] : [];
  });

  expect(uses.length).toBeGreaterThan(10);
  expect(new Set(wrong)).toEqual(new Set());
});
