import { lazy } from '../async.ts';

const segmenter = lazy(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));

// How far back a certain boundary is looked for before the whole stretch is segmented.
const MAX_LOOK_BACK = 1000;

/**
 * Between two of these there is always a boundary: ASCII, Latin, Greek and Cyrillic letters, dashes
 * and quotation marks, kana, ideographs, whole Hangul syllables.
 */
const isSimple = (code: number): boolean =>
  (code >= 0x20 && code <= 0x7e) ||
  (code >= 0xa0 && code <= 0x2ff) ||
  (code >= 0x370 && code <= 0x482) ||
  (code >= 0x2010 && code <= 0x2027) ||
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3041 && code <= 0x3096) ||
  (code >= 0x30a1 && code <= 0x30fa) ||
  (code >= 0xac00 && code <= 0xd7a3);

const isBetweenSimple = (text: string, index: number): boolean =>
  isSimple(text.charCodeAt(index - 1)) && isSimple(text.charCodeAt(index));

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** The text without the first half of a character at its end. */
export const trimLoneSurrogate = (text: string): string =>
  isHigh(text.charCodeAt(text.length - 1)) ? text.slice(0, -1) : text;

/**
 * The last place at or before `index` that lies between two whole characters as people see them,
 * looking back to `from`, where one begins; `from` where a single one fills everything (piled-up
 * accents).
 */
export const toBoundary = (text: string, index: number, from: number): number => {
  if (index >= text.length) return text.length;
  if (index <= from) return from;
  if (isBetweenSimple(text, index)) return index;
  const earliest = Math.max(from, index - MAX_LOOK_BACK);
  let safe = index - 1;
  while (safe > earliest && !isBetweenSimple(text, safe)) safe -= 1;
  if (safe <= earliest) safe = from;
  let found = safe;
  // One code point behind `index` decides whether there is a boundary at it.
  for (const segment of segmenter().segment(text.slice(safe, index + 2))) {
    if (safe + segment.index > index) break;
    found = safe + segment.index;
  }
  return found;
};

/** The last place at or before `index` between two code points. */
export const toCodePoint = (text: string, index: number): number =>
  isHigh(text.charCodeAt(index - 1)) && isLow(text.charCodeAt(index)) ? index - 1 : index;

/**
 * The graphemes of a text: characters as people see them. Most texts need no segmenter, whose data
 * take 20 ms to load.
 */
export const toGraphemes = (text: string): string[] => {
  const units = text.split('');
  if (units.every((unit) => isSimple(unit.charCodeAt(0)))) return units;
  return Array.from(segmenter().segment(text), ({ segment }) => segment);
};

const ASCII = /^[\x20-\x7e]*$/;
const INVISIBLE = /^[\p{M}\p{Cf}\p{Cc}]+$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

/** How many columns a text takes in a fixed-width font: ideographs and emoji take two. */
export const toWidth = (text: string): number => {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const grapheme of toGraphemes(text)) {
    if (INVISIBLE.test(grapheme)) continue;
    width += WIDE.test(grapheme) ? 2 : 1;
  }
  return width;
};

/** Scripts that do not part words by spaces, to stand in a regular expression between brackets. */
export const UNPARTED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー`;

/**
 * Letters of such a script that belong to the address before them, where others are the sentence
 * that goes on: those of its host, and those that begin a part of its path behind the first, such
 * as `/wiki/東京`.
 */
export const UNPARTED_IN_ADDRESS = String.raw`(?<=:\/\/(?:[^\s/]{1,250}\.)?|\/\/[^\s/]{1,250}\/[^\s]{1,500}[/=#])[${UNPARTED}]+`;
