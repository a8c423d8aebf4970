import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { LOCALES } from '../../../src/core/strings/locale.ts';
import { findMarkers, findSpoken } from '../../e2e/speaking.ts';
import { createBrowser } from './browser.ts';
import { browserTest, cleanups, open, visit } from './chromium.ts';
import { openSite } from './site.ts';

/** Everything on the page that a person reads or is read to them. */
async function read(page: Page): Promise<string> {
  const told = await page.locator('*').evaluateAll((elements) => {
    const names = ['aria-label', 'title', 'placeholder', 'alt'];
    return elements.flatMap((element) => names.map((name) => element.getAttribute(name) ?? ''));
  });
  return [await page.title(), (await page.locator('body').textContent()) ?? '', ...told].join('\n');
}

const langOf = (page: Page) => page.locator('html').getAttribute('lang');

for (const [locale, tag] of [
  ['de', 'de-DE'],
  ['ja', 'ja-JP'],
  ['fr', 'fr-CA'],
  ['pt-BR', 'pt-PT'],
  ['hi', 'hi-IN'],
] as const)
  browserTest(`the page speaks to a reader of ${tag} in their language`, async () => {
    const markers = await findMarkers(locale);
    const { page, complaints } = await open({ context: { locale: tag } });
    const said = findSpoken(await read(page), markers);

    expect(await langOf(page)).toBe(locale);
    expect(said.own).not.toEqual([]);
    expect(said.english).toEqual([]);
    expect(complaints).toEqual([]);
  });

browserTest(
  'a reader whose language is not shipped gets English, whatever it is called',
  async () => {
    const site = await openSite();
    cleanups.push(site.close);
    for (const locale of ['ar', 'zh-TW', 'la-VA']) {
      const { page, complaints } = await visit(site, { locale });
      expect([locale, await langOf(page), complaints]).toEqual([locale, 'en', []]);
    }
  },
);

browserTest('a browser that names what is no language gets the page all the same', async () => {
  const { page: first, site } = await open();
  const page = await first.context().newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.addInitScript(() => {
    const languages = ['en-US@posix', '', 'en_GB', 'x'.repeat(500)];
    Object.defineProperty(navigator, 'languages', { get: () => languages });
  });
  await page.goto(site.url);
  await page.locator('.welcome').first().waitFor();

  expect(complaints).toEqual([]);
});

/** How far the widest thing in a dialog goes on beside its form, in pixels. */
const BESIDE = `(({ scrollWidth, clientWidth }, form) => {
  const { left, right } = form.getBoundingClientRect();
  const boxes = [...form.querySelectorAll('*')].map((each) => each.getBoundingClientRect());
  const shown = boxes.filter(({ width }) => width > 0);
  const beside = shown.map((box) => Math.max(left - box.left, box.right - right));
  return Math.max(scrollWidth - clientWidth, Math.round(Math.max(...beside)));
})(document.querySelector('dialog'), document.querySelector('dialog form'))`;

/** What a hint looks like that is longer than its empty field. */
const HINT = `getComputedStyle(document.getElementById('input'), '::placeholder').textOverflow`;

for (const locale of LOCALES)
  browserTest(`no dialog is wider than a phone, or a page at 400 %, in ${locale}`, async () => {
    const look = { viewport: { width: 320, height: 256 }, locale };
    const { site, page } = await open({ isDemo: true, unlock: async () => {}, context: look });
    await createBrowser(site.url).post('/web/channels', { channel: 'second' });
    await page.goto(`${site.url}/#/second`);
    await page.locator('h1', { hasText: 'second' }).waitFor();
    await page.locator('#menu').focus();
    expect(await page.evaluate(HINT)).toBe('ellipsis');
    const dialog = page.locator('dialog');
    const check = async (button: Locator) => {
      await button.evaluate((element) => (element as unknown as { click(): void }).click());
      await dialog.waitFor();
      expect(await page.evaluate(BESIDE)).toBe(0);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    };
    for (const button of await page.locator('#demo button, .section button, .own button').all())
      await check(button);
  });
