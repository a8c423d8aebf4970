// Kind: an event of the stream that the page follows cannot be read: something on the way has cut
// or changed it. It is no error of the page; the stream goes on behind the last event that could
// be read, and a person is told only where something may be lost.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, open, say } from './chromium.ts';
import { type Site, stream, toAnswer } from './site.ts';

/** The first event of a stream, as the page would be sent it. */
async function readState(site: Site, page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const abort = new AbortController();
  const response = await fetch(`${site.url}/web/events?channel=general`, {
    headers: { cookie },
    signal: abort.signal,
  });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes('event: state') && text.endsWith('\n\n')) break;
  }
  abort.abort();
  return text;
}

const BROKEN: readonly (readonly [string, string])[] = [
  ['cut', '{"type":"message","message":{"id":"p1","te'],
  ['empty', ''],
  ['null', 'null'],
  ['a number', '42'],
  ['a list', '[]'],
  ['words', 'Bad Gateway'],
  ['HTML', '<html><h1>502</h1></html>'],
  ['huge', `{"type":"${'x'.repeat(1_000_000)}`],
];

const lost = (page: Page) => page.locator('#composer').getByText('couldn’t be read').first();

async function begin() {
  const opened = await open();
  const { site, page } = opened;
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi there']);
  await page.locator('.message.parley').waitFor();
  await page.locator('#input').fill('a draft');
  return opened;
}

/** Each of the first connections gets one of these bodies; all others are let through. */
async function breaking(page: Page, bodies: readonly string[]): Promise<readonly string[]> {
  const asked: string[] = [];
  await page.route('**/web/events*', async (route) => {
    const body = bodies[asked.length];
    asked.push(route.request().url());
    if (body === undefined) return route.continue();
    return route.fulfill({ contentType: 'text/event-stream', body });
  });
  return asked;
}

const frame = (data: string, type = 'message') => `event: ${type}\ndata: ${data}\n\n`;

for (const [what, data] of BROKEN)
  browserTest(`one broken event is skipped, and nothing is lost: ${what}`, async () => {
    const { site, page, complaints } = await begin();
    const state = await readState(site, page);
    const [id] = /(?<=^id: ).*/m.exec(state) ?? [];
    const asked = await breaking(page, [state + frame(data)]);
    await page.reload();
    await page.locator('.message.parley', { hasText: 'Hi there' }).waitFor();
    await expect.poll(() => asked.length).toBeGreaterThan(1);
    expect(new URL(asked[1] ?? '').searchParams.get('after')).toBe(id);
    await stream(toAnswer(site, site.events[0]), 'j2/0/0', ['And more']);
    await page.locator('.message.parley', { hasText: 'And more' }).waitFor();

    expect(await page.locator('#input').inputValue()).toBe('a draft');
    expect(await lost(page).isVisible()).toBe(false);
    expect(await page.locator('#connection').textContent()).toBe('');
    expect(complaints).toEqual([]);
  });

browserTest(
  'an event that is broken again is told, and all that there is now is shown',
  async () => {
    const { site, page, complaints } = await begin();
    const state = await readState(site, page);
    const asked = await breaking(page, [state + frame('{"type'), frame('{"type')]);
    await page.reload();
    await lost(page).waitFor();
    await page.locator('.message.parley', { hasText: 'Hi there' }).waitFor();
    await expect.poll(() => asked.length).toBe(3);
    expect(new URL(asked[2] ?? '').searchParams.has('after')).toBe(false);
    await stream(toAnswer(site, site.events[0]), 'j2/0/0', ['And more']);
    await page.locator('.message.parley', { hasText: 'And more' }).waitFor();

    expect(await page.locator('#input').inputValue()).toBe('a draft');
    expect(complaints).toEqual([]);
  },
);

browserTest('while every stream is broken the page tries again, calmly', async () => {
  const { site, page, complaints } = await begin();
  const asked = await breaking(
    page,
    Array.from({ length: 4 }, () => frame('{"typ', 'state')),
  );
  await page.reload();
  await page.locator('#connection', { hasText: 'Reconnecting' }).waitFor();
  await page.locator('.message.parley', { hasText: 'Hi there' }).waitFor();
  await expect.poll(() => page.locator('#connection').textContent()).toBe('');
  expect(asked.length).toBe(5);
  await stream(toAnswer(site, site.events[0]), 'j2/0/0', ['And more']);
  await page.locator('.message.parley', { hasText: 'And more' }).waitFor();
  expect(complaints).toEqual([]);
});

browserTest('an event that is cut off with its connection is sent again', async () => {
  const { site, page, complaints } = await begin();
  const state = await readState(site, page);
  await breaking(page, [`${state}id: x\nevent: message\ndata: {"type":"mes`]);
  await page.reload();
  await page.locator('.message.parley', { hasText: 'Hi there' }).waitFor();
  await stream(toAnswer(site, site.events[0]), 'j2/0/0', ['And more']);
  await page.locator('.message.parley', { hasText: 'And more' }).waitFor();
  expect(await lost(page).isVisible()).toBe(false);
  expect(complaints).toEqual([]);
});
