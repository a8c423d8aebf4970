import { Keyv } from 'keyv';
import type { Store, StoreKeys } from '../../core/store-ports.ts';
import { createStore, type Swap } from '../values.ts';

/** Values in a map, as JSON: what is read is a copy, as with a database. */
export function createValues(): { readonly store: Store; readonly keys: StoreKeys } {
  const values = new Map<string, { readonly value: string }>();

  const swap: Swap = (key, change) => {
    const { text, result } = change(values.get(key)?.value);
    if (text === undefined) values.delete(key);
    else values.set(key, { value: text });
    return result;
  };

  return {
    store: createStore(new Keyv({ store: values, serialization: JSON }), swap),
    async *keys(start) {
      yield* [...values.keys()].filter((key) => key.startsWith(start)).sort();
    },
  };
}
