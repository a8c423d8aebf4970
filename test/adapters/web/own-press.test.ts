// Kind: a control that is hidden, disabled or gone once it was pressed takes the focus with it.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, open as openPage, say, visit } from './chromium.ts';
import { content, FINAL, never, stream, toAnswer, toPosted } from './site.ts';

/** What guards the focus is loaded once the page has nothing better to do. */
async function open(options?: Parameters<typeof openPage>[0]) {
  const opened = await openPage(options);
  const loaded = `performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/tabs.js'))`;
  await expect.poll(() => opened.page.evaluate(loaded)).toBe(true);
  await opened.page.evaluate("import('/page/focus.js')");
  return opened;
}

const toFocus = (page: Page) =>
  page.evaluate(`(() => {
    const { tagName, id, className } = document.activeElement;
    const isShown = document.activeElement.checkVisibility() && !document.activeElement.disabled;
    return isShown ? [tagName, id, className].join(' ') : 'hidden ' + tagName;
  })()`) as Promise<string>;

async function press(page: Page, element: ReturnType<Page['locator']>, key = 'Enter') {
  await element.focus();
  await page.keyboard.press(key);
}

async function expectKept(page: Page, what: string) {
  // A browser takes the focus away with the next frame.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
  const focus = await toFocus(page);
  expect(focus, what).not.toMatch(/^(?:BODY|HTML|hidden)/);
}

browserTest(
  'sending, leaving a thread and removing files leave the keyboard where one writes',
  async () => {
    const { page } = await open();
    const input = page.getByRole('textbox', { name: 'Message to Parley' });
    await input.fill('hello');
    await press(page, page.getByRole('button', { name: 'Send', exact: true }));
    await page.locator('.message').waitFor();
    await expectKept(page, 'Send');
    await press(page, page.getByRole('button', { name: 'New thread' }));
    await expectKept(page, 'New thread');
    await page.locator('input[type=file]').setInputFiles(
      ['a.txt', 'b.txt'].map((name) => ({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from('a'),
      })),
    );
    await page.locator('.chip:not(.busy)').nth(1).waitFor();
    await press(page, page.getByRole('button', { name: 'Remove a.txt' }));
    await expectKept(page, 'Remove of two');
    await press(page, page.getByRole('button', { name: 'Remove b.txt' }));
    await expectKept(page, 'Remove of one');
  },
);

browserTest('what leads to the latest message leads the keyboard there, too', async () => {
  const { site, page } = await open({ context: { viewport: { width: 900, height: 400 } } });
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  const lines = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n\n');
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', [lines], FINAL);
  await page.getByText('line 39', { exact: true }).waitFor();
  await page.locator('#scroll').hover();
  await page.mouse.wheel(0, -5_000);
  await expect.poll(() => page.evaluate("document.getElementById('scroll').scrollTop")).toBe(0);
  const { page: bob } = await visit(site);
  await say(bob, 'news');
  await press(page, page.getByRole('button', { name: 'Latest' }));
  await page.getByRole('button', { name: 'Latest' }).waitFor({ state: 'hidden' });
  await expectKept(page, 'Latest');
});

browserTest('what was stopped keeps the keyboard in its thread', async () => {
  const { site, page } = await open();
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  const channel = toAnswer(site, site.events[0]);
  const place = site.events[0]?.place;
  if (!place) throw new Error('no place');
  const id = site.events[0]?.type === 'message' ? site.events[0].message.id : '';
  await channel.indicate('working', id, never);
  await page.locator('.thinking button').waitFor();
  await press(page, page.locator('.thinking button'));
  const { posted } = await channel.write(
    toPosted('j1/0/0'),
    'open',
    content('Hi', { buttons: [{ label: 'Stop', action: 'stop:j1', style: 'danger' }] }),
    never,
  );
  await page.locator('.thinking').waitFor({ state: 'hidden' });
  await expectKept(page, 'Stop');
  await channel.write(posted, 'close', content('Hi', FINAL), never);
  await expectKept(page, 'Stop 2');
});

browserTest(
  'a dialog that was refused keeps the keyboard, and so does what is gone after it',
  async () => {
    const { page } = await open({ isDemo: true, unlock: async () => {} });
    await page.route(
      '**/web/key',
      (route) => route.fulfill({ status: 400, json: { error: 'No.' } }),
      { times: 1 },
    );
    await press(page, page.getByRole('button', { name: 'Add a key' }));
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.type('abc');
    await press(page, dialog.getByRole('button', { name: 'Check and use' }));
    await dialog.getByRole('alert').waitFor();
    await expectKept(page, 'refused');
    await press(page, dialog.getByRole('button', { name: 'Check and use' }));
    await dialog.waitFor({ state: 'detached' });
    await expectKept(page, 'unlocked');
    expect(await toFocus(page)).toContain('input');

    await press(page, page.getByRole('button', { name: 'New channel' }));
    await dialog.waitFor();
    await page.keyboard.type('news');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '# news' }).waitFor();
    await expectKept(page, 'new channel');
    await press(page, page.getByRole('button', { name: 'Rename or archive this channel' }));
    await dialog.waitFor();
    await press(page, dialog.getByRole('button', { name: 'Archive' }));
    await page.getByText('There’s no channel').waitFor();
    await expectKept(page, 'archived');
    await press(page, page.getByRole('button', { name: 'Create this channel' }));
    await page.getByText('There’s no channel').waitFor({ state: 'detached' });
    await expectKept(page, 'created');
  },
);

browserTest('what works once, and what unfolds a thread, keep the keyboard', async () => {
  const { site, page } = await open();
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'a.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('ID3a') }]);
  await page.locator('.chip:not(.busy)').waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.locator('.message').waitFor();
  await press(page, page.getByRole('button', { name: 'Summarize' }));
  await expectKept(page, 'Summarize');
  for (let index = 1; index <= 12; index += 1)
    await stream(toAnswer(site, site.events[0]), `k${index}/0/0`, [`reply ${index}`], FINAL);
  await page.reload();
  await press(page, page.getByRole('button', { name: /Show \d+ earlier/ }));
  await expectKept(page, 'more');
  await expect.poll(() => toFocus(page)).toContain('message');
});

browserTest('the channels that slide in take the keyboard, and give it back', async () => {
  const { page } = await open({ context: { viewport: { width: 390, height: 700 } } });
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  await press(page, page.locator('#menu'));
  await expectKept(page, 'menu');
  expect(await toFocus(page)).not.toContain('menu');
  await page.keyboard.press('Escape');
  await expectKept(page, 'menu closed');
  await press(page, page.locator('#menu'));
  await press(page, page.getByRole('link', { name: 'general' }));
  await expectKept(page, 'channel picked');
});

browserTest('a thread is renamed by the keyboard alone', async () => {
  const { page } = await open();
  await say(page, 'first');
  await page.locator('.thread-list .item').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Rename this thread' }).waitFor();
  await page.keyboard.type('Lunch');
  await page.keyboard.press('Enter');
  await page.locator('.thread-list .item', { hasText: 'Lunch' }).waitFor();
  await expect.poll(() => toFocus(page)).toContain('rename');
  await page.keyboard.press('ArrowLeft');
  expect(await toFocus(page)).toContain('channel');
});
