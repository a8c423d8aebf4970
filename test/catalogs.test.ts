import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import { LOCALES } from '../src/core/strings/locale.ts';
import { createSchedule } from '../src/tools/schedule.ts';
import { fileOf, listCatalogFolders, loadLocale, type Member, speak } from './catalogs.ts';

// Every sentence exists in every language, says the same and fits its place (docs/promises.md, 22).

const folders = await listCatalogFolders();
const OTHERS = LOCALES.filter((locale) => locale !== 'en');

test('every folder of sentences has a file for every language', () => {
  const missing = folders.flatMap((folder) =>
    LOCALES.map((locale) => fileOf(folder, locale)).filter((file) => !existsSync(file)),
  );

  expect(folders.length, 'folders seen').toBeGreaterThan(9);
  expect(missing).toEqual([]);
});

const toKey = ({ file, name }: Member) => `${file.replace(/[^/]+$/, '')}${name}`;

test.for(OTHERS)('%s has every sentence, and none besides', async (locale) => {
  const [english, other] = await Promise.all([loadLocale('en'), loadLocale(locale)]);
  const names = (members: readonly Member[]) =>
    members.map((member) => `${toKey(member)} ${typeof member.value}`).sort();

  expect(names(other)).toEqual(names(english));
});

test.for(OTHERS)('%s says what it is given, as English does', async (locale) => {
  const [english, other] = await Promise.all([loadLocale('en'), loadLocale(locale)]);
  const others = new Map(other.map((member) => [toKey(member), member]));
  const pairs = english.flatMap((member) => {
    const own = others.get(toKey(member));
    return own ? speak(member).map((spoken) => ({ ...spoken, member: own })) : [];
  });
  const wrong = pairs.flatMap(({ member, given, said }) => {
    const own = speak(member, [given])[0]?.said ?? '';
    return isFaithful(said, own) || (own.trim() === '' && given.some(isEmpty))
      ? []
      : [`${member.file} ${member.name}: “${said}” → “${own}”`];
  });

  expect(pairs.length, 'sentences compared').toBeGreaterThan(700);
  expect(wrong.slice(0, 20)).toEqual([]);
});

/** A sentence of nothing but what it was given may be empty, as that is: “DAY TIME”. */
const isEmpty = (given: unknown) => Array.isArray(given) && given.length === 0;

/** Given values, commands, variables and signs stay; nothing of how it was made shows. */
function isFaithful(english: string, other: string): boolean {
  if (other.trim() === '' && english.trim() !== '') return false;
  if (/undefined|NaN|\[object/.test(other) || (other.includes('#') && !english.includes('#')))
    return false;
  const kept = english.match(/Xyzzy|Plugh|`\/[a-z]+|GEMINI_\w+|PARLEY_\w+|⚠️|⏳|⏰/g) ?? [];
  return kept.every((token) => other.includes(token));
}

/** The most characters that a platform takes, by what a member is used for in the code. */
const PLACES: readonly (readonly [RegExp, number])[] = [
  // Slack: the text of a button has at most 75 characters; Discord: its label 80.
  [/\bbutton\(\s*(?:\w*[sS]trings)\.([\w.]+)/g, 75],
  [/\blabel: (?:\w*[sS]trings)\.([\w.]+)/g, 45], // Discord: the label of a field.
  [/\btitle: (?:\w*[sS]trings)\.(\w*Title)/g, 24], // Slack: the title of a modal.
];

test.for(LOCALES)('the forms of commands are labeled in whole sentences in %s', async (locale) => {
  const members = await loadLocale(locale);
  const names = commands
    .filter(({ options }) => options.some(({ isRequired }) => isRequired))
    .flatMap(({ name, options }) => options.map((option) => `${name}.options.${option.name}`));
  const texts = members.filter(({ name }) => names.includes(name)).map(({ value }) => `${value}`);
  const cut = texts.filter((text) => (text.split(/(?<=[.。।])\s*(?=\S)/u)[0] ?? '').length > 45);

  expect(texts.length, 'labels seen').toBeGreaterThan(8);
  expect(cut).toEqual([]);
});

test('no sentence is longer than its place allows, in any language', async () => {
  const places = await findPlaces();
  const members = (await Promise.all(LOCALES.map(loadLocale))).flat();
  const tooLong = members.flatMap((member) => {
    const max = places.get(member.name) ?? Number.POSITIVE_INFINITY;
    const said = speak(member).filter((spoken) => spoken.said.length > max);
    return said.map((spoken) => `${member.file} ${member.name} (${max}): ${spoken.said}`);
  });

  expect(places.size, 'places seen').toBeGreaterThan(15);
  expect(tooLong).toEqual([]);
});

/** The members that stand on a button, over a field or over a form. */
async function findPlaces(): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const code of await readSources())
    for (const [pattern, max] of PLACES)
      for (const [, name = ''] of code.matchAll(pattern))
        found.set(name, Math.min(max, found.get(name) ?? max));
  return found;
}

async function readSources(): Promise<string[]> {
  const roots = ['src', 'commands'].map(async (root) => {
    const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.ts'));
    return Promise.all(files.map((file) => readFile(`${root}/${file}`, 'utf8')));
  });
  return (await Promise.all(roots)).flat();
}

test.for(LOCALES)('the reminders that %s gives as examples are understood', async (locale) => {
  const schedule = createSchedule();
  const seen = { zone: 'Europe/Berlin', now: Date.UTC(2026, 10, 29, 8) };
  const said = (await loadLocale(locale)).flatMap((member) => speak(member));
  const examples = said.flatMap(
    ({ said: text }) => text.match(/(?<=`\/remind )[^`…]*\d[^`…]*(?=`)/g) ?? [],
  );

  expect(examples.length, 'examples seen').toBeGreaterThan(0);
  for (const example of new Set(examples)) {
    const understood = await schedule.understand(example, seen);
    expect(understood?.isSure, example).toBe(true);
    expect(understood?.at, example).toBeGreaterThan(seen.now);
  }
});

const SEEN = { zone: 'Europe/Berlin', now: Date.UTC(2026, 10, 29, 8) };

/** What stands between backticks, and the words of a list behind a colon. */
const toQuoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, each = '']) => each);
const toListed = (text: string) =>
  text
    .replace(/^[^:：]*[:：]/, '')
    .replace(/(?:など|等| 등)$/u, '')
    .split(/[,、，]/)
    .map((each) => each.replace(/\s?…/, '').trim());

test.for(LOCALES)('what %s says can be typed for a time is understood', async (locale) => {
  const { understand, readSince } = createSchedule();
  const members = await loadLocale(locale);
  const textOf = (name: string) => String(members.find((each) => each.name === name)?.value ?? '');
  const repeats = [...toQuoted(textOf('badRepeat')), ...toListed(textOf('remind.options.repeat'))];
  const times = [...toQuoted(textOf('unclearTime')), ...toQuoted(textOf('notMeant'))];
  const sinces = [
    ...toQuoted(textOf('badSince')),
    ...['summarize', 'tasks'].flatMap((name) => textOf(`${name}.example`).split('since:')[1] ?? []),
  ].filter((each) => each !== 'last');

  expect([repeats.length, times.length, sinces.length].every((count) => count > 3)).toBe(true);
  for (const repeat of repeats)
    expect(await understand('18:30', { ...SEEN, repeat }), repeat).toMatchObject({ isSure: true });
  for (const time of times)
    expect(await understand(time, SEEN), time).toMatchObject({ isSure: true, rest: '' });
  for (const since of sinces) expect(await readSince(since, SEEN), since).not.toBeNull();
});

test.for(LOCALES)('the lines of /about are told apart in %s', async (locale) => {
  const members = await loadLocale(locale);
  const labels = members
    .filter(({ file, name }) =>
      file.includes('/memory/') ? name === 'memory' : /^about(?:Model|Storage|Page)$/.test(name),
    )
    .map(({ value }) => String(value));

  expect(labels.length).toBeGreaterThan(3);
  expect(new Set(labels).size, labels.join(', ')).toBe(labels.length);
});
