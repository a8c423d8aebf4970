// Kind: a command that goes on after a restart shows nothing before its answer is there.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { browserTest, cleanups, say, visit } from '../adapters/web/chromium.ts';
import { endless, startParley } from './harness.ts';

/** A port that is free, so that the program comes again at the same address. */
async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

browserTest('a command that goes on after a restart shows that it does, in every tab', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
  cleanups.push(async () => rmSync(folder, { recursive: true, force: true }));
  const parley = await startParley({
    HTTP_PORT: String(await findPort()),
    STORE_URL: `sqlite:${join(folder, 'parley.db')}`,
  });
  cleanups.push(parley.close);
  const { page } = await visit(parley.app);
  const tab = await page.context().newPage();
  await tab.goto(parley.app.url);
  const { page: bob } = await visit(parley.app);
  await say(page, 'The otter is called Wilhelmina.');
  await page.getByRole('button', { name: 'Regenerate' }).waitFor();
  await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
  const [before, after] = [endless('before '), endless('after ')];
  parley.model.next(before.reply, after.reply);
  await say(page, '/summarize');
  const thinking = '.thinking:visible';
  for (const each of [page, tab]) await each.locator(thinking).waitFor();
  await parley.restart(async () => {
    before.end();
    for (const each of [page, tab]) await each.getByText('Reconnecting…').waitFor();
  });
  for (const each of [page, tab]) {
    await each.getByText('Reconnecting…').waitFor({ state: 'hidden' });
    await each.locator(thinking).waitFor();
  }
  expect(await bob.locator(thinking).count()).toBe(0);
  after.end();
  for (const each of [page, tab]) {
    await each.locator('.message.parley', { hasText: 'after after' }).waitFor();
    await each.locator(thinking).waitFor({ state: 'hidden' });
  }
});
