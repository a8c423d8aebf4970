import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findMarkers, findSpoken } from '../../e2e/speaking.ts';
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
