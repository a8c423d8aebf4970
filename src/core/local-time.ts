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
 * The moment at which the clocks of a zone show this; a time that is skipped in spring becomes the
 * one an hour later.
 */
export function fromLocalTime(localTime: number, timeZone: string): number {
  const offset = (at: number) => toLocalTime(at, timeZone) - at;
  const guess = localTime - offset(localTime);
  const better = localTime - offset(guess);
  return toLocalTime(better, timeZone) === localTime ? better : guess;
}

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
 * `new york`); null where there is none, or more than one. The name is kept as it was given: ICU
 * would call Kolkata Calcutta.
 */

export function findTimeZone(written: string): string | null {
  const name = written.trim().replace(/\s+/g, '_');
  const known = listTimeZones();
  const exact = known.find((zone) => isSame(zone, name));
  if (exact) return exact;
  const cities = known.filter((zone) => isSame(zone.slice(zone.lastIndexOf('/') + 1), name));
  if (cities.length === 1) return cities[0] ?? null;
  return name.includes('/') && isZone(name) ? name : null;
}
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
function isZone(name: string): boolean {
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
  /** The words without those that name the moment. */
  readonly rest: string;
  /** It is another moment in another time zone. */
  readonly needsZone: boolean;
};

/** Reads times as people write them. */
export type Schedule = {
  /**
   * The first moment that the words name, seen from `now` in `zone` (null: UTC); null where they
   * name none.
   */
  read(
    words: string,
    seen: { readonly zone: string | null; readonly now: number; readonly isPast?: boolean },
  ): Promise<Moment | null>;
  /**
   * The first moment after `after` that fits a cron pattern; null where there is none, or it is no
   * pattern.
   */
  next(
    pattern: string,
    seen: { readonly zone: string | null; readonly after: number },
  ): Promise<number | null>;
};
