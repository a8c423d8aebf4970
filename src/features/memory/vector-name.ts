import type { Store } from '../../core/store-ports.ts';

/**
 * Under which name vectors are kept in the index. Only those of one name are ever compared, and a
 * model may come to make longer or shorter ones while it is called the same.
 */
export type VectorName = {
  /** That of the latest vector. */
  current(): Promise<string>;
  /** The name of these vectors, all of one length; from now on it is the current one. */
  learn(vector: Float32Array): Promise<string>;
};

/** Vectors of this length are kept under the name of the model alone. */
const USUAL_LENGTH = 768;

const KEY = 'memory/vectors';

export function createVectorName(store: Store, model: string): VectorName {
  const current = async (): Promise<string> => {
    const kept = await store.get(KEY);
    const isKept = typeof kept === 'object' && kept !== null && 'model' in kept && 'name' in kept;
    return isKept && kept.model === model ? String(kept.name) : model;
  };
  return {
    current,
    async learn({ length }) {
      const name = length === USUAL_LENGTH ? model : `${model} (${length})`;
      if (name !== (await current())) await store.set(KEY, { model, name });
      return name;
    },
  };
}
