/** An object of Slack's, of which nothing is taken for granted. */
export type Bag = Readonly<Record<string, unknown>>;

const EMPTY: Bag = {};

/** The value where it is an object, else an empty one. */
export function toBag(value: unknown): Bag {
  return isBag(value) ? value : EMPTY;
}

/** The text at a key; empty where there is none. */
export function textOf(bag: Bag, key: string): string {
  const value = bag[key];
  return typeof value === 'string' ? value : '';
}

/** The number at a key; null where there is none. */
export function numberOf(bag: Bag, key: string): number | null {
  const value = bag[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The objects in the list at a key; empty where there is none. */
export function listOf(bag: Bag, key: string): readonly Bag[] {
  const value = bag[key];
  return Array.isArray(value) ? value.filter(isBag) : [];
}

/** The texts in the list at a key. */
export function textsOf(bag: Bag, key: string): readonly string[] {
  const value = bag[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The latest moment that a `Date` can hold. */
const MAX_DATE_MS = 8.64e15;

/** Epoch milliseconds of a Slack timestamp (`1763800000.000100`); 0 where it is none. */
export function toMs(ts: string): number {
  const ms = Math.floor(Number(ts) * 1000);
  return Math.abs(ms) <= MAX_DATE_MS ? ms : 0;
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
