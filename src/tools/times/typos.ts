import type { Language } from './language.ts';
import { fold } from './lexer.ts';
import type { PhraseReading } from './reader.ts';
import { countSlips } from './slips.ts';

/** Shorter names of days are too near to other words. */
const MIN_LETTERS = 6;

/** Longer ones are misspelled in two places. */
const LONG_LETTERS = 9;

/** Words that are only one letter away from a day or its beginning, in any of the languages. */
const PLAIN = new Set([
  ...['domain', 'montage', 'sundae', 'sundry', 'quarto', 'quartz', 'morgan'],
  ...['vendre', 'donner', 'venere'],
]);

/** A day may also be cut short: “Wednes”. */
const CUT_LETTERS = 5;

/** Whether a day is misspelled although the hour was read: “thurday 4pm” is not today. */
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
  if (word.length >= CUT_LETTERS && word !== day && day.startsWith(word)) return true;
  if (word[0] !== day[0] || Math.abs(word.length - day.length) > most) return false;
  return word !== day && countSlips(word, day) <= most;
}
