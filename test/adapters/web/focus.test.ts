// Kind: the keyboard's place is lost to a dialog, or what a press did is not read out.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, open, say } from './chromium.ts';
import { FINAL, stream, toAnswer } from './site.ts';

const focused = (page: Page) =>
  page.evaluate(
    "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
  );

browserTest('a dialog gives the focus back, whatever was drawn again meanwhile', async () => {
  const { site, page } = await open();
  await say(page, 'first');
  await page.locator('.message').waitFor();
  await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
  await say(page, 'second');
  await page.locator('.thread').nth(1).waitFor();
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: 'Rename the thread first' }).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await page.keyboard.type('Lunch');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Rename the thread Lunch' }).waitFor();
  await expect.poll(() => focused(page)).toBe('Rename the thread Lunch');

  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await stream(toAnswer(site, site.events[1]), 'j2/0/0', ['Hello'], FINAL);
  await page.locator('.message', { hasText: 'Hello' }).waitFor();
  await page.locator('.thread-list li', { hasText: 'second' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Rename the thread Lunch');

  await page.locator('.message').last().focus();
  const own = page.locator('.message', { hasText: 'second' }).first();
  await own.getByRole('button', { name: 'Edit' }).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await page.keyboard.type(' and more');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('edited', { exact: true }).waitFor();
  await expect.poll(() => focused(page)).toBe('Edit');
});

browserTest('what was deleted leaves the focus on the page, and not on nothing', async () => {
  const { page } = await open();
  await say(page, 'first');
  await page.locator('.message').waitFor();
  await page.getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('.message').waitFor({ state: 'detached' });

  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('scroll');
});

browserTest('a copy is told, and the button says again what it does', async () => {
  const { site, page } = await open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await say(page, 'code, please');
  await page.locator('.message').waitFor();
  const text = '```js\nlet a = 1;\n```\n\n| a |\n| --- |\n| 1 |';
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', [text], FINAL);
  const said = page.locator('#announce');

  for (const name of ['Copy', 'Copy as CSV']) {
    const button = page.locator('button.copy').filter({ hasText: new RegExp(`^${name}$`) });
    const element = await button.elementHandle();
    if (!element) throw new Error(`${name} is not there`);
    await said.evaluate((line) => line.replaceChildren());
    await element.click();
    await expect.poll(() => element.textContent()).toBe('Copied');
    await element.click(); // Once more, in doubt.
    await expect.poll(() => said.textContent()).toBe('Copied');
    const later = async () => {
      await page.clock.fastForward(5_000);
      return element.textContent();
    };
    await expect.poll(later).toBe(name);
  }
});
