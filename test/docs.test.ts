import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readPicture, toSvg } from '../scripts/architecture-picture.ts';

const docs = (await readdir('docs', { recursive: true }))
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`);

/** Paths that a page names: from the root of the repository, or for the glossary from src. */
const PATH =
  /`((?:src|commands|test|scripts|docs|core|features|adapters|model|storage)\/[\w./-]+)`/g;

test('every file that the documentation names is there', async () => {
  const named = await Promise.all(
    ['README.md', 'CONTRIBUTING.md', ...docs].map(async (page) => {
      const text = await readFile(page, 'utf8');
      return [...text.matchAll(PATH)].map(([, path = '']) => ({ page, path }));
    }),
  );
  const missing = named
    .flat()
    // NAME stands for what a recipe adds.
    .filter(({ path }) => !path.includes('NAME'))
    .filter(({ path }) => !existsSync(path) && !existsSync(`src/${path}`))
    .map(({ page, path }) => `${page}: ${path}`);

  expect(named.flat().length, 'paths seen').toBeGreaterThan(120);
  expect(missing).toEqual([]);
});

/** `[words](address)` and pictures, but for what is elsewhere. */
const LINK = /(?:\]\(|src(?:set)?=")(?![a-z]+:)([^()\s"]+)/g;

test('every link leads to a file, and to a heading of it', async () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...docs];
  const links = await Promise.all(
    pages.map(async (page) =>
      [...(await readFile(page, 'utf8')).matchAll(LINK)].map(([, link = '']) => ({ page, link })),
    ),
  );
  const broken: string[] = [];
  for (const { page, link } of links.flat()) {
    const [path = '', heading] = link.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    const isThere = existsSync(file) && (!heading || (await toAnchors(file)).includes(heading));
    if (!isThere) broken.push(`${page}: ${link}`);
  }

  expect(links.flat().length, 'links seen').toBeGreaterThan(25);
  expect(broken).toEqual([]);
});

/** As GitHub makes them of headings. */
async function toAnchors(page: string): Promise<string[]> {
  const headings = (await readFile(page, 'utf8')).matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('the picture of the folders shows the imports as they are', async () => {
  const isTrue = (await readFile('docs/architecture.svg', 'utf8')) === toSvg(await readPicture());

  expect(isTrue, '`npx node scripts/architecture-picture.ts` draws it again').toBe(true);
});

/** A line of the glossary for names of types, with one file for all of them. */
const DECLARED = /^[|] ((?:[A-Z][A-Za-z]+(?:, )?)+) [|].*[|] `([\w/-]+[.]ts)` [|]$/gm;

/** Words that are the name of no type. */
const WORDS = ['Conversation', 'Ambient', 'Ephemeral', 'Grapheme'];

test('the glossary names types where they are declared', async () => {
  const glossary = await readFile('docs/glossary.md', 'utf8');
  const named = [...glossary.matchAll(DECLARED)].flatMap(([, names = '', file = '']) =>
    names.split(', ').map((name) => ({ name, file: `src/${file}` })),
  );
  const declared = await Promise.all(
    named.map(async ({ name, file }) =>
      new RegExp(`^export type ${name}\\b`, 'm').test(await readFile(file, 'utf8')),
    ),
  );

  expect(named.length, 'names seen').toBeGreaterThan(50);
  const missing = named.filter(({ name }, index) => !declared[index] && !WORDS.includes(name));
  expect(missing).toEqual([]);
});
