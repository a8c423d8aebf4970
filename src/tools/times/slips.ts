import type { Language, TimeToken } from './language.ts';
import { fold } from './lexer.ts';

/** How many letters are wrong, missing, too many, or the other way round (Damerau, Levenshtein). */
export function countSlips(a: string, b: string): number {
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

/** A unit of time is misspelled behind a number: “in 3 dys at 9am” is not today. */
export function hasMisspelledUnit(
  tokens: readonly TimeToken[],
  taken: ReadonlySet<number>,
  language: Language,
): boolean {
  if (language.isUnspaced) return false;
  return tokens.some(({ code, s }, index) => {
    const [before, number] = [tokens[index - 2], tokens[index - 1]];
    const isCounted = number?.code === 'n' && !taken.has(index - 1) && before?.code === 'i';
    return code === '.' && isCounted && unitsOf(language).some((unit) => isNearly(fold(s), unit));
  });
}

const known = new WeakMap<Language, readonly string[]>();

function unitsOf(language: Language): readonly string[] {
  const listed = known.get(language);
  if (listed) return listed;
  const units = Object.entries(language.words)
    .filter(([key]) => /^[uhN](?::|$)/.test(key))
    .flatMap(([, names]) => names.split('|').map(fold))
    .filter((name) => name.length >= 3);
  known.set(language, units);
  return units;
}

/** The first letter is rarely wrong. */
const isNearly = (word: string, unit: string) =>
  word[0] === unit[0] &&
  Math.abs(word.length - unit.length) <= 2 &&
  countSlips(word, unit) <= (unit.length > 4 ? 2 : 1);
