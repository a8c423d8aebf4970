import OpenAI from 'openai';
import type { ModelCatalog } from '../core/ports.ts';
import { toModelError } from './errors.ts';

const TIMEOUT_MS = 5_000;

/** The models that the server has. */
export function createModelCatalog(client: OpenAI): ModelCatalog {
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

  return {
    list,
    /** Throws a `ModelError` for a key that is not accepted. */
    async check(model, signal) {
      try {
        const id = toPlainId(model);
        const ids = await list(signal);
        if (ids.includes(id)) return 'served';
        if (ids.length === 0) return 'unknown';
        // Aliases are served without being listed.
        return await retrieve(client, id, toOptions(signal));
      } catch (error) {
        const failure = toModelError(error);
        const mayNotList = error instanceof OpenAI.PermissionDeniedError;
        if (failure.failure === 'bad_key' && !mayNotList) throw failure;
        return 'unknown'; // No model list, a time-out, or a server that is down just now.
      }
    },
  };
}

async function retrieve(client: OpenAI, id: string, options: OpenAI.RequestOptions) {
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
