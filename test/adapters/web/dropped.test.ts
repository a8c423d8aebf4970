// Kind: what is dropped on the page and cannot be sent is told as something else, or not at all.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { browserTest, cleanups, open } from './chromium.ts';

browserTest('a folder that is dropped is told, and what lies beside it is taken', async () => {
  const { page } = await open();
  const folder = mkdtempSync(join(tmpdir(), 'parley-drop-'));
  cleanups.push(async () => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'plans'));
  mkdirSync(join(folder, 'full'));
  writeFileSync(join(folder, 'full', 'b.txt'), 'inner');
  writeFileSync(join(folder, 'a.txt'), 'words');
  const wire = await page.context().newCDPSession(page);
  const data = {
    items: [],
    files: ['plans', 'a.txt', 'full'].map((name) => join(folder, name)),
    dragOperationsMask: 1,
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await wire.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await page
    .getByRole('alert')
    .filter({ hasText: /(plans|full) can’t be read/ })
    .waitFor();
  await page.locator('.chip:not(.busy)', { hasText: 'a.txt' }).waitFor();
  expect(await page.locator('.chip').count()).toBe(1);
  expect(await page.locator('#drop').isVisible()).toBe(false);
});

browserTest('a folder that looks like an empty file is told as a folder', async () => {
  const { page } = await open();
  await page.evaluate(`(() => {
    const event = new Event('drop', { bubbles: true, cancelable: true });
    const items = [true, false].map((isDirectory) => ({
      kind: 'file',
      webkitGetAsEntry: () => ({ isDirectory }),
    }));
    const files = [new File([], 'plans'), new File(['words'], 'a.txt')];
    const dataTransfer = { types: ['Files'], items: [{ kind: 'string' }, ...items], files };
    Object.defineProperty(event, 'dataTransfer', { value: dataTransfer });
    document.body.dispatchEvent(event);
  })()`);
  await page.getByRole('alert').filter({ hasText: 'plans can’t be read' }).waitFor();
  await page.locator('.chip:not(.busy)', { hasText: 'a.txt' }).waitFor();
});
