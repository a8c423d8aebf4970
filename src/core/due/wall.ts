/** What the clocks show in a zone, as milliseconds of a UTC clock that shows the same. */
export function toWall(at: number, timeZone: string): number {
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

/** The moment at which the clocks of a zone show this; a time that is skipped in spring becomes the one an hour later. */
export function fromWall(wall: number, timeZone: string): number {
  const offset = (at: number) => toWall(at, timeZone) - at;
  const guess = wall - offset(wall);
  const better = wall - offset(guess);
  return toWall(better, timeZone) === wall ? better : guess;
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
