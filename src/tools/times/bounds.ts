import { findDay } from './days.ts';
import { isFine, type TimeSpan, unitOf, unitsIn } from './durations.ts';
import { type Finding, fact, numbersOf, type Seen } from './facts.ts';
import type { TimeToken } from './language.ts';
import { DAY_MS, type Found, foundNext, isJustPast, type LocalDay } from './local-day.ts';
import { WORKDAYS } from './repeats.ts';

const textOf = (tokens: readonly TimeToken[]) => tokens.map(({ code }) => code).join('');

/** The tokens without the word that says what they bound, wherever it stands. */
const without = (tokens: readonly TimeToken[], code: string) =>
  tokens.filter((token) => token.code !== code && token.code !== '@');

/** Until 18 December, 1月末まで: the last day of a series. */
export function readUntil(tokens: readonly TimeToken[], seen: Seen): Finding | null {
  const rest = without(tokens, 'U');
  const [end, ...of] = rest;
  const isEnd = (end?.code === '!' || end?.code === 'm') && rest.some(({ s }) => s === 'end');
  const found = isEnd ? toEnd([end, ...of], seen) : findDay(rest, textOf(rest), seen);
  if (!found || found.day.date === null) return null;
  const isOpen = found.isOpen || isJustPast(found.day, seen.today) || seen.isAlone;
  return { ...fact({ type: 'until', date: found.day.date }), isOpen };
}

/** The last day of January, of this week, of the year. */
function toEnd(tokens: readonly TimeToken[], { today }: Seen): Found | null {
  const month = tokens.find(({ code }) => code === 'm')?.n;
  const year = tokens.find(({ code }) => code === 'Y')?.n;
  const thisYear = new Date(today).getUTCFullYear();
  if (month !== undefined) {
    const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [year];
    return foundNext(
      years.map((each) => Date.UTC(each, month, 0)),
      'date',
      today,
    );
  }
  const date = toUnitEnd(tokens, today);
  return date === null ? null : { day: { date, told: 'date' }, isOpen: false };
}

function toUnitEnd(tokens: readonly TimeToken[], today: number): number | null {
  const now = new Date(today);
  const unit = tokens.find(({ code }) => code === 'u')?.s;
  const ahead = tokens.some(({ code }) => code === 'x') ? 1 : 0;
  if (unit === 'week') return today + (((7 - now.getUTCDay()) % 7) + 7 * ahead) * DAY_MS;
  if (unit === 'month') return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1 + ahead, 0);
  return unit === 'year' ? Date.UTC(now.getUTCFullYear() + ahead, 11, 31) : null;
}

/** For six weeks, for the next five days: how long a series goes on. */
export function readSpan(
  tokens: readonly TimeToken[],
  { isAlone, isFollowed }: Seen,
): Finding | null {
  const unit = tokens.find(({ code }) => /[uD]/.test(code));
  const count = numbersOf(tokens)[0] ?? 1;
  if (!unit || isFine(unitOf(unit)) || !Number.isInteger(count) || count < 1) return null;
  const span: TimeSpan = { unit: unitOf(unit), n: count * unitsIn(unit) };
  // “Plan for two weeks”, “ask for a week off”.
  const isOpen = isAlone || (count === 1 && isFollowed);
  return { ...fact({ type: 'span', span }), isOpen };
}

/** Daily from 1 to 5 December. */
export function readDates(tokens: readonly TimeToken[], seen: Seen): Finding | null {
  const [first, ...others] = tokens.filter(({ code }) => /[onmYD]/.test(code));
  const month = others.slice(1);
  if (!first) return null;
  const read = (of: readonly TimeToken[]) => findDay(of, textOf(of), { ...seen, before: '' });
  const [start, until] = [read([first, ...month]), read(others)];
  if (start === null || until === null) return null;
  const [from, to] = [start.day.date, until.day.date];
  if (from === null || to === null || from > to) return null;
  const facts = [{ type: 'start', date: from } as const, { type: 'until', date: to } as const];
  // “Daily 9 to 18 December” may be at nine.
  const isBegun = tokens.some(({ code }) => /[So]/.test(code));
  const isOpen = [start, until].some((each) => each.isOpen || isJustPast(each.day, seen.today));
  return { facts, isOpen: isOpen || !isBegun || seen.isAlone };
}

/** Starting on 1 December, from Monday on. */
export function readStart(tokens: readonly TimeToken[], seen: Seen): Finding | null {
  const rest = without(tokens, 'S');
  const found = findDay(rest, textOf(rest), seen);
  if (!found || found.day.date === null) return null;
  const isOpen = found.isOpen || isJustPast(found.day, seen.today) || seen.isAlone;
  return { facts: [{ type: 'start', date: found.day.date }], isOpen };
}

/** Except Sundays, except Saturday and Sunday, 土日以外. */
export function readExcept(tokens: readonly TimeToken[], { isAlone }: Seen): Finding | null {
  const weekdays = tokens.flatMap(({ code, n }) => {
    if (code === 'k') return WORKDAYS;
    return /[wW]/.test(code) ? [n] : [];
  });
  return weekdays.length === 0 ? null : { ...fact({ type: 'except', weekdays }), isOpen: isAlone };
}

/** Two days before 24 December, the Friday before Christmas, 12月24日の2日前. */
export function readDayBeside(
  tokens: readonly TimeToken[],
  seen: Seen,
  codes: string,
): Finding | null {
  const isBehind = /[BjP](?:1?n?[uD])?$/.test(codes);
  const lead = /^(?:1?n?[uD]|w)/.exec(codes)?.[0].length ?? 0;
  const tail = /(?:n?[uD][Bj]|[Bj]1?n?[uD])$/.exec(codes)?.[0].length ?? 0;
  const [steps, day] = isBehind
    ? [tokens.slice(-tail), tokens.slice(0, -tail)]
    : [tokens.slice(0, lead + 1), tokens.slice(lead + 1)];
  const mark = steps.find(({ code }) => /[BjP]/.test(code));
  if (!mark || !/^(?:before|after)$/.test(mark.s)) return null;
  const found = findDay(day, textOf(day), { ...seen, before: '' });
  if (!found || found.day.date === null) return null;
  const next = stepFrom(found.day, steps, mark.s === 'before' ? -1 : 1, seen.today);
  if (next === null) return null;
  // “The week before Christmas” is seven days.
  const isWhole = /^u/.test(codes) && !isBehind && unitOf(steps[0] ?? mark) === 'week';
  // “Two days after the 27th”, on the 28th, may be of this month.
  const isOfMonth = found.day.told === 'monthDay' && mark.s === 'after';
  return { facts: [{ type: 'day', ...next }], isOpen: found.isOpen || isWhole || isOfMonth };
}

/** “Two weeks after 20 November” may be to come when that day is past. */
function stepFrom(
  { date, past }: LocalDay,
  steps: readonly TimeToken[],
  sign: number,
  today: number,
): LocalDay | null {
  const [earlier, later] = [past, date].map((day) => (day == null ? null : step(day, steps, sign)));
  if (later == null) return null;
  const { day } = foundNext([earlier ?? null, later], 'date', today);
  return day.date === null ? { date: later, told: 'date' } : day;
}

function step(date: number, steps: readonly TimeToken[], sign: number): number | null {
  const weekday = steps.find(({ code }) => code === 'w')?.n;
  if (weekday !== undefined) {
    const days = (sign * (weekday - new Date(date).getUTCDay()) + 14) % 7;
    return date + sign * (days === 0 ? 7 : days) * DAY_MS;
  }
  const unit = steps.find(({ code }) => /[uD]/.test(code));
  const count = (numbersOf(steps)[0] ?? 1) * (unit ? unitsIn(unit) : 1);
  if (!unit || !Number.isInteger(count)) return null;
  if (unitOf(unit) === 'day') return date + sign * count * DAY_MS;
  return unitOf(unit) === 'week' ? date + sign * 7 * count * DAY_MS : null;
}
