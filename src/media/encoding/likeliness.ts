import { type Charset, USUAL_SIGNS } from './alphabets.ts';
import type { EastAsian } from './east-asia.ts';

const ASCII_LETTER = /^[A-Za-z]$/;
const LETTER = /^[\p{L}\p{M}]$/u;
const CAPITAL = /^\p{Lu}$/u;
const SMALL = /^\p{Ll}$/u;
/** Control characters, damage and private use. */
const NEVER = /^[\u0080-\u009f\ufffd\ue000-\uf8ff]$/;
/** Letters that end a word, in Hebrew, Greek and Arabic. */
const FINAL = /^[ךםןףץςةى]$/;
/** What tables were drawn with under DOS. */
const BOX = /^[\u2500-\u25a0]$/;
const LOWER_SIGMA = 'σ';
const THAI_BEFORE = /^[\u0e01-\u0e2e\u0e30-\u0e4e]$/;
const THAI_MARK = /^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]$/;

/** How likely a text is that was read in an encoding of two bytes a character: at most 1. */
export function likelinessOfEastAsian({ likeliness }: EastAsian, text: string): number {
  let sum = 0;
  let count = 0;
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    if (character < '\u0080') continue;
    count += 1;
    if (NEVER.test(character) || character.length > 1) sum -= 3;
    else sum += isSplinter(characters, index) ? -1 : likeliness(character);
  }
  return count === 0 ? -1 : sum / count;
}

/** Beside a Latin letter, a character is often an accented letter that was misread. */
function isSplinter(characters: readonly string[], index: number): boolean {
  const [before = '', after = ''] = [characters[index - 1], characters[index + 1]];
  if (/[\uff61-\uff9f]/.test(characters[index] ?? ''))
    return ASCII_LETTER.test(before) || ASCII_LETTER.test(after);
  return ASCII_LETTER.test(before) && ASCII_LETTER.test(after);
}

/** How likely a text is that was read in an encoding of one byte a letter: at most 1. */
export function likelinessOfCharset(charset: Charset, characters: readonly string[]): number {
  const { usual, rarity } = charset;
  const isLatin =
    usual.has('ä') || usual.has('é') || usual.has('ž') || usual.has('ż') || usual.has('ş');
  let sum = 0;
  let count = 0;
  for (const [index, character] of characters.entries()) {
    if (character < '\u0080') continue;
    count += 1;
    sum += likelinessOfCharacter(charset, characters, index, isLatin);
  }
  return count === 0 ? -1 : sum / count - rarity;
}

function likelinessOfCharacter(
  { usual, seldom }: Charset,
  characters: readonly string[],
  index: number,
  isLatin: boolean,
): number {
  const character = characters[index] ?? '';
  const small = character === 'İ' ? character : character.toLowerCase(); // Else two characters
  if (NEVER.test(character)) return -3;
  if (BOX.test(character) && usual.has(small)) return 1;
  if (isRun(characters, index)) return -0.5;
  const weight = usual.has(small) ? 1 : 0.5;
  return usual.has(small) || seldom.has(small)
    ? weight * likelinessOfPlace(characters, index, isLatin)
    : likelinessOfSign(characters, index);
}

/** Hardly any word has a letter three times in a row: lines of a table that were misread have. */
function isRun(characters: readonly string[], index: number): boolean {
  const [one, two, three] = characters.slice(index - 2, index + 1);
  return index >= 2 && one === two && two === three && LETTER.test(three ?? '');
}

/** A sign within a word is a letter that was misread, but for an apostrophe. */
function likelinessOfSign(characters: readonly string[], index: number): number {
  const character = characters[index] ?? '';
  if (!USUAL_SIGNS.has(character)) return LETTER.test(character) ? -1 : -0.6;
  const [before = '', after = ''] = [characters[index - 1], characters[index + 1]];
  const isInWord = LETTER.test(before) && LETTER.test(after);
  if (isInWord) return character === '’' ? 1 : -1;
  return 0.5;
}

/** A capital begins a word, or goes on one of capitals. */
function oddityOfCapital(before: string, after: string): number {
  if (SMALL.test(before)) return -1;
  return CAPITAL.test(before) && SMALL.test(after) ? -0.5 : 0;
}

/**
 * A letter stands among letters of its own script, a capital begins a word or goes on one of
 * capitals, and a mark stands behind what it marks.
 */
function likelinessOfPlace(characters: readonly string[], index: number, isLatin: boolean): number {
  const character = characters[index] ?? '';
  const [before = '', after = ''] = [characters[index - 1], characters[index + 1]];
  const odd = CAPITAL.test(character) ? oddityOfCapital(before, after) : 0;
  if (odd < 0) return odd;
  if (SMALL.test(character) && CAPITAL.test(before) && LETTER.test(characters[index - 2] ?? ''))
    return -0.5;
  if (FINAL.test(character) && LETTER.test(after)) return -1;
  if (character === LOWER_SIGMA && !LETTER.test(after)) return -1;
  if (THAI_MARK.test(character) && !THAI_BEFORE.test(before)) return -1;
  const near = [before, after];
  if (!isLatin && near.some((other) => ASCII_LETTER.test(other))) return -1;
  return near.some((other) => LETTER.test(other)) ? 1 : 0.4;
}
