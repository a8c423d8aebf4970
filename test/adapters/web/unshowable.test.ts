// Kind: one message that cannot be shown takes the others with it, or the page. It is shown as it
// was written, the others as ever, and it can be deleted. Found with `'> '.repeat(2000) + 'x'`,
// which overflowed the Markdown library's stack at every load.
import { expect } from 'vitest';
import { toLongTexts } from '../long-texts.ts';
import { createBrowser } from './browser.ts';
import { browserTest, open, say } from './chromium.ts';
import {
  audience,
  content,
  createMemoryStore,
  FINAL,
  never,
  placeOf,
  type Site,
  stream,
  toAnswer,
  toPosted,
} from './site.ts';

const deep = (line: (depth: number) => string, depth: number) =>
  Array.from({ length: depth }, (_, index) => line(index)).join('\n');

/** Every one ends with END. */
const TANGLED: readonly (readonly [string, string])[] = [
  ['2,000 quotes in a line', `${'> '.repeat(2_000)}END`],
  ['5,000 quotes in a line', `${'>'.repeat(5_000)} END`],
  ['5,000 lists in a line', `${'- '.repeat(5_000)}END`],
  ['5,000 numbered lists in a line', `${'1. '.repeat(5_000)}END`],
  ['quotes and lists in turn', `${'> - 1. + * '.repeat(2_000)}END`],
  ['a list of 300 levels', `${deep((depth) => `${' '.repeat(depth * 2)}- x`, 300)}\n\nEND`],
  ['quotes of 400 levels', `${deep((depth) => `${'>'.repeat(depth)} x`, 400)}\n\nEND`],
  ['10,000 brackets', `${'['.repeat(10_000)}END`],
  ['nested links', `${'[a]('.repeat(5_000)}END`],
  ['nested pictures', `${'!['.repeat(5_000)}END${'](x)'.repeat(5_000)}`],
  ['10,000 half emphases', `${'*a '.repeat(10_000)}END`],
  ['20,000 underscores', `${'_a'.repeat(20_000)} END`],
  ['nested emphases', `${'*_'.repeat(5_000)}END${'_*'.repeat(5_000)}`],
  ['strikes', `${'~~a '.repeat(10_000)}END`],
  ['deep markup', `${'<div><b>'.repeat(5_000)}END${'</b></div>'.repeat(5_000)}`],
  ['bold in bold', `${'<b><i><details><summary>'.repeat(3_000)}END`],
  ['a huge table', `|a|b|\n|-|-|\n${'|x|y|\n'.repeat(3_000)}\nEND`],
  ['a wide table', `|${'a|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n|${'b|'.repeat(2_000)}\n\nEND`],
  ['backticks', `${'`a``b```c````'.repeat(2_000)} END`],
  ['references', `${'[a]: b\n'.repeat(5_000)}\nEND`],
  ['half characters', `${'\ud83d'.repeat(5_000)} END`],
  ['nulls and controls', `${'\u0000\u0001\u202e'.repeat(2_000)} END`],
  ['formulas in formulas', `$$${'\\frac{'.repeat(3_000)}x${'}{y}'.repeat(3_000)}$$\n\nEND`],
  ['formulas that do not end', `${'$x_{1'.repeat(3_000)} END`],
  ['footnotes', `${'x[^1]'.repeat(3_000)}\n\n[^1]: ${'[^1]'.repeat(2_000)}\n\nEND`],
  ['tables in quotes', `${'> |a|b|\n> |-|-|\n> |x|y|\n>\n'.repeat(1_500)}\nEND`],
  ['folds in folds', `${'<details>\n\n'.repeat(2_000)}END`],
  ['entities', `${'&amp;lt;&#x41;'.repeat(5_000)} END`],
  ['fences in fences', `${'````\n```\n'.repeat(2_000)}\n\nEND`],
  ['tasks in tasks', `${deep((depth) => `${'  '.repeat(depth)}- [ ] x`, 250)}\n\nEND`],
  ['a long word', `${'x'.repeat(50_000)} END`],
];

const TEXT = '.thread .message .text';

/** What Parley says, each in a thread of its own. */
async function write(site: Site, texts: readonly string[]) {
  const channel = site.adapter.channel(placeOf(undefined), audience());
  for (const text of texts)
    await channel.write(toPosted(crypto.randomUUID()), 'close', content(text), never);
}

/** Fails if the page does not answer: a page that is busy for ever is no page. */
const isAlive = (page: { evaluate(script: string): Promise<unknown> }) => page.evaluate('1 + 1');

browserTest(
  'what cannot be read as Markdown is shown as it was written, among the others',
  async () => {
    const store = createMemoryStore();
    const { site, page, complaints } = await open({ store });
    await write(site, ['before **bold**', ...TANGLED.map(([, text]) => text), 'after **bold**']);
    const areAllThere = async () => {
      await page.locator(TEXT, { hasText: /^after bold/ }).waitFor();
      const texts = await page.locator(TEXT).allTextContents();
      for (const [index, [name]] of TANGLED.entries())
        expect(texts[index + 1], name).toContain('END');
      expect(texts).toHaveLength(TANGLED.length + 2);
      expect(await page.locator(`${TEXT} strong`, { hasText: /^bold$/ }).count()).toBe(2);
      expect(await page.locator('.channels:not(.thread-list) a').count()).toBe(1);
    };

    await areAllThere(); // Live.
    await page.reload();
    await areAllThere();
    expect(await isAlive(page)).toBe(2);
    expect(complaints).toEqual([]);
    await write(site, ['and **more**']);
    await page.locator(`${TEXT} strong`, { hasText: 'more' }).waitFor();
  },
);

browserTest('a person may type all of that, too, and sees it as it was typed', async () => {
  const { site, page, complaints } = await open();
  const ada = createBrowser(site.url);
  for (const [name, text] of TANGLED)
    expect(await ada.post('/web/messages', { text }), name).toHaveProperty('id');
  await page
    .locator(TEXT)
    .nth(TANGLED.length - 1)
    .waitFor();
  const texts = await page.locator(TEXT).allTextContents();

  for (const [index, [name]] of TANGLED.entries()) expect(texts[index], name).toContain('END');
  expect(await isAlive(page)).toBe(2);
  expect(complaints).toEqual([]);
});

browserTest(
  'an answer that becomes unreadable while it grows goes on, and is shown as it is in the end',
  async () => {
    const { site, page, complaints } = await open();
    await say(page, 'question');
    await page.locator('.message').waitFor();
    const tangled = `${'> '.repeat(2_000)}END`;
    const steps = ['A **word**', `A **word**\n\n${tangled}`, `A **word**\n\n${tangled}\n\nmore`];
    await stream(toAnswer(site, site.events[0]), 'j1/0/0', [...steps, 'A **word** at last'], FINAL);

    await page.getByRole('button', { name: 'Regenerate' }).waitFor();
    await expect
      .poll(() => page.locator('.message.parley .text').textContent())
      .toBe('A word at last\n');
    expect(await page.locator('.message.parley strong').textContent()).toBe('word');
    expect(await page.locator('.parley .text .plain').count()).toBe(0);
    expect(complaints).toEqual([]);
  },
);

/** Marks that are code are not read as any, however many there are. */
const CODE = [
  ['a table of values', '```csv\n', 'user_name;*;[x]\n'.repeat(3_000), '```'],
  ['markup, longer fences', '````html\n', '```\n<p><b>x</b></p>\n'.repeat(1_500), '````'],
  ['tildes', '~~~\n', '$x_1$ ~~y~~\n'.repeat(2_000), '~~~'],
  ['a fence that has not ended yet', '```\n', 'a_b_c_d_e\n'.repeat(2_000), ''],
] as const;

browserTest('long code with many marks in it is code', async () => {
  const { site, page } = await open();
  await write(
    site,
    CODE.map(([name, begin, code, end]) => `${name}\n${begin}${code}${end}`),
  );
  await page
    .locator(TEXT)
    .nth(CODE.length - 1)
    .waitFor();

  for (const [index, [name, , code]] of CODE.entries()) {
    const shown = await page.locator(TEXT).nth(index).locator('pre code').textContent();
    expect(shown?.trim(), name).toBe(code.trim());
  }
});

browserTest('a message that is shown as it was written can be deleted', async () => {
  const { site, page } = await open();
  await say(page, 'a plain one');
  await page.getByRole('button', { name: 'New thread' }).click();
  await say(page, `${'> '.repeat(2_000)}END`);
  const message = page.locator('.message', { hasText: 'END' });
  await message.hover();
  await message.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();

  await message.waitFor({ state: 'detached' });
  expect(await page.locator('.message').count()).toBe(1);
  expect(site.events.at(-1)).toMatchObject({ type: 'delete' });
});

/** What a store may hold that something else has written to, an older version, or a disk. */
const ODD = {
  'nothing but an id': {},
  'no lists': { text: 'END', files: null, buttons: 'x', pastActions: 7 },
  'odd files': {
    text: 'END',
    files: [null, 7, 'x', {}, { hash: 7 }, { hash: '../../etc', name: 'x', mimeType: 'image/png' }],
  },
  'half files': { text: 'END', files: [{ hash: 'a'.repeat(64) }] },
  'odd buttons': { text: 'END', buttons: [null, {}, { label: 7, action: 'x' }, { label: 'x' }] },
  'a button of no style': { text: 'END', buttons: [{ label: 'Go', action: 'x', style: {} }] },
  'times that no calendar has': { text: 'END', sentAt: 1e300, editedAt: 'never' },
  'no time': { text: 'END', sentAt: null },
  'a text that is a list': { text: ['END'] },
  'names that are none': { text: 'END', name: {}, speaker: 7, thread: {}, only: [] },
  'a thread that is gone': { text: 'END', thread: 'nowhere' },
} as const;

browserTest(
  'of messages that are stored in odd shapes the rest is shown, and everything else',
  async () => {
    const store = createMemoryStore();
    const ids = Object.keys(ODD).map((_, index) => `00000000${index}`.slice(-9).padEnd(17, 'a'));
    await store.set('web/channel/general', {
      ids: [...ids, 7, null, 'gone', 'listed'],
      pending: 'x',
    });
    for (const [index, message] of Object.values(ODD).entries())
      await store.set(`web/message/general/${ids[index]}`, { id: ids[index], ...message });
    await store.set('web/message/general/listed', [1, 2]);
    const { page, complaints } = await open({ store });
    await page
      .locator('.message')
      .nth(ids.length - 1)
      .waitFor();

    expect(await page.locator('.message').count()).toBe(ids.length);
    expect(await page.locator(TEXT, { hasText: 'END' }).count()).toBe(ids.length - 2);
    expect(await page.locator('a.file').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Go' }).count()).toBe(1);
    await say(page, 'a new one');
    await page.locator(TEXT, { hasText: 'a new one' }).waitFor();
    expect(complaints).toEqual([]);
  },
);

/** Each but the last is a box, or a block, too many; the last is as many as are made. */
const MANY: Readonly<Record<string, (count: number) => string>> = {
  'boxes of code': (count) => '```\nx\n```\n'.repeat(count),
  'boxes of tildes': (count) => '~~~js\nx\n~~~\n'.repeat(count),
  'tables in quotes': (count) => '> |a|b|\n> |-|-|\n> |x|y|\n\n'.repeat(count),
};

browserTest('of very many boxes that scroll none is made, and nothing is left out', async () => {
  const { site, page, complaints } = await open();
  const ada = createBrowser(site.url);
  for (const toText of Object.values(MANY)) {
    const texts = [200, 201].map((count) => `${toText(count)}\nEND`);
    for (const text of texts) await ada.post('/web/messages', { text });
    await write(site, texts);
  }
  await page
    .locator(TEXT)
    .nth(Object.keys(MANY).length * 4 - 1)
    .waitFor();
  const found = await page
    .locator(TEXT)
    .evaluateAll((all) => all.map((text) => text.querySelectorAll('.code, .table').length));
  const shown = await page.locator(TEXT).allTextContents();

  // Typed with 200 and with 201, then answered so. In what is typed a table is no table.
  expect(found).toEqual([200, 0, 200, 0, 200, 0, 200, 0, 0, 0, 200, 0]);
  for (const text of shown) expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(200);
  expect(shown.every((text) => text.trim().endsWith('END'))).toBe(true);
  expect(complaints).toEqual([]);
});

browserTest('long texts of every kind leave the page usable', async () => {
  const { site, page, complaints } = await open();
  const ada = createBrowser(site.url);
  const texts = toLongTexts(20_000).map(([, text]) => text);
  for (const text of texts) await ada.post('/web/messages', { text });
  await write(site, [...texts, 'the **last** one']);

  await page.locator(`${TEXT} strong`, { hasText: 'last' }).waitFor();
  expect(await page.locator('.message').count()).toBe(texts.length * 2 + 1);
  expect(complaints).toEqual([]);
});
