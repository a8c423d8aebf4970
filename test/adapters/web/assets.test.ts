import { readdir, readFile } from 'node:fs/promises';
import { tokenizer } from 'acorn';
import { expect, test } from 'vitest';
import { toAssetRoutes } from '../../../src/adapters/web/assets.ts';

/** They are part of others: the styles are one file, the export is behind a library. */
const WITHIN = /\.(css|html|svg)$|^temml-export\.js$/;

test('each script of the page is served', async () => {
  const files = await readdir('src/adapters/web/page', { recursive: true, withFileTypes: true });
  const scripts = files
    .filter((file) => file.isFile() && !WITHIN.test(file.name))
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replace(/^src\/adapters\/web/, ''));
  const served = toAssetRoutes().map(({ path }) => path);

  expect(scripts.length).toBeGreaterThan(40);
  expect(served).toEqual(expect.arrayContaining(scripts));
});

const toTokens = (script: string) =>
  [...tokenizer(script, { ecmaVersion: 'latest', sourceType: 'module' })].map(
    ({ type, start, end }) => `${type.label} ${script.slice(start, end)}`,
  );

test('of the page’s own scripts browsers get all but the comments', async () => {
  const routes = toAssetRoutes().filter(({ path }) => /^\/page\/.*\.js$/.test(path));
  let [before, after] = [0, 0];
  for (const { path, handle } of routes) {
    const written = await readFile(`src/adapters/web${path}`, 'utf8');
    const request = new Request(`http://localhost${path}`);
    const served = await (await handle(request, { isThisMachine: true })).text();
    expect(toTokens(served), path).toEqual(toTokens(written));
    expect(served, path).not.toMatch(/^\s*(?:\/\*|\/\/)/m);
    before += written.length;
    after += served.length;
  }
  expect(routes.length).toBeGreaterThan(40);
  expect(after).toBeLessThan(before * 0.95);
});
