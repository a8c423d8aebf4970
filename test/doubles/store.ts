import { createTurnTaking } from '../../src/core/async.ts';
import type { Store } from '../../src/core/store-ports.ts';

/** Gives a store that can read and write the changes that are one step. */
export function withUpdates<Rest extends Omit<Store, 'update'>>(store: Rest): Rest & Store {
  const inTurn = createTurnTaking();
  const update: Store['update'] = (key, change) =>
    inTurn(async () => {
      const before = await store.get(key);
      const after = change(before);
      if (after === undefined) await store.delete(key);
      else if (after !== before) await store.set(key, after);
      return after;
    });
  return Object.assign(store, { update });
}
