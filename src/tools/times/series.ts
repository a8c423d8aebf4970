import { fromLocalTime, toLocalTime } from '../../core/local-time.ts';
import type { Every } from './facts.ts';

/** Recurrence rules (RFC 5545), counted by the clocks of a zone. */
export type Series = {
  /** `DTSTART;TZID=…` and `RRULE:…`. */
  readonly pattern: string;
  readonly first: number;
};

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
const FREQUENCIES: Readonly<Record<string, string>> = {
  second: 'SECONDLY',
  minute: 'MINUTELY',
  hour: 'HOURLY',
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  year: 'YEARLY',
};

const DAY_MS = 24 * 60 * 60_000;

/** As many periods are looked through for the next time, and no more. */
const MAX_ITERATIONS = 5_000;

/** The rule that is meant. */
export function toRule({
  unit,
  interval,
  weekdays,
  nth,
  isNthOfAll,
  monthDay,
  month,
  hours,
}: Every): string {
  const days = [...new Set(weekdays ?? [])].toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  const places = isNthOfAll || nth === undefined ? [''] : [nth].flat();
  const parts = [
    `FREQ=${FREQUENCIES[unit]}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(days.length > 0
      ? [`BYDAY=${days.flatMap((day) => places.map((place) => `${place}${WEEKDAYS[day]}`))}`]
      : []),
    ...(month === undefined ? [] : [`BYMONTH=${month}`]),
    ...(isNthOfAll && nth !== undefined ? [`BYSETPOS=${nth}`] : []),
    ...(monthDay === undefined ? [] : [`BYMONTHDAY=${[monthDay].flat()}`]),
    ...(hours === undefined ? [] : [`BYHOUR=${hours}`]),
  ];
  return parts.join(';');
}

/** A series whose first time is the first of the rule from `start` on that is behind `now`. */
export async function toSeries(
  rule: string,
  { start, now, zone }: { readonly start: number; readonly now: number; readonly zone: string },
): Promise<Series | null> {
  const once = rule.replace(/;INTERVAL=\d+/, '');
  const from = toPattern(isFine(rule) ? rule : once, start, zone);
  const first = await findNext(from, Math.max(start, now + 1) - 1);
  if (first === null) return null;
  if (HOURLY.test(rule)) return { pattern: toPattern(rule, first, zone), first };
  // The time of day is that of the start: the first time may come an hour later than the others.
  // Named hours begin with the day; some of them may be skipped.
  const period = rule.includes('BYHOUR') ? DAY_MS / 24 : DAY_MS;
  const clock = toLocalTime(start, zone) % period;
  const shown = toLocalTime(first, zone);
  return { pattern: toPattern(rule, shown - (shown % DAY_MS) + clock, 'UTC', zone), first };
}

/** The same until the end of a day, that one included; null if no time is left. */
export function endSeries({ pattern, first }: Series, day: number, zone: string): Series | null {
  const end = fromLocalTime(day + DAY_MS - 1_000, zone);
  if (end < first) return null;
  const until = new Date(end).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return { pattern: `${pattern};UNTIL=${until}Z`, first };
}

/** `named` is the zone that is written down where `start` is a time of its clocks. */
function toPattern(rule: string, start: number, zone: string, named = zone): string {
  const shown = new Date(toLocalTime(start, zone)).toISOString().slice(0, 19);
  return `DTSTART;TZID=${named}:${shown.replaceAll(/[-:]/g, '')}\nRRULE:${rule}`;
}

/** Whether this is such a pattern, and not one of cron. */
export function isSeries(pattern: string): boolean {
  return pattern.startsWith('DTSTART');
}

/** Clocks are put forward or back by no more than this. */
const SHIFT_MS = 3 * 60 * 60_000;

/**
 * The first occurrence of a pattern after a moment; null if there is none. It is counted in clock
 * time, so that a time that is skipped in spring comes an hour later and is not left out; hours and
 * minutes are counted as they pass.
 */
export async function findNext(pattern: string, after: number): Promise<number | null> {
  const [, zone = 'UTC', clock = '', rule = ''] = PATTERN.exec(pattern) ?? [];
  const start = Date.parse(clock.replace(CLOCK, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(start)) return null;
  if (isFine(rule)) return nextOf(rule, fromLocalTime(start, zone), after);
  const shownRule = rule.replace(UNTIL, (_, day, time) => `UNTIL=${toShownEnd(day, time, zone)}`);
  let shown: number | null = toLocalTime(after, zone) - SHIFT_MS;
  for (let count = 0; count < MAX_LOOKS && shown !== null; count += 1) {
    shown = await nextOf(shownRule, start, shown);
    const at = shown === null ? null : fromLocalTime(shown, zone);
    if (at !== null && at > after) return at;
  }
  return null;
}

const PATTERN = /^DTSTART;TZID=([^:]+):(\d{8}T\d{6})\nRRULE:(.+)$/;
const CLOCK = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/;

/** Of those that may lie in the hours before: one a day, or a few. */
const MAX_LOOKS = 100;

const HOURLY = /FREQ=(?:HOURLY|MINUTELY|SECONDLY)/;

/** Counted as time passes: hours and days that are named are those of the clocks. */
const isFine = (rule: string) => HOURLY.test(rule) && !/;BY/.test(rule);

/** `20261218` or `20261218T160000Z`, which is a time of UTC (RFC 5545, 3.3.10). */
const UNTIL = /UNTIL=(\d{8})(T\d{6}Z?)?/;

/** The end of a series on the clocks of its zone; a date includes that day. */
function toShownEnd(day: string, time: string | undefined, zone: string): string {
  if (!time?.endsWith('Z')) return `${day}${time ?? 'T235959'}Z`;
  const at = Date.parse(`${day}${time}`.replace(CLOCK, '$1-$2-$3T$4:$5:$6'));
  if (Number.isNaN(at)) return `${day}${time}`;
  return `${new Date(toLocalTime(at, zone)).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

async function nextOf(rule: string, start: number, after: number): Promise<number | null> {
  const { RRuleTemporal } = await import('rrule-temporal');
  const dtstart = new Date(start).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const rruleString = `DTSTART:${dtstart}Z\nRRULE:${rule}`;
  try {
    const series = new RRuleTemporal({ rruleString, maxIterations: MAX_ITERATIONS });
    return series.next(new Date(after), false)?.epochMilliseconds ?? null;
  } catch {
    return null; // It throws at invalid rules, and at those that never match.
  }
}
