import OpenAI from 'openai';
import type { Catalogue } from '../core/ports.ts';

const TIMEOUT_MS = 5_000;

/** The models that the server has. */
export function createCatalogue(client: OpenAI): Catalogue {
  const list = async (signal: AbortSignal) => {
    const { data } = await client.models.list({ signal, timeout: TIMEOUT_MS, maxRetries: 0 });
    return data.map(({ id }) => toPlainId(id));
  };

  return {
    list,
    /** Only a list without the model is proof that it is missing. Throws what the client throws for a key that is not valid. */
    async check(model, signal) {
      try {
        return (await list(signal)).includes(toPlainId(model)) ? 'served' : 'missing';
      } catch (error) {
        if (isBadKey(error)) throw error;
        return 'unknown'; // No model list, a time-out, or a server that is down just now.
      }
    },
  };
}

/** Google lists `models/gemini-…` and accepts both forms. */
function toPlainId(id: string): string {
  return id.replace(/^models\//, '');
}

function isBadKey(error: unknown): boolean {
  return (
    error instanceof OpenAI.APIError &&
    /API key not valid|API_KEY_INVALID/.test(
      `${error.message} ${JSON.stringify(error.error) ?? ''}`,
    )
  );
}
