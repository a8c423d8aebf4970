import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { createBrowser } from './browser.ts';
import { browserTest, open, say, visit } from './chromium.ts';
import { FINAL, openSite, stream, toAnswer } from './site.ts';

const thread = '.thread-list .item';

browserTest('the threads are listed, found by a word, named, and led to', async () => {
  const { site, page } = await open();
  for (const [index, text] of ['first about cats', 'second about dogs', 'third'].entries()) {
    await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
    await say(page, text);
    await expect.poll(() => site.events.length).toBe(index + 1);
    await stream(toAnswer(site, site.events.at(-1)), `j${index}/0/0`, [`answer ${index}`], FINAL);
  }
  await expect
    .poll(() => page.locator(thread).allInnerTexts())
    .toEqual(['third', 'second about dogs', 'first about cats']);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('answer 1');
  await expect.poll(() => page.locator(thread).allInnerTexts()).toEqual(['second about dogs']);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('zebra');
  await page.getByText('No threads found.').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');

  await page.locator(thread, { hasText: 'cats' }).hover();
  await page.getByRole('button', { name: 'Rename the thread first about cats' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Cats & <b>friends</b>');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.locator(thread, { hasText: 'Cats & <b>friends</b>' }).waitFor();
  await page.locator(`${thread} a`, { hasText: 'Cats' }).click();
  await page.getByText('In thread: Cats & <b>friends</b>').waitFor();
  await page.reload();
  await page.locator(thread, { hasText: 'Cats & <b>friends</b>' }).waitFor();
});

const isInView = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const list = element.closest('ul') ?? element;
    const [inner, outer] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
    return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  });

for (const viewport of [
  { width: 1000, height: 600 },
  { width: 360, height: 640 },
])
  browserTest(`among many channels the current one is seen, ${viewport.width} wide`, async () => {
    const { site, page } = await open({ context: { viewport } });
    const ada = createBrowser(site.url);
    for (let index = 0; index < 40; index += 1)
      await ada.post('/web/channels', { channel: `channel ${index}` });
    await page.goto(`${site.url}/#/channel-30`);
    await page.reload();
    await page.getByRole('heading', { name: '# channel 30' }).waitFor();
    await expect.poll(() => isInView(page, '.channel[aria-current]')).toBe(true);
    await page.evaluate("location.hash = '#/general'");
    await page.getByRole('heading', { name: '# general' }).waitFor();
    await expect.poll(() => isInView(page, '.channel[aria-current]')).toBe(true);

    // A reader who scrolls through the list is not moved.
    const list = page.locator('.channels').first();
    await list.evaluate((element) => element.scrollTo(0, 10_000));
    await ada.post('/web/channels', { channel: 'one more' });
    await page.locator('.channel', { hasText: 'one more' }).waitFor({ state: 'attached' });
    expect(await list.evaluate((element) => element.scrollTop)).toBeGreaterThan(300);
    expect(await page.evaluate('document.documentElement.scrollLeft')).toBe(0);
  });

browserTest('that no thread was found stands where one looks for it', async () => {
  const { page } = await open();
  await say(page, 'about cats');
  await page.locator(thread).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zebra');
  const none = await page.getByText('No threads found.').boundingBox();
  const search = await page.getByRole('searchbox').boundingBox();
  expect((none?.y ?? 1000) - (search?.y ?? 0)).toBeLessThan(60);
});

browserTest('a thread whose question was deleted says so in the list', async () => {
  const { site, page } = await open();
  await say(page, 'soon gone');
  await expect.poll(() => site.events.length).toBe(1);
  await stream(toAnswer(site, site.events[0]), 'j0/0/0', ['an answer'], FINAL);
  const question = page.locator('.message', { hasText: 'soon gone' });
  await question.hover();
  await question.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.locator(thread, { hasText: 'This message was deleted.' }).waitFor();
});

browserTest('a thread with news is marked until it has been on the screen', async () => {
  const { site, page } = await open();
  for (const index of [1, 2]) {
    await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
    await say(page, `question ${index}`);
    await expect.poll(() => site.events.length).toBe(index);
    const long = Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n\n');
    await stream(toAnswer(site, site.events.at(-1)), `j${index}/0/0`, [long], FINAL);
  }
  await page.locator('.message', { hasText: 'question 2' }).waitFor();
  await stream(toAnswer(site, site.events[0]), 'late/0/0', ['late news'], FINAL);
  const unread = page.locator(`${thread} .unread`, { hasText: 'question 1' });
  await unread.waitFor();
  await page.locator('.message', { hasText: 'late news' }).scrollIntoViewIfNeeded();
  await unread.waitFor({ state: 'detached' });
});

browserTest('a channel is renamed and archived, and comes back with what was said', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'New channel' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Design Crit 2026!');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: '# Design Crit 2026!' }).waitFor();
  await say(page, 'kept');
  await page.locator('.message', { hasText: 'kept' }).waitFor();
  const change = page.getByRole('button', { name: 'Rename or archive this channel' });
  await change.click();
  await page.getByRole('dialog').getByRole('textbox').fill('Crit & Co');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: '# Crit & Co' }).waitFor();
  await change.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('heading', { name: /There’s no channel/ }).waitFor();
  await page.getByRole('button', { name: 'Create this channel' }).click();
  await page.locator('.message', { hasText: 'kept' }).waitFor();
});

test('a channel’s other name is its own, and general is always there', async () => {
  const site = await openSite();
  onTestFinished(site.close);
  const { post } = createBrowser(site.url);
  await post('/web/channels', { channel: 'one' });
  await post('/web/channels', { channel: 'two' });
  const rename = (channel: string, title: string) =>
    post('/web/channels/rename', { channel, title });
  expect(await rename('two', 'One')).toMatchObject({ status: 400 });
  expect(await rename('two', '!!!')).toMatchObject({ status: 400 });
  expect(await rename('three', 'x')).toMatchObject({ status: 400 });
  expect(await rename('two', 'Zwei')).toEqual({});
  expect(await post('/web/channels/archive', { channel: 'general' })).toMatchObject({
    status: 400,
  });
  expect(await post('/web/channels/archive', { channel: 'two' })).toEqual({});
  expect(await post('/web/messages', { text: 'hi', channel: 'two' })).toMatchObject({
    status: 400,
  });
  expect(await post('/web/title', { id: 'nope', title: 'x' })).toMatchObject({ status: 400 });
});

browserTest('two tabs read the same, and what one reads is not lost in the other', async () => {
  const { site, page } = await open();
  const { page: other } = await visit(site);
  await say(page, 'from one tab');
  await other.locator(thread, { hasText: 'from one tab' }).waitFor();
});

browserTest('what one tab has shown is read, whatever another has shown since', async () => {
  const { page } = await open();
  const unread = await page.evaluate(`(async () => {
    const { createSeen } = await import('/page/seen.js');
    const [one, other] = [createSeen(), createSeen()];
    one.begin('0');
    one.note({ id: '1', last: '5' });
    other.note({ id: '2', last: '6' });
    const later = createSeen();
    return ['1', '2'].filter((id) => later.isUnread({ id, last: '5', isMine: false }));
  })()`);

  expect(unread).toEqual([]);
});
