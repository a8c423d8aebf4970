/** Epoch milliseconds of a timestamp; 0 if the text is not one. */
export function toMs(timestamp: string): number {
  const ms = Date.parse(timestamp);
  return Number.isNaN(ms) ? 0 : ms;
}
