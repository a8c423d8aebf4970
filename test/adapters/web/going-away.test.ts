// Kind: what was written, recorded or added is lost, or sent twice, because the page or Parley
// goes away meanwhile.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, cleanups, open, say } from './chromium.ts';
import { createMemoryBlobs, createMemoryStore, openSite, type Site } from './site.ts';

const TEXT = { mimeType: 'text/plain', buffer: Buffer.from('a') };
const files = (page: Page) => page.locator('input[type=file]');
const input = (page: Page) => page.getByRole('textbox', { name: 'Message to Parley' });
const sendButton = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });

/** Parley again, at the same address. */
async function startAgain(site: Site, options: Parameters<typeof openSite>[0] = {}) {
  const port = Number(new URL(site.url).port);
  const back = await openSite({ store: site.store, blobs: site.blobs, ...options, port });
  cleanups.splice(0, cleanups.length, cleanups[cleanups.length - 1] ?? back.close);
  cleanups.unshift(back.close);
  return back;
}

const untilGivenUp = async (page: Page): Promise<void> => {
  const alert = page.getByRole('alert');
  for (let tries = 0; tries < 40 && !(await alert.isVisible()); tries += 1) {
    await page.clock.fastForward(8_000);
    await page.waitForTimeout(50);
  }
  await alert.waitFor();
};

browserTest('files that were added before a restart are sent after it', async () => {
  const { site, page } = await open();
  await files(page).setInputFiles(['a.txt', 'b.txt'].map((name) => ({ ...TEXT, name })));
  await page.locator('.chip:not(.busy)').nth(1).waitFor();
  await site.close();
  await page.getByText('Reconnecting…').waitFor();
  const back = await startAgain(site);
  await page.getByText('Reconnecting…').waitFor({ state: 'hidden' });
  await say(page, 'read them');
  await expect.poll(() => back.events.length).toBe(1);
  expect(back.events[0]).toMatchObject({
    message: { text: 'read them', attachments: [{ name: 'a.txt' }, { name: 'b.txt' }] },
  });
});

browserTest('files that were added while Parley was away for long are not lost', async () => {
  const { site, page } = await open();
  await page.clock.install();
  await site.close();
  await page.getByText('Reconnecting…').waitFor();
  await files(page).setInputFiles(['a.txt', 'b.txt'].map((name) => ({ ...TEXT, name })));
  await untilGivenUp(page);
  await startAgain(site);
  await page.locator('.chip:not(.busy)').nth(1).waitFor();
  await page.getByRole('alert').waitFor({ state: 'hidden' });
});

browserTest('a file that is gone is told, and not that Parley is away', async () => {
  const { page } = await open();
  await page.clock.install();
  const folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
  cleanups.push(async () => rmSync(folder, { recursive: true }));
  const path = join(folder, 'gone.txt');
  writeFileSync(path, 'words');
  await page.route('**/web/uploads**', (route) => {
    rmSync(path, { force: true });
    return route.abort();
  });
  await files(page).setInputFiles(path);
  await untilGivenUp(page);
  await page.getByRole('alert').filter({ hasText: 'gone.txt can’t be read.' }).waitFor();
  expect(await page.locator('.chip').count()).toBe(0);
});

browserTest('a message whose sending a reload cut off is not there twice', async () => {
  const { site, page } = await open();
  const arrived = Promise.withResolvers<void>();
  await page.route('**/web/messages', async (route) => {
    await route.fetch();
    arrived.resolve();
  });
  await say(page, 'only once');
  await arrived.promise;
  await page.unroute('**/web/messages');
  await page.reload();
  await page.locator('.message', { hasText: 'only once' }).waitFor();
  await expect.poll(() => input(page).inputValue()).toBe('');
  expect(new Set(site.events.map(({ key }) => key)).size).toBe(1);
});

browserTest('what is sent again after a reload is the same message', async () => {
  const { site, page } = await open();
  const nonces: string[] = [];
  await page.route('**/web/messages', async (route) => {
    nonces.push(route.request().postDataJSON().nonce);
    if (nonces.length > 1) return route.continue();
    return route.abort();
  });
  await say(page, 'only once');
  await expect.poll(() => nonces.length).toBe(1);
  await page.reload();
  await expect.poll(() => input(page).inputValue()).toBe('only once');
  await sendButton(page).click();
  await page.locator('.message', { hasText: 'only once' }).waitFor();

  expect(nonces).toHaveLength(2);
  expect(new Set(nonces).size).toBe(1);
  expect(site.events).toHaveLength(1);
});

browserTest('what was cancelled while Parley was away is not done when it is back', async () => {
  const { site, page } = await open();
  await say(page, 'first');
  await page.locator('.message').waitFor();
  await site.close();
  await page.getByText('Reconnecting…').waitFor();
  await page.clock.install();
  await page.locator('.message').getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  const refused = page.waitForEvent('requestfailed', (each) => each.url().endsWith('/delete'));
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await refused;
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  const back = await startAgain(site);
  for (let i = 0; i < 10; i += 1) {
    await page.clock.fastForward(4_000);
    await page.waitForTimeout(50);
  }
  expect(back.events).toEqual([]);
});

browserTest('a microphone button that is pressed again in doubt records once', async () => {
  const { page } = await open();
  await page.evaluate(`(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    window.asked = [];
    const allowed = new Promise((allow) => (window.allow = allow));
    mediaDevices.getUserMedia = (what) => {
      const stream = allowed.then(() => ask(what));
      window.asked.push(stream);
      return stream;
    };
  })()`);
  const record = page.locator('.mic');
  await record.click();
  await expect.poll(() => page.evaluate('asked.length')).toBe(1);
  await record.click();
  await page.evaluate('allow()');
  await page.getByText('0:01').waitFor();
  await record.click();
  await page.locator('.chip', { hasText: 'Voice note' }).waitFor();

  const live = `Promise.all(asked).then((streams) =>
    streams.filter((stream) => stream.getTracks().some(({ readyState }) => readyState === 'live')).length)`;
  expect(await page.evaluate(live)).toBe(0);
  expect(await page.locator('.chip').count()).toBe(1);
});

const asks = (page: Page) =>
  page.evaluate(`(() => {
    const event = new Event('beforeunload', { cancelable: true });
    dispatchEvent(event);
    return event.defaultPrevented;
  })()`);

browserTest('only where something would be lost does the page ask before it goes', async () => {
  const { page } = await open();
  const expectAsked = (isAsked: boolean) => expect.poll(() => asks(page)).toBe(isAsked);
  await expectAsked(false);
  await input(page).fill('half a thought');
  await expectAsked(false);
  await files(page).setInputFiles({ ...TEXT, name: 'a.txt' });
  await page.locator('.chip:not(.busy)').waitFor();
  await expectAsked(true);
  await sendButton(page).click();
  await page.locator('.message').waitFor();
  await expectAsked(false);
  await page.getByRole('button', { name: 'Record' }).click();
  await page.getByText('0:01').waitFor();
  await expectAsked(true);
  await page.getByRole('button', { name: 'Stop recording' }).click();
  await page.locator('.chip').getByRole('button').click();
  await expectAsked(false);
  await page.locator('.message').getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').waitFor();
  await expectAsked(false);
  await page.keyboard.type(' and more');
  await expectAsked(true);
  await page.keyboard.press('Escape');
  await expectAsked(false);
});

browserTest('text of a tab that was closed is in the next one', async () => {
  const { site, page } = await open();
  await input(page).fill('half a thought');
  const context = page.context();
  await page.close({ runBeforeUnload: true });
  const next = await context.newPage();
  await next.goto(site.url);
  await expect.poll(() => input(next).inputValue()).toBe('half a thought');
  const third = await context.newPage();
  await third.goto(site.url);
  await third.locator('.welcome').waitFor();
  expect(await input(third).inputValue()).toBe('');
});

browserTest('Parley back without its data: nothing that was brought is lost', async () => {
  const { site, page } = await open();
  await say(page, 'first');
  await page.getByText('In thread: first').waitFor();
  await files(page).setInputFiles({ ...TEXT, name: 'a.txt' });
  await page.locator('.chip:not(.busy)').waitFor();
  await site.close();
  await page.getByText('Reconnecting…').waitFor();
  await input(page).fill('second');
  const back = await startAgain(site, { store: createMemoryStore(), blobs: createMemoryBlobs() });
  await page.locator('.welcome').waitFor();
  await sendButton(page).click();
  await page.locator('.message', { hasText: 'second' }).waitFor();

  expect(back.events).toHaveLength(1);
  expect(back.events[0]).toMatchObject({ message: { attachments: [{ name: 'a.txt' }] } });
  expect(await input(page).inputValue()).toBe('');
});

browserTest('a dialog does not say that Parley is away once it is back', async () => {
  const { site, page } = await open();
  await page.getByRole('button', { name: 'New channel' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('News');
  await site.close();
  await page.getByText('Reconnecting…').waitFor();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByText('Parley can’t be reached.').waitFor();
  await startAgain(site);
  await page.getByText('Reconnecting…').waitFor({ state: 'hidden' });
  await dialog.getByText('Parley can’t be reached.').waitFor({ state: 'hidden' });
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: '# News' }).waitFor();
});

browserTest('a thread or channel is called otherwise once Parley is back', async () => {
  const { site, page } = await open();
  await say(page, 'first');
  await page.locator('.message').waitFor();
  const dialog = page.getByRole('dialog');
  let running = site;
  for (const [button, name] of [
    ['Rename the thread first', 'Lunch'],
    ['Rename or archive this channel', 'Food'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await dialog.getByRole('textbox').fill(name);
    await running.close();
    await page.getByText('Reconnecting…').waitFor();
    const refused = page.waitForEvent('requestfailed', (each) => each.url().includes('/web/'));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await refused;
    running = await startAgain(running);
    await dialog.waitFor({ state: 'detached' });
    await page.locator('#sidebar').getByText(name).waitFor();
  }
});
