// Kind: what one tab, or an earlier place, has shown is forgotten or mixed up in another.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, open, say, visit } from './chromium.ts';
import { FINAL, stream, toAnswer } from './site.ts';

const input = (page: Page) => page.getByRole('textbox', { name: 'Message to Parley' });
const unread = (page: Page, text: string) =>
  page.locator('.thread-list .unread', { hasText: text });
const message = (page: Page, text: string) => page.locator('.message', { hasText: text });

const hide = (page: Page, isHidden: boolean) =>
  page.evaluate(`
    Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  `);

async function openTab(page: Page, url: string) {
  const tab = await page.context().newPage();
  await tab.goto(url);
  await tab.locator('.welcome, .thread').first().waitFor();
  return tab;
}

browserTest(
  'what is said in one tab is in the other at once, each with its own draft',
  async () => {
    const { site, page } = await open();
    const other = await openTab(page, site.url);
    await input(other).fill('the other’s draft');
    await say(page, 'first');
    await message(other, 'first').waitFor();
    await input(page).fill('a draft');
    await message(page, 'first').waitFor();
    for (const [tab, text] of [
      [page, 'a draft'],
      [other, 'the other’s draft'],
    ] as const) {
      await tab.reload();
      await message(tab, 'first').waitFor();
      expect(await input(tab).inputValue()).toBe(text);
    }
    await other.getByRole('button', { name: 'Send', exact: true }).click();
    await message(page, 'the other’s draft').waitFor();
    expect(await input(page).inputValue()).toBe('a draft');
  },
);

browserTest('what came while nobody looked is read once somebody looks, in every tab', async () => {
  const { site, page } = await open();
  await say(page, 'first');
  await message(page, 'first').waitFor();
  const other = await openTab(page, site.url);
  await hide(page, true);
  await hide(other, true);
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['news'], FINAL);
  for (const tab of [page, other]) await unread(tab, 'first').waitFor();
  await hide(page, false);
  for (const tab of [page, other]) await unread(tab, 'first').waitFor({ state: 'detached' });
});

browserTest('a channel with news is marked in every tab until one has shown it', async () => {
  const { site, page } = await open();
  const { page: bob } = await visit(site);
  await page.getByRole('button', { name: 'New channel' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('news');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '# news' }).waitFor();
  await page.getByRole('link', { name: 'general' }).click();
  const other = await openTab(page, site.url);
  await bob.getByRole('link', { name: 'news' }).click();
  await bob.getByRole('heading', { name: '# news' }).waitFor();
  await say(bob, 'hear, hear');
  const mark = (tab: Page) => tab.locator('.channel.unread', { hasText: 'news' });
  for (const tab of [page, other]) await mark(tab).waitFor();
  await page.getByRole('link', { name: 'news' }).click();
  for (const tab of [page, other]) await mark(tab).waitFor({ state: 'detached' });
});

browserTest('back and forward lead through channels and messages, and lose nothing', async () => {
  const { page, complaints } = await open();
  await say(page, 'first');
  await page.getByText('In thread: first').waitFor();
  await input(page).press('Escape');
  await say(page, 'second');
  await page.getByText('In thread: second').waitFor();
  await input(page).fill('half a thought');
  await message(page, 'first').locator('.when').click();
  await page.locator('.linked', { hasText: 'first' }).waitFor();
  await page.getByRole('button', { name: 'New channel' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('news');
  await page.keyboard.press('Enter');
  const heading = (name: string) => page.getByRole('heading', { name: `# ${name}` });
  await heading('news').waitFor();
  expect(await message(page, 'first').count()).toBe(0);
  await page.goBack();
  await heading('general').waitFor();
  await page.locator('.linked', { hasText: 'first' }).waitFor();
  await page.goBack();
  expect(page.url()).not.toContain('#/general/');
  await message(page, 'second').waitFor();
  expect(await input(page).inputValue()).toBe('half a thought');
  for (let round = 0; round < 4; round += 1) {
    await page.goForward();
    await page.goForward();
    await page.goBack();
    await page.goBack();
  }
  await page.goForward();
  await page.goForward();
  await heading('news').waitFor();
  await page.locator('.welcome').waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await message(page, 'half a thought').waitFor();
  expect(await message(page, 'second').count()).toBe(0);
  expect(complaints).toEqual([]);
});
