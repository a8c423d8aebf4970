/** What the clocks show in a zone, as milliseconds of a UTC clock that shows the same. */
export function toLocalTime(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const number = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  );
}

/**
 * The moment at which the clocks of a zone show this; of two such moments the first. A time that
 * is skipped in spring becomes the one an hour later.
 */
export function fromLocalTime(localTime: number, timeZone: string): number {
  const offset = (at: number) => toLocalTime(at, timeZone) - at;
  const moments = [-DAY_MS, DAY_MS]
    .map((shift) => localTime - offset(localTime + shift))
    .toSorted((a, b) => a - b);
  const [first = localTime, last = first] = moments;
  return moments.find((at) => toLocalTime(at, timeZone) === localTime) ?? last ?? first;
}

const DAY_MS = 24 * 60 * 60_000;

/** A moment with its day and zone, as a person reads it; UTC where the zone is not known. */
export function describeTime(at: number, timeZone: string | null): string {
  const zone = timeZone ?? 'UTC';
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at);
  const weekday = part({ weekday: 'long' });
  const day = part({ day: 'numeric', month: 'long', year: 'numeric' });
  const time = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${weekday}, ${day}, ${time} (${zone})`;
}
/** The names of all time zones that this machine knows. */
export function listTimeZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}

/**
 * The name of a zone, in its own capitals, from what a person wrote (`europe/berlin`, `Berlin`,
 * `new york`); null if there is none, or more than one. The name is kept as it was given: ICU would
 * call Kolkata Calcutta.
 */
export function findTimeZone(written: string): string | null {
  const name = written.trim().replace(/\s+/g, '_');
  const known = listTimeZones();
  const exact = known.find((zone) => isSame(zone, name));
  if (exact) return exact;
  const cities = known.filter((zone) => isSame(zone.slice(zone.lastIndexOf('/') + 1), name));
  if (cities.length === 1) return cities[0] ?? null;
  return name.includes('/') && isTimeZone(name) ? name : null;
}
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
/** Whether this machine knows a zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A moment that was found in words. */
export type Moment = {
  readonly at: number;
  /** It is another moment in another time zone. */
  readonly needsZone: boolean;
};

/** What words say of a time, or of the times of a series. */
export type Understanding = {
  /** The first time; null if words speak of a time that could not be worked out. */
  readonly at: number | null;
  /** How it is repeated, as `next` takes it; null: once. */
  readonly repeat: string | null;
  /** The words without those that name the time. */
  readonly rest: string;
  /** It is another moment in another time zone. */
  readonly needsZone: boolean;
  /** Every word that may be about time was understood, in one way only. */
  readonly isSure: boolean;
};

/** Reads times as people write them. */
export type Schedule = {
  /**
   * The latest moment that the words name as a whole (“Monday”, “3 hours ago”), seen from `now` in
   * `zone` (null: UTC); null if they do not.
   */
  readSince(
    words: string,
    seen: { readonly zone: string | null; readonly now: number },
  ): Promise<Moment | null>;
  /**
   * What the words say of a time to come; null if they say nothing of one. `repeat` says apart how
   * it is repeated: empty, once, or as `words` say.
   */
  understand(
    words: string,
    seen: { readonly zone: string | null; readonly now: number; readonly repeat?: string },
  ): Promise<Understanding | null>;
  /**
   * The series of a recurrence rule (RFC 5545, `FREQ=…`) from a time on; null if it is no rule or
   * has no such time.
   */
  series(
    rule: string,
    seen: { readonly start: number; readonly now: number; readonly zone: string },
  ): Promise<{ readonly pattern: string; readonly first: number } | null>;
  /**
   * The first moment after `after` that matches a series or a cron pattern; null if there is none,
   * or if the pattern is invalid.
   */
  next(
    pattern: string,
    seen: { readonly zone: string | null; readonly after: number },
  ): Promise<number | null>;
};
