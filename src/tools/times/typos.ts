import type { Language } from './language.ts';
import { fold } from './lexer.ts';
import type { PhraseReading } from './reader.ts';

/** Shorter names of days are too near to other words. */
const MIN_LETTERS = 6;

/** Longer ones are misspelled in two places. */
const LONG_LETTERS = 9;

/** Words that are only one letter away from a day, in any of the languages. */
const PLAIN = new Set(['domain', 'montage', 'sundae', 'sundry', 'quarto', 'quartz', 'morgan']);

/** Whether a day is misspelled, of which only the hour was read: “thurday 4pm” is not today. */
export function hasMisspelledDay({ facts, rest, language }: PhraseReading): boolean {
  if (language.isUnspaced || facts.some(({ type }) => /^(?:day|every|duration)$/.test(type)))
    return false;
  const days = daysOf(language);
  const words = rest.split(/[^\p{L}\p{M}]+/u).map(fold);
  return words.some((word) => !PLAIN.has(word) && days.some((day) => isNear(word, day)));
}

const known = new WeakMap<Language, readonly string[]>();

function daysOf(language: Language): readonly string[] {
  const listed = known.get(language);
  if (listed) return listed;
  const days = Object.entries(language.words)
    .filter(([key]) => /^[tw]:-?\d+$/.test(key))
    .flatMap(([, names]) => names.split('|').map(fold))
    .filter((name) => name.length >= MIN_LETTERS && !name.includes(' '));
  known.set(language, days);
  return days;
}

/** The first letter is rarely wrong. */
function isNear(word: string, day: string): boolean {
  const most = day.length >= LONG_LETTERS ? 2 : 1;
  if (word[0] !== day[0] || Math.abs(word.length - day.length) > most) return false;
  return word !== day && countSlips(word, day) <= most;
}

/** How many letters are wrong, missing, too many, or the other way round (Damerau, Levenshtein). */
function countSlips(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY;
      const changed = at(row - 1, column - 1) + (isSame ? 0 : 1);
      const moved = Math.min(at(row - 1, column), at(row, column - 1)) + 1;
      rows[row]?.push(Math.min(changed, moved, swapped));
    }
  }
  return at(a.length, b.length);
}
