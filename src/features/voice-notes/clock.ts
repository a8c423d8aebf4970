const CLOCK = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})$/;

/** Milliseconds as people write them: 1:02:03 or 2:03. */
export function toClock(ms: number): string {
  const whole = Math.floor(ms / 1_000); // As players count.
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3_600);
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(whole % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** The milliseconds of such a time; null if it is not one. */
export function parseClock(text: string): number | null {
  const [, hours = '0', minutes, seconds] = CLOCK.exec(text) ?? [];
  if (minutes === undefined || seconds === undefined) return null;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
