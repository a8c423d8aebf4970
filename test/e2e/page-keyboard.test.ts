// Kind: something on the page cannot be reached, or loses the keyboard’s place, without a mouse.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { callReply, type ModelReply, textReply } from '../../src/demo/frames.ts';
import { browserTest, cleanups, visit } from '../adapters/web/chromium.ts';
import { startParley } from './harness.ts';
import { toSilence } from './voices.ts';

async function start() {
  const parley = await startParley();
  cleanups.push(parley.close);
  const opened = await visit(parley.app);
  // What guards the focus is loaded once the page has nothing better to do.
  const loaded = `performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/tabs.js'))`;
  await expect.poll(() => opened.page.evaluate(loaded)).toBe(true);
  await opened.page.evaluate("import('/page/focus.js')");
  return { parley, ...opened };
}

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

/** Where the keyboard is, and whether that can be seen. */
const toFocus = (page: Page) =>
  page.evaluate(`(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const isShown = element.checkVisibility() && box.width > 0 && box.height > 0;
    return {
      isLost: element === document.body || !isShown || element.disabled === true,
      isMarked: outlineStyle !== 'none' && outlineWidth !== '0px',
      what: element.outerHTML.slice(0, 120),
    };
  })()`) as Promise<{ isLost: boolean; isMarked: boolean; what: string }>;

async function expectKept(page: Page, after: string) {
  // A browser takes the focus away with the next frame.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
  const focus = await toFocus(page);
  expect.soft(focus.isLost, `lost after ${after}: ${focus.what}`).toBe(false);
}

const isFocused = (target: Locator) =>
  target.evaluate((element) => element.ownerDocument.activeElement === element);

const holdsFocus = (target: Locator) =>
  target.evaluate((element) => element.matches(':focus-within'));

const MAX_STEPS = 60;

async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean>) {
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (await isThere()) return true;
    await page.keyboard.press(key);
  }
  return false;
}

/** Goes to something in a message as people do who have no mouse: by Tab and by the arrows. */
async function go(page: Page, target: Locator, what: string) {
  await target.waitFor();
  const message = target.locator('xpath=ancestor::article');
  const list = page.locator('#threads');
  await pressUntil(page, 'Shift+Tab', () => holdsFocus(list));
  await page.keyboard.press('Escape');
  const isIn = () => holdsFocus(message);
  await page.keyboard.press('End');
  expect(await pressUntil(page, 'ArrowUp', isIn), `${what}: its message`).toBe(true);
  await expectMarked(page, `the message of ${what}`);
  expect(await walk(page, target), `${what} is out of reach`).toBe(true);
  await expectMarked(page, what);
}

async function expectMarked(page: Page, what: string) {
  const { isMarked, what: element } = await toFocus(page);
  expect.soft(isMarked, `${what} has no visible focus: ${element}`).toBe(true);
}

/** By the arrow, and past what needs that itself by Tab. */
async function walk(page: Page, target: Locator) {
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (await isFocused(target)) return true;
    await page.evaluate('window.before = document.activeElement');
    await page.keyboard.press('ArrowRight');
    const isStuck = await page.evaluate('window.before === document.activeElement');
    if (isStuck) await page.keyboard.press('Tab');
  }
  return false;
}

async function press(page: Page, target: Locator, what: string, key = 'Enter') {
  await go(page, target, what);
  await page.keyboard.press(key);
  await expectKept(page, what);
}

/** Back to where one writes, to begin a thread. */
async function write(page: Page, text: string) {
  await page.keyboard.press('Escape');
  if (!(await page.evaluate("document.activeElement.id === 'input'")))
    await page.keyboard.press('/');
  expect(await page.evaluate('document.activeElement.id')).toBe('input');
  await page.keyboard.press('Escape');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
  await expectKept(page, text);
}

const button = (within: Locator, name: string) =>
  within.getByRole('button', { name, exact: true }).last();

const answer = (page: Page, text: string | RegExp) =>
  page.locator('.message.parley', { hasText: text }).last();

browserTest('votes, approvals and answers are dealt with by the keyboard alone', async () => {
  const { parley, page, complaints } = await start();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

  await write(page, '/poll Lunch? Pizza, Soup');
  const poll = answer(page, 'Lunch?');
  await press(page, button(poll, 'Soup'), 'a vote');
  await poll.getByRole('button', { name: 'Soup', pressed: true }).waitFor();
  await answer(page, '1 vote').waitFor();
  await expectKept(page, 'a counted vote');
  expect(await isFocused(button(poll, 'Soup'))).toBe(true);
  await page.keyboard.press('Space');
  await poll.getByRole('button', { name: 'Soup', pressed: false }).waitFor();
  await expectKept(page, 'a vote taken back');

  const propose = (text: string, ...replies: ModelReply[]) => {
    parley.model.next(call('post_elsewhere', { channel: 'general', text }), ...replies);
    return write(page, `tell all: ${text}`);
  };
  await propose('It is shipped.', textReply('Everybody knows.'));
  const card = page.getByRole('group', { name: 'Approve this action?' });
  await press(page, button(card, 'Approve'), 'Approve');
  await answer(page, 'Everybody knows.').locator('.outcome.done').waitFor();
  await expectKept(page, 'an approval');
  await propose('It is not.');
  await press(page, button(card, 'Deny'), 'Deny');
  await page.locator('.approval.denied').waitFor();
  await expectKept(page, 'a denial');

  parley.model.next(textReply('| a | b |\n| --- | --- |\n| 1 | 2 |'));
  await write(page, 'a table, please');
  const table = answer(page, 'Copy as CSV');
  await button(table, 'Regenerate').waitFor();
  await press(page, button(table, 'Copy as CSV'), 'Copy as CSV');
  await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe('a,b\r\n1,2\r\n');
  await press(page, button(table, 'Good answer'), 'Good answer');
  await table.getByRole('button', { name: 'Good answer', pressed: true }).waitFor();
  await expectKept(page, 'a rating');
  parley.model.next(textReply('Once more.'));
  await press(page, button(table, 'Regenerate'), 'Regenerate');
  const again = answer(page, 'Once more.');
  await button(again, 'Regenerate').waitFor();
  await expectKept(page, 'an answer that was written again');
  await press(page, button(again, 'Delete'), 'Delete');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await pressUntil(page, 'Tab', () => isFocused(button(dialog, 'Delete')));
  await page.keyboard.press('Enter');
  await again.waitFor({ state: 'detached' });
  await expectKept(page, 'an answer that is gone');

  await press(page, button(page.locator('.message', { hasText: '/poll' }), 'Delete'), 'Delete');
  await dialog.waitFor();
  await pressUntil(page, 'Tab', () => isFocused(button(dialog, 'Delete')));
  await page.keyboard.press('Enter');
  await page.locator('.message', { hasText: '/poll' }).waitFor({ state: 'detached' });
  await expectKept(page, 'a question that is gone with its poll');
  expect(complaints).toEqual([]);
});

browserTest('recordings are made, played and worked with by the keyboard alone', async () => {
  const { page, complaints } = await start();
  await page.locator('input[type=file]').setInputFiles(
    ['one.wav', 'two.wav', 'three.wav'].map((name) => ({
      name,
      mimeType: 'audio/wav',
      buffer: toSilence(3),
    })),
  );
  await page.locator('.chip:not(.busy)').nth(2).waitFor();
  await write(page, 'listen');
  const own = page.locator('.message', { hasText: 'one.wav' });
  for (const name of ['one.wav', 'two.wav', 'three.wav']) {
    const player = own.locator(`audio[aria-label="${name}"]`);
    await press(page, player, name, 'Space');
    await expect
      .poll(() => player.evaluate((audio) => (audio as unknown as { paused: boolean }).paused))
      .toBe(false);
  }
  await press(page, button(own, 'Summarize'), 'Summarize');
  await page.locator('.message', { hasText: 'Summarize the recording.' }).waitFor();
  await expectKept(page, 'a summary');
  await press(page, button(own, 'Ask'), 'Ask');
  expect(await page.evaluate('document.activeElement.id')).toBe('input');
  await page.keyboard.insertText('Who speaks?');
  await page.keyboard.press('Enter');
  const asked = page.locator('.thread', { hasText: 'one.wav' }).getByText('Who speaks?');
  await asked.first().waitFor();
  await expectKept(page, 'a question about a recording');
  await press(page, button(own, 'Transcribe'), 'Transcribe');
  const transcript = answer(page, 'can’t hear');
  await press(page, button(transcript, 'Correct'), 'Correct');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('0:00 Good morning');
  await page.keyboard.press('Control+Enter');
  await answer(page, 'Good morning').waitFor();
  await dialog.waitFor({ state: 'detached' });
  await expectKept(page, 'a correction');

  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  const mic = page.locator('.mic');
  expect(await pressUntil(page, 'Tab', () => isFocused(mic))).toBe(true);
  await page.keyboard.press('Space');
  await page.getByText('0:01').waitFor();
  await expectKept(page, 'a recording that began');
  await page.keyboard.press('Space');
  await page.locator('.chip:not(.busy)', { hasText: 'Voice note' }).waitFor();
  await expectKept(page, 'a recording that ended');
  await page.keyboard.press('/');
  await page.keyboard.press('Enter');
  const note = page.locator('.message', { hasText: 'Voice note' }).first().locator('audio');
  await press(page, note, 'a voice note', 'Space');
  await expect
    .poll(() =>
      note.evaluate((audio) => (audio as unknown as { played: { length: number } }).played.length),
    )
    .toBe(1);
  expect(complaints).toEqual([]);
});
