// Kind: what a person was in the middle of on the page is lost when Parley dies at that moment.
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createDemoServer } from '../../src/demo/server.ts';
import { browserTest, cleanups, say, visit } from '../adapters/web/chromium.ts';
import { startProgram } from '../kill/program.ts';
import { toSilence } from './voices.ts';

async function findPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return String(port);
}

/** The program with its page, which comes again at the same address. */
async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
  const model = await createDemoServer({ apiKey: 'key' });
  const environment = {
    GEMINI_API_KEY: 'key',
    GEMINI_BASE_URL: model.url,
    STORE_URL: `sqlite:${join(folder, 'parley.db')}`,
    HTTP_PORT: await findPort(),
  };
  let program = startProgram(environment, folder);
  cleanups.push(async () => {
    await program.kill();
    await model.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await program.ready;
  return {
    url: `http://127.0.0.1:${environment.HTTP_PORT}`,
    kill: () => program.kill(),
    async startAgain() {
      program = startProgram(environment, folder);
      await program.ready;
    },
  };
}

const away = (page: Page) => page.getByText('Reconnecting…');

browserTest('a file that is on its way when Parley is killed arrives all the same', async () => {
  const parley = await start();
  const { page } = await visit(parley);
  const wire = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 500_000 };
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', slow);
  const sent = page.waitForRequest('**/web/uploads**');
  const buffer = Buffer.alloc(6_000_000, 'many words ');
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'long.txt', mimeType: 'text/plain', buffer }]);
  await sent;
  await page.locator('.chip.busy').waitFor();
  await parley.kill();
  await away(page).waitFor();
  await wire.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  await parley.startAgain();
  await page.locator('.chip:not(.busy)').waitFor();
  await say(page, 'read it');
  await page.locator('.message .file', { hasText: 'long.txt' }).waitFor();
  await page.getByRole('button', { name: 'Regenerate' }).waitFor();
});

browserTest(
  'a dialog that is open when Parley is killed keeps its words, and works after it',
  async () => {
    const parley = await start();
    const { page } = await visit(parley);
    const dialog = page.getByRole('dialog');
    const field = dialog.getByRole('textbox');
    await page
      .locator('input[type=file]')
      .setInputFiles([{ name: 'voice.wav', mimeType: 'audio/wav', buffer: toSilence() }]);
    await page.locator('.chip:not(.busy)').waitFor();
    await say(page, '/transcribe');
    await page.getByRole('button', { name: 'Correct' }).click();
    await field.fill('0:00 Good morning');
    await parley.kill();
    await away(page).waitFor();
    await dialog.getByRole('button', { name: 'Send' }).click();
    await parley.startAgain();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.message.parley', { hasText: 'Good morning' }).waitFor();

    await page
      .locator('.message', { hasText: '/transcribe' })
      .first()
      .getByRole('button', { name: 'Delete' })
      .click();
    await parley.kill();
    await away(page).waitFor();
    await parley.startAgain();
    await away(page).waitFor({ state: 'hidden' });
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.locator('.message').first().waitFor({ state: 'detached' });
  },
);
