import { toHolidays } from './holidays.ts';
import type { Language, TimeToken } from './language.ts';
import { DAY_MS, type Found, findDate, found, foundNext, toDates } from './local-day.ts';

type Seen = {
  readonly today: number;
  readonly language: Language;
  readonly isFollowed: boolean;
  readonly before: string;
};

const weekdayOf = (date: number) => new Date(date).getUTCDay();

/** Monday of the week in which a day is. */
const mondayOf = (date: number) => date - ((weekdayOf(date) + 6) % 7) * DAY_MS;

type ReadDay = (tokens: readonly TimeToken[], codes: string, seen: Seen) => Found | null;

/** How days are told, by their codes; the first that fits is meant. */
const DAYS: readonly (readonly [looks: RegExp, read: ReadDay])[] = [
  [/^t$/, ([token], _, { today }) => found(today + (token?.n ?? 0) * DAY_MS, 'relative')],
  [/^e$/, ([token], _, { today }) => ({ ...toWritten(token, today), isOpen: true })],
  [/^d$/, ([token], _, { today }) => toWritten(token, today)],
  [/^w$/, ([token], _, seen) => (token ? toWeekday(token, seen) : null)],
  [/^[xsXl]w$|^w[xsXl]$/, toNamedWeekday],
  [/^wu$|^1uw$/, toWeekLater],
  [/^wG$/, toWeeksOn],
  [/^wi?[n1]u$|^i[n1]uw$/, toWeeksLater],
  [/^[ol]k/, toNthWorkday],
  [/^i/, toDateBehindIn],
  [/^(?!.*[ol])(?=.*w)(?=.*u).*[xsX]/, toWeekdayOfWeek],
  [/^[ol]wm/, toNthOfMonth],
  [/m/, toMonthDay],
  [/^[ol].*[uD]|^[xs]u[ol][wuD]$/, toNth],
  [/^[xs]u[no]D?$/, toDayOfMonth],
  [/^[xsX]u$|^u[xX]$/, toWholeUnit],
  [/^nD$|^un$/, toNumberedDay],
  [/^o$/, toOrdinalDay],
];

/** The day that some tokens name; null if it is not one. */
export function findDay(tokens: readonly TimeToken[], codes: string, seen: Seen): Found | null {
  const [, read] = DAYS.find(([looks]) => looks.test(codes)) ?? [];
  return read?.(tokens, codes, seen) ?? null;
}

/** The 5th; “the 5th call” is not a day. */
function toOrdinalDay([token]: readonly TimeToken[], _codes: string, seen: Seen): Found | null {
  if (token?.s !== 'digits') return null;
  return found(nextMonthDay(seen.today, token.n), 'monthDay', seen.isFollowed);
}

function toNumberedDay(
  tokens: readonly TimeToken[],
  _codes: string,
  { today, isFollowed, language }: Seen,
): Found | null {
  const number = tokens.find(({ code }) => code === 'n');
  const unit = tokens.find(({ code }) => /[uD]/.test(code));
  if (!number || unit?.s !== 'day') return null;
  return found(nextMonthDay(today, number.n), 'monthDay', isFollowed && !language.isUnspaced);
}

/** The next day of this number, in the first month that has one; null for no month has it. */
function nextMonthDay(today: number, day: number): number | null {
  if (!Number.isInteger(day) || day < 1 || day > 31) return null;
  const now = new Date(today);
  for (let month = now.getUTCMonth(); ; month += 1) {
    const date = findDate(now.getUTCFullYear(), month, day);
    if (date !== null && date >= today) return date;
  }
}

/** A date; without a year it is the next one. */
function toWritten(token: TimeToken | undefined, today: number): Found {
  const { s: text = '', n: days = 0 } = token ?? {};
  const holidays = toHolidays(text, days, today);
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  if (year > 0) return found(findDate(year, month - 1, day), 'date');
  const next = foundNext(holidays ?? toDates(today, month, day), 'date', today);
  // Written with figures it counts nothing.
  return { ...next, day: { ...next.day, isNamed: days !== 0 || holidays !== null } };
}

/** The next one; today’s own day of the week may also be today. */
function toWeekday({ n: weekday, s }: TimeToken, { today }: Seen): Found {
  const days = (weekday - weekdayOf(today) + 7) % 7;
  const date = today + (days === 0 ? 7 : days) * DAY_MS;
  const isHabit = s === 'habit';
  return { day: { date, told: 'weekday', weekday, isHabit }, isOpen: days === 0 };
}

/** “Next Friday” is one thing only if this week has no Friday left. */
function toNamedWeekday(tokens: readonly TimeToken[], codes: string, seen: Seen): Found {
  const { today } = seen;
  const weekday = tokens.find(({ code }) => code === 'w')?.n ?? 0;
  const days = (weekday - weekdayOf(today) + 7) % 7;
  const coming = today + (days === 0 ? 7 : days) * DAY_MS;
  const isInThisWeek = mondayOf(today + days * DAY_MS) === mondayOf(today) || days === 0;
  const told = { told: 'weekday', weekday } as const;
  if (codes.includes('l')) return { day: { date: coming - 7 * DAY_MS, ...told }, isOpen: true };
  if (codes.includes('s'))
    return { day: { date: coming, ...told }, isOpen: !isInThisWeek || days === 0 };
  const isSundayFirst = weekday === 0 && startsOnSunday(seen);
  const date = codes.includes('X') ? coming + 7 * DAY_MS : coming;
  return { day: { date, ...told }, isOpen: isInThisWeek || isSundayFirst };
}

/** Where some people’s weeks begin on Sunday. */
const startsOnSunday = ({ language }: Seen) => /^(?:en|pt|ja|ko|es|hi)$/.test(language.name);

/** Tuesday week, a fortnight on Friday. */
function toWeekLater(
  tokens: readonly TimeToken[],
  _codes: string,
  { today, language }: Seen,
): Found | null {
  const weekday = tokens.find(({ code }) => code === 'w')?.n ?? 0;
  const unit = tokens.find(({ code }) => code === 'u');
  if (unit?.s !== 'week' || language.name !== 'en') return null;
  const days = (weekday - weekdayOf(today) + 7) % 7;
  const date = today + ((days === 0 ? 7 : days) + 7 * unit.n) * DAY_MS;
  return { day: { date, told: 'weekday', weekday }, isOpen: days === 0 };
}

/** Lundi en huit: the one after the coming one. */
function toWeeksOn(tokens: readonly TimeToken[], _codes: string, { today }: Seen): Found {
  const [weekday = 0, weeks = 1] = tokens.map(({ n }) => n);
  const days = (weekday - weekdayOf(today) + 7) % 7;
  const date = today + ((days === 0 ? 7 : days) + 7 * weeks) * DAY_MS;
  return { day: { date, told: 'weekday', weekday }, isOpen: days === 0 };
}

/** Em 3 de dezembro, en Nochebuena. */
function toDateBehindIn(tokens: readonly TimeToken[], codes: string, seen: Seen): Found | null {
  const isUsual = ['pt', 'es'].includes(seen.language.name);
  return isUsual ? findDay(tokens.slice(1), codes.slice(1), seen) : null;
}

/** The first workday of next month. */
function toNthWorkday(tokens: readonly TimeToken[], codes: string, { today }: Seen): Found | null {
  if (tokens.find(({ code, n }) => code === 'u' && n === 1)?.s !== 'month') return null;
  const nth = codes.startsWith('l') ? -1 : (tokens[0]?.n ?? 1);
  const ofMonth = (months: number) => nthOfWorkdays(toMonthStart(today, months), nth);
  const [inThis, inNext] = [ofMonth(0), ofMonth(1)];
  if (codes.includes('x')) return found(inNext, 'nth', inNext === null);
  if (inThis === null || inThis < today) return found(inNext, 'nth', true);
  return found(inThis, 'nth');
}

function nthOfWorkdays(start: number, nth: number): number | null {
  const month = new Date(start).getUTCMonth();
  const days = Array.from({ length: 31 }, (_, index) => start + index * DAY_MS).filter(
    (date) => new Date(date).getUTCMonth() === month && weekdayOf(date) % 6 > 0,
  );
  return days.at(nth < 0 ? nth : nth - 1) ?? null;
}

/** Monday in two weeks: counted from Monday, or from today. */
function toWeeksLater(tokens: readonly TimeToken[], _codes: string, { today }: Seen): Found | null {
  const weekday = tokens.find(({ code }) => code === 'w')?.n ?? 0;
  const unit = tokens.find(({ code }) => code === 'u');
  const number = tokens.find(({ code }) => code === 'n')?.n ?? 1;
  if (unit?.s !== 'week') return null;
  const weeks = number * unit.n;
  const days = (weekday - weekdayOf(today) + 7) % 7;
  const date = today + ((days === 0 ? 7 : days) + 7 * weeks) * DAY_MS;
  const other = mondayOf(today) + (7 * weeks + ((weekday + 6) % 7)) * DAY_MS;
  const isOpen = weeks > 1 && date !== other;
  const likely = tokens[0]?.code === 'i' ? other : date;
  return { day: { date: likely, told: 'weekday', weekday }, isOpen: isOpen || days === 0 };
}

/** This one, the next, or the one after it. */
function toAhead(codes: string): number {
  if (codes.includes('X')) return 2;
  return codes.includes('x') ? 1 : 0;
}

/** Tuesday of next week. */
function toWeekdayOfWeek(tokens: readonly TimeToken[], codes: string, seen: Seen): Found | null {
  const weekday = tokens.find(({ code }) => code === 'w')?.n ?? 0;
  const unit = tokens.find(({ code }) => code === 'u');
  if (unit?.s !== 'week') return null;
  const weeks = toAhead(codes);
  const date = mondayOf(seen.today) + (7 * weeks + ((weekday + 6) % 7)) * DAY_MS;
  const isSunday = weekdayOf(seen.today) === 0 || weekday === 0;
  return { day: { date, told: 'weekday', weekday }, isOpen: isSunday && startsOnSunday(seen) };
}

/** 24 December, December 24th 2027. */
function toMonthDay(tokens: readonly TimeToken[], codes: string, seen: Seen): Found | null {
  const month = tokens.find(({ code }) => code === 'm')?.n ?? 1;
  const day = tokens.find(({ code }) => /[on]/.test(code))?.n;
  const year = tokens.find(({ code }) => code === 'Y')?.n;
  if (day === undefined || /^m[on]{2}/.test(codes)) return null;
  const isOpen = /^m[n]$/.test(codes) && seen.isFollowed && seen.before === 'i';
  const exists = findDate(2024, month - 1, day) !== null;
  if (!exists) return found(null, 'date', true);
  if (year !== undefined) return found(findDate(year, month - 1, day), 'date');
  return foundNext(toDates(seen.today, month, day), 'date', seen.today, isOpen);
}

/** The first Monday of next month, the last day of this month. */
function toNth(tokens: readonly TimeToken[], codes: string, { today }: Seen): Found | null {
  const place = tokens.find(({ code }) => /[ol]/.test(code));
  const weekday = tokens.find(({ code }) => code === 'w')?.n;
  const units = tokens.filter(({ code }) => /[uD]/.test(code));
  const period = /^[xs]/.test(codes) ? units[0] : units.at(-1);
  const others = units.filter((unit) => unit !== period);
  if (!place || period?.s !== 'month' || period.n !== 1 || others.some(({ s }) => s !== 'day'))
    return null;
  if (weekday === undefined && others.length === 0 && !/^o[xs]u$/.test(codes)) return null;
  const nth = place.code === 'l' ? -1 : place.n;
  const start = toMonthStart(today, codes.includes('x') ? 1 : 0);
  const date = weekday === undefined ? dayOf(start, nth) : nthWeekday(start, weekday, nth);
  const isAhead = date === null || date >= today || codes.includes('x');
  if (isAhead) return found(date, 'nth', date === null);
  const next = toMonthStart(today, 1);
  const later = weekday === undefined ? dayOf(next, nth) : nthWeekday(next, weekday, nth);
  return found(later, 'nth', true);
}

/** The third Thursday of January. */
function toNthOfMonth(tokens: readonly TimeToken[], _codes: string, { today }: Seen): Found {
  const of = (code: string) => tokens.find((each) => each.code === code)?.n;
  const nth = of('o') ?? -1;
  const now = new Date(today);
  const year = of('Y');
  const thisYear = now.getUTCFullYear();
  const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [year];
  const dates = years.map((each) =>
    nthWeekday(Date.UTC(each, (of('m') ?? 1) - 1, 1), of('w') ?? 0, nth),
  );
  const next = foundNext(dates, 'nth', today);
  const { past: _, ...day } = next.day;
  return { day: year === undefined ? next.day : day, isOpen: day.date === null };
}

function toMonthStart(today: number, months: number): number {
  const now = new Date(today);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1);
}

function dayOf(start: number, nth: number): number | null {
  const month = new Date(start);
  if (nth < 0) return Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0);
  return findDate(month.getUTCFullYear(), month.getUTCMonth(), nth);
}

function nthWeekday(start: number, weekday: number, nth: number): number | null {
  const first = start + ((weekday - weekdayOf(start) + 7) % 7) * DAY_MS;
  const month = new Date(start).getUTCMonth();
  const all = [0, 1, 2, 3, 4]
    .map((weeks) => first + weeks * 7 * DAY_MS)
    .filter((date) => new Date(date).getUTCMonth() === month);
  return all.at(nth < 0 ? nth : nth - 1) ?? null;
}

/** 来月5日. */
function toDayOfMonth(tokens: readonly TimeToken[], codes: string, { today }: Seen): Found | null {
  const unit = tokens.find(({ code }) => code === 'u');
  const day = tokens.find(({ code }) => /[on]/.test(code))?.n ?? 0;
  if (unit?.s !== 'month') return null;
  const date = dayOf(toMonthStart(today, codes.startsWith('x') ? 1 : 0), day);
  return found(date, 'date', date === null || date < today);
}

/** Next week: some day in it, which is asked. */
function toWholeUnit(tokens: readonly TimeToken[], codes: string, { today }: Seen): Found | null {
  const unit = tokens.find(({ code }) => code === 'u');
  const ahead = toAhead(codes);
  if (unit?.s === 'week') return found(mondayOf(today) + 7 * ahead * DAY_MS, 'date', true);
  if (unit?.s === 'month') return found(toMonthStart(today, ahead), 'date', true);
  if (unit?.s !== 'year') return null;
  return found(Date.UTC(new Date(today).getUTCFullYear() + ahead, 0, 1), 'date', true);
}
