import { readKorean } from './korean.ts';
import type { Language, TimeToken } from './language.ts';
import { readPolish } from './polish.ts';
import { readDateRange, readTimeRange } from './ranges.ts';
import { readTurkish } from './turkish.ts';
import { readDaySpan, type ShapeMatch, toShortWeekday } from './weekdays.ts';
import { readZone } from './zones.ts';

/** Something written with digits: what it looks like, and what it then is. */
type Shape = {
  readonly looks: RegExp;
  toTokens(match: RegExpExecArray, language: Language): readonly Omit<TimeToken, 'from' | 'to'>[];
};

const token = (code: string, n = 0, s = '') => ({ code, n, s });
const open = [token('!')];

const ARTICLES: Readonly<Record<string, string>> = { fr: 'le', es: 'el', it: 'il' };

const HAN = '[一二三四五六七八九十两兩〇零]{1,3}';
const COUNT = `(\\d{1,2}|[０-９]{1,2}|${HAN})`;

/** The longest of those that fit is taken, the first of several that are as long. */
const SHAPES: readonly Shape[] = [
  { looks: /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/y, toTokens: ([, y, m, d]) => toDate(y, m, d) },
  {
    looks: /(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4})|(\d\d))?(?![\d:]|\.\d)/y,
    toTokens: ([, d, m, y, short]) => toDate(y ?? (short && `20${short}`), m, d),
  },
  {
    looks:
      /(\d{1,2})\.(\d{1,2})(?=\.?\s+(?:um |at |kl |@ ?|às |à |alle |o |saat )?\d{1,2}(?:[:h]|\s?uhr))/iy,
    toTokens: ([, d, m]) => toDate(undefined, m, d),
  },
  {
    looks: /(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?!\d)/y,
    toTokens: ([, a, b, y = ''], { dayFirst }) =>
      toOpenDate([a, b], y.length === 2 ? `20${y}` : y, dayFirst),
  },
  {
    looks: /(\d{1,2})\/(\d{1,2})(?![\d/])/y,
    toTokens: ([, a, b], { dayFirst }) => toOpenDate([a, b], undefined, dayFirst),
  },
  {
    looks: /T?(\d{1,2})[:：](\d\d)(?::(\d\d)(?:\.\d+)?)?(?![\d:])/y,
    toTokens: ([, h, m, s = '0']) => (Number(s) > 59 ? open : toClock(h, m)),
  },
  {
    // 0930, 1730 hrs; a number that may be something else is asked.
    looks:
      /(?<=(?<!\p{L})(?:[Aa]t|um|alle|a las|à|às)\s)([01]\d|2[0-3])([0-5]\d)(\s?(?:hrs?|hours|h|uhr|Uhr|ore|horas)(?!\p{L}))?(?![\d.:])(?=(\s?\p{Lu})?)/uy,
    toTokens: ([, h, m, unit, name], { name: language }) => {
      const clock = toClock(h, m, true);
      if (h?.startsWith('0') || unit !== undefined) return clock;
      return language === 'en' && name !== undefined ? [] : [...clock, token('!')];
    },
  },
  {
    looks:
      /(segunda|terça|quarta|quinta|sexta|dia|semana)(?:-feira)? sim,? (?:e )?\1(?:-feira)? não(?!\p{L})/iuy,
    toTokens: ([, word = ''], { name }) => (name === 'pt' ? toEveryOther(word) : []),
  },
  { looks: /\d{1,2}[:：]\d(?!\d)/y, toTokens: () => open },
  { looks: /(\d{1,2})\s?[hH](\d\d)(?![\d:])/y, toTokens: ([, h, m]) => toClock(h, m, true) },
  {
    looks: /(\d{1,2})\s[hH]\s([0-5]\d)(?![\d:])(?!\s?m)/y,
    toTokens: ([, h, m], { minutesFirst }) => (minutesFirst ? [] : toClock(h, m, true)),
  },
  {
    looks: /(\d{1,2})[:.](\d\d)\s?[hH](?![\p{L}\d])/uy,
    toTokens: ([, h, m]) => toClock(h, m, true),
  },
  { looks: /(?<!\bin\s)(\d{1,2})h(?![\p{L}\d])/uy, toTokens: toFullHour },
  {
    looks: /(?<=\bin\s|\dh\s?)(\d{1,3})\s?m(?![\p{L}\d])/uy,
    toTokens: ([, n]) => [token('n', Number(n), n), token('u', 1, 'minute')],
  },
  {
    // Le 5 à 9h.
    looks: /(?<=(?<!\p{L})(le|el|il)\s)(\d{1,2})(?=\s(?:à|a las|alle|a la)\s)/iuy,
    toTokens: ([, article = '', n], { name }) =>
      ARTICLES[name] === article.toLowerCase() ? [token('o', Number(n), 'digits')] : [],
  },
  {
    // Ten, unless it is December.
    looks: /(?<=\d\s(?:de\s)?)dez(?![\p{L}])/iuy,
    toTokens: (_, { name }) => (name === 'pt' ? [token('m', 12)] : []),
  },
  {
    // À uma; without the accent only where the part of the day follows.
    looks:
      /(?<!\p{L})(?:à uma|a uma(?=\s(?:e meia|hora|d[ae] (?:tarde|manhã|manha|madrugada|noite))))(?!\p{L})/iuy,
    toTokens: (_, { name }) => (name === 'pt' ? [token('@'), token('n', 1)] : []),
  },
  { looks: /ore(?=\s\d)/iy, toTokens: (_, { name }) => (name === 'it' ? [token('@')] : []) },
  {
    looks: /(\d{1,2})\.(\d\d)(?=\s*(?:uhr|[ap]\.?m\b))/iy,
    toTokens: ([, h, m]) => toClock(h, m),
  },
  {
    // 5ª às 9; before another word it is an ordinal.
    looks:
      /([2-6])ª(?:(?:-|\s)?feira(?!\p{L})|(?=,?\s+(?:às|as|à|ao|\d|de (?:manhã|manha|tarde|noite)|que vem)(?!\p{L})))/iuy,
    toTokens: ([, n], { name }) => (name === 'pt' ? [token('w', Number(n) - 1, 'habit')] : []),
  },
  {
    looks: /(\d{1,2})(?:st|nd|rd|th|er|re|ère|ème|e|º|ª|°)(?![\p{L}\d])/iuy,
    toTokens: ([, n]) => [token('o', Number(n), 'digits')],
  },
  {
    looks: /(\d{1,2})\.(?=\s|$)/y,
    toTokens: ([, n], { name }) =>
      /^(?:de|pl)$/.test(name) ? [token('o', Number(n), 'digits')] : [],
  },
  { looks: /(\d+)[.,](\d{1,2})(?![\d.:/])/y, toTokens: toDecimal },
  { looks: /\d{4}(?!\d)/y, toTokens: ([n]) => [token('Y', Number(n))] },
  { looks: /\d{1,3}(?!\d)/y, toTokens: ([n]) => [token('n', Number(n), n)] },
  {
    looks:
      /(?<!\p{L})(\p{L}{2,4}\.?)(?=,?\s+(?:(?:um|den|à|a|at|a las|a la|às|as|alle|ore|le|el|il|dia|o|saat)\s+)?\d)/iuy,
    toTokens: toWeekday,
  },
  { looks: /[ap]\.?\s?m\.?(?![\p{L}\d])/iuy, toTokens: toMeridiem },
  {
    looks: new RegExp(`(?:(\\d{4})年)?${COUNT}月(?:${COUNT}[日号號])?`, 'uy'),
    toTokens: toHanDate,
  },
  {
    // 八月十五 is of the moon’s calendar.
    looks: new RegExp(`${HAN}月${HAN}(?![日号號])`, 'uy'),
    toTokens: (_, { isUnspaced }) => (isUnspaced ? open : []),
  },
  { looks: /(?:[０-９]{1,2}|[一二三四五六七八九十两兩〇零]{1,3})[个個]?/uy, toTokens: toHanNumber },
];

/**
 * Everything that is written with digits, zones and spans of days included; empty if nothing is.
 */
export function readShape(text: string, at: number, language: Language): readonly TimeToken[] {
  const zone = readZone(text, at, language.name);
  if (zone) return [zone];
  const { length, tokens } =
    readDaySpan(text, at, language) ?? readFigures(text, at, language) ?? NO_SHAPE;
  return tokens.map((each) => ({ ...each, from: at, to: at + length }));
}

const NO_SHAPE: ShapeMatch = { length: 0, tokens: [] };

/** Figures with what only one language writes beside them. */
const OWN: Readonly<Record<string, typeof readKorean>> = {
  ko: readKorean,
  pl: readPolish,
  tr: readTurkish,
};

function readFigures(text: string, at: number, language: Language): ShapeMatch | null {
  const before = text[at - 1] ?? '';
  const isInWord = /[\p{Script=Latin}\d]/u.test(before) && /\d/.test(text[at] ?? '');
  if (isInWord && before !== 'T') return null;
  const found = SHAPES.map(({ looks, toTokens }) => {
    looks.lastIndex = at;
    const match = looks.exec(text);
    return match && { length: match[0].length, tokens: toTokens(match, language) };
  });
  const own = OWN[language.name]?.(text, at, toDate) ?? null;
  const ranges = [readTimeRange(text, at, language), readDateRange(text, at, language)];
  const [longest = null] = [...found, ...ranges, own]
    .filter((each) => each !== null && each.tokens.length > 0)
    .toSorted((a, b) => (b?.length ?? 0) - (a?.length ?? 0));
  return longest;
}

/** Segunda sim, segunda não. */
function toEveryOther(word: string) {
  const day = ['segunda', 'terça', 'quarta', 'quinta', 'sexta'].indexOf(word.toLowerCase());
  const unit = word.toLowerCase() === 'dia' ? 'day' : 'week';
  return [token('V'), day < 0 ? token('u', 1, unit) : token('w', day + 1)];
}

type Digits = string | undefined;

/** `y-m-d`, with 0 for a year that is not told; `!` where there is no such day. */
function toDate(y: Digits, m: Digits, d: Digits) {
  const [year, month, day] = [Number(y ?? 0), Number(m), Number(d)];
  const date = new Date(Date.UTC(year || 2024, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? [token('d', 0, `${year}-${month}-${day}`)] : open;
}

function toOpenDate([a, b]: readonly Digits[], y: Digits, dayFirst: boolean | null) {
  const [first, second] = [Number(a), Number(b)];
  if (dayFirst ?? first > 12) return toDate(y, b, a);
  if (dayFirst === false || second > 12 || first === second) return toDate(y, a, b);
  return [token('e', 0, `${y ?? 0}-${Number(b)}-${Number(a)}`)];
}

/** `24` or `h` where no half of the day is left open. */
function toClock(h: Digits, m: Digits, isFull = false) {
  const [hour, minute] = [Number(h), Number(m)];
  if (hour > 23 || minute > 59) return open;
  const isExact = hour > 12 || hour === 0 || (h?.startsWith('0') ?? false);
  const kind = isExact ? '24' : '';
  return [token('c', hour * 60 + minute, isFull ? 'h' : kind)];
}

/** 18h is an hour of the day to Germans only where no duration is told. */
function toFullHour([text, hour]: RegExpExecArray, { name }: Language) {
  if (name !== 'de' || text.length !== 3) return [];
  return [token('n', Number(hour), hour), token('O')];
}

function toDecimal([text, whole, part = '']: RegExpExecArray) {
  const isClock = text.includes('.') && Number(whole) < 24 && /^[0-5]\d$/.test(part);
  if (isClock && part !== '25' && part !== '75')
    return [token('C', Number(whole) * 60 + Number(part), Number(whole) < 13 ? '' : '24')];
  const isFraction = part === '5' || part === '25' || part === '75';
  return isFraction ? [token('n', Number(`${whole}.${part}`), text)] : open;
}

function toWeekday([, word = '']: RegExpExecArray, language: Language) {
  const day = toShortWeekday(word, language);
  return day ? [day] : [];
}

function toMeridiem([text]: RegExpExecArray, { name, isUnspaced }: Language) {
  if (name === 'de') return [];
  return isUnspaced || name !== 'fr' ? [token('a', /^a/i.test(text) ? 0 : 12)] : [];
}

function toHanDate([, y, m = '', d]: RegExpExecArray, { isUnspaced }: Language) {
  if (!isUnspaced) return [];
  if (d === undefined) return [token('m', toCount(m))];
  return toDate(y, String(toCount(m)), String(toCount(d)));
}

function toHanNumber([text]: RegExpExecArray, { isUnspaced }: Language) {
  return isUnspaced ? [token('n', toCount(text.replace(/[个個]$/u, '')), 'digits')] : [];
}

const HAN_DIGITS = '零一二三四五六七八九';

/** 二十三 is 23, and so are ２３ and 二三; 零五 is 5. */
function toCount(text: string): number {
  const plain = text.normalize('NFKC');
  if (/^\d+$/.test(plain)) return Number(plain);
  const digits = plain.replaceAll(/[两兩]/gu, '二').replaceAll('〇', '零');
  const value = (each = '') => Math.max(0, HAN_DIGITS.indexOf(each));
  if (!digits.includes('十')) return [...digits].reduce((sum, digit) => sum * 10 + value(digit), 0);
  const [tens, ones] = digits.split('十');
  return (tens === '' ? 1 : value(tens)) * 10 + (ones === '' ? 0 : value(ones));
}
