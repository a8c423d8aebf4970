import { describeTime, type Schedule } from '../../core/local-time.ts';
import type { Reminder } from './reminders.ts';
import { reminderStrings } from './strings/index.ts';

/** How a reminder is repeated, taken apart. */
type Repetition = {
  readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
  readonly interval: number;
  readonly weekdays: readonly number[];
  readonly nth: number | null;
  readonly monthDay: number | null;
  readonly month: number | null;
  /** `09:00`. */
  readonly clock: string;
};

const NONE = { weekdays: [], nth: null, monthDay: null, month: null } as const;

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
    if (after !== null) times.push(describeTime(after, zone));
  }
  return { words: reminderStrings.repetition.times(times), gap: null };
}

const UNITS = {
  MINUTELY: 'minute',
  HOURLY: 'hour',
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
} as const;

const DAYS: readonly string[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const KNOWN = new Set([
  ...['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'WKST', 'BYSETPOS'],
]);

function parseSeries(pattern: string): Repetition | null {
  const [, hour, minute, rule = ''] =
    /^DTSTART;TZID=[^:]+:\d{8}T(\d\d)(\d\d)\d\d\nRRULE:(.+)$/.exec(pattern) ?? [];
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const unit = Object.entries(UNITS).find(([name]) => name === parts.get('FREQ'))?.[1];
  if (!unit || [...parts.keys()].some((key) => !KNOWN.has(key))) return null;
  const days = (parts.get('BYDAY')?.split(',') ?? []).map((day) => /^(-?\d)?([A-Z]{2})$/.exec(day));
  const nths = new Set(days.map((match) => match?.[1]));
  const weekdays = days.map((match) => DAYS.indexOf(match?.[2] ?? ''));
  const counted = toCounted(parts, weekdays);
  const [nth = counted] = nths;
  const isOdd =
    (parts.has('BYSETPOS') && counted === undefined) ||
    nths.size > 1 ||
    weekdays.includes(-1) ||
    /,/.test(parts.get('BYMONTHDAY') ?? '');
  if (
    isOdd ||
    /,/.test(parts.get('BYMONTH') ?? '') ||
    (nth === undefined && unit === 'month' && weekdays.length > 0)
  )
    return null;
  const number = (key: string) => (parts.has(key) ? Number(parts.get(key)) : null);
  return {
    ...{ unit, weekdays, nth: nth === undefined ? null : Number(nth), clock: `${hour}:${minute}` },
    ...{ interval: number('INTERVAL') ?? 1, monthDay: number('BYMONTHDAY') },
    month: number('BYMONTH'),
  };
}

/**
 * Which workday of a month is meant: the first, the last. Other things that count have no words.
 */
function toCounted(
  parts: ReadonlyMap<string, string>,
  weekdays: readonly number[],
): string | undefined {
  const position = parts.get('BYSETPOS');
  const isPlain = parts.get('FREQ') === 'MONTHLY' && /^-?\d$/.test(position ?? '');
  return isPlain && weekdays.toSorted().join() === WORKDAYS ? position : undefined;
}

/** The patterns that people write: one time of day, on some days. */
function parseCron(pattern: string): Repetition | null {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = pattern.split(/\s+/);
  if (!/^\d+$/.test(minute)) return null;
  const clock = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  const base = { ...NONE, interval: 1, clock };
  const isAny = (...fields: readonly string[]) => fields.every((field) => field === '*');
  if (isAny(hour, day, month, weekday) && minute === '0') return { ...base, unit: 'hour' };
  if (!/^\d+$/.test(hour)) return null;
  if (isAny(day, month, weekday)) return { ...base, unit: 'day' };
  if (isAny(day, month)) {
    const weekdays = toWeekdays(weekday);
    return weekdays && { ...base, unit: 'week', weekdays };
  }
  if (!/^\d+$/.test(day) || weekday !== '*') return null;
  if (isAny(month)) return { ...base, unit: 'month', monthDay: Number(day) };
  if (!/^\d+$/.test(month)) return null;
  return { ...base, unit: 'year', monthDay: Number(day), month: Number(month) };
}

const CRON_DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function toWeekdays(field: string): readonly number[] | null {
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
  const { unit, interval, weekdays, nth, monthDay, month, clock } = repetition;
  const { every, at } = reminderStrings.repetition;
  if (unit === 'minute' || unit === 'hour') return every(unit, interval);
  if (unit === 'week' && weekdays.length > 0)
    return at(reminderStrings.repetition.weekly(interval, toDayNames(weekdays)), clock);
  if (unit === 'month' && nth !== null)
    return at(reminderStrings.repetition.nthWeekday(interval, nth, toDayNames(weekdays)), clock);
  if (unit === 'month' && monthDay !== null)
    return at(reminderStrings.repetition.monthDay(interval, monthDay), clock);
  if (unit === 'year' && monthDay !== null && month !== null)
    return at(reminderStrings.repetition.yearly(interval, toDate(month, monthDay)), clock);
  return at(every(unit, interval), clock);
}

/** What the calendar leaves out. */
function toGap({ unit, nth, monthDay, month }: Repetition): string | null {
  if (unit === 'year' && month === 2 && monthDay === 29)
    return reminderStrings.repetition.noLeapDay;
  if (unit === 'month' && nth === 5) return reminderStrings.repetition.noFifth;
  if (unit === 'month' && monthDay !== null && monthDay > 28)
    return reminderStrings.repetition.noMonthDay(monthDay);
  return null;
}

const WORKDAYS = '1,2,3,4,5';

function toDayNames(weekdays: readonly number[]): string {
  const sorted = weekdays.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  if (sorted.join() === WORKDAYS) return reminderStrings.repetition.workdays;
  const name = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
  const names = sorted.map((day) => name.format(Date.UTC(2024, 0, 7 + day)));
  return new Intl.ListFormat('en-GB').format(names);
}

function toDate(month: number, day: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(2024, month - 1, day));
}
