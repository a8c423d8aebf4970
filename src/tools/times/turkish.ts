import type { ShapeMatch } from './weekdays.ts';

type Told = ShapeMatch['tokens'][number];

const token = (code: string, n = 1, s = ''): Told => ({ code, n, s });

const LOOKS = /(\d{1,2})(?:[:.](\d\d))?['’]?(\p{L}{1,5})(?![\p{L}\d])/uy;

type ToTokens = (n: number, minutes: number | null, text: string) => readonly Told[];

/** What follows a figure: at, to, past and on; any other suffix changes the time. */
const ENDS: readonly (readonly [ends: RegExp, toTokens: ToTokens])[] = [
  [
    /^[dt][ae]$/,
    (n, minutes, text) =>
      minutes === null
        ? [token('@'), token('n', n, text)]
        : [token('@'), toClock(n, minutes, text)],
  ],
  [/^(?:[yn]?[aeıiuü])$/, (n, minutes) => [minutes === null ? token('g', n) : token('!')]],
  [/^s?[ıiuü]nd[ae]$/, (n, minutes) => [minutes === null ? token('o', n, 'digits') : token('!')]],
  [
    /^(?:dan|den|tan|ten|s?[ıiuü]nd[ae]n|[yn]?[ıiuü]n|s?[ıiuü]n[ae]|ki|deki|daki)$/,
    () => [token('!')],
  ],
];

function toClock(hour: number, minutes: number, text: string): Told {
  const isExact = hour > 12 || hour === 0 || text.startsWith('0');
  return token('c', hour * 60 + minutes, isExact ? '24' : '');
}

/** 9’da, 18.30’da, 9’a, 15’inde, saat 9: figures with what is joined to them. */
export function readTurkish(text: string, at: number): ShapeMatch | null {
  for (const [looks, code] of WORDS) {
    looks.lastIndex = at;
    const [word = ''] = looks.exec(text) ?? [];
    if (word !== '') return { length: word.length, tokens: [token(code)] };
  }
  LOOKS.lastIndex = at;
  const [match = '', figure = '', minute, end = ''] = LOOKS.exec(text) ?? [];
  const [hour, minutes] = [Number(figure), minute === undefined ? null : Number(minute)];
  const [, toTokens] = ENDS.find(([looks]) => looks.test(end)) ?? [];
  if (match === '' || !toTokens) return null;
  if (minutes !== null && (hour > 23 || minutes > 59)) return null;
  return { length: match.length, tokens: toTokens(hour, minutes, figure) };
}

/**
 * “Saat” is at where no number before it counts hours; “geçe” is past, and without its cedilla the
 * night; “ayın 5’inde” is on the next fifth.
 */
const WORDS: readonly (readonly [looks: RegExp, code: string])[] = [
  [/(?<![\p{L}\d]|(?<!\d)\d{1,2}\s)saat(?=\s\d)/iuy, '@'],
  [/(?<!\p{L})geçe(?!\p{L})/iuy, 'P'],
  [/(?<!\p{L})ayın(?=\s\d)/iuy, '-'],
];
