/**
 * The time that everything is planned and dated by, in epoch milliseconds. Where several machines
 * share a store it is the store's: what one has dated another compares, and clocks differ. There is
 * one such time for a process, as there is one `Date.now`.
 */
export function timeNow(): number {
  return Date.now() + aheadMs;
}

let aheadMs = 0;

/** Tells how far the store's clock is ahead of this machine's. */
export function setClockAhead(ms: number): void {
  aheadMs = ms;
}
