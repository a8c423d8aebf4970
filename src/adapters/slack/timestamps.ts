/** The latest moment that a `Date` can hold. */
const MAX_DATE_MS = 8.64e15;

/** Epoch milliseconds of a Slack timestamp (`1763800000.000100`); 0 where the text is not one. */
export function toEpochMs(ts: string): number {
  const ms = Math.floor(Number(ts) * 1000);
  return Math.abs(ms) <= MAX_DATE_MS ? ms : 0;
}

/** The Slack timestamp of epoch milliseconds. */
export function toTs(ms: number): string {
  return (ms / 1000).toFixed(3);
}
