// Kind: what cannot be used with the keyboard, a screen reader, large letters or other colours.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, open, say, visit } from './chromium.ts';
import { ask, FINAL, type Site, stream, toAnswer } from './site.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const RICH = [
  '## A heading',
  'Words, `code`, [a link](https://example.org) and $x_1$.',
  '```ts\nconst answer: number = 42; // This line is long, so that it is wider than any phone can show.\n```',
  '| a | b |\n| --- | ---: |\n| one | 2 |',
  '$$\\frac{1}{2}$$',
  '> A quote\n\n1. one\n2. two',
  '```ts\nlet second = 1;\n```\n\n| c |\n| --- |\n| three |',
  'שלום עולם',
].join('\n\n');

const VOTES = {
  buttons: [
    { label: 'Pizza', action: 'vote0:j9', style: 'plain' },
    { label: 'Approve', action: 'approve:j9', style: 'primary' },
    { label: 'Deny', action: 'deny:j9', style: 'danger' },
  ],
} as const;

const CALL = {
  text: 'Use **send** on mail.\n\nmail describes it: “Sends it.”\n\n- **to:** Ada\n- **text:** שלום',
  consent: 'admin',
  by: null,
  decidedAt: null,
  outcome: null,
} as const;

const APPROVALS = {
  buttons: VOTES.buttons.slice(1),
  approvals: [
    { ...CALL, state: 'approved', by: 'Ada', decidedAt: 0, outcome: 'failed' },
    { ...CALL, state: 'open' },
  ],
} as const;

/** More than the list shows at a time. */
const COMMANDS = [
  ...Array.from({ length: 20 }, (_, index) => ({ ...ask, name: `ask${index}` })),
  {
    ...ask,
    name: 'imagine',
    options: [...ask.options, { ...ask.options[1], name: 'aspect', choices: ['square', 'wide'] }],
  } as typeof ask,
];

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function fillChannel(site: Site, page: Page) {
  const hash = await site.blobs.put(DOT, 'x');
  const alt = 'A lighthouse in a storm, seen from the sea, in oil. '.repeat(20);
  const files = [{ name: 'dot.png', hash, mimeType: 'image/png', alt }];
  for (const [index, [text, last]] of [
    [RICH, { ...FINAL, files }] as const,
    ['An approval', APPROVALS] as const,
    ['A poll', VOTES] as const,
    ['Another approval', APPROVALS] as const,
  ].entries()) {
    await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
    await say(page, `question ${index % 2} مرحبا`); // Some are the same.
    await expect.poll(() => site.events.length).toBe(index + 1);
    await stream(toAnswer(site, site.events.at(-1)), `j${index}/0/0`, [text], last);
  }
  await page.locator('.message', { hasText: 'Another approval' }).waitFor();
}

/** Parts of the composer that reach over the edge of the screen. */
const OFF = `[...document.querySelectorAll('#input, .send, .commands')].filter((part) => {
  const { top, bottom } = part.getBoundingClientRect();
  return part.checkVisibility() && (top < 0 || bottom > innerHeight);
}).map(({ className }) => className)`;

/** A picture with a long caption, and the threads, however low the screen is. */
async function checkLists(page: Page, check: (state: string) => Promise<void>) {
  await page.locator('.picture').last().click();
  await page.getByRole('dialog').waitFor();
  await check('a picture');
  await page.keyboard.press('Escape');
  const menu = page.getByRole('button', { name: 'Channels' });
  if (await menu.isVisible()) await menu.click();
  await check('channels and threads');
  await page.locator('.thread-list a').last().click();
  await page.locator('.linked').waitFor();
}

/** A recording, files on their way, a refusal, and files that are dragged over the page. */
async function checkFiles(page: Page, check: (state: string) => Promise<void>) {
  await page.getByRole('button', { name: 'Record a voice note' }).click();
  await page.getByText('0:01').waitFor();
  await check('a recording');
  await page.route('**/web/uploads*', () => {}); // Never answered.
  await page.getByRole('button', { name: 'Stop recording' }).click();
  const buffer = Buffer.from('notes');
  const files = [1, 2, 3, 4, 5, 6].map((index) => ({ name: `notes-${index}.txt`, buffer }));
  await page
    .locator('input[type=file]')
    .setInputFiles(files.map((file) => ({ ...file, mimeType: 'text/plain' })));
  await page.getByText('notes-6.txt').waitFor();
  await page.locator('#input').fill('One line of many.\n'.repeat(100));
  await check('files on their way');
  const empty = { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) };
  await page.locator('input[type=file]').setInputFiles([empty]);
  await page.getByRole('alert').waitFor();
  await check('a file that is refused');
  await page.evaluate("document.getElementById('drop').hidden = false");
  await check('files over the page');
}

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

const LOOKS = {
  light: {},
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 800 } },
  'at 400 %': { viewport: { width: 320, height: 256 } },
  'in forced colours': { forcedColors: 'active' },
} as const;

for (const [name, look] of Object.entries(LOOKS)) {
  browserTest(`nothing is in the way of anybody, ${name}`, async () => {
    const unlock = async () => {};
    const { site, page } = await open({ isDemo: true, unlock, context: look, commands: COMMANDS });
    const check = async (state: string) => {
      expect(await findViolations(page), state).toEqual([]);
      const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(tooWide, `${state} is wider than the screen`).toBe(0);
      expect(await page.evaluate(OFF), `${state}: what one writes with is off the screen`).toEqual(
        [],
      );
    };
    await check('the empty page');
    await fillChannel(site, page);
    await page.locator('.hl-keyword').first().waitFor();
    await page.locator('math').first().waitFor({ state: 'attached' });
    await check('a conversation');
    await page.getByRole('button', { name: 'Add a key' }).click();
    await check('a dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Tour' }).click();
    await check('the tour');
    await page.keyboard.press('Escape');
    const input = page.getByRole('textbox', { name: 'Message to Parley' });
    await input.fill('/');
    await check('commands');
    await input.fill('/imagine a cat aspect:');
    await page.getByRole('option', { name: 'square' }).waitFor();
    await check('what an option may be');
    await input.fill('');
    await checkFiles(page, check);
    await page.unroute('**/web/uploads*');
    await page.reload();
    await page.locator('.message').first().waitFor();
    await page.keyboard.press('Escape');
    await checkLists(page, check);
    await page.goto(`${site.url}/#/nope`);
    await page.locator('h2', { hasText: 'There’s no channel #nope' }).waitFor();
    await check('a channel that is not there');
  });
}

for (const colorScheme of ['light', 'dark'] as const)
  browserTest(
    `small pages and links under the mouse are in nobody’s way, ${colorScheme}`,
    async () => {
      const { page: asked } = await open({ context: { colorScheme }, token: 'open sesame' });
      expect(await findViolations(asked), 'the password').toEqual([]);
      await asked.getByLabel('Password').fill('wrong');
      await asked.keyboard.press('Enter');
      await asked.getByRole('alert').waitFor();
      expect(await findViolations(asked), 'a wrong password').toEqual([]);

      const { site, page } = await open({ context: { colorScheme } });
      await say(page, 'a question');
      await page.locator('.thread-list a').hover();
      expect(await findViolations(page), 'a link under the mouse').toEqual([]);
      await page.goto(`${site.url}/nothing-here`);
      expect(await findViolations(page), 'no such page').toEqual([]);
    },
  );

browserTest('what is chosen and what is unread are seen without colours of the page', async () => {
  const { site, page } = await open({ context: { forcedColors: 'active' }, commands: COMMANDS });
  const post = (path: string, body: object) =>
    fetch(`${site.url}/web/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nonce: 'n', ...body }),
    });
  await post('channels', { channel: 'news' });
  await post('messages', { channel: 'news', text: 'new' });
  const look = (selector: string, pseudo: string, property: string) =>
    page.evaluate(
      `getComputedStyle(document.querySelector('${selector}'), '${pseudo}').${property}`,
    );
  await page.locator('.channel.unread').waitFor();
  expect(await look('.channel.unread', '::after', 'backgroundColor')).not.toBe(
    await look('body', '', 'backgroundColor'),
  );
  await page.getByRole('textbox', { name: 'Message to Parley' }).fill('/');
  await page.getByRole('option', { selected: true }).waitFor();
  expect(await look('[role=option][aria-selected=true]', '', 'outlineStyle')).toBe('solid');
});

browserTest('the message box is at most twelve stops of the Tab key from the top', async () => {
  const { site, page } = await open({ isDemo: true, unlock: async () => {} });
  await fillChannel(site, page);
  for (const channel of ['one', 'two', 'three'])
    await fetch(`${site.url}/web/channels`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel }),
    });
  await page.getByRole('link', { name: 'three' }).waitFor();
  await page.evaluate("document.getElementById('skip').focus()");
  let stops = 0;
  while (
    stops < 40 &&
    !(await page.evaluate("document.activeElement.closest('#composer') !== null"))
  ) {
    await page.keyboard.press('Tab');
    stops += 1;
  }
  expect(stops).toBeLessThanOrEqual(12);

  await page.locator('#skip').focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('input');
  expect(page.url()).not.toContain('#input');
});

browserTest('arrows lead from message to message and into one, and a key lists them', async () => {
  const { site, page } = await open();
  await fillChannel(site, page);
  await page.locator('.message').last().focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const focused = () => page.evaluate('document.activeElement.className');
  expect(await focused()).toContain('reply');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toContain('message');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).not.toContain('message ');
  await page.keyboard.press('Escape');
  expect(await focused()).toContain('message');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
});

browserTest('without JavaScript a sentence says what is missing', async () => {
  const { site } = await open();
  const page = await visitPlain(site);
  expect(await page.locator('body').textContent()).toContain('This page needs JavaScript');
});

async function visitPlain(site: Site) {
  const { page } = await visit(site);
  const plain = await page.context().browser()?.newContext({ javaScriptEnabled: false });
  if (!plain) throw new Error('there is no browser');
  const blank = await plain.newPage();
  await blank.goto(site.url);
  return blank;
}
