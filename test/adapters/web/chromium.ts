import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { test } from 'vitest';
import { chromiumPath, hasChromium } from '../../programs.ts';
import { WAIT_MS } from '../../waiting.ts';
import { openSite } from './site.ts';

const ARGUMENTS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --use-fake-ui-for-media-stream --use-fake-device-for-media-stream';

/** What is undone after a test, the latest first. */
export const cleanups: (() => Promise<void>)[] = [];

let browser: Browser | undefined;

/**
 * A test that needs a real browser. The files of a worker share this module, whose hooks would
 * belong to the first of them alone: so what a worker and a test need is theirs.
 */
export const browserTest = test
  .extend('executablePath', { scope: 'worker' }, () => chromiumPath)
  .extend('browser', { scope: 'worker', auto: true }, async ({ executablePath }, { onCleanup }) => {
    if (!hasChromium) return null;
    browser = await chromium.launch({ executablePath, args: ARGUMENTS.split(' ') });
    onCleanup(() => browser?.close());
    return browser;
  })
  .extend('isOpen', { auto: true }, ({ browser: opened }, { onCleanup }) => {
    onCleanup(async () => {
      for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
    });
    return opened !== null;
  })
  .skipIf(!hasChromium);

type Opened = Parameters<typeof openSite>[0] & { readonly context?: BrowserContextOptions };

/** The page, with a stand-in for the core, and a person who looks at it. */
export async function open({ context: look = {}, ...options }: Opened = {}) {
  const site = await openSite(options);
  cleanups.push(site.close);
  return { site, ...(await visit(site, look)) };
}

/** A new person at a new browser; what the page complains about is an error of the test. */
export async function visit(site: { readonly url: string }, look: BrowserContextOptions = {}) {
  if (!browser) throw new Error('there is no browser');
  const context = await browser.newContext(look);
  cleanups.push(() => context.close());
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  await page.goto(site.url);
  await page.locator('.welcome, .thread, form').first().waitFor();
  return { page, complaints };
}

export async function say(page: Page, text: string) {
  await page.getByRole('textbox', { name: 'Message to Parley' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}
