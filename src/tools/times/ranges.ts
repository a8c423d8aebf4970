import type { Language, TimeToken } from './language.ts';
import type { ShapeMatch } from './weekdays.ts';

const CLOCK = String.raw`(\d{1,2})(?:[:.h：](\d\d))?`;
const SUFFIX = String.raw`(?:\s?(uhr|hrs?|h|[ap]\.?m\.?|点钟|点|點|時|时)(?![\p{Script=Latin}\d]))?`;
const LOOKS = new RegExp(
  String.raw`(?:(from|von|de|das|dalle|dal|desde las|desde)\s(?:las\s)?)?${CLOCK}${SUFFIX}` +
    String.raw`(?:\s?([-–—~〜～])\s?|\s(?:to|till|until|bis|à|a|a las|às|alle)\s|(?:到|至|から))` +
    String.raw`${CLOCK}${SUFFIX}(?:まで)?(?![\d:./]|-\d)`,
  'iuy',
);

/** What is counted and not a time: “2–3 hours”, “9–10 people” is left to where it stands. */
const COUNTED =
  /^\s?(?:min|hour|day|week|month|year|std|stunde|tag|woche|monat|jahr|hora|d[ií]a|semana|mes|m[eê]s|heure|jour|semaine|mois|giorn|settiman|minut|分|時間|小时|小時|个|個|日|天|号|號|週|周|月|%|€|\$|eur)/iu;

/**
 * “9–10”, “from 9am to 11am”, “14:00–15:30”, 9点到10点: the time at which it begins. `R` says
 * hours, `r` only numbers, which are a time beside a day.
 */
export function readTimeRange(text: string, at: number, language: Language): ShapeMatch | null {
  LOOKS.lastIndex = at;
  const match = LOOKS.exec(text);
  if (!match) return null;
  const [whole, prefix, h, m, first = '', dash, toH, toM, second = ''] = match;
  if (COUNTED.test(text.slice(at + whole.length))) return null;
  const isTold =
    [m, toM, prefix].some((each) => each !== undefined) || first !== '' || second !== '';
  const isPlain = dash !== undefined || /(?:bis|到|至|から)/i.test(whole);
  const isBegun = prefix !== undefined || first !== '' || m !== undefined;
  if (isPlain ? !isTold && dash === undefined : !isBegun) return null;
  const clock = toStart([h, m, first], [toH, toM, second]);
  if (clock === null) return null;
  const isHours = m !== undefined || first !== '' || second !== '';
  const isExact = clock.isExact || (isHours && language.is24h && clock.minutes >= 7 * 60);
  const token = { code: isHours ? 'R' : 'r', n: clock.minutes, s: isExact ? 'h' : '' };
  return { length: whole.length, tokens: [token satisfies Omit<TimeToken, 'from' | 'to'>] };
}

type Told = readonly [hours: string | undefined, minutes: string | undefined, suffix: string];

/** When it begins; null where it would end before. */
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
  return start >= 13 * 60 || minutes >= last ? null : { minutes, isExact: true };
}

function toPlainStart(start: number, stop: number, isPadded: boolean) {
  // “12–1” ends behind noon.
  const isOverNoon = stop < 8 * 60 && stop + 12 * 60 > start && start >= 9 * 60;
  const isExact = start >= 13 * 60 || start < 60 || isPadded;
  return stop > start || isOverNoon ? { minutes: start, isExact } : null;
}
