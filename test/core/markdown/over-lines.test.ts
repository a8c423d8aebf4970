// Kind: what goes on over the end of a line shows its marks: while it grows, where a message ends
// in it, or for good. Lines are formatted and cut one by one, so each has marks of its own.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discordDialect } from '../../../src/adapters/discord/write/format.ts';
import { slackDialect } from '../../../src/adapters/slack/write/format.ts';
import { toPlainText } from '../../../src/core/markdown/plain.ts';
import { findCuts, toPieces } from '../../../src/core/markdown/split.ts';
import { toFormatted } from '../../../src/core/reply/flow.ts';
import { createLayout } from '../../../src/core/reply/layout.ts';
import { DIALECTS, framesOf, strayIn } from './frames.ts';

const MARKS = ['**', '*', '_', '__', '***', '~~', '`', '**_', '~~**'] as const;

/** Each around words in two or three lines, wherever a paragraph may stand. */
const PLACES: readonly (readonly [what: string, wrap: (text: string) => string])[] = [
  ['alone', (text) => text],
  ['behind words', (text) => `Some words: ${text} and more.`],
  ['in an item', (text) => `- ${text.replaceAll('\n', '\n  ')}\n- next`],
  ['in a lazy item', (text) => `2. ${text}`],
  ['in a nested item', (text) => `- a\n  - ${text.replaceAll('\n', '\n    ')} b`],
  ['in a quote', (text) => `> ${text.replaceAll('\n', '\n> ')}`],
  ['in a lazy quote', (text) => `> ${text}\n\nAfter.`],
  ['in an item of a quote', (text) => `> - ${text.replaceAll('\n', '\n>   ')}`],
  ['between paragraphs', (text) => `Before.\n\n${text}\n\nAfter.`],
  ['before a fence', (text) => `${text}\n\`\`\`\n* _ code\n\`\`\``],
  ['before a table', (text) => `${text}\n\n| a | b |\n|---|---|\n| c | d |`],
];

const WORDS = [
  'one two\nthree four',
  'one\ntwo\nthree',
  'a line, with a full stop.\nAnother one!',
  '標籤：\n內容',
  'これは\n太字',
  'مرحبا\nبالعالم',
  'ends in a space \n and begins with one',
  '🎉 party\n👨‍👩‍👧‍👦 family',
];

const close = (mark: string) =>
  mark
    .split(/(?<=~~)|(?=_)/)
    .reverse()
    .join('');

const CASES = MARKS.flatMap((mark) =>
  PLACES.map(
    ([where, wrap]) =>
      [`${mark} ${where}`, WORDS.map((words) => wrap(`${mark}${words}${close(mark)}`))] as const,
  ),
);

test.each(CASES)('no line shows a mark, in no frame and behind no cut: %s', (_, texts) => {
  for (const text of texts)
    for (const [name, dialect] of DIALECTS) {
      const frames = framesOf(dialect, text);
      for (const frame of frames)
        expect([name, text, frame, strayIn(frame)]).toEqual([name, text, frame, []]);
      const whole = toFormatted(`${'Words. '.repeat(10)}\n\n${text}`, dialect);
      for (let max = 75; max < 130; max += 5)
        for (const piece of toPieces(whole, findCuts(whole, { max, length: dialect.length })))
          expect([name, max, piece, strayIn(piece)]).toEqual([name, max, piece, []]);
    }
});

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

const line = fc
  .array(
    fc.constantFrom(
      ...[
        'alpha',
        'beta,',
        'gamma.',
        '标签：',
        '*',
        '**',
        '_',
        '~~',
        '***',
        '`',
        '**bold',
        'end**',
      ],
      ...['*it', 'alic*', '`co', 'de`', '[la', 'bel](https://e.com/a)', '||hid', 'den||', '\\'],
      ...['<b>', '</b>', 'a_b', '2*3', '(**x**)', '<@4321>', '&amp;'],
    ),
    { minLength: 1, maxLength: 9 },
  )
  .chain((words) => fc.constantFrom(words.join(' '), words.join('')));

const paragraphs = fc
  .array(
    fc.tuple(fc.constantFrom('', '', '', '', '- ', '> ', '> ', '  ', '1. ', '# ', '\n'), line),
    { minLength: 1, maxLength: 8 },
  )
  .map((lines) => lines.map(([start, text]) => start + text).join('\n'));

test('whatever goes on over lines, an appended text only grows, and no word is lost', () => {
  fc.assert(
    fc.property(paragraphs, (text) => {
      fc.pre(!/~~~|```/.test(text));
      expectGrowing(text);
      for (const [, dialect] of DIALECTS) {
        const whole = toFormatted(text, dialect);
        expect(framesOf(dialect, text).at(-1)?.trim()).toBe(whole.trim());
        for (const word of ['alpha', 'beta', 'gamma', '标签', 'bold', 'alic', 'hid', 'bel'])
          expect(whole.split(word).length).toBe(text.split(word).length);
      }
    }),
    { numRuns: 150, seed: 12 },
  );
});

/** What was sent of an appended text as it grew. */
const expectGrowing = (text: string): void => {
  let before = '';
  for (const frame of framesOf(slackDialect, text)) {
    expect([text, frame.slice(0, before.length)]).toEqual([text, before]);
    before = frame;
  }
};

test.each([
  ['an element in a link over two lines', '[<b>\n]() ** '],
  ['a backtick in what looks like a note', '[^`]\n\n'],
  ['brackets before a backtick', '<x]>`\n'],
  ['half a tag and half a picture', '<![\n\n'],
  ['code that ends in the next line, and begins again', '`\nrd`c`\n\n'],
  ['code that ends in one backtick, and then in two', '<`c``'],
  ['an entity before such code', '&`*``'],
  ['a backslash in a label', '![\\\\('],
  ['two brackets before a mention', '<<@2> '],
  ['an entity in brackets', '<&amp;)>`'],
  ['brackets in a label', '[\n![]](https://e.com)**'],
  ['an escaped bracket in a label', '[[\\](]'],
  ['half a command before half emphasis', '<![*<'],
  ['an element in a note', '[^<br>]()>'],
])('what was sent stays: %s', (_, text) => {
  expectGrowing(text);
  expectGrowing(`Words. ${text} more`);
});

const SHARDS = [
  ...['*', '**', '_', '__', '~', '~~', '`', '``', '<', '<b>', '</b>', '<br>', '<@U12>'],
  ...['[', '](', '](https://e.com)', ']', '[^', '![', '(', ')', '>', '> ', '#', '# ', '- ', '||'],
  ...[
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    ' ',
    '\\',
    '&',
    '&amp;',
    '漢字',
    '。',
    '标签：',
    'a',
    'word',
  ],
];
const shards = fc.array(fc.constantFrom(...SHARDS), { minLength: 2, maxLength: 16 });

test('what was sent stays, whatever signs follow each other', () => {
  fc.assert(
    fc.property(shards, (parts) => expectGrowing(parts.join(''))),
    { numRuns: 2_000, seed: 12 },
  );
});

test.each(CASES)('nor does a notification: %s', (_, texts) => {
  for (const text of texts) {
    const plain = toPlainText(text, 1_000).replaceAll('* _ code', '');
    expect(plain).not.toMatch(/[*~`_]/);
    expect(letters(plain)).toContain(letters(text).slice(0, 3));
  }
});

test.each([
  ['an argument', 'It takes *args\nand **kwargs, both\nof them.'],
  ['a footnote’s star', 'Price* of it\nand weight* of it\n\n* plus tax'],
  ['bold in two paragraphs', '**one\n\ntwo**'],
  ['bold in two items', '- **one\n- two**'],
  ['a heading', '# **one\ntwo**'],
  ['a backtick', 'the key ` and\nnothing else'],
  ['a bracket', 'an array[\n0] of [\nthem'],
  ['a box', '- [ ] to do\n- [x] done'],
])('what is no emphasis stays what it is: %s', (_, text) => {
  for (const [name, dialect] of DIALECTS) {
    const shown = toFormatted(text, dialect).replaceAll('\\', '');
    expect([name, shown.replaceAll(/[☐☑]/g, '[ ]').replaceAll('[x]', '[ ]')]).toEqual([
      name,
      text.replaceAll('[x]', '[ ]'),
    ]);
  }
});

test('a long line behind a star that nothing ends holds nothing up', () => {
  const layout = createLayout(slackDialect);
  layout.push(`It takes *args and\n${'word '.repeat(400)}`);
  layout.update();
  expect(layout.piece(0).length).toBeGreaterThan(1_500);
});

test('many lines with marks are read in little time', () => {
  const text = `${'a *b **c _d `e [f <b> ||g\n'.repeat(2_000)}`;
  const before = process.cpuUsage();
  for (const [, dialect] of DIALECTS) toFormatted(text, dialect);
  const layout = createLayout(discordDialect);
  for (const each of text.slice(0, 20_000).match(/[\s\S]{1,26}/g) ?? []) {
    layout.push(each);
    layout.update();
  }
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(10_000); // Quadratic, it would be minutes.
});
