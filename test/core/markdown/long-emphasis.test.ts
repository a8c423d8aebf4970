// Kind: an emphasis that is longer than what is looked through for its end shows its marks while it
// grows, or for good. It is parted into short ones, wherever the text is cut into chunks.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discordDialect } from '../../../src/adapters/discord/write/format.ts';
import { slackDialect } from '../../../src/adapters/slack/write/format.ts';
import { createEmphasisCutter } from '../../../src/core/markdown/long-emphasis.ts';
import { findCuts, toPieces } from '../../../src/core/markdown/split.ts';
import { toFormatted } from '../../../src/core/reply/flow.ts';
import { createLayout } from '../../../src/core/reply/layout.ts';
import { DIALECTS, strayIn as findStray, framesOf } from './frames.ts';
import { chunkSizes, chunksOf, nastyMarkdown } from './nasty-markdown.ts';

const MARKS = ['**', '*', '_', '__', '***', '~~', '**_', '~~**'] as const;

const close = (mark: string) =>
  mark
    .split(/(?<=~~)|(?=_)/)
    .reverse()
    .join('');

const fill = (words: string, length: number) =>
  words.repeat(Math.ceil(length / words.length)).trim();

const WORDS: readonly (readonly [what: string, words: string])[] = [
  ['words', 'One by one, they came in. '],
  ['lines', 'a line of it,\nthen (another)\n'],
  ['a script without spaces', '這是一個很長的句子，沒有空格。'],
  ['another', 'ประโยคยาวมากที่ไม่มีช่องว่าง'],
  ['emoji', '👨‍👩‍👧‍👦 family, 🇩🇪 and 👍🏽 '],
  ['links', 'see [the page](https://example.com/a_b/c?d=e*f) and <https://e.com/x> '],
  ['code', 'run `npm i **x` and `` a ` b `` then '],
  ['mentions and signs', '<@U12> &amp; AT&T, a_b, 2 x 3, C++ '],
  ['bold and italics', 'with *some* and _other_ and **more** words '],
];

const PLACES: readonly (readonly [where: string, wrap: (text: string) => string])[] = [
  ['alone', (text) => text],
  ['in a sentence', (text) => `Some words: ${text} and more.`],
  ['in an item', (text) => `- ${text.replaceAll('\n', '\n  ')}\n- next`],
  ['in a quote', (text) => `> ${text.replaceAll('\n', '\n> ')}\n\nAfter.`],
  ['between paragraphs', (text) => `Before.\n\n${text}\n\nAfter **that**.`],
  ['in a heading', (text) => `### ${text.replaceAll('\n', ' ')}\nwords`],
];

const LENGTH = 460;

const CASES = MARKS.flatMap((mark) =>
  WORDS.flatMap(([what, words]) =>
    // In bold nothing is bold again, and in italics no star is the end of something else.
    what === 'bold and italics' && mark !== '~~' ? [] : ([[mark, what, words]] as const),
  ),
);

/** The lines in which a reader sees a mark that the text is not about. */
const strayIn = (piece: string, literal: readonly string[]): readonly string[] => {
  const stray = findStray(piece);
  return stray.length > literal.length ? stray : [];
};

test.each(CASES)('no frame shows a mark of %s around %s', (mark, _, words) => {
  for (const [where, wrap] of PLACES) {
    const text = wrap(`${mark}${fill(words, LENGTH)}${close(mark)}`);
    for (const [name, dialect] of DIALECTS) {
      const literal = findStray(toFormatted(text.replaceAll(mark, ''), dialect));
      let before = '';
      for (const frame of new Set(framesOf(dialect, text))) {
        expect([name, where, frame, strayIn(frame, literal)]).toEqual([name, where, frame, []]);
        const isGrown = !dialect.appends || frame.startsWith(before);
        expect([where, before, isGrown && frame]).toEqual([where, before, frame]);
        before = frame;
      }
    }
  }
});

test.each(CASES)('no message shows a mark of %s around %s, wherever it ends', (mark, _, words) => {
  for (const [where, wrap] of PLACES) {
    const text = wrap(`${mark}${fill(words, 1_800)}${close(mark)}`);
    for (const [name, dialect] of DIALECTS) {
      const literal = findStray(toFormatted(text.replaceAll(mark, ''), dialect));
      const whole = toFormatted(`${'Words. '.repeat(10)}\n\n${text}`, dialect);
      for (const max of [400, 474, 548, 703, 1_103, 1_658])
        for (const piece of toPieces(whole, findCuts(whole, { max, length: dialect.length }))) {
          const stray = strayIn(piece, literal);
          expect([name, where, max, piece, stray]).toEqual([name, where, max, piece, []]);
        }
    }
  }
});

test.each([
  ['an argument', 'It takes *args and '],
  ['two arguments', 'It takes **kwargs, or (*args), and '],
  ['a power', 'It is 10 **3 of them, and '],
  ['a name', 'The field _id and the method my__name say '],
  ['about so many', 'About ~~10 of them are '],
  ['a product', 'With a * b and c ** d '],
  ['an escaped star', String.raw`A star \*as such and \**another `],
  ['in code', 'The key `**` and ``_`` open '],
])('marks that mean themselves are still there: %s', (_, start) => {
  const text = `${start}${fill('plain words are here ', 700)}.\n\nThe end.`;
  const cutter = createEmphasisCutter();
  expect(cutter.push(text) + cutter.end()).toBe(text);
});

test.each([
  ['another paragraph', '\n\nPlain.'],
  ['an item', '\n- Plain.'],
  ['a heading', '\n# Plain.'],
  ['a fence', '\n```\nPlain.\n```'],
  ['a table', '\n\n| Plain. |\n|---|\n| a |'],
  ['the end', ''],
  ['a rule', '\n\n---\nPlain.'],
  ['a formula', '\n\n$$\nx^2 = 4\n$$'],
])('what nobody ends goes on until its paragraph does: %s', (_, rest) => {
  const text = `**${fill('words in bold ', 500)}${rest}`;
  for (const [name, dialect] of DIALECTS)
    for (const frame of new Set(framesOf(dialect, text)))
      expect([name, frame, findStray(frame)]).toEqual([name, frame, []]);
  const cutter = createEmphasisCutter();
  const whole = cutter.push(text) + cutter.end();
  expect(whole.endsWith(`bold**${rest}`)).toBe(true);
});

test.each([
  ['a word', '*', 'Prices* are low.'],
  ['a number', '*', 'It costs 10 €*, or 12.'],
  ['a cell', '*', '| Plan | Price* |\n|---|---|\n| A | 3 |'],
  ['two stars', '**', 'Prices* are low, shops** are open.\n\n*Without tax.'],
  ['an item', '*', '- Prices*\n- Shops'],
  ['a heading', '*', '## Prices*'],
])('the star of a note stays one, where it stands behind %s', (_, mark, before) => {
  for (const prefix of ['', '> ']) {
    const note = `${prefix}${mark}${fill('Without tax and postage. ', 700)}\n${prefix}Nor tips.`;
    const text = `${before}\n\n${note}\n\nThe end.`;
    const cutter = createEmphasisCutter();
    expect(cutter.push(text) + cutter.end()).toBe(text);
    for (const [name, dialect] of DIALECTS)
      expect([name, toFormatted(text, dialect).replaceAll('\\', '')]).toEqual([
        name,
        expect.stringContaining(note),
      ]);
  }
});

test('an emphasis that begins a line is one where no word has its star', () => {
  for (const before of ['', 'It is *so*.', 'Of 2 * 3.', 'The `*` key.', 'All *.ts files.']) {
    const text = `${before}\n\n*${fill('One by one they came. ', 700)}*`;
    for (const [name, dialect] of DIALECTS)
      expect([name, before, findStray(toFormatted(text, dialect).split('\n\n').at(-1) ?? '')]) //
        .toEqual([name, before, []]);
  }
});

test('in code, tables and formulas nothing is inserted', () => {
  const long = fill('**words *and _more ', 900);
  for (const text of [
    `\`\`\`\n${long}\n\`\`\``,
    `~~~py\n${long}\n${long}`,
    `    ${long}`,
    `| a |\n|---|\n| ${long} |`,
    `$$\n${long}\n$$`,
    `\`${long}\``,
  ]) {
    const cutter = createEmphasisCutter();
    expect(cutter.push(text) + cutter.end()).toBe(text);
  }
});

const parts = fc.constantFrom(
  ...['**', '*', '_', '~~', '***', '`', '[', '](https://e.com/a) ', '<b>', '</b> ', '||', '\\'],
  ...['\n', '\n\n', '\r\n', '\n> ', '\n- ', '\n```\n', '> ', '| a | b |\n|---|---|\n'],
  ...['words that go on for a while, and ', '漢字仮名交じり文、', 'a ', ' ', '(b) ', 'c_d '],
);
const longTexts = fc
  .array(fc.tuple(parts, fc.integer({ min: 1, max: 12 })), { minLength: 10, maxLength: 40 })
  .map((all) => all.map(([part, times]) => (part.length > 8 ? part.repeat(times) : part)).join(''));
const texts = fc.oneof(longTexts, nastyMarkdown);

test('what is inserted does not depend on the chunks', () => {
  fc.assert(
    fc.property(texts, chunkSizes, (text, sizes) => {
      const whole = createEmphasisCutter();
      const inParts = createEmphasisCutter();
      const read = chunksOf(text, sizes).map((chunk) => inParts.push(chunk));
      expect(read.join('') + inParts.end()).toBe(whole.push(text) + whole.end());
    }),
    { numRuns: 400, seed: 5 },
  );
});

test('no word and no line is lost', () => {
  const words = (text: string) => text.replaceAll(/[*_~\u200a\s]/g, '');
  fc.assert(
    fc.property(texts, (text) => {
      const cutter = createEmphasisCutter();
      const whole = cutter.push(text) + cutter.end();
      expect(words(whole)).toBe(words(text));
      expect(whole.split('\n').length).toBe(text.replaceAll(/\r\n?/g, '\n').split('\n').length);
    }),
    { numRuns: 400, seed: 6 },
  );
});

test('what was sent of an appended text stays, and is what the whole text becomes', () => {
  fc.assert(
    fc.property(longTexts, chunkSizes, (text, sizes) => {
      for (const dialect of [slackDialect, discordDialect]) {
        const layout = createLayout(dialect);
        let before = '';
        for (const chunk of chunksOf(text, sizes)) {
          layout.push(chunk);
          layout.update();
          const frame = layout.piece(0);
          if (dialect.appends) expect(frame.slice(0, before.length)).toBe(before);
          before = frame;
        }
      }
    }),
    { numRuns: 150, seed: 7 },
  );
});

test('the time for a text grows with the text, not with its square', () => {
  const timeOf = (text: string): number => {
    const cutter = createEmphasisCutter();
    const before = process.cpuUsage();
    for (const word of text.match(/\S+\s*/g) ?? []) cutter.push(word);
    cutter.end();
    return process.cpuUsage(before).user;
  };
  const line = 'One **word *is [open <b> `here ';
  timeOf(line.repeat(500));
  expect(timeOf(line.repeat(8_000))).toBeLessThan(timeOf(line.repeat(1_000)) * 30 + 50_000);
});
