import type { Schedule } from '../../core/local-time.ts';
import { currentLocale } from '../../core/strings/locale.ts';
import { sayClock, sayTime } from '../../core/strings/times.ts';
import type { Reminder } from './reminders.ts';
import { reminderStrings } from './strings/index.ts';

/** How a reminder is repeated, taken apart. `clock` is a time of day, in minutes. */
type Repetition =
  | { readonly unit: 'minutes'; readonly interval: number }
  | { readonly unit: 'hours'; readonly interval: number }
  | ({ readonly unit: 'days' } & Every)
  | ({ readonly unit: 'weeks'; readonly weekdays: readonly number[] } & Every)
  | ({ readonly unit: 'nthDay'; readonly nth: number; readonly day: number } & Every)
  | ({ readonly unit: 'nthWorkday'; readonly nth: number } & Every)
  /** -1: the last day. */
  | ({ readonly unit: 'monthDay'; readonly day: number } & Every)
  | ({ readonly unit: 'years'; readonly month: number; readonly day: number } & Every);
type Every = { readonly interval: number; readonly clock: number };

/**
 * How a reminder is repeated, in words, and what is left out; null for one that comes once. What
 * has no words is shown by the times that come next.
 */
export async function describeRepetition(
  schedule: Pick<Schedule, 'next'>,
  { repeat, at, zone }: Pick<Reminder, 'repeat' | 'at' | 'zone'>,
): Promise<{ readonly words: string; readonly gap: string | null } | null> {
  if (repeat === null) return null;
  const parsed = repeat.startsWith('DTSTART') ? parseSeries(repeat) : parseCron(repeat);
  if (parsed) return { words: toWords(parsed), gap: toGap(parsed) };
  const times: string[] = [];
  let after: number | null = at;
  while (after !== null && times.length < 3) {
    after = await schedule.next(repeat, { zone, after });
    if (after !== null) times.push(sayTime(after, zone));
  }
  const { never, times: toTimes } = reminderStrings.repetition;
  return { words: times.length === 0 ? never : toTimes(times.join('; ')), gap: null };
}

const DAYS: readonly string[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

type Rule = ReadonlyMap<string, string>;

/** Whether a rule has no other parts than these, besides its frequency and its interval. */
const hasOnly = (rule: Rule, ...names: readonly string[]): boolean =>
  [...rule.keys()].every((name) => ['FREQ', 'INTERVAL', 'WKST', ...names].includes(name));

function parseSeries(pattern: string): Repetition | null {
  const [, date = '', hour, minute, parts = ''] =
    /^DTSTART;TZID=[^:]+:(\d{8})T(\d\d)(\d\d)\d\d\nRRULE:(.+)$/.exec(pattern) ?? [];
  const rule: Rule = new Map(parts.split(';').map((part) => part.split('=') as [string, string]));
  const interval = Number(rule.get('INTERVAL') ?? 1);
  const every = { interval, clock: Number(hour) * 60 + Number(minute) };
  const start = new Date(Date.UTC(+date.slice(0, 4), +date.slice(4, 6) - 1, +date.slice(6)));
  switch (rule.get('FREQ')) {
    case 'MINUTELY':
      return hasOnly(rule) ? { unit: 'minutes', interval } : null;
    case 'HOURLY':
      return hasOnly(rule) ? { unit: 'hours', interval } : null;
    case 'DAILY':
      return hasOnly(rule) ? { unit: 'days', ...every } : null;
    case 'WEEKLY': {
      if (!hasOnly(rule, 'BYDAY')) return null;
      const days = toWeekdays(rule) ?? [{ nth: null, day: start.getUTCDay() }];
      const isPlain = days.every(({ nth, day }) => nth === null && day >= 0);
      return isPlain ? { unit: 'weeks', weekdays: days.map(({ day }) => day), ...every } : null;
    }
    case 'MONTHLY':
      return parseMonthly(rule, start, every);
    case 'YEARLY':
      return parseYearly(rule, start, every);
    default:
      return null;
  }
}

/** `MO,-1FR`; null where a rule names no days of the week, -1 for what is none. */
function toWeekdays(rule: Rule) {
  const days = rule.get('BYDAY')?.split(',');
  return days?.map((text) => {
    const [, nth, day = ''] = /^([+-]?\d)?([A-Z]{2})$/.exec(text) ?? [];
    return { nth: nth === undefined ? null : Number(nth), day: DAYS.indexOf(day) };
  });
}

const isCounted = (nth: number): boolean => nth === -1 || (nth >= 1 && nth <= 5);

function parseMonthly(rule: Rule, start: Date, every: Every): Repetition | null {
  if (rule.has('BYDAY')) return parseMonthDays(rule, every);
  if (!hasOnly(rule, 'BYMONTHDAY')) return null;
  const day = Number(rule.get('BYMONTHDAY') ?? start.getUTCDate());
  return day === -1 || (day >= 1 && day <= 31) ? { unit: 'monthDay', day, ...every } : null;
}

/** The first Monday, or the last of the workdays. */
function parseMonthDays(rule: Rule, every: Every): Repetition | null {
  if (!hasOnly(rule, 'BYDAY', 'BYSETPOS')) return null;
  const days = toWeekdays(rule) ?? [];
  const position = rule.has('BYSETPOS') ? Number(rule.get('BYSETPOS')) : null;
  const isBare = days.every(({ nth }) => nth === null);
  if (position !== null && (!isBare || !isCounted(position))) return null;
  if (position !== null && isWorkdays(days.map(({ day }) => day)))
    return { unit: 'nthWorkday', nth: position, ...every };
  const [first] = days;
  const nth = position ?? first?.nth ?? 0;
  const isOne = days.length === 1 && first !== undefined && first.day >= 0;
  return isOne && isCounted(nth) ? { unit: 'nthDay', nth, day: first.day, ...every } : null;
}

function parseYearly(rule: Rule, start: Date, every: Every): Repetition | null {
  if (!hasOnly(rule, 'BYMONTH', 'BYMONTHDAY')) return null;
  const month = Number(rule.get('BYMONTH') ?? start.getUTCMonth() + 1);
  const day = Number(rule.get('BYMONTHDAY') ?? start.getUTCDate());
  return month >= 1 && day >= 1 ? { unit: 'years', month, day, ...every } : null;
}

/** The patterns that people write: one time of day, on some days. */
function parseCron(pattern: string): Repetition | null {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = pattern.split(/\s+/);
  if (!/^\d+$/.test(minute)) return null;
  const isAny = (...fields: readonly string[]) => fields.every((field) => field === '*');
  if (isAny(hour, day, month, weekday) && minute === '0') return { unit: 'hours', interval: 1 };
  if (!/^\d+$/.test(hour)) return null;
  const every = { interval: 1, clock: Number(hour) * 60 + Number(minute) };
  if (isAny(day, month, weekday)) return { unit: 'days', ...every };
  if (isAny(day, month)) {
    const weekdays = parseCronDays(weekday);
    return weekdays && { unit: 'weeks', weekdays, ...every };
  }
  if (!/^\d+$/.test(day) || weekday !== '*') return null;
  if (isAny(month)) return { unit: 'monthDay', day: Number(day), ...every };
  if (!/^\d+$/.test(month)) return null;
  return { unit: 'years', day: Number(day), month: Number(month), ...every };
}

const CRON_DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function parseCronDays(field: string): readonly number[] | null {
  const toDay = (text: string) => {
    const named = CRON_DAYS.indexOf(text.toUpperCase());
    return named < 0 && /^[0-7]$/.test(text) ? Number(text) : named;
  };
  const days = field.split(',').flatMap((part) => {
    const [from = -1, to = from] = part.split('-').map(toDay);
    if (from < 0 || to < from) return [-1];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  return days.includes(-1) ? null : [...new Set(days.map((day) => day % 7))];
}

function toWords(repetition: Repetition): string {
  const words = reminderStrings.repetition;
  const { interval } = repetition;
  if (repetition.unit === 'minutes' || repetition.unit === 'hours')
    return words[repetition.unit](interval);
  const clock = sayClock(repetition.clock * 60_000, 'UTC');
  switch (repetition.unit) {
    case 'days':
      return words.days(interval, clock);
    case 'weeks':
      return isWorkdays(repetition.weekdays)
        ? words.workdays(interval, clock)
        : words.weeks(interval, fromMonday(repetition.weekdays), clock);
    case 'nthDay':
      return words.nthDay(interval, repetition.nth, repetition.day, clock);
    case 'nthWorkday':
      return words.nthWorkday(interval, repetition.nth, clock);
    case 'monthDay':
      return repetition.day === -1
        ? words.lastDay(interval, clock)
        : words.monthDay(interval, repetition.day, clock);
    case 'years':
      return words.years(interval, toDate(repetition.month, repetition.day), clock);
  }
}

/** What the calendar leaves out. */
function toGap(repetition: Repetition): string | null {
  const { noLeapDay, noFifth, noMonthDay } = reminderStrings.repetition;
  switch (repetition.unit) {
    case 'years':
      return repetition.month === 2 && repetition.day === 29 ? noLeapDay : null;
    case 'nthDay':
      return repetition.nth === 5 ? noFifth : null;
    case 'monthDay':
      return repetition.day > 28 ? noMonthDay(repetition.day) : null;
    default:
      return null;
  }
}

const fromMonday = (weekdays: readonly number[]): readonly number[] =>
  weekdays.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));

const isWorkdays = (weekdays: readonly number[]): boolean =>
  fromMonday(weekdays).join() === '1,2,3,4,5';

/** A day of the year; 2024 has all of them. */
function toDate(month: number, day: number): string {
  return new Intl.DateTimeFormat(currentLocale(), {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(2024, month - 1, day));
}
