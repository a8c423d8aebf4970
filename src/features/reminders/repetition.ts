import type { Schedule } from '../../core/local-time.ts';
import { currentLocale } from '../../core/strings/locale.ts';
import { sayClock, sayTime } from '../../core/strings/times.ts';
import { createWording } from '../../core/strings/wording.ts';
import type { Reminder } from './reminders.ts';
import { reminderStrings } from './strings/index.ts';

/** How a reminder is repeated, taken apart. `clocks` are times of day, in minutes. */
type Repetition =
  | { readonly unit: 'minutes'; readonly interval: number }
  | { readonly unit: 'hours'; readonly interval: number }
  | ({ readonly unit: 'days' } & Every)
  | ({ readonly unit: 'weeks'; readonly weekdays: readonly number[] } & Every)
  | ({ readonly unit: 'nthDay'; readonly nths: readonly number[]; readonly day: number } & Every)
  | ({ readonly unit: 'nthWorkday'; readonly nth: number } & Every)
  /** -1: the last day. */
  | ({ readonly unit: 'monthDay'; readonly days: readonly number[] } & Every)
  | ({ readonly unit: 'years'; readonly month: number; readonly day: number } & Every);
type Every = { readonly interval: number; readonly clocks: readonly number[] };

/**
 * How a reminder is repeated, in words, and what is left out; null for one that comes once. What
 * has no words is shown by the times that come next.
 */
export async function describeRepetition(
  schedule: Pick<Schedule, 'next'>,
  { repeat, at, zone }: Pick<Reminder, 'repeat' | 'at' | 'zone'>,
): Promise<{ readonly words: string; readonly gap: string | null } | null> {
  if (repeat === null) return null;
  const [whole = '', day] = /;UNTIL=(\d{8}(?:T\d{6}Z?)?)/.exec(repeat) ?? [];
  const endless = repeat.replace(whole, '');
  const parsed = endless.startsWith('DTSTART') ? parseSeries(endless) : parseCron(endless);
  const words = parsed ? toWords(parsed) : await toTimes(schedule, { repeat, at, zone });
  const last = day === undefined ? null : toLastDay(day, zone ?? 'UTC');
  return {
    words: last === null ? words : reminderStrings.repetition.until(words, last),
    gap: parsed && toGap(parsed),
  };
}

/** The times that come after one. */
async function toTimes(
  schedule: Pick<Schedule, 'next'>,
  {
    repeat,
    at,
    zone,
  }: { readonly repeat: string; readonly at: number; readonly zone: string | null },
): Promise<string> {
  const times: string[] = [];
  let after: number | null = at;
  while (after !== null && times.length < 3) {
    after = await schedule.next(repeat, { zone, after });
    if (after !== null) times.push(sayTime(after, zone));
  }
  const { never, times: toWord } = reminderStrings.repetition;
  return times.length === 0 ? never : toWord(times, after !== null);
}

/** The day on which a series ends, `20261218` or `20261218T225959Z`; null for anything else. */
function toLastDay(until: string, zone: string): string | null {
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)(T\d{6}Z)?/.exec(until) ?? [];
  const clock = time?.replace(/T(\d\d)(\d\d)(\d\d)Z/, '$1:$2:$3') ?? '12:00:00';
  const at = Date.parse(`${year}-${month}-${day}T${clock}Z`);
  if (Number.isNaN(at)) return null;
  const years = [at, Date.now()].map((each) => new Date(each).getUTCFullYear());
  return new Intl.DateTimeFormat(currentLocale(), {
    ...{ day: 'numeric', month: 'long', timeZone: time === undefined ? 'UTC' : zone },
    ...(years[0] === years[1] ? {} : { year: 'numeric' }),
  }).format(at);
}

const DAYS: readonly string[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

type Rule = ReadonlyMap<string, string>;

/** Whether a rule has no other parts than these, besides its frequency and its interval. */
const hasOnly = (rule: Rule, ...names: readonly string[]): boolean =>
  [...rule.keys()].every((name) => ['FREQ', 'INTERVAL', 'WKST', 'BYHOUR', ...names].includes(name));

function parseSeries(pattern: string): Repetition | null {
  const [, date = '', hour, minute, parts = ''] =
    /^DTSTART;TZID=[^:]+:(\d{8})T(\d\d)(\d\d)\d\d\nRRULE:(.+)$/.exec(pattern) ?? [];
  const rule: Rule = new Map(parts.split(';').map((part) => part.split('=') as [string, string]));
  const interval = Number(rule.get('INTERVAL') ?? 1);
  const hours = rule.get('BYHOUR')?.split(',') ?? [hour];
  const clocks = hours.map((each) => Number(each) * 60 + Number(minute));
  const every = { interval, clocks };
  const start = new Date(Date.UTC(+date.slice(0, 4), +date.slice(4, 6) - 1, +date.slice(6)));
  switch (rule.get('FREQ')) {
    case 'MINUTELY':
    case 'HOURLY':
      return parseFine(rule, interval);
    case 'DAILY':
      return hasOnly(rule) ? { unit: 'days', ...every } : null;
    case 'WEEKLY':
      return parseWeekly(rule, start, every);
    case 'MONTHLY':
      return parseMonthly(rule, start, every);
    case 'YEARLY':
      return parseYearly(rule, start, every);
    default:
      return null;
  }
}

function parseFine(rule: Rule, interval: number): Repetition | null {
  if (!hasOnly(rule) || rule.has('BYHOUR')) return null;
  return { unit: rule.get('FREQ') === 'HOURLY' ? 'hours' : 'minutes', interval };
}

function parseWeekly(rule: Rule, start: Date, every: Every): Repetition | null {
  if (!hasOnly(rule, 'BYDAY')) return null;
  const days = toWeekdays(rule) ?? [{ nth: null, day: start.getUTCDay() }];
  const isPlain = days.every(({ nth, day }) => nth === null && day >= 0);
  return isPlain ? { unit: 'weeks', weekdays: days.map(({ day }) => day), ...every } : null;
}

/** `MO,-1FR`; null if a rule names no days of the week, -1 for an unknown day. */
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
  const days = rule.get('BYMONTHDAY')?.split(',').map(Number) ?? [start.getUTCDate()];
  const isDay = (day: number) => day === -1 || (day >= 1 && day <= 31);
  return days.every(isDay) ? { unit: 'monthDay', days, ...every } : null;
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
  if (!first || first.day < 0 || days.some(({ day }) => day !== first.day)) return null;
  const nths = days.map(({ nth }) => position ?? nth ?? 0);
  return nths.every(isCounted) ? { unit: 'nthDay', nths, day: first.day, ...every } : null;
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
  const every = { interval: 1, clocks: [Number(hour) * 60 + Number(minute)] };
  if (isAny(day, month, weekday)) return { unit: 'days', ...every };
  if (isAny(day, month)) {
    const weekdays = parseCronDays(weekday);
    return weekdays && { unit: 'weeks', weekdays, ...every };
  }
  if (!/^\d+$/.test(day) || weekday !== '*') return null;
  if (isAny(month)) return { unit: 'monthDay', days: [Number(day)], ...every };
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
  const clock = and(repetition.clocks.map((each) => sayClock(each * 60_000, 'UTC')));
  switch (repetition.unit) {
    case 'days':
      return words.days(interval, clock);
    case 'weeks':
      return isWorkdays(repetition.weekdays)
        ? words.workdays(interval, clock)
        : words.weeks(interval, fromMonday(repetition.weekdays), clock);
    case 'nthDay':
      return and(repetition.nths.map((nth) => words.nthDay(interval, nth, repetition.day, clock)));
    case 'nthWorkday':
      return words.nthWorkday(interval, repetition.nth, clock);
    case 'monthDay':
      return and(
        repetition.days.map((day) =>
          day === -1 ? words.lastDay(interval, clock) : words.monthDay(interval, day, clock),
        ),
      );
    case 'years':
      return words.years(interval, toDate(repetition.month, repetition.day), clock);
  }
}

const and = (items: readonly string[]): string => createWording(currentLocale()).and(items);

/** What the calendar leaves out. */
function toGap(repetition: Repetition): string | null {
  const { noLeapDay, noFifth, noMonthDay } = reminderStrings.repetition;
  switch (repetition.unit) {
    case 'years':
      return repetition.month === 2 && repetition.day === 29 ? noLeapDay : null;
    case 'nthDay':
      return repetition.nths.includes(5) ? noFifth(repetition.day) : null;
    case 'monthDay': {
      const [late] = repetition.days.filter((day) => day > 28);
      return late === undefined ? null : noMonthDay(late);
    }
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
