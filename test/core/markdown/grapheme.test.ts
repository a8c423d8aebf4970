import { expect, test } from 'vitest';
import { toBoundary, toGraphemes } from '../../../src/core/markdown/grapheme.ts';

// Kind: a text is cut only between characters as people see them, also where a shorter way than
// the segmenter's is taken.

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const segmented = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

const NEIGHBOURS = ['a', 'é', 'Ж', '“', '字', 'が', '각', '\u0301', '\u200d', '👩', '\r', 'ก', 'क'];

test('every character of the basic plane, beside every kind of neighbour', () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    const around = NEIGHBOURS[code % NEIGHBOURS.length] ?? '';
    for (const text of [`a${character}é`, `${around}${character}${around}`]) {
      const right = segmented(text);
      if (toGraphemes(text).join('|') !== right.join('|')) wrong.push(code.toString(16));
      const first = right[0]?.length ?? 0;
      if (toBoundary(text, first, 0) !== first) wrong.push(code.toString(16));
    }
  }
  expect(wrong).toEqual([]);
});

test('characters of which a neighbour makes one', () => {
  const texts = [
    'ﬁancée',
    'e\u0301te\u0301',
    '👩‍👩‍👧!',
    '🇩🇪🇫🇷',
    'ก็',
    '안녕',
    'ㅎㅏㄴ',
    '©\ufe0f',
    '1\ufe0f\u20e3',
    '',
  ];
  for (const text of texts) expect(toGraphemes(text)).toEqual(segmented(text));
});
