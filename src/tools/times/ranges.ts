import type { Language, TimeToken } from './language.ts';
import type { ShapeMatch } from './weekdays.ts';

const CLOCK = String.raw`(\d{1,2})(?:[:.h：](\d\d))?`;
const SUFFIX = String.raw`(?:\s?(uhr|hrs?|h|[ap]\.?m\.?|点钟|点|點|時|时)(?![\p{Script=Latin}\d]))?`;
const LOOKS = new RegExp(
  String.raw`(?:(from|von|de|das|dalle|dal|desde las|desde|od)\s(?:las\s)?)?${CLOCK}${SUFFIX}` +
    String.raw`(?:\s?([-–—~〜～])\s?|\s(?:to|till|until|bis|à|a|a las|às|alle|do)\s|(?:到|至|から))` +
    String.raw`${CLOCK}${SUFFIX}(?:まで)?(?![\d:./]|-\d)`,
  'iuy',
);

/** It may be any time between, but of what comes every hour it says in which hours. */
const BETWEEN = new RegExp(
  String.raw`(between|zwischen|entre|tra|fra|między)\s(?:las |as |le |les )?${CLOCK}${SUFFIX}` +
    String.raw`(?:([-–—])|\s(?:and|und|y|et|e|ed|i|a)\s)(?:las |as |le |les )?${CLOCK}${SUFFIX}(?![\d:./]|-\d)`,
  'iuy',
);

const BETWEEN_WORDS = /^(?:between|zwischen|entre|tra|fra|między)$/i;

const PLACE = String.raw`(?:\.|er|º|°|st|nd|rd|th)?`;
const DATES = new RegExp(
  String.raw`(?:(from|vom|von|del|du|dal|de|od|desde el)\s(?:the\s)?)?(\d{1,2})${PLACE}` +
    String.raw`(?:\s?([-–—])\s?|\s(?:to|until|through|bis|bis zum|al|au|a|ao|até|do)\s)` +
    String.raw`(?:the\s)?(\d{1,2})${PLACE}(?![\d:./])`,
  'iuy',
);

/** From 1 to 5 December, del 1 al 5 de diciembre, 1.–5. Dezember: both days, without the month. */
export function readDateRange(text: string, at: number, language: Language): ShapeMatch | null {
  DATES.lastIndex = at;
  const [whole = '', prefix, first, dash, last] = DATES.exec(text) ?? [];
  const isDates = whole !== '' && monthOf(language).test(text.slice(at + whole.length));
  if (!isDates || (prefix ?? dash) === undefined) return null;
  const token = (code: string, n = 0) => ({ code, n, s: '' });
  const tokens = [token('S'), token('n', Number(first)), token('U'), token('n', Number(last))];
  return { length: whole.length, tokens };
}

/** What is counted and not a time: “2–3 hours”, “9–10 people” is left to where it stands. */
const COUNTED =
  /^\s?(?:min|hour|day|week|month|year|std|stunde|tag|woche|monat|jahr|hora|d[ií]a|semana|mes|m[eê]s|heure|jour|semaine|mois|giorn|settiman|minut|分|時間|小时|小時|个|個|日|天|号|號|週|周|月|%|€|\$|eur)/iu;

/**
 * “9–10”, “from 9am to 11am”, “14:00–15:30”, 9点到10点: the time at which it begins. `R` says
 * hours, `r` only numbers, which are a time beside a day.
 */
export function readTimeRange(text: string, at: number, language: Language): ShapeMatch | null {
  const match = matchAt(LOOKS, text, at) ?? matchAt(BETWEEN, text, at);
  if (!match) return null;
  const [whole, prefix = '', h, m, first = '', , toH, toM, second = ''] = match;
  const behind = text.slice(at + whole.length);
  if (COUNTED.test(behind) || monthOf(language).test(behind) || !isOfTimes(match)) return null;
  const clock = toStart([h, m, first], [toH, toM, second]);
  if (clock === null) return null;
  const isHours = m !== undefined || first !== '' || second !== '';
  const isExact = clock.isExact || (isHours && language.is24h && clock.minutes >= 7 * 60);
  const hours = isHours ? 'R' : 'r';
  const code = BETWEEN_WORDS.test(prefix) ? 'Z' : hours;
  const token = { code, n: clock.minutes, s: `${isExact ? 'h' : ''}${UP_TO}${clock.last}` };
  return { length: whole.length, tokens: [token satisfies Omit<TimeToken, 'from' | 'to'>] };
}

function matchAt(looks: RegExp, text: string, at: number): RegExpExecArray | null {
  looks.lastIndex = at;
  return looks.exec(text);
}

/** Whether these are times, and not just two numbers. */
function isOfTimes([whole, prefix, , m, first, dash, , toM, second]: RegExpExecArray): boolean {
  const isTold = [m, toM, prefix, first, second].some((each) => each !== undefined);
  if (dash !== undefined) return true;
  if (/(?:bis|到|至|から)/i.test(whole)) return isTold;
  return prefix !== undefined || first !== undefined || m !== undefined;
}

/** Between what says that a range begins at an exact time and the minute at which it ends. */
export const UP_TO = ' up to ';

const months = new WeakMap<Language, RegExp>();

/** “From 1 to 5 December” is not about hours. */
function monthOf(language: Language): RegExp {
  const known = months.get(language);
  if (known) return known;
  const entries = Object.entries(language.words).filter(([key]) => /^m:\d+$/.test(key));
  const names = entries.map(([, words]) => words).join('|');
  const looks = new RegExp(`^\\.?\\s(?:de\\s|of\\s)?(?:${names})(?!\\p{L})`, 'iu');
  months.set(language, looks);
  return looks;
}

type Told = readonly [hours: string | undefined, minutes: string | undefined, suffix: string];

/** When it begins; null if it would end before. */
function toStart([h, m = '0', suffix]: Told, [toH, toM = '0', end]: Told) {
  const [start, stop] = [Number(h) * 60 + Number(m), Number(toH) * 60 + Number(toM)];
  if (start >= 24 * 60 || stop > 24 * 60 || Number(m) > 59 || Number(toM) > 59) return null;
  const half = [suffix, end].map((each) => /^([ap])\.?m/i.exec(each)?.[1]?.toLowerCase());
  if (half[0] === undefined && half[1] === undefined)
    return toPlainStart(start, stop, h?.startsWith('0') ?? false);
  const inHalf = (minutes: number, name: string | undefined) =>
    (minutes % (12 * 60)) + (name === 'p' ? 12 * 60 : 0);
  const last = inHalf(stop, half[1] ?? half[0]);
  const told = inHalf(start, half[0] ?? half[1]);
  // “11–1pm” begins before noon.
  const minutes = half[0] === undefined && told >= last ? inHalf(start, 'a') : told;
  return start >= 13 * 60 || minutes >= last ? null : { minutes, last, isExact: true };
}

function toPlainStart(start: number, stop: number, isPadded: boolean) {
  // “12–1” ends behind noon.
  const isOverNoon = stop < 8 * 60 && stop + 12 * 60 > start && start >= 9 * 60;
  const isExact = start >= 13 * 60 || start < 60 || isPadded;
  if (!isOverNoon && stop <= start) return null;
  return { minutes: start, last: isOverNoon ? stop + 12 * 60 : stop, isExact };
}
