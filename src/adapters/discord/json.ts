/** An object of Discord's, of which nothing is taken for granted. */
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

/** The number at a key; 0 where there is none. */
export function numberOf(bag: Bag, key: string): number {
  const value = bag[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** The objects in a list; empty where it is none. */
export function toBags(value: unknown): readonly Bag[] {
  return Array.isArray(value) ? value.filter(isBag) : [];
}

/** The texts in the list at a key. */
export function textsOf(bag: Bag, key: string): readonly string[] {
  const value = bag[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

// https://docs.discord.com/developers/reference#snowflakes
const EPOCH_MS = 1_420_070_400_000;

/** When an id was made, in epoch milliseconds; 0 where it is no snowflake. */
export function timeOf(id: string): number {
  return /^\d{1,20}$/.test(id) ? Number(BigInt(id) >> 22n) + EPOCH_MS : 0;
}

/** A number of 64 bits written as text (permissions); 0 where it is none. */
export function bitsOf(bag: Bag, key: string): bigint {
  const value = textOf(bag, key);
  return /^\d{1,20}$/.test(value) ? BigInt(value) : 0n;
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
