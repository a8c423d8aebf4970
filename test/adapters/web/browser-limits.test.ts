// Kind: the page stays blank, or forgets, because a browser gives it less than it is used to.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, open, say } from './chromium.ts';

/** As a browser that blocks all cookies, and one whose storage is full. */
const STORAGES = {
  closed: `for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });`,
  full: `Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };`,
};

for (const [state, script] of Object.entries(STORAGES))
  browserTest(
    `where the browser’s storage is ${state}, the page is as ever until it is left`,
    async () => {
      const { site, page } = await open();
      await page.addInitScript(script);
      await page.reload();
      await page.locator('.welcome').waitFor();
      await page.getByRole('button', { name: 'Set your name' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('Ada');
      await page.keyboard.press('Enter');
      await page.locator('.me', { hasText: 'Ada' }).waitFor();
      await say(page, 'hello');
      await page.getByText('In thread: hello').waitFor();

      expect(site.events).toMatchObject([{ message: { speaker: { name: 'Ada' } } }]);
    },
  );

browserTest('more tabs than a browser has connections for one website all work', async () => {
  const { site, page } = await open();
  const tabs = [page];
  await say(page, 'first');
  await page.getByText('In thread: first').waitFor();
  const hide = (each: Page, isHidden: boolean) =>
    each.evaluate(`
      Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    `);
  for (let count = 2; count <= 9; count += 1) {
    await hide(tabs.at(-1) ?? page, true);
    const next = await page.context().newPage();
    const isShared = next.waitForResponse('**/page/tabs.js');
    await next.goto(site.url);
    await next.locator('.message').waitFor();
    await isShared;
    tabs.push(next);
  }
  await say(tabs.at(-1) ?? page, 'hello');
  await tabs.at(-1)?.locator('.message', { hasText: 'hello' }).waitFor();
  await hide(tabs.at(-1) ?? page, true);
  await hide(page, false);
  await page.locator('.message', { hasText: 'hello' }).waitFor();
  await page.getByText('In thread: first').waitFor();
});
