import { timeNow } from '../async.ts';
import { toLocalTime } from '../local-time.ts';
import { strings } from './index.ts';
import { currentLocale } from './locale.ts';

export type ShownTime = {
  readonly now?: number;
  /** Left out if the zone is the reader’s own, or unknown. */
  readonly showsZone?: boolean;
};

/** A moment by itself or behind “since”: `tomorrow at 9:00 (Berlin)`. UTC if the zone is null. */
export function sayTime(at: number, timeZone: string | null, shown: ShownTime = {}): string {
  return sayMoment(at, timeZone, shown, strings.timeFar);
}

/** The same within a sentence, as when something happens: `on Friday, December 4 at 9:00`. */
export function sayWhen(at: number, timeZone: string | null, shown: ShownTime = {}): string {
  return sayMoment(at, timeZone, shown, strings.onTimeFar);
}

function sayMoment(
  at: number,
  timeZone: string | null,
  { now = timeNow(), showsZone = true }: ShownTime,
  far: (day: string, time: string) => string,
): string {
  const zone = timeZone ?? 'UTC';
  const days = daysBetween(now, at, zone);
  const time = sayClock(at, zone);
  const moment =
    Math.abs(days) < 2
      ? strings.timeNear(new Intl.RelativeTimeFormat(...NEAR()).format(days, 'day'), time)
      : far(sayDay(at, zone, now), time);
  return showsZone ? strings.zoned(moment, toCity(zone)) : moment;
}

const NEAR = () => [currentLocale(), { numeric: 'auto' }] as const;

/**
 * From one moment to another, for a text that is still read on later days: `Friday, December 4,
 * 9:00–10:00`.
 */
export function sayPeriod(
  { start, end }: { readonly start: number; readonly end: number },
  timeZone: string | null,
  { now = Date.now(), showsZone = true }: ShownTime = {},
): string {
  const zone = timeZone ?? 'UTC';
  const say = (at: number) => strings.timeFar(sayDay(at, zone, now), sayClock(at, zone));
  const isOneDay = daysBetween(start, end, zone) === 0;
  const period = isOneDay
    ? strings.timePeriod(sayDay(start, zone, now), sayClock(start, zone), sayClock(end, zone))
    : `${say(start)} – ${say(end)}`;
  return showsZone ? strings.zoned(period, toCity(zone)) : period;
}

/** What a clock shows: `9:00`. */
export function sayClock(at: number, timeZone: string): string {
  const locale = currentLocale();
  // 24 hours in English too: that is read everywhere.
  const cycle = locale === 'en' ? ({ hourCycle: 'h23' } as const) : {};
  const format = { timeZone, hour: 'numeric', minute: '2-digit', ...cycle } as const;
  return new Intl.DateTimeFormat(locale, format).format(at).replace(/^0(?=\d)/, '');
}

/** A day with its weekday, and with its year if it is not this one: `Friday, December 4`. */
export function sayDay(at: number, timeZone: string, now: number = timeNow()): string {
  const [year, present] = [at, now].map((each) =>
    new Date(toLocalTime(each, timeZone)).getUTCFullYear(),
  );
  return new Intl.DateTimeFormat(currentLocale(), {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(year === present ? {} : { year: 'numeric' }),
  }).format(at);
}

/** A date as short as it can be read by all: `Dec 4, 2026`. */
export function sayDate(at: number, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat(currentLocale(), { timeZone, dateStyle: 'medium' }).format(at);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A wait in its largest unit, rounded up: `in 38 seconds`, `in 24 hours`. */
export function sayWait(ms: number): string {
  const [unit, unitMs] = toUnit(ms);
  const format = new Intl.RelativeTimeFormat(currentLocale());
  return format.format(Math.max(1, Math.ceil(ms / unitMs)), unit);
}

function toUnit(ms: number): readonly [Intl.RelativeTimeFormatUnit, number] {
  if (ms < 1.5 * MINUTE_MS) return ['second', 1000];
  if (ms <= 1.5 * HOUR_MS) return ['minute', MINUTE_MS];
  return ms <= 1.5 * DAY_MS ? ['hour', HOUR_MS] : ['day', DAY_MS];
}

/** The city that a zone is named after. */
function toCity(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

function daysBetween(from: number, to: number, zone: string): number {
  const [first = 0, last = 0] = [from, to].map((at) => Math.floor(toLocalTime(at, zone) / DAY_MS));
  return last - first;
}
