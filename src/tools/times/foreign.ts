import type { Language } from './language.ts';
import { fold } from './lexer.ts';

/** Languages whose words of time are known to the ICU of this machine, and are not read here. */
const OTHERS = [
  ...[
    'nl',
    'sv',
    'da',
    'nb',
    'fi',
    'is',
    'pl',
    'cs',
    'sk',
    'hu',
    'ro',
    'hr',
    'sl',
    'lt',
    'lv',
    'et',
  ],
  ...[
    'tr',
    'az',
    'id',
    'ms',
    'fil',
    'vi',
    'sw',
    'af',
    'ca',
    'eu',
    'gl',
    'ga',
    'cy',
    'sq',
    'uz',
    'eo',
    'mr',
    'ne',
  ],
];

const UNITS = ['day', 'week', 'month', 'year', 'hour', 'minute'] as const;

let known: ReadonlySet<string> | null = null;

/** Today, next week, the days and the months in many languages. */
function listForeignWords(): ReadonlySet<string> {
  known ??= new Set([
    ...OTHERS.flatMap(listWords).filter((word) => word.length >= 4 && !PLAIN.has(word)),
    ...MORE.map(fold),
  ]);
  return known;
}

/** Words that are ordinary in the languages that are read. */
const PLAIN = new Set(['mayo', 'mars', 'august', 'march', 'mart', 'maart', 'juli', 'juni', 'seda']);

/** What the ICU does not tell: before a time, behind one, and how often. */
const MORE = [
  ...['uur', 'vandaag', 'overmorgen', 'volgende', 'elke', 'iedere', 'dagelijks', 'wekelijks'],
  ...['vanavond', 'ochtend', 'avond', 'middag', 'weken', 'dagen', 'kwartier', 'minuten', 'straks'],
  ...['klockan', 'kl', 'imorgon', 'imorgen', 'idag', 'ikväll', 'varje', 'hver', 'hverdag', 'nästa'],
  ...['neste', 'næste', 'vecka', 'veckor', 'uke', 'uge', 'timmar', 'timer', 'minutter', 'dagar'],
  ...['jutro', 'dzis', 'dzisiaj', 'pojutrze', 'godz', 'godzinie', 'godzine', 'tydzien', 'tygodnie'],
  ...['minut', 'zitra', 'dnes', 'pozitri', 'kazdy', 'hodin', 'hodinu', 'tyden', 'sutra', 'danas'],
  ...[
    'svaki',
    'sati',
    'jutri',
    'vsak',
    'holnap',
    'orakor',
    'minden',
    'perc',
    'mulva',
    'ora',
    'maine',
  ],
  ...[
    'azi',
    'fiecare',
    'peste',
    'saptamana',
    'huomenna',
    'klo',
    'joka',
    'tanaan',
    'tunnin',
    'paasta',
  ],
  ...[
    'yarin',
    'bugun',
    'saat',
    'haftaya',
    'sabah',
    'aksam',
    'dakika',
    'besok',
    'lusa',
    'jam',
    'pukul',
  ],
  ...[
    'setiap',
    'minggu',
    'menit',
    'ngay mai',
    'moi ngay',
    'gio',
    'kesho',
    'rytoj',
    'valandą',
    'rit',
  ],
  ...['homme', 'kell', 'dema', 'avui', 'cada dia', 'zavtra', 'segodnya', 'kal', 'baje', 'bukas'],
].filter((word) => word !== 'ora' && word !== 'homme');

/** Languages that change the ends of their words. */
const INFLECTED = ['pl', 'cs', 'sk', 'hu', 'hr', 'sl', 'lt', 'lv', 'et', 'fi', 'tr', 'ro'];

let stems: readonly string[] | null = null;

function listStems(): readonly string[] {
  stems ??= INFLECTED.flatMap((locale) => listNames(locale, { weekday: 'long' }, 7, 1))
    .map(fold)
    .filter((word) => word.length >= 5 && !word.includes(' '))
    .map((word) => word.slice(0, -1));
  return stems;
}

/** Letters of languages that are written with Latin letters and not read here. */
const OTHER_LETTERS = /^[^\p{Lu}]*[åøăčďđěňőřšșťțůűžāēīūėįųðþý]/u;

/**
 * Whether there may be words of time in a language that is not read here, or in another one than
 * the rest was read in.
 */
export function hasForeignWord(text: string, others: readonly Language[]): boolean {
  if (UNREAD.test(text)) return true;
  const parts = text
    .normalize('NFC')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
  const sets = [listForeignWords(), ...others.map(listStrongWords)];
  return parts.some((word, index) => {
    if (OTHER_LETTERS.test(word)) return true;
    const folded = fold(word);
    const isStem = (stem: string) =>
      folded.startsWith(stem) && folded.length > stem.length && folded.length <= stem.length + 3;
    if (listStems().some(isStem)) return true;
    const phrases = [1, 2, 3].map((length) => fold(parts.slice(index, index + length).join(' ')));
    return phrases.some((phrase) => sets.some((words) => words.has(phrase)));
  });
}

const listNames = (
  locale: string,
  options: Intl.DateTimeFormatOptions,
  count: number,
  step: number,
): string[] => {
  const names = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const dates = Array.from({ length: count }, (_, index) => Date.UTC(2024, 0, 15 + index * step));
  return dates.map((date) => names.format(date));
};

function listWords(locale: string): string[] {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const near = UNITS.flatMap((unit) => [-1, 0, 1, 2].map((count) => relative.format(count, unit)));
  const days = listNames(locale, { weekday: 'long' }, 7, 1);
  const months = listNames(locale, { month: 'long' }, 12, 30);
  return [...days, ...months, ...near].map(fold).filter((word) => !/\d/.test(word));
}

/** What teams call meetings in any language. */
const NOUNS = new Set(['daily', 'weekly', 'monthly']);

const strong = new WeakMap<Language, ReadonlySet<string>>();

/** The days, months and the like of a language, which mean a time in any sentence. */
function listStrongWords(language: Language): ReadonlySet<string> {
  const listed = strong.get(language);
  if (listed) return listed;
  const words = Object.entries(language.words)
    .filter(([key]) => /^[twWmky]:/.test(key))
    .flatMap(([, phrases]) => phrases.split('|').map(fold))
    .filter((word) => word.length >= 4 && !NOUNS.has(word));
  const result = new Set(words);
  strong.set(language, result);
  return result;
}

/** Letters of scripts in which no language is read here. */
const UNREAD =
  /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Greek}\p{Script=Thai}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Armenian}\p{Script=Georgian}]/u;
