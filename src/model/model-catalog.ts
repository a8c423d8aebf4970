import OpenAI from 'openai';
import type { ModelCatalog } from '../core/ports.ts';
import { toModelError } from './errors.ts';

const TIMEOUT_MS = 5_000;

/** What a look for a model found, and why nothing where nothing was. */
export type Looked = {
  readonly state: 'served' | 'missing' | 'unknown';
  /** What the server lists. */
  readonly ids: readonly string[];
  /** What was thrown where the question stays open. */
  readonly error: unknown;
};

/** The catalog, and what its check found on the way. */
export type OpenCatalog = ModelCatalog & {
  look(model: string, signal: AbortSignal): Promise<Looked>;
};

/** The models that the server has. */
export function createModelCatalog(client: OpenAI): OpenCatalog {
  // The client's own limit ends where an answer begins; one that never ends is given up as well.
  const toOptions = (signal: AbortSignal) => ({
    signal: AbortSignal.any([signal, AbortSignal.timeout(2 * TIMEOUT_MS)]),
    timeout: TIMEOUT_MS,
    maxRetries: 0,
  });
  const list = async (signal: AbortSignal) => {
    const { data } = await client.models.list(toOptions(signal));
    return data.map(({ id }) => toPlainId(id));
  };

  const look = async (model: string, signal: AbortSignal): Promise<Looked> => {
    let ids: readonly string[] = [];
    try {
      const id = toPlainId(model);
      ids = await list(signal);
      if (ids.includes(id)) return { state: 'served', ids, error: null };
      if (ids.length === 0) return { state: 'unknown', ids, error: null };
      // Aliases are served without being listed.
      return { state: await retrieve(client, id, toOptions(signal)), ids, error: null };
    } catch (error) {
      const failure = toModelError(error);
      const mayNotList = error instanceof OpenAI.PermissionDeniedError;
      if (failure.failure === 'bad_key' && !mayNotList) throw failure;
      // No model list, a time-out, or a server that is down just now.
      return { state: 'unknown', ids, error };
    }
  };

  return {
    list,
    look,
    /** Throws a `ModelError` for a key that is not accepted. */
    check: async (model, signal) => (await look(model, signal)).state,
  };
}

async function retrieve(
  client: OpenAI,
  id: string,
  options: OpenAI.RequestOptions,
): Promise<'served' | 'missing'> {
  try {
    await client.models.retrieve(id, options);
    return 'served';
  } catch (error) {
    if (error instanceof OpenAI.NotFoundError) return 'missing';
    throw error;
  }
}

/** Google lists `models/gemini-…` and accepts both forms. */
function toPlainId(id: string): string {
  return id.replace(/^models\//, '');
}
