import { unitOf, unitsIn } from './durations.ts';
import { every, type Finding, numbersOf, type Seen } from './facts.ts';
import { isMovable } from './holidays.ts';
import type { TimeToken } from './language.ts';
import { UP_TO } from './ranges.ts';

export function readEvery(
  tokens: readonly TimeToken[],
  _seen: Seen,
  codes: string,
): Finding | null {
  const last = tokens.findLast(({ code }) => code !== 'f');
  const place = tokens.find(({ code }) => code === 'o');
  // “Every 2nd of the month” is a day, “every second month” is every other month.
  if (!last || place?.s === 'digits' || place?.n === 1) return null;
  const count = /^V|A$/.test(codes) ? 2 : (numbersOf(tokens)[0] ?? 1);
  const counted = /[EA]$/.test(codes) ? tokens.at(-2) : last;
  const value = codes === 'y' ? last.n : unitsIn(counted ?? last);
  const unit = unitOf(counted ?? last);
  if (!Number.isInteger(count * value) || unit === '') return null;
  // 毎月15日 and “le 15 de chaque mois” are read by other rules; “every day 5” is not read at all.
  return every({ unit, interval: count * value });
}

const HOUR_MINUTES = 60;

/** Every hour from 9 to 17, every two hours between 8am and 6pm: these hours of every day. */
export function readHoursOfDay(tokens: readonly TimeToken[]): Finding | null {
  const unit = tokens.find(({ code }) => /[uhy]/.test(code));
  const range = tokens.find(({ code }) => /[rRZ]/.test(code));
  const name = unit?.code === 'h' ? 'hour' : unit?.s;
  const [isExact, last] = range?.s.split(UP_TO) ?? [];
  if (!range || !unit || name !== 'hour' || last === undefined) return null;
  const step = (numbersOf(tokens)[0] ?? 1) * HOUR_MINUTES;
  const count = Math.floor((Number(last) - range.n) / step) + 1;
  if (!Number.isInteger(step) || step <= 0 || count < 2 || Number(last) >= 24 * HOUR_MINUTES)
    return null;
  const hours = Array.from({ length: count }, (_, index) =>
    Math.floor((range.n + index * step) / HOUR_MINUTES),
  );
  const repeated = { type: 'every', unit: 'day', interval: 1, hours } as const;
  const first = { type: 'time', minutes: range.n, isExact: true } as const;
  return { facts: [repeated, first], isOpen: isExact === '' && Number(last) < 13 * HOUR_MINUTES };
}

const weekdaysOf = (tokens: readonly TimeToken[]) =>
  tokens.filter(({ code }) => /[wW]/.test(code)).map(({ n }) => n);

export const WORKDAYS: readonly number[] = [1, 2, 3, 4, 5];

/** Two days alone may be once each. */
export function readWeekdays(
  tokens: readonly TimeToken[],
  seen: Seen,
  codes: string,
): Finding | null {
  const named = tokens.find(({ code }) => /[uD]/.test(code));
  if (named && unitOf(named) !== 'day') return null;
  const weekdays = weekdaysOf(tokens);
  const interval = /^V|A$/.test(codes) ? 2 : 1;
  const isOpen = seen.before === 'w' || (/^w/.test(codes) && weekdays.length === 2);
  return { ...every({ unit: 'week', interval, weekdays }), isOpen };
}

/** Every two weeks on Tuesday and Thursday; every day from Monday to Friday. */
export function readWeeksOn(
  tokens: readonly TimeToken[],
  _seen: Seen,
  codes: string,
): Finding | null {
  const unit = tokens.find(({ code }) => /[uDy]/.test(code));
  if (!unit) return null;
  const count = /^V|A/.test(codes) ? 2 : (numbersOf(tokens)[0] ?? 1);
  const length = count * (unit.code === 'y' ? unit.n : unitsIn(unit));
  const weekdays = weekdaysOf(tokens);
  const isSpan = unitOf(unit) === 'day' && length === 1 && weekdays.length > 1;
  const weeks = unitOf(unit) === 'day' && length % 7 === 0 ? length / 7 : length;
  if (isSpan) return every({ unit: 'week', interval: 1, weekdays });
  if (unitOf(unit) !== 'week' && weeks === length) return null;
  return every({ unit: 'week', interval: weeks, weekdays });
}

/** The last workday of every month. */
export function readNthWorkdays(tokens: readonly TimeToken[]): Finding | null {
  const place = tokens.find(({ code }) => /[ol]/.test(code));
  const unit = tokens.find(({ code }) => code === 'u');
  const isRepeated = tokens.some(({ code }) => code === 'v');
  if (!place || !isRepeated || !unit || !isMonth(unit)) return null;
  const nth = place.code === 'l' ? -1 : place.n;
  return every({ unit: 'month', interval: 1, weekdays: WORKDAYS, nth, isNthOfAll: true });
}

/** Quarters are told as three months. */
const isMonth = ({ s, n }: TimeToken): boolean => s === 'month' && n === 1;

/**
 * The first Monday of every month, the second and the fourth. “Every second Tuesday” may be every
 * other Tuesday.
 */
export function readNthWeekdays(tokens: readonly TimeToken[]): Finding | null {
  const places = tokens.filter(({ code }) => /[ol]/.test(code));
  const weekday = tokens.find(({ code }) => code === 'w');
  const unit = tokens.find(({ code }) => code === 'u');
  const [place, other] = places.map(({ code, n }) => (code === 'l' ? -1 : n));
  if (place === undefined || !weekday || (unit && !isMonth(unit))) return null;
  if (Math.max(place, other ?? 0) > 5 || (other !== undefined && !unit)) return null;
  if (!unit && place > 1) return everySo(place, weekday.n);
  const isRepeated = other === undefined || tokens.some(({ code }) => code === 'v');
  const nth = other === undefined ? place : [place, other];
  const found = every({ unit: 'month', interval: 1, weekdays: [weekday.n], nth });
  return { ...found, isOpen: !isRepeated };
}

const everySo = (interval: number, weekday: number): Finding => ({
  ...every({ unit: 'week', interval, weekdays: [weekday] }),
  isOpen: true,
});

/** Cada dos lunes: every two weeks, and asked. */
export function readEveryNth(tokens: readonly TimeToken[]): Finding | null {
  const [, count, weekday] = tokens;
  return count && weekday && count.n <= 8 ? everySo(count.n, weekday.n) : null;
}

/** Jeden 15.: the fifteenth of every month, and asked. */
export function readEveryDate(tokens: readonly TimeToken[]): Finding | null {
  const day = tokens.at(-1);
  if (day?.s !== 'digits') return null;
  const found = onDays([day.n]);
  return found && { ...found, isOpen: true };
}

/** The last day of every month, every month on the 31st, on the 1st and the 15th. */
export function readMonthDays(
  tokens: readonly TimeToken[],
  { language }: Seen,
  codes: string,
): Finding | null {
  if (/^v[uD]n$/.test(codes) && tokens[1] && unitOf(tokens[1]) === 'day')
    return ['es', 'pt'].includes(language.name) ? onDays([tokens[2]?.n ?? 0]) : null;
  const unit = tokens.findLast(({ code, s }) => code === 'u' && s === 'month');
  if (unit?.s !== 'month' || unit.n !== 1) return null;
  const named = tokens.find((token) => token !== unit && /[uD]/.test(token.code));
  if (named && unitOf(named) !== 'day') return null;
  // “Every second month”; “every 2nd of the month” is a day.
  const [, place] = tokens;
  if (codes === 'vou' && place?.s !== 'digits' && (place?.n ?? 0) > 1) return null;
  return onDays(codes.includes('l') ? [-1] : numbersOf(tokens));
}

function onDays(days: readonly number[]): Finding | null {
  const isDay = (day: number) => Number.isInteger(day) && day !== 0 && day <= 31;
  const [first] = days;
  if (first === undefined || !days.every(isDay)) return null;
  return every({ unit: 'month', interval: 1, monthDay: days.length === 1 ? first : days });
}

export function readYearly(tokens: readonly TimeToken[]): Finding | null {
  const date = tokens.find(({ code }) => code === 'd');
  if (date && isMovable(date.s)) return null;
  const named = [0, tokens.find(({ code }) => code === 'm')?.n, numbersOf(tokens)[0]];
  const [year = 0, month = 0, monthDay = 0] = date?.s.split('-').map(Number) ?? named;
  if (year > 0) return null;
  return every({ unit: 'year', interval: 1, month, monthDay });
}
