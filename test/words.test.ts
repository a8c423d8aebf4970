import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadLocale, speak } from './catalogs.ts';
import {
  RETIRED_EVERYWHERE,
  RETIRED_FOR_OPERATORS,
  RETIRED_IN_LOG,
  RETIRED_IN_SENTENCES,
  type RetiredWords,
} from './retired-words.ts';
import { listFiles, listLogLines, listPhrases } from './visible-words.ts';

// What people read sounds like a native speaker. Turns of phrase that were retired do not come
// back.

function find(
  texts: readonly { readonly where: string; readonly text: string }[],
  retired: readonly RetiredWords[],
): string[] {
  return texts.flatMap(({ where, text }) =>
    retired.flatMap(({ pattern, instead }) => {
      const [found] = pattern.exec(text) ?? [];
      return found === undefined ? [] : [`${where}: “${found}” (${instead})`];
    }),
  );
}

/** Commands, options and code are no prose. */
const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '`…`');

test('no sentence of the chat or the page has a retired turn of phrase', async () => {
  const members = await loadLocale('en');
  const texts = members.flatMap((member) =>
    speak(member)
      // An empty list where a name belongs leaves a gap that no person sees.
      .filter(({ given }) => !given.some((each) => Array.isArray(each) && each.length === 0))
      .map(({ said }) => ({
        where: `${member.file} ${member.name}`,
        text: withoutCode(said),
      })),
  );

  expect(members.length, 'members seen').toBeGreaterThan(400);
  expect([...new Set(find(texts, [...RETIRED_EVERYWHERE, ...RETIRED_IN_SENTENCES]))]).toEqual([]);
});

test('no page of the documentation has one either', async () => {
  const docs = (await readdir('docs', { recursive: true })).filter((file) => file.endsWith('.md'));
  const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', '.env.example'];
  const lines = await Promise.all(
    [...files, ...docs.map((file) => `docs/${file}`)].map(async (file) => {
      const text = withoutCode(await readFile(file, 'utf8'));
      return text.split('\n').map((line, at) => ({ where: `${file}:${at + 1}`, text: line }));
    }),
  );

  expect(lines.length, 'pages seen').toBeGreaterThan(12);
  expect(find(lines.flat(), RETIRED_EVERYWHERE)).toEqual([]);
});

/** Where the operator is spoken to, beside what `scripts` says. */
const FOR_OPERATORS = [
  ...['src/config.ts', 'src/mcp-config.ts', 'src/requirements.js', 'src/process.ts'],
  'src/core/net/network-reason.ts',
  ...['address', 'errors', 'schema'].map((name) => `src/storage/postgres/${name}.ts`),
  ...['database', 'errors', 'lock'].map((name) => `src/storage/sqlite/${name}.ts`),
  ...['read/identity', 'receive/sockets'].map((name) => `src/adapters/slack/${name}.ts`),
  ...['listing', 'reconnect'].map((name) => `src/tools/mcp/${name}.ts`),
  'src/model/key-troubles.ts',
];

test('no line of the log has one', async () => {
  const { lines, files } = await listLogLines(['src', 'commands']);
  const texts = lines.map(({ file, line, text }) => ({ where: `${file}:${line}`, text }));

  expect(files, 'files seen').toBeGreaterThan(300);
  expect(texts.length, 'lines seen').toBeGreaterThan(120);
  expect(find(texts, [...RETIRED_EVERYWHERE, ...RETIRED_IN_LOG])).toEqual([]);
});

/** What is read at leisure: a greeting, help, and a question about what is deleted for good. */
const LONGER = /^(?:firstContact|help[.]beginning|confirm\w+|isMeant\w*)$/;

test('nothing else is told in more than three sentences', async () => {
  const members = (await loadLocale('en')).filter(({ name }) => !LONGER.test(name));
  const texts = members.flatMap((member) => speak(member).map(({ said }) => said));
  const long = texts.filter(
    (text) => (withoutCode(text).match(/[.?!](?=\s|[*]|$)|: `…`$/g) ?? []).length > 3,
  );

  expect(texts.length, 'texts seen').toBeGreaterThan(1_000);
  expect([...new Set(long)]).toEqual([]);
});

test('nothing that the operator reads in a terminal has one', async () => {
  const folders = await Promise.all(['scripts', 'src/config', 'src/terminal'].map(listFiles));
  const spoken = folders.flat().filter((file) => !file.startsWith('scripts/pictures/'));
  const { phrases, files } = await listPhrases([...spoken, ...FOR_OPERATORS]);
  const texts = phrases.map(({ file, line, text }) => ({
    where: `${file}:${line}`,
    text: withoutCode(text),
  }));

  expect(files, 'files seen').toBeGreaterThan(60);
  expect(texts.length, 'phrases seen').toBeGreaterThan(500);
  expect(find(texts, [...RETIRED_EVERYWHERE, ...RETIRED_FOR_OPERATORS])).toEqual([]);
});
