import { readdir } from 'node:fs/promises';
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
