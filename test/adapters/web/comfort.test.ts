import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { createBrowser } from './browser.ts';
import { browserTest, open, say, visit } from './chromium.ts';
import {
  audience,
  content,
  FINAL,
  never,
  placeOf,
  type Site,
  stream,
  toAnswer,
  toPosted,
} from './site.ts';

const STOP = { label: 'Stop', action: 'stop:j1', style: 'danger' } as const;

/** Questions that are too many for the screen, each answered. */
async function fill(site: Site, page: Page, count: number) {
  for (let index = 1; index <= count; index += 1) {
    await say(page, `question ${index}`);
    await page.locator('.message', { hasText: `question ${index}` }).waitFor();
    await page.getByRole('button', { name: 'New thread' }).click();
    const lines = Array.from({ length: 9 }, (_, line) => `answer ${index}, line ${line}`);
    const channel = toAnswer(site, site.events.at(-1));
    await stream(channel, `j${index}/0/0`, [lines.join('\n\n')], FINAL);
  }
}

const isInView = (page: Page, text: string) =>
  page
    .locator('#scroll')
    .getByText(text, { exact: true })
    .evaluate((element) => {
      const { bottom } = element.getBoundingClientRect();
      const view = element.closest('#scroll')?.getBoundingClientRect();
      return view !== undefined && bottom > view.top && bottom <= view.bottom;
    });

browserTest('an answer is followed in a thread further up, until somebody scrolls', async () => {
  const { site, page } = await open();
  await fill(site, page, 4);
  const first = page.locator('.thread').first();
  await first.getByRole('button', { name: 'Reply' }).click();
  await say(page, 'and then?');
  await page.locator('.message', { hasText: 'and then?' }).waitFor();
  const channel = toAnswer(site, site.events.at(-1));
  const words = Array.from({ length: 40 }, (_, index) => `word ${index}`);
  const text = (count: number) => words.slice(0, count).join('\n\n');
  const write = async (count: number, posted = toPosted('j9/0/0')) => {
    const step = count === 1 ? 'open' : 'grow';
    return channel.write(posted, step, content(text(count), { buttons: [STOP] }), never);
  };
  const { posted } = await write(1);
  await write(20, posted);
  await expect.poll(() => isInView(page, 'word 19')).toBe(true);

  await page.locator('#scroll').hover();
  await page.mouse.wheel(0, -300);
  await expect.poll(() => isInView(page, 'word 19')).toBe(false);
  await write(40, posted);
  await page.getByText('word 39', { exact: true }).waitFor({ state: 'attached' });
  expect(await isInView(page, 'word 39')).toBe(false);
});

browserTest('whoever reads further up is told of news, and stays where they are', async () => {
  const { site, page } = await open();
  await fill(site, page, 4);
  await page.locator('#scroll').hover();
  await page.mouse.wheel(0, -5_000);
  await expect.poll(() => isInView(page, 'question 1')).toBe(true);
  const { page: bob } = await visit(site);
  await say(bob, 'news');

  await page.getByRole('button', { name: 'Latest' }).click();
  await expect.poll(() => isInView(page, 'news')).toBe(true);
  expect(await page.getByRole('button', { name: 'Latest' }).isVisible()).toBe(false);
});

browserTest('the keyboard is enough, and loses its place to nothing that changes', async () => {
  const { site, page } = await open();
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await page.locator('.message').waitFor();
  const channel = toAnswer(site, site.events[0]);
  const { posted } = await channel.write(
    toPosted('j1/0/0'),
    'open',
    content('Hi', { buttons: [STOP] }),
    never,
  );
  await page.getByRole('button', { name: 'Stop' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => site.events.at(-1)?.type).toBe('action');
  await channel.write(posted, 'close', content('Hi', FINAL), never);
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Regenerate');

  await page.getByRole('button', { name: 'Reply' }).focus();
  const { page: bob } = await visit(site);
  await say(bob, 'meanwhile');
  await page.locator('.message', { hasText: 'meanwhile' }).waitFor();
  expect(await page.evaluate('document.activeElement.className')).toBe('reply');

  await page.getByRole('link', { name: 'general' }).focus();
  const ada = createBrowser(site.url);
  await ada.post('/web/channels', { channel: 'other' });
  await ada.post('/web/messages', { text: 'news', channel: 'other' });
  await page.getByRole('link', { name: 'other (new messages)' }).waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toContain('general');
});

browserTest('what was written and not sent outlasts a reload, and what it was for', async () => {
  const { site, page } = await open();
  await say(page, 'first');
  await page.getByText('In thread: first').waitFor();
  await page.getByRole('textbox', { name: 'Message to Parley' }).fill('half a thought');
  await page.reload();
  await page.getByText('In thread: first').waitFor();
  expect(await page.getByRole('textbox', { name: 'Message to Parley' }).inputValue()).toBe(
    'half a thought',
  );
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('.message', { hasText: 'half a thought' }).waitFor();

  const [first, second] = site.events.map(({ conversation }) => conversation);
  expect(second).toBe(first);
});

browserTest('a message has an address, also where its thread is folded', async () => {
  const { site, page } = await open();
  await fill(site, page, 3);
  const [first] = site.events;
  const thread = first?.type === 'message' ? first.message.id : '';
  const channel = site.adapter.channel(placeOf(thread), audience());
  for (let index = 1; index <= 9; index += 1)
    await stream(channel, `k${index}/0/0`, [`reply ${index}`], FINAL);
  await page.reload();
  await page.getByRole('button', { name: 'Show 4 earlier replies' }).waitFor();
  expect(await page.getByText('reply 2', { exact: true }).count()).toBe(0);

  const seen = await site.adapter.archive.read(placeOf(thread), { after: null, limit: 9 }, never);
  const id = seen.find(({ text }) => text === 'reply 2')?.id ?? '';
  const address = await site.adapter.archive.link(placeOf(thread), id, never);
  await page.goto(`${site.url}/${address}`);
  await expect.poll(() => isInView(page, 'reply 2')).toBe(true);
});

browserTest(
  'a sentence in passing is shown until one goes on; an aside can be put away',
  async () => {
    const { site, page } = await open();
    await say(page, 'hello');
    await page.locator('.message').waitFor();
    const event = site.events[0];
    const person = event?.type === 'message' ? event.message.speaker.id : '';
    const place = event?.place ?? placeOf(undefined);
    const channel = site.adapter.channel(place, audience({ to: { person } }));
    await channel.write(
      toPosted('whisper/0/0'),
      'open',
      content('Thanks for the feedback!'),
      never,
    );
    await page.locator('.hint', { hasText: 'Thanks for the feedback!' }).waitFor();
    await page.getByRole('textbox', { name: 'Message to Parley' }).fill('on');
    await page
      .locator('.hint', { hasText: 'Thanks for the feedback!' })
      .waitFor({ state: 'hidden' });

    await stream(channel, 'j2/0/0', ['The prompt: a fox']);
    const aside = page.locator('.message', { hasText: 'The prompt: a fox' });
    await aside.getByText('only you see this').waitFor();
    await aside.hover();
    await aside.getByRole('button', { name: 'Dismiss' }).click();
    await aside.waitFor({ state: 'detached' });
  },
);

browserTest('people are told apart by their colours', async () => {
  const { page } = await open();
  await say(page, 'hello');
  const avatar = page.locator('.message .avatar');
  await avatar.waitFor();
  const toColour = (hue: number) =>
    page.evaluate(`(() => {
      const avatar = document.querySelector('.message .avatar');
      avatar.style.setProperty('--hue', ${hue});
      return getComputedStyle(avatar).backgroundColor;
    })()`);

  expect(await avatar.getAttribute('style')).toMatch(/^--hue: \d{1,3};$/);
  expect(await toColour(0)).not.toBe(await toColour(120));
});

browserTest('what is written from right to left is shown so, code excepted', async () => {
  const { page } = await open();
  await say(page, 'שלום\n\n```js\nlet a = 1;\n```\n\nhello');
  await page.locator('.message pre').waitFor();
  const toDirection = (selector: string) =>
    page.evaluate(`getComputedStyle(document.querySelector('.message ${selector}')).direction`);

  const parts = ['.block:nth-child(1)', '.block:nth-child(2) pre', '.block:nth-child(3)'];
  expect(await Promise.all(parts.map(toDirection))).toEqual(['rtl', 'ltr', 'ltr']);
});

browserTest('what the browser cannot show or play can be saved', async () => {
  const { page } = await open();
  const buffer = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0');
  await page.locator('input[type=file]').setInputFiles([
    { name: 'photo.heic', mimeType: 'image/heic', buffer },
    { name: 'film.mp4', mimeType: 'video/mp4', buffer },
  ]);
  const chip = page.getByRole('listitem').filter({ hasText: 'photo.heic' });
  await chip.locator('svg').first().waitFor();
  await expect.poll(() => chip.locator('img').count()).toBe(0);
  await page.locator('.chip:not(.busy)').nth(1).waitFor();
  await page.getByRole('button', { name: 'Send' }).click();

  await page.locator('.message').getByRole('link', { name: 'photo.heic' }).waitFor();
  await page.locator('.message').getByRole('link', { name: 'film.mp4' }).waitFor();
  expect(await page.locator('.message video').count()).toBe(0);
});

browserTest('the title tells whoever looks elsewhere that an answer is there', async () => {
  const { site, page } = await open();
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  const look = (isHidden: boolean) =>
    page.evaluate(`
      Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    `);
  await look(true);
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi', 'Hi there'], FINAL);
  await expect.poll(() => page.title()).toBe('● #general – Parley');

  await look(false);
  expect(await page.title()).toBe('#general – Parley');
});

browserTest('what was written into a dialog is not lost where it could not be sent', async () => {
  const { site, page } = await open();
  await say(page, 'first');
  await page.locator('.message').hover();
  await page.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await page.route('**/web/edit', (route) => route.abort());
  await dialog.waitFor();
  await page.keyboard.type(' and more');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByRole('textbox').inputValue()).toBe('first and more');

  await page.unroute('**/web/edit');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(site.events.at(-1)).toMatchObject({ type: 'edit', message: { text: 'first and more' } });
});

browserTest('an address in what the page says can be followed', async () => {
  const { page } = await open({
    isDemo: true,
    unlock: async () => {
      throw new UserError('web_failed', 'Make one at https://example.org/key (or `npm run x`).');
    },
  });
  await page.getByRole('button', { name: 'Add a key' }).click();
  const box = page.getByRole('dialog');
  const note = box.getByRole('link', { name: 'https://aistudio.google.com/apikey' });
  expect(await note.getAttribute('href')).toBe('https://aistudio.google.com/apikey');
  await box.getByRole('textbox').fill('wrong');
  await page.keyboard.press('Enter');
  const refusal = box.getByRole('alert').getByRole('link');
  await refusal.waitFor();
  expect(await refusal.getAttribute('href')).toBe('https://example.org/key');
  expect(await refusal.getAttribute('rel')).toContain('noopener');
  expect(await box.getByRole('alert').locator('code').textContent()).toBe('npm run x');
});
