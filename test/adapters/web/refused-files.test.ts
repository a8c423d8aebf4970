// Kind: a file, a channel's end or the way back of a request is refused or cut: one sentence says
// so, there is a way on, and a draft stays.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, open, say } from './chromium.ts';
import { stream, toAnswer } from './site.ts';

type Handler = Parameters<Page['route']>[1];

const HASH = 'a'.repeat(64);
const FILES = [
  { name: 'cat.png', hash: HASH, mimeType: 'image/png', alt: 'a cat' },
  { name: 'note.ogg', hash: HASH, mimeType: 'audio/ogg', alt: 'a note' },
  { name: 'film.mp4', hash: HASH, mimeType: 'video/mp4', alt: 'a film' },
] as const;

const errorsOf = (complaints: readonly string[]) =>
  complaints.filter((line) => !line.startsWith('Failed to load resource'));

const HALF_PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const WAYS: readonly (readonly [string, Handler])[] = [
  ['404', (route) => route.fulfill({ status: 404, json: { error: 'No such file.' } })],
  ['403', (route) => route.fulfill({ status: 403, body: '<html>Forbidden</html>' })],
  ['500', (route) => route.fulfill({ status: 500, body: '' })],
  ['502', (route) => route.fulfill({ status: 502, body: 'Bad Gateway' })],
  [
    '200 and another page',
    (route) => route.fulfill({ contentType: 'text/html', body: '<p>Log in' }),
  ],
  ['200 and nothing', (route) => route.fulfill({ contentType: 'image/png', body: '' })],
  ['cut in its middle', (route) => route.fulfill({ contentType: 'image/png', body: HALF_PNG })],
  ['no connection', (route) => route.abort('connectionreset')],
];

for (const [what, handler] of WAYS)
  browserTest(`a file that cannot be had is named, with a way to try again: ${what}`, async () => {
    const { site, page, complaints } = await open();
    await page.route('**/files/**', handler);
    await say(page, 'hello');
    await page.locator('.message').waitFor();
    await page.locator('#input').fill('a draft');
    const files = FILES.map((file) => ({ ...file }));
    await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Here'], { files });
    for (const { name } of FILES) {
      const link = page.locator('a.file', { hasText: name });
      await link.scrollIntoViewIfNeeded();
      await link.getByText('Can’t be shown here').waitFor();
      expect(await link.getAttribute('href')).toBe(`/files/${HASH}`);
    }
    expect(await page.locator('#input').inputValue()).toBe('a draft');
    expect(errorsOf(complaints)).toEqual([]);
  });

browserTest('a channel that cannot be archived stays, with a sentence', async () => {
  const { page, complaints } = await open();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press('New channel');
  await page.getByRole('dialog').locator('input').fill('plans');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('#channel-name', { hasText: 'plans' }).waitFor();
  await page.locator('#input').fill('a draft');
  for (const how of [
    { status: 403, body: '<html>Forbidden</html>' },
    { status: 404, json: { error: 'Not found' } },
    { status: 500, body: '' },
    { status: 400, json: { error: 'That channel is gone.' } },
  ]) {
    await page.route('**/web/channels/archive', (route) => route.fulfill(how));
    await page.getByRole('button', { name: 'Rename or archive this channel' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Archive' }).click();
    await dialog.locator('.problem').waitFor();
    expect(await dialog.locator('.problem').textContent()).toMatch(/^(Something went|That chan)/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('#input').inputValue()).toBe('a draft');
    await page.unroute('**/web/channels/archive');
  }
  await page.locator('#channel-name', { hasText: 'plans' }).waitFor();
  expect(errorsOf(complaints)).toEqual([]);
});

/** Parley has heard it, and its answer is cut. */
const CUTS: readonly (readonly [string, Handler])[] = [
  [
    'in the middle of its words',
    async (route) => {
      const response = await route.fetch();
      return route.fulfill({ response, body: (await response.text()).slice(0, 5) });
    },
  ],
  [
    'before its words',
    async (route) => {
      await route.fetch();
      return route.abort('connectionreset');
    },
  ],
  [
    'and is empty',
    async (route) => {
      const response = await route.fetch();
      return route.fulfill({ response, body: '' });
    },
  ],
];

for (const [what, handler] of CUTS)
  browserTest(`what was heard although its answer was cut is said once: ${what}`, async () => {
    const { site, page, complaints } = await open();
    let tries = 0;
    await page.route('**/web/messages', (route, request) => {
      tries += 1;
      return tries > 2 ? route.continue() : handler(route, request);
    });
    await say(page, 'hello');
    await page.locator('.message', { hasText: 'hello' }).waitFor();
    await expect.poll(() => page.locator('#input').inputValue()).toBe('');
    await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
    expect(await page.locator('.message').count()).toBe(1);
    expect(site.events.map(({ type }) => type)).toEqual(['message']);
    expect(errorsOf(complaints)).toEqual([]);
  });

const FORM = {
  title: 'Note',
  action: 'note:j1',
  fields: [{ name: 'text', label: 'Text', value: '', isLong: false }],
};

browserTest('a form of a command that is refused keeps what was filled in', async () => {
  const { site, page, complaints } = await open();
  await page.route('**/web/messages', (route) =>
    route.fulfill({ json: { id: null, isPrivate: true, form: FORM } }),
  );
  await say(page, '/note');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('buy milk');
  for (const how of [
    { status: 400, json: { error: 'Choose a shorter text.' } },
    { status: 403, body: '<html>Forbidden</html>' },
    { status: 404, json: { error: 'Not found' } },
    { status: 500, body: '' },
  ]) {
    await page.route('**/web/form', (route) => route.fulfill(how));
    const refused = page.waitForResponse('**/web/form');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await refused;
    await dialog
      .locator('.problem')
      .filter({ hasText: /^(Something went|Choose a)/ })
      .waitFor();
    expect(await dialog.getByRole('textbox').inputValue()).toBe('buy milk');
    await page.unroute('**/web/form');
  }
  await page.unroute('**/web/messages');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(site.events).toMatchObject([{ type: 'form', fields: { text: 'buy milk' } }]);
  expect(errorsOf(complaints)).toEqual([]);
});
