import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discordDialect } from '../../../../src/adapters/discord/write/format.ts';
import { toWidth } from '../../../../src/core/markdown/grapheme.ts';
import { mapInline } from '../../../../src/core/markdown/inline.ts';
import { createScanner } from '../../../../src/core/markdown/scanner.ts';
import { findCuts, toPieces } from '../../../../src/core/markdown/split.ts';
import { type Locale, speakTo } from '../../../../src/core/strings/locale.ts';
import { nastyMarkdown } from '../../../core/markdown/nasty-markdown.ts';
import { findMentions } from '../../../emulators/discord/mentions.ts';

const format = (text: string): string => {
  const scanner = createScanner();
  return [...scanner.push(text), ...scanner.end()]
    .map((block) => discordDialect.format(block))
    .join('');
};

test('a table becomes an aligned code block', () => {
  expect(
    format('| Name | n | 言語 |\n|:--|--:|:-:|\n| **Ann** | 1 | x |\n| 日本 👍🏽 | 20 | `y` |\n'),
  ).toBe(
    [
      '```',
      'Name    │  n │ 言語',
      '────────┼────┼─────',
      'Ann     │  1 │  x',
      '日本 👍🏽 │ 20 │  y',
      '```',
      '',
    ]
      .join('\n')
      .replace('────────┼────┼─────', `${'─'.repeat(7)}─┼─${'─'.repeat(2)}─┼─${'─'.repeat(4)}`),
  );
});

test('the width of ideographs and emoji is two', () => {
  expect(toWidth('abc')).toBe(3);
  expect(toWidth('日本')).toBe(4);
  expect(toWidth('e\u0301')).toBe(1);
  expect(toWidth('👩‍👩‍👧‍👦🇩🇪❤️')).toBe(6);
});

test('a long table becomes several blocks with the same header, each within a message', () => {
  const rows = Array.from({ length: 200 }, (_, index) => `| ${index} | value ${index} |\n`);
  const text = format(`| n | value |\n|---|---|\n${rows.join('')}`);
  const blocks = text.match(/```\n[\s\S]*?\n```\n/g) ?? [];
  expect(blocks.join('')).toBe(text);
  expect(blocks.length).toBeGreaterThan(1);
  for (const block of blocks) {
    expect(block).toMatch(/^```\nn {3}│ value\n─+┼─+\n/);
    expect(block.length).toBeLessThanOrEqual(discordDialect.maxChars);
  }
  for (const index of rows.keys())
    expect(text).toMatch(new RegExp(`^${index} *│ value ${index}$`, 'm'));
});

test('a table too wide to align becomes records', () => {
  const long = 'word '.repeat(40).trim();
  expect(format(`| a | b |\n|---|---|\n| ${long} | 1 |\n| x | 2 |\n`)).toBe(
    `\`\`\`\na: ${long}\nb: 1\n\na: x\nb: 2\n\`\`\`\n`,
  );
});

test('a table with links becomes a list, in which they can be followed', () => {
  const row = '| Write <@1> [↗](https://example.org/1) | **ada** | |\n';
  expect(format(`| Task | Owner | Due |\n|---|---|---|\n${row}| Rest | – | 1 May |\n`)).toBe(
    '- Write @someone [↗](https://example.org/1) · Owner: **ada**\n- Rest · Owner: – · Due: 1 May\n',
  );
});

test('the colon behind a heading is that of the readers’ language', async () => {
  const table = '| Tâche | Qui |\n|---|---|\n| [Write](https://example.org/1) | ada |\n';
  const read = (locale: Locale) =>
    speakTo({ everyone: locale, person: locale }, 'everyone', async () => format(table));

  expect(await read('fr')).toMatch(/ · Qui\u00a0: ada\n$/);
  expect(await read('ja')).toMatch(/ · Qui：ada\n$/);
  expect(await read('de')).toMatch(/ · Qui: ada\n$/);
});

test('headings, tasks, images, rules and nested quotes are replaced', () => {
  expect(format('### Stays\n#### Small **one** ##\n')).toBe('### Stays\n**Small one**\n');
  expect(format('- [ ] a\n  1. [x] b\n- [link](x)\n')).toBe('- ☐ a\n  1. ☑ b\n- link (x)\n');
  expect(format('![alt](https://a.b/c.png) `![x](y)` ![](z)\n')).toBe(
    '[alt](https://a.b/c.png) `![x](y)` image (z)\n',
  );
  expect(format('a\n\n* * *\n')).toBe(`a\n\n${'─'.repeat(20)}\n`);
  expect(format('> > deep\n')).toBe('> deep\n');
});

test('mentions are names that ping nobody, channels and commands stay', () => {
  expect(format('@everyone <@1> <@!2> <@&3> <#4> </ask:5>')).toBe(
    '@\u200beveryone @someone @someone @group <#4> </ask:5>',
  );
  expect(format('https://a.b/@here/x')).toBe('https://a.b/%40here/x');
});

test('code in fences stays as it is', () => {
  expect(format('```js\nping("@everyone <@1>") // ![a](b)\n#### x\n```\n')).toBe(
    '```js\nping("@everyone <@1>") // ![a](b)\n#### x\n```\n',
  );
});

test('every fence becomes one of three backticks that nothing else can end', () => {
  expect(format('~~~~python title="x"\n```\na\n~~~~\n')).toBe('```python\n``\u200b`\na\n```\n');
  expect(format('> ```\n> a\nb\n')).toBe('> ```\n> a\n> ```\nb\n');
  expect(format('use ``` to fence\n')).toBe('use \\`\\`\\` to fence\n');
});

test.each([
  '| a |\n|---|\n| <https://a.b> |\n    ~~~\n```\n@everyone the\n',
  '| a |\n|---|\n| [x](https://a.b) |\n     ~~~~js\n```\n@here\n```\n',
  'a\n\n    ~~~\n```\n<@1>\n',
])('what is no fence is none either once it is formatted: %j', (text) => {
  const formatted = format(text);
  const limits = { max: 400, length: discordDialect.length };
  const pieces = toPieces(formatted, findCuts(formatted, limits));
  expect(pieces.join('')).toMatch(/\n```\s*$/);
  for (const piece of pieces)
    expect(findMentions(piece)).toEqual({ users: [], roles: [], everyone: false });
});

test.each([
  ['` ``` @everyone | `', '`` `\u200b`\u200b` @everyone | ``'],
  ['`` ``` @here ``', '`` `\u200b`\u200b` @here ``'],
  ['```` `` <@1> ````', '`` `\u200b` <@1> ``'],
  ['` `` @here `', '` `` @here `'],
  ['``` a`b ```', '`` a`b ``'],
  ['``` ` ```', '`` ` ``'],
])('backticks in code neither begin a block nor end the code: %s', (code, shown) => {
  expect(format(`see ${code} there`)).toBe(`see ${shown} there`);
});

/** What stands outside code: there alone Discord looks for mentions. */
const toProse = (text: string): string => {
  const scanner = createScanner();
  return [...scanner.push(text), ...scanner.end()]
    .map((block) => (block.type === 'fence' ? '' : mapInline(block.text, String, () => ' ')))
    .join('');
};

test('nothing pings, and no half characters are sent', () => {
  fc.assert(
    fc.property(nastyMarkdown, (text) => {
      const formatted = format(text);
      const limits = { max: 400, length: discordDialect.length };
      expect(toProse(formatted)).not.toMatch(/<@[!&]?\d|@(?:everyone|here)/);
      for (const piece of toPieces(formatted, findCuts(formatted, limits)))
        expect(piece).not.toMatch(/\p{Cs}/u);
    }),
    { numRuns: 300 },
  );
});
