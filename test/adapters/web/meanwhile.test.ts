// Kind: what is on its way shows nothing, or ends elsewhere than it began: in another channel or
// thread, or in nothing, because the page was left, picked from, or logged out meanwhile.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createBrowser } from './browser.ts';
import { browserTest, open, say } from './chromium.ts';
import { stream, toAnswer } from './site.ts';

const input = (page: Page) => page.getByRole('textbox', { name: 'Message to Parley' });
const message = (page: Page, text: string) => page.locator('.message', { hasText: text });
const heading = (page: Page, name: string) => page.getByRole('heading', { name: `# ${name}` });
const context = (page: Page) => page.locator('#composer .context');
const chip = (page: Page) => page.locator('.chip:not(.busy)');

/** Requests to an address wait until the result is called. */
async function hold(page: Page, address: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

browserTest(
  'a message that is slow to arrive leaves the channel that one went to alone',
  async () => {
    const { site, page, complaints } = await open();
    await createBrowser(site.url).post('/web/channels', { channel: 'news' });
    for (const text of ['a slow question', '/help']) {
      await page.evaluate("location.hash = '#/general'");
      await heading(page, 'general').waitFor();
      const letGo = await hold(page, '**/web/messages');
      await say(page, text);
      await page.locator('.send.busy').waitFor();
      await page.getByText('Sending…').waitFor();
      await page.evaluate("location.hash = '#/news'");
      await heading(page, 'news').waitFor();
      await input(page).fill('for the news');
      const arrived = page.waitForResponse('**/web/messages');
      letGo();
      await arrived;
      await page.locator('.send:not(.busy)').waitFor();
      expect(await context(page).isVisible()).toBe(false);
      expect(await input(page).inputValue()).toBe('for the news');
      expect(await page.getByText('Sending…').isVisible()).toBe(false);
    }
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await message(page, 'for the news').waitFor();

    expect(site.events.map(({ place }) => place.channel)).toEqual(['general', 'general', 'news']);
    expect(new Set(site.events.map(({ conversation }) => conversation)).size).toBe(3);
    expect(complaints).toEqual([]);
  },
);

browserTest(
  'what is sent before the page knows its channel goes where the address says',
  async () => {
    const { site, page } = await open();
    await createBrowser(site.url).post('/web/channels', { channel: 'news' });
    const next = await page.context().newPage();
    const letGo = await hold(next, '**/web/events*');
    await next.goto(`${site.url}/#/news`);
    await say(next, 'for the news');
    await expect.poll(() => site.events.length).toBe(1);
    letGo();
    await message(next, 'for the news').waitFor();

    expect(site.events[0]?.place.channel).toBe('news');
  },
);

browserTest('who picks a question from the list keeps what they were writing', async () => {
  const { site, page } = await open();
  await input(page).fill('half a thought');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
  await chip(page).waitFor();
  const pick = page.getByRole('button', { name: 'Compare SQLite' });
  await page.route('**/web/messages', (route) => route.fulfill({ status: 500, body: '' }));
  await pick.click();
  await page.getByRole('alert').waitFor();
  await page.unroute('**/web/messages');
  await pick.click();
  await message(page, 'Compare SQLite').waitFor();
  expect(await input(page).inputValue()).toBe('half a thought');
  await chip(page).waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await message(page, 'half a thought').waitFor();

  expect(site.events).toMatchObject([
    { message: { attachments: [] } },
    { message: { text: 'half a thought', attachments: [{ name: 'a.txt' }] } },
  ]);
});

async function logIn(page: Page) {
  await page.getByLabel('Password').fill('open sesame');
  await page.getByRole('button', { name: 'Log in' }).click();
  await input(page).waitFor();
}

const logOut = (page: Page) => page.context().clearCookies({ name: 'parley_session' });

browserTest(
  'whoever has to log in again is back where they were, with all that was there',
  async () => {
    const { site, page } = await open({ token: 'open sesame' });
    await logIn(page);
    await page.getByRole('button', { name: 'New channel' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('news');
    await page.keyboard.press('Enter');
    await heading(page, 'news').waitFor();
    await say(page, 'first');
    await context(page).getByText('first').waitFor();
    await logOut(page);
    await say(page, 'still there?');
    await logIn(page);
    await heading(page, 'news').waitFor();
    await context(page).getByText('first').waitFor();
    expect(await input(page).inputValue()).toBe('still there?');

    // A dialog and a file would be lost with the page.
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
    await chip(page).waitFor();
    await message(page, 'first').getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('first, and more');
    await logOut(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    const link = dialog.getByRole('link', { name: site.url });
    expect(await dialog.getByRole('alert').textContent()).toContain('You’re logged out.');
    const [other] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await logIn(other);
    await other.close();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await message(page, 'first, and more').waitFor();
    await logOut(page);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('#composer').getByText('You’re logged out.').waitFor();
    const [third] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator('#composer').getByRole('link', { name: site.url }).click(),
    ]);
    await logIn(third);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await message(page, 'still there?').waitFor();

    expect(site.events.at(-1)).toMatchObject({
      place: { channel: 'news' },
      message: { text: 'still there?', attachments: [{ name: 'a.txt' }] },
    });
  },
);

const VOTES = {
  buttons: [
    { label: 'Soup', action: 'vote0:j1', style: 'plain' },
    { label: 'Cake', action: 'vote1:j1', style: 'plain' },
  ],
} as const;

browserTest('a press on its way is seen, and told again it is the same press', async () => {
  const { site, page, complaints } = await open();
  await say(page, 'a poll');
  await message(page, 'a poll').waitFor();
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Lunch?'], VOTES);
  const soup = page.getByRole('button', { name: 'Soup' });
  const busy = page.locator('.button[aria-busy=true]');
  const nonces: string[] = [];
  await page.route('**/web/press', async (route) => {
    nonces.push(route.request().postDataJSON().nonce);
    if (nonces.length > 1) return route.continue();
    await route.fetch(); // It arrives, but its answer does not.
  });
  await page.clock.install();
  await soup.focus();
  await page.keyboard.press('Enter');
  await busy.waitFor();
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe('Soup');
  expect(await busy.textContent()).toBe('Soup');
  await soup.click(); // In doubt whether it worked.
  for (let tries = 0; tries < 60 && (await busy.isVisible()); tries += 1) {
    await page.clock.fastForward(8_000);
    await page.waitForTimeout(30);
  }
  await page.getByRole('alert').filter({ hasText: 'Parley didn’t answer in time.' }).waitFor();
  await soup.click();
  await expect.poll(() => nonces.length).toBe(2);
  await busy.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Cake' }).click();
  await expect.poll(() => nonces.length).toBe(3);

  expect(new Set(nonces).size).toBe(2);
  const pressed = site.events.filter(({ type }) => type === 'action').map(({ key }) => key);
  expect(new Set(pressed).size).toBe(2);
  expect(complaints).toEqual([]);
});
