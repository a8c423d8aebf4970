import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { WAIT_MS } from '../../waiting.ts';
import { openSite } from './site.ts';

export const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
export const isHere = existsSync(executablePath);
/** A test that needs a real browser. */
export const browserTest = test.skipIf(!isHere);

const ARGUMENTS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --use-fake-ui-for-media-stream --use-fake-device-for-media-stream';

let browser: Browser;
/** What is undone after a test, the latest first. */
export const cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  if (isHere) browser = await chromium.launch({ executablePath, args: ARGUMENTS.split(' ') });
});
afterAll(async () => {
  if (isHere) await browser.close();
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Opened = Parameters<typeof openSite>[0] & { readonly context?: BrowserContextOptions };

/** The page, with a stand-in for the core, and a person who looks at it. */
export async function open({ context: look = {}, ...options }: Opened = {}) {
  const site = await openSite(options);
  cleanups.push(site.close);
  return { site, ...(await visit(site, look)) };
}

/** A new person at a new browser; what the page complains about is an error of the test. */
export async function visit(site: { readonly url: string }, look: BrowserContextOptions = {}) {
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
  await page.getByRole('combobox', { name: 'Message to Parley' }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}
