import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
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

test('the picture of the folders shows the imports as they are', async () => {
  const isTrue = (await readFile('docs/architecture.svg', 'utf8')) === toSvg(await readPicture());

  expect(isTrue, '`npx node scripts/architecture-picture.ts` draws it again').toBe(true);
});
