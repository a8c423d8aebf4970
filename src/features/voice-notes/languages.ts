import { currentLocale } from '../../core/strings/locale.ts';

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

let codes: ReadonlyMap<string, string> | null = null;

/** The codes of all languages that have one of two letters, by their English names. */
function listCodes(): ReadonlyMap<string, string> {
  if (codes) return codes;
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  codes = new Map(
    LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
      const name = names.of(code)?.toLowerCase();
      return name === undefined ? [] : [[name, code] as const];
    }),
  );
  return codes;
}

/** A language that the model names in English, as its reader names it; else as it was named. */
export function toLanguageName(english: string): string {
  const code = listCodes().get(english.trim().toLowerCase());
  const names = new Intl.DisplayNames(currentLocale(), { type: 'language', fallback: 'none' });
  return (code && names.of(code)) ?? english;
}
