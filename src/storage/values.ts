import type { Keyv } from 'keyv';
import type { Store } from '../core/store-ports.ts';

/** What a change makes of a stored text (undefined if there is none), and what it returns. */
export type Swapped<Result> = { readonly text: string | undefined; readonly result: Result };

/**
 * Puts a text in the place of one, with no other write in between; the same text is not written
 * again, and undefined deletes. `change` may run more than once.
 */
export type Swap = <Result>(
  key: string,
  change: (text: string | undefined) => Swapped<Result>,
) => Result | Promise<Result>;

/** The store over a Keyv with JSON and the table under it, which can change a value as one step. */
export function createStore(keyv: Keyv, swap: Swap): Store {
  return {
    get: (key) => keyv.get(key),
    set: (key, value) => keyv.set(key, value),
    delete: (key) => keyv.delete(key),
    async update(key, change) {
      return swap(key, (text) => {
        const before = text === undefined ? undefined : toValue(text);
        const result = change(before);
        if (result === before) return { text, result };
        return { text: result === undefined ? undefined : toText(result), result };
      });
    },
  };
}

/** Keyv stores a value in an envelope, which also has room for when it expires. */
function toText(value: unknown): string {
  return JSON.stringify({ value });
}

function toValue(text: string): unknown {
  const envelope: unknown = JSON.parse(text);
  return typeof envelope === 'object' && envelope !== null && 'value' in envelope
    ? envelope.value
    : undefined;
}
