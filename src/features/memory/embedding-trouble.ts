import { isStoreFailure, ModelError } from '../../core/errors.ts';
import type { Store } from '../../core/store-ports.ts';

/** `gone`: there is no such model; `refused`: it answers, and takes nothing that it is given. */
export type EmbeddingTrouble = 'gone' | 'refused' | 'other';

/** Why the latest passages got no vectors: in the store, because any replica may be asked. */
export type StoredTrouble = {
  current(): Promise<EmbeddingTrouble | null>;
  note(error: unknown): Promise<void>;
  end(): Promise<void>;
};

const KEY = 'memory/embedding-trouble';

export function createKeptTrouble(store: Store, model: string): StoredTrouble {
  let mayBeKept = true;
  return {
    async current() {
      const kept = await store.get(KEY);
      const isKept = typeof kept === 'object' && kept !== null && 'model' in kept;
      if (!isKept || kept.model !== model || !('trouble' in kept)) return null;
      return kept.trouble === 'gone' || kept.trouble === 'refused' ? kept.trouble : 'other';
    },
    async note(error) {
      if (isStoreFailure(error)) return; // No fault of the model's, and the store may not take it.
      mayBeKept = true;
      await store.set(KEY, { model, trouble: toTrouble(error) });
    },
    async end() {
      if (mayBeKept) await store.delete(KEY);
      mayBeKept = false;
    },
  };
}

function toTrouble(error: unknown): EmbeddingTrouble {
  const failure = error instanceof ModelError ? error.failure : null;
  if (failure === 'model_gone') return 'gone';
  return failure === 'refused' ? 'refused' : 'other';
}
