import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slackDialect } from '../../../src/adapters/slack/write/format.ts';
import { toPlainText } from '../../../src/core/markdown/plain.ts';
import type { Block } from '../../../src/core/markdown/scan.ts';
import { createScanner } from '../../../src/core/markdown/scanner.ts';
import { heal } from '../../../src/core/markdown/unfinished.ts';
import { chunkSizes, chunksOf, nastyMarkdown } from './nasty-markdown.ts';

const scan = (text: string): Block[] => {
  const scanner = createScanner();
  return [...scanner.push(text), ...scanner.end()];
};

const join = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join('');

const kinds = (text: string): string[] =>
  scan(text).map((block) => (block.type === 'fence' ? block.part : block.type));

const toLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

test('blocks joined are the text, and do not depend on the chunks it came in', () => {
  fc.assert(
    fc.property(nastyMarkdown, chunkSizes, (text, sizes) => {
      const scanner = createScanner();
      const blocks = chunksOf(text, sizes).flatMap((chunk) => scanner.push(chunk));
      blocks.push(...scanner.end());
      expect(join(blocks)).toBe(toLines(text));
      expect(blocks).toEqual(scan(text));
    }),
    { numRuns: 200 },
  );
});

test('finished blocks and a peek are the text so far, and a peek changes nothing', () => {
  fc.assert(
    fc.property(nastyMarkdown, chunkSizes, (text, sizes) => {
      const scanner = createScanner();
      const blocks: Block[] = [];
      let given = '';
      for (const chunk of chunksOf(text, sizes)) {
        given += chunk;
        blocks.push(...scanner.push(chunk));
        expect(join([...blocks, ...scanner.peek()])).toBe(
          toLines(given).replace(/[\ud800-\udbff]$/, ''),
        );
      }
      expect([...blocks, ...scanner.end()]).toEqual(scan(text));
    }),
    { numRuns: 100 },
  );
});

test('what is stable never changes again, in whole characters', () => {
  const { format } = slackDialect;
  const ends = (text: string) =>
    new Set(Array.from(new Intl.Segmenter().segment(text), ({ index }) => index));
  fc.assert(
    fc.property(nastyMarkdown, chunkSizes, (text, sizes) => {
      const final = scan(text).map(format).join('');
      const boundaries = ends(final).add(final.length);
      const scanner = createScanner();
      let finished = '';
      for (const chunk of chunksOf(text, sizes)) {
        finished += scanner.push(chunk).map(format).join('');
        const stable = finished + scanner.stable().map(format).join('');
        expect(final.startsWith(stable)).toBe(true);
        expect(boundaries.has(stable.length)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test('a paragraph becomes stable while its line is still being written', () => {
  const scanner = createScanner();
  scanner.push('Hello wor');
  expect(join(scanner.stable())).toBe('Hello wo');
  scanner.push('ld, see <https://a');
  expect(join(scanner.stable())).toBe('Hello world, see');
  scanner.push('.b> and `` `');
  expect(join(scanner.stable())).toBe('Hello world, see <https://a.b> and');
  scanner.push(' ``, **bo');
  expect(join(scanner.stable())).toBe('Hello world, see <https://a.b> and `` ` ``,');
  scanner.push('ld** in it');
  expect(join(scanner.stable())).toBe('Hello world, see <https://a.b> and `` ` ``, **bold** in i');
});

test('what may become a fence or a table is not stable', () => {
  for (const text of [
    '``',
    '```js',
    '- ~~',
    '| a | b',
    '| a |\n|--',
    '| a |\n|---|\n| 1 |\n',
    '- ',
  ]) {
    const scanner = createScanner();
    const finished = scanner.push(text);
    expect([text, join([...finished, ...scanner.stable()])]).toEqual([text, '']);
  }
  const scanner = createScanner();
  scanner.push('| no table\nfollows');
  expect(join(scanner.stable())).toBe('| no table\nfollow');
});

test('a fence ends with a line of at least as many of the same marks', () => {
  expect(kinds('````js\n```\n~~~~\n`````\nx\n')).toEqual([
    'open',
    'inside',
    'inside',
    'close',
    'line',
  ]);
  expect(kinds('~~~ a`b\n```\n~~~\n')).toEqual(['open', 'inside', 'close']);
  expect(kinds('``` a`b\nx\n')).toEqual(['line', 'line']);
  expect(kinds('```\n``` x\n    ```\n   ```\n')).toEqual(['open', 'inside', 'inside', 'close']);
});

test('four columns make no fence, but within a list item they do', () => {
  expect(kinds('    ```\n')).toEqual(['line']);
  expect(kinds('- a\n  - b\n    ```js\n    x\n    ```\nc\n')).toEqual([
    'line',
    'line',
    'open',
    'inside',
    'close',
    'line',
  ]);
  expect(kinds('1. ```sh\nnpm i\n```\nx\n')).toEqual(['open', 'inside', 'close', 'line']);
});

test('a fence in a quote ends with the quote', () => {
  expect(kinds('> ```js\n> a\n> ```\nb\n')).toEqual(['open', 'inside', 'close', 'line']);
  const blocks = scan('> ```js\n> a\nb\n');
  expect(blocks.at(2)).toEqual({
    type: 'fence',
    part: 'close',
    text: '',
    info: 'js',
    prefix: '> ',
  });
  expect(blocks.at(3)).toEqual({ type: 'line', text: 'b\n' });
});

test('a table is one block, with its cells and alignments', () => {
  const [before, table, after] = scan('x\n| a | b |\n|:-:|--:|\n| 1 \\| 2 | `c` |\n|  | d\nend\n');
  expect(before).toEqual({ type: 'line', text: 'x\n' });
  expect(table).toEqual({
    type: 'table',
    text: '| a | b |\n|:-:|--:|\n| 1 \\| 2 | `c` |\n|  | d\n',
    header: ['a', 'b'],
    rows: [
      ['1 | 2', '`c`'],
      ['', 'd'],
    ],
    aligns: ['center', 'right'],
    prefix: '',
  });
  expect(after).toEqual({ type: 'line', text: 'end\n' });
  expect(kinds('a | b\n|---|\n')).toEqual(['line', 'line']);
  // Models miscount.
  expect(kinds('| a | b |\n|---|\n')).toEqual(['table']);
  expect(kinds('```\n| a |\n|---|\n```\n')).toEqual(['open', 'inside', 'inside', 'close']);
});

test('unfinished Markdown is healed for display', () => {
  expect(heal('a **bold')).toBe('a **bold**');
  expect(heal('a **bold*')).toBe('a **bold**');
  expect(heal('a **')).toBe('a');
  expect(heal('use `npm i')).toBe('use `npm i`');
  expect(heal('use `')).toBe('use ');
  expect(heal('see [the page](https://exa')).toBe('see the page');
  expect(heal('```js\nlet a')).toBe('```js\nlet a\n```');
  expect(heal('```js\nlet a\n``')).toBe('```js\nlet a\n```');
  expect(heal('x\n``')).toBe('x\n');
  expect(heal('`**` done ~~x')).toBe('`**` done ~~x~~');
  expect(heal('smile \ud83d')).toBe('smile ');
  expect(heal('finished **text** with `code`.')).toBe('finished **text** with `code`.');
});

test('healing never makes a text longer than allowed', () => {
  expect(heal('a **bold', 9)).toBe('a **bold');
  fc.assert(
    fc.property(nastyMarkdown, fc.nat(20), (text, more) => {
      expect(heal(text, text.length + more).length).toBeLessThanOrEqual(text.length + more);
    }),
    { numRuns: 100 },
  );
});

test('a notification is the words without their Markdown', () => {
  const text =
    '## Title\n\n- [x] **done** and `code`\n> see [this](https://a.b)\n\n---\n```js\nlet a\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n';
  expect(toPlainText(text, 1000)).toBe('Title\n- ☑ done and code\nsee this\nlet a\na | b\n1 | 2');
  expect(toPlainText('Hello 👩‍👩‍👧‍👦 world', 12)).toBe('Hello…');
  expect(toPlainText('<*!here*>', 100)).toBe('<\u200b!here>');
});

test('a notification is never too long, never half a character and pings nobody', () => {
  fc.assert(
    fc.property(nastyMarkdown, fc.integer({ min: 1, max: 300 }), (text, max) => {
      const plain = toPlainText(text, max);
      expect(plain.length).toBeLessThanOrEqual(max);
      expect(plain).not.toMatch(/\p{Cs}/u);
      expect(plain).not.toMatch(/<[@!#]|@(?:everyone|here|channel)/);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['Then it goes on ', ['table', 'line', 'line']],
  ['', []],
  ['| 3 ', []],
  ['  |', []],
])('a table behind a blank line is final as soon as no row can follow: %j', (next, types) => {
  const scanner = createScanner();
  scanner.push(`| a | b |\n| --- | --- |\n| 1 | 2 |\n\n${next}`);

  expect(scanner.stable().map(({ type }) => type)).toEqual(types);
});
