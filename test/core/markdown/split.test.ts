import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discordDialect } from '../../../src/adapters/discord/write/format.ts';
import { slackDialect } from '../../../src/adapters/slack/write/format.ts';
import { createScanner } from '../../../src/core/markdown/scanner.ts';
import {
  findCut,
  findCuts,
  forceCut,
  toPiece,
  toPieces,
} from '../../../src/core/markdown/split.ts';
import type { Dialect } from '../../../src/core/ports.ts';
import { nastyMarkdown } from './nasty-markdown.ts';

const length = (text: string): number => text.length;
const limitsOf = (max: number) => ({ max, length });

const split = (text: string, max: number): string[] =>
  toPieces(text, findCuts(text, limitsOf(max)));

const format = (dialect: Dialect, text: string): string => {
  const scanner = createScanner();
  return [...scanner.push(text), ...scanner.end()].map(dialect.format).join('');
};

const dialects = [slackDialect, discordDialect];
const formattedText = fc
  .tuple(nastyMarkdown, fc.constantFrom(...dialects))
  .map(([text, dialect]) => format(dialect, text));
const maxChars = fc.integer({ min: 450, max: 1200 });

/**
 * What is left to compare when the ends of messages have been undone: all but white space, quote
 * marks, fences' first and last lines, and the marks of emphasis and code that are closed and
 * opened again.
 */
const toEssence = (text: string): string => {
  const blocks = createScanner();
  return (
    [...blocks.push(text), ...blocks.end()]
      .map((block) => (block.type === 'fence' && block.part !== 'inside' ? '' : block.text))
      .join('')
      // A list that is numbered all 1 goes on counting in the next message.
      .replaceAll(/^([ \t>]*)\d{1,9}(?=[.)](?:[ \t]|$))/gm, '$1#')
      .replaceAll(/[\s>*_~`]/g, '')
  );
};

/** A fence in a quote ends with the quote, and a quote with its message. */
const endsOpen = (text: string): boolean => {
  const scanner = createScanner();
  let isOpen = false;
  for (const block of [...scanner.push(text), ...scanner.end()])
    if (block.type === 'fence') isOpen = block.part !== 'close' && !block.prefix.includes('>');
  return isOpen;
};

test('every piece fits, shows something, has whole characters and closes its fences', () => {
  fc.assert(
    fc.property(formattedText, maxChars, (text, max) => {
      for (const piece of split(text, max)) {
        expect(piece.length).toBeLessThanOrEqual(max);
        expect(piece.trim()).not.toBe('');
        expect(piece).not.toMatch(/\p{Cs}/u);
        expect(endsOpen(piece)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test('the pieces together are the text', () => {
  fc.assert(
    fc.property(formattedText, maxChars, (text, max) => {
      expect(split(text, max).map(toEssence).join('')).toBe(toEssence(text));
    }),
    { numRuns: 300 },
  );
});

test('a cut stays where it is as the text grows', () => {
  fc.assert(
    fc.property(formattedText, maxChars, fc.integer({ min: 1, max: 40 }), (text, max, step) => {
      const final = findCuts(text, limitsOf(max));
      let cuts: number[] = [];
      for (let end = step; end < text.length; end += step) {
        const prefix = text.slice(0, end);
        cuts = findCuts(prefix, limitsOf(max), cuts);
        expect(final.slice(0, cuts.length)).toEqual(cuts);
        const shown = toPiece(prefix, cuts.at(-1) ?? 0, prefix.length);
        expect(shown.length).toBeLessThanOrEqual(max);
      }
      expect(findCuts(text, limitsOf(max), cuts)).toEqual(final);
    }),
    { numRuns: 100 },
  );
});

test('no cut lies within a character', () => {
  fc.assert(
    fc.property(formattedText, maxChars, (text, max) => {
      const boundaries = new Set(
        Array.from(new Intl.Segmenter().segment(text), ({ index }) => index),
      );
      for (const cut of findCuts(text, limitsOf(max))) expect(boundaries.has(cut)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('a forced cut lies behind the start, at or before the end, and loses nothing', () => {
  fc.assert(
    fc.property(formattedText, fc.nat(3000), (text, size) => {
      const end = Math.min(size, text.length);
      const cut = forceCut(text, 0, end);
      expect(cut).toBeGreaterThanOrEqual(0);
      expect(cut).toBeLessThanOrEqual(end);
      expect(toPieces(text, [cut]).map(toEssence).join('')).toBe(toEssence(text));
    }),
    { numRuns: 200 },
  );
});

test('a forced cut is made at the best place before the end', () => {
  expect(forceCut('One. Two three', 0, 14)).toBe(9);
  expect(forceCut('One.\n\nTwo', 0, 8)).toBe(6);
  expect(forceCut('One.\nTwo\nThr', 0, 9)).toBe(9);
  expect(forceCut('One. Two three', 0, 14, 10)).toBe(14);
  expect(forceCut('\n', 0, 1)).toBe(0);
  expect(forceCut('#### ``` the\n', 0, 4)).toBe(0);
  expect(forceCut('One.\n- ``` the\n', 0, 7)).toBe(5);
});

test('a list item continued in the next message is indented as if it began there', () => {
  const x = 'word '.repeat(12).trim();
  expect(
    split(`1. a\n   - ${x}\n     \`\`\`js\n     ${x}\n       y\n     \`\`\`\n   - b\n`, 110),
  ).toEqual([`1. a\n   - ${x}`, `\`\`\`js\n${x}\n  y\n\`\`\`\n- b`]);
});

test.each(['', '> ', '>', '> > '])(
  'a line of a quote that is longer than a message stays in the quote: %j',
  (mark) => {
    const words = 'Some **bold words** of one who is quoted. '.repeat(30).trim();
    for (let max = 450; max < 520; max += 1) {
      const pieces = split(`Before:\n${mark}${words}\n\nAfter.`, max);
      expect(pieces.length).toBeGreaterThan(2);
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(max);
      const quoted = pieces
        .flatMap((piece) => piece.split('\n'))
        .filter((line) => /Some|one who/.test(line));
      for (const line of quoted) expect(line.startsWith(mark)).toBe(true);
      expect(quoted.map((line) => line.slice(mark.length).trim()).join(' ')).toBe(words);
    }
  },
);

test('a list goes on in the next message where it stopped, at every level', () => {
  const x = 'word '.repeat(12).trim();
  const ones = Array.from({ length: 6 }, () => `1. ${x}`).join('\n');
  expect(split(ones, 150).map((piece) => /^\d+/.exec(piece)?.[0])).toEqual(['1', '3', '5']);
  const nested = `1. ${x}\n1. a\n   1. ${x}\n   1. ${x}\n   1. ${x}\n1. ${x}\n1. b`;
  const numbers = split(nested, 160).map((piece) => piece.match(/^ *\d+(?=\.)/gm) ?? []);
  expect(numbers.flat().map((number) => number.trim())).toEqual([
    '1',
    '1',
    '1',
    '2',
    '1',
    '3',
    '1',
  ]);
  const written = `3. ${x}\n4. ${x}\n\n   more\n\n5. ${x}\n6. ${x}`;
  expect(
    split(written, 150)
      .join('\n')
      .match(/^\d+(?=\.)/gm),
  ).toEqual(['3', '4', '5', '6']);
  const apart = `1. ${x}\n1. ${x}\n\nNew.\n\n1. ${x}\n1. ${x}`;
  expect(split(apart, 150).at(-1)).toMatch(/^New\.\n\n1\. /);
});

test('a growing piece is a beginning of what it becomes', () => {
  fc.assert(
    fc.property(formattedText, fc.nat(2000), (text, size) => {
      const growing = toPiece(text.slice(0, size), 0, Math.min(size, text.length), 'growing');
      expect(toPiece(text, 0, text.length).startsWith(growing)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a text that fits is not cut', () => {
  expect(findCut('a'.repeat(100), 0, limitsOf(100))).toBe(null);
  expect(findCut(`${'a'.repeat(100)}\n\n\n  `, 0, limitsOf(100))).toBe(null);
  expect(split('', 100)).toEqual([]);
});

test('a message ends at a paragraph, else a list item, else a line, else a sentence, else a word', () => {
  const x = 'x'.repeat(60);
  expect(split(`${x}\n\n${x}\ny ${x}`, 150)).toEqual([x, `${x}\ny ${x}`]);
  expect(split(`- ${x}\n  more\n- ${x}\n  more more`, 130)).toEqual([
    `- ${x}\n  more`,
    `- ${x}\n  more more`,
  ]);
  expect(split(`${x}\n${x} z`, 110)).toEqual([x, `${x} z`]);
  expect(split(`${x} end. A ${x}`, 80)).toEqual([`${x} end.`, `A ${x}`]);
  expect(split(`${x} and more ${x}`, 80)).toEqual([`${x} and more`, x]);
});

test('a heading stays with what it heads', () => {
  const x = 'word '.repeat(20).trim();
  expect(split(`${x}\n\n## Title\n\n${x}`, 150)).toEqual([x, `## Title\n\n${x}`]);
});

test('words of any length are cut between characters', () => {
  expect(split('a'.repeat(5000), 2000).map(length)).toEqual([2000, 2000, 1000]);
  expect(split('`'.repeat(5000), 2000).length).toBe(3);
  const family = '👩‍👩‍👧‍👦';
  for (const piece of split(family.repeat(500), 2000))
    expect(piece.replaceAll(family, '')).toBe('');
  for (const piece of split('e\u0301'.repeat(2500), 2000)) expect(piece).toMatch(/^e.*\u0301$/s);
});

test('a fence that fits stays whole', () => {
  const text = `${'x'.repeat(120)}\n\n\`\`\`js\n${'code();\n'.repeat(10)}\`\`\`\n`;
  expect(split(text, 200)).toEqual(['x'.repeat(120), text.slice(122).trim()]);
});

test('a fence that does not fit is closed and opened again with its language, within its list item', () => {
  const code = Array.from({ length: 40 }, (_, index) => `  line(${index});\n`).join('');
  const pieces = split(`- \`\`\`js\n${code}  \`\`\`\ndone\n`, 200);
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.at(0)).toMatch(/^- ```js\n {2}line\(0\);\n[\s\S]*;\n {2}```$/);
  for (const piece of pieces.slice(1)) expect(piece).toMatch(/^```js\nline/);
  expect(pieces.at(-1)).toMatch(/\n```\ndone$/);
  expect(toEssence(pieces.join('\n'))).toBe(toEssence(`${code}done`));
});

test('no message holds but the end of a fence', () => {
  for (let size = 150; size < 220; size += 1) {
    const pieces = split(`\`\`\`\n${'x'.repeat(size)}\n\`\`\`\n`, 200);
    expect(pieces.map((piece) => piece.replaceAll(/[`\n]/g, '')).join('')).toBe('x'.repeat(size));
    for (const piece of pieces) expect(piece).toMatch(/^```\nx+\n```$/);
  }
});

test('a table is never cut where it can begin a message', () => {
  const table = `| a | b |\n|---|---|\n${'| some | cells |\n'.repeat(9)}`;
  const intro = 'The words before it.';
  expect(split(`${intro}\n\n${table}`, 190)).toEqual([intro, table.trim()]);
  const drawn = format(discordDialect, table);
  expect(split(`${intro}\n\n${drawn}`, drawn.length + 5)).toEqual([intro, drawn.trim()]);
});

test('a long table is split with its header repeated, on both platforms', () => {
  const rows = Array.from({ length: 1500 }, (_, index) => `| ${index} | value |\n`).join('');
  for (const dialect of dialects) {
    const text = format(dialect, `Here:\n\n| number | word |\n|---|---|\n${rows}\nThe end.\n`);
    const pieces = split(text, dialect.maxChars - 100);
    for (const piece of pieces) expect(piece).toContain('number');
    expect(pieces.join('\n').match(/value/g)?.length).toBe(1500);
  }
});

test('a long text is split in time that grows with its length only', () => {
  let measured = 0;
  const counting = {
    max: 2000,
    length(text: string) {
      measured += text.length;
      return text.length;
    },
  };
  const text = 'Some words of a sentence that goes on.\n'.repeat(2600);
  expect(findCuts(text, counting).length).toBeGreaterThan(49);
  expect(measured).toBeLessThan(text.length * 5);
});

test('a place behind the end of a text is its end', () => {
  expect(toPiece('one\ntwo', 9, 12)).toBe('');
  expect(toPieces('one\ntwo', [4, 30, 40])).toEqual(['one', 'two']);
});
