// Kind: what a person typed is read as if a model had written it. A person's text is shown
// character by character; only addresses and channels lead somewhere, and a fenced block is code.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createBrowser } from './browser.ts';
import { browserTest, open, say } from './chromium.ts';
import { audience, content, never, placeOf, toPosted } from './site.ts';

type Block = { readonly isCode: boolean; readonly info?: string; readonly text: string };
type Part = { readonly text: string; readonly address?: string; readonly channel?: string };
type Words = {
  toTypedBlocks(text: string): Block[];
  toTypedParts(text: string, nameOf: (id: string) => string | null): Part[];
  toTitle(
    message: { text: string; speaker: string | null },
    nameOf: (id: string) => string | null,
  ): string;
  shorten(text: string, max: number): string;
};

/** The page's own script, which has no types. */
const words: Words = await import(
  new URL('../../../src/adapters/web/page/words.js', import.meta.url).href
);

/** Nothing in these is a link or a block of code. */
const VERBATIM: Readonly<Record<string, string>> = {
  sums: '12*3*4 = 144 and 2 ** 8 ** 0',
  globs: 'rm -rf build/*.js src/**/*.{ts,tsx} !*.d.ts',
  dunders: 'the __init__ of _private_ in __main__.py',
  sql: 'SELECT * FROM a WHERE b <> c AND `d` LIKE "%_x%"',
  paths: 'C:\\Users\\ada\\*new* and ~/notes~ and ~~old~~',
  headings: '# not a heading\n## nor this\n- [ ] nor a list\n1. nor this',
  quotes: '> said Bob\n>> said Ada\n\n---\n***',
  tables: '| a | b |\n|---|---|\n| 1 | 2 |',
  entities: '&lt;b&gt; &amp;amp; &#42; &copy; &nbsp;|',
  markup: '<b>bold</b> <script>alert(1)</script> <img src=x onerror=alert(1)> <br>',
  formulas: '$$\\int_0^1 x\\,dx$$ and $a_1$ and \\(x^2\\)',
  backslashes: '\\*not escaped\\* \\_ \\` \\\\',
  spaces: 'a    b\tc\n\n\n    four in front  \n\ttab\n  end',
  'code in a line': 'run `npm  test` or ``a`b`` or ```c``` here',
  'a fence left open': 'look:\n```js\nlet a = 1;',
  'a fence closed by less': '````\n```\nx',
  footnotes: 'see[^1] and [label][ref]\n\n[^1]: there\n[ref]: nowhere',
  emoji: '👨‍👩‍👧‍👦 :smile: 🇩🇪 e\u0301',
  mentions: '<@P123> <!here> @everyone #general',
  cjk: '**重要**です。*これ*は',
};

test('a text without a fence is one block, and nothing of it is lost', () => {
  for (const [name, text] of Object.entries(VERBATIM)) {
    expect(words.toTypedBlocks(text), name).toEqual([{ isCode: false, text }]);
    const parts = words.toTypedParts(text, () => null);
    expect(parts, name).toEqual([{ text }]);
  }
});

test('what stands between fences is code to the letter', () => {
  const code = '  let a = `x` * 2;\n\n\tb &amp; c ** d';
  for (const [open, close] of [
    ['```', '```'],
    ['```js title="a b"', '```'],
    ['~~~', '~~~~'],
    ['  ````', '````  '],
  ]) {
    const blocks = words.toTypedBlocks(`before\n${open}\n${code}\n${close}\n  after`);
    expect(blocks.map(({ isCode, text }) => [isCode, text])).toEqual([
      [false, 'before'],
      [true, code],
      [false, '  after'],
    ]);
  }
  expect(words.toTypedBlocks('```js title="a b"\nx\n```')).toEqual([
    { isCode: true, info: 'js title="a b"', text: 'x' },
  ]);
  expect(words.toTypedBlocks('a\r\n```\r\nb\r\n```\r\n')).toMatchObject([
    { text: 'a' },
    { isCode: true, text: 'b' },
  ]);
});

test('an address becomes a link without what only surrounds it', () => {
  for (const [text, address] of [
    ['see https://example.org/a_b_c*d?x=1&y=2.', 'https://example.org/a_b_c*d?x=1&y=2'],
    ['(https://en.wikipedia.org/wiki/A_(b))', 'https://en.wikipedia.org/wiki/A_(b)'],
    ['**https://example.org/**', 'https://example.org/'],
    ['[label](http://a.example/x)', 'http://a.example/x'],
    ['"https://a.example"', 'https://a.example'],
    ['www.example.org, and so on', 'https://www.example.org'],
    ['見て https://a.example/x。次', 'https://a.example/x'],
    ['<https://a.example/x>', 'https://a.example/x'],
    ['【https://a.example/x】です', 'https://a.example/x'],
    ['https://a.example/x를 보세요', 'https://a.example/x'],
    ['看https://a.example/wiki/東京 吗', 'https://a.example/wiki/東京'],
    ['https://a.example/straße…', 'https://a.example/straße'],
    ['https://a.example/x\u200b', 'https://a.example/x'],
    ['https://a.example/__init__!', 'https://a.example/__init__'],
  ]) {
    const parts = words.toTypedParts(text ?? '', () => null);
    expect(parts.map((part) => part.text).join(''), text).toBe(text);
    expect(
      parts.flatMap((part) => part.address ?? []),
      text,
    ).toEqual([address]);
  }
  for (const text of ['javascript:alert(1)', 'file:///etc', 'https://', 'http://', 'www.'])
    expect(
      words.toTypedParts(text, () => null),
      text,
    ).toEqual([{ text }]);
});

test('long texts of every kind are read at once', () => {
  const marks = [
    '*',
    '_',
    '`',
    '```\n',
    '~~~\n',
    '(',
    ')',
    '.',
    '<#',
    'http://',
    'www.',
    '> ',
    '\n',
  ];
  for (const mark of marks) {
    const text = mark.repeat(100_000 / mark.length);
    const parts = words.toTypedParts(text, () => null);
    expect(parts.map((part) => part.text).join(''), mark).toBe(text);
    expect(words.toTypedBlocks(text).length, mark).toBeLessThan(60_000);
  }
});

test('a title has the words as typed, cut between characters as people see them', () => {
  const toTitle = (text: string) =>
    words.toTitle({ text, speaker: 'P1' }, (id) => (id === 'x-y' ? 'X & Y' : null));
  expect(toTitle('  what is 2*3*4\n and `_this_`? ')).toBe('what is 2*3*4 and `_this_`?');
  expect(toTitle('# heading')).toBe('# heading');
  expect(toTitle('in <#x-y> and <#z>')).toBe('in #X & Y and <#z>');
  expect(words.toTitle({ text: '# The **answer**', speaker: null }, () => null)).toBe('The answer');
  const family = '👨‍👩‍👧‍👦';
  expect(toTitle(family.repeat(70))).toBe(family.repeat(70));
  expect(words.shorten(`${family}Bob`, 1)).toBe(family);
  expect(words.shorten('e\u0301a', 1)).toBe('e\u0301');
});

const textOf = (page: Page, index: number) =>
  page
    .locator('.message .text')
    .nth(index)
    .evaluate((element) => element.textContent);

browserTest('what people type is shown as they typed it, also when it is read back', async () => {
  const { site, page, complaints } = await open();
  const ada = createBrowser(site.url);
  const texts = Object.values(VERBATIM);
  for (const text of texts) await ada.post('/web/messages', { text });
  const areShown = async () => {
    await page
      .locator('.message')
      .nth(texts.length - 1)
      .waitFor();
    for (const [index, text] of texts.entries()) expect(await textOf(page, index)).toBe(text);
  };
  await areShown();
  await page.reload();
  await areShown();
  expect(await page.locator('.text :is(strong, em, del, h1, h2, ul, table, img, a)').count()).toBe(
    0,
  );

  await say(page, '    indented\n  by hand  \n\n');
  await expect.poll(() => textOf(page, texts.length)).toBe('    indented\n  by hand');
  const [last] = site.events.slice(-1);
  expect(last).toMatchObject({ message: { text: '    indented\n  by hand' } });
  expect(complaints).toEqual([]);
});

browserTest(
  'addresses, channels and code of a person’s are useful, Parley’s words rich',
  async () => {
    const { site, page } = await open();
    await say(
      page,
      'see <#general>, <#nowhere> and https://example.org/*a*b\n```ts\nlet a = 2*3*4;\n```',
    );
    const message = page.locator('.message').first();
    expect(await message.getByRole('link', { name: '#general' }).getAttribute('href')).toBe(
      '#/general',
    );
    expect(await message.locator('.text').textContent()).toContain('<#nowhere>');
    const link = message.getByRole('link', { name: 'https://example.org/*a*b' });
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await message.getByRole('group', { name: 'Code' }).textContent()).toBe('let a = 2*3*4;');
    await message.getByRole('button', { name: 'Copy', exact: true }).waitFor();

    const { place } = site.events[0] ?? { place: placeOf(undefined) };
    const channel = site.adapter.channel(place, audience());
    await channel.write(toPosted('j1/0/0'), 'close', content('2 **bold** 3'), never);
    await page.locator('.message.parley strong', { hasText: 'bold' }).waitFor();
  },
);
