import { NotFoundError, PermissionDeniedError } from 'openai/error';
import { z } from 'zod';
import type { ModelCatalog } from '../core/ports.ts';
import { type ModelClientOptions, unwrapErrors } from './client.ts';
import { toModelError } from './errors.ts';
import { findTrouble, toAnswerText } from './key-troubles.ts';
import { reach, readReply } from './replies.ts';

const TIMEOUT_MS = 5_000;

/** https://ai.google.dev/gemini-api/docs/openai#list-models */
const listSchema = z.object({ data: z.array(z.object({ id: z.string() })).default([]) });

/** What a look for a model found, and why nothing if nothing was. */
export type ModelLookup = {
  readonly state: 'served' | 'missing' | 'unknown';
  /** What the server lists. */
  readonly ids: readonly string[];
  /** What was thrown where the question stays open. */
  readonly error: unknown;
};

/** The catalog, and what its check found on the way. */
export type OpenCatalog = ModelCatalog & {
  look(model: string, signal: AbortSignal): Promise<ModelLookup>;
};

/**
 * The models that the server has. They are looked at while Parley starts, so they are asked for
 * without the openai client, which takes longer to load than they take to come.
 */
export function createModelCatalog(options: ModelClientOptions): OpenCatalog {
  const get = createGet(options);
  const list = async (signal: AbortSignal) => {
    const { data } = listSchema.parse(await get('models', signal));
    return data.map(({ id }) => toPlainId(id));
  };
  const retrieve = async (id: string, signal: AbortSignal) => {
    try {
      await get(`models/${encodeURIComponent(id)}`, signal);
      return 'served';
    } catch (error) {
      if (error instanceof NotFoundError) return 'missing';
      throw error;
    }
  };

  const look = async (model: string, signal: AbortSignal): Promise<ModelLookup> => {
    let ids: readonly string[] = [];
    try {
      const id = toPlainId(model);
      ids = await list(signal);
      if (ids.includes(id)) return { state: 'served', ids, error: null };
      if (ids.length === 0) return { state: 'unknown', ids, error: null };
      // Aliases are served without being listed.
      return { state: await retrieve(id, signal), ids, error: null };
    } catch (error) {
      const failure = toModelError(error);
      const mayNotList = error instanceof PermissionDeniedError;
      if (failure.failure === 'bad_key' && !mayNotList) throw failure;
      // No model list, a time-out, or a server that is down just now.
      return { state: 'unknown', ids, error };
    }
  };

  return {
    list,
    look,
    /** Throws a `ModelError` for a key that is not accepted, or cannot be used. */
    async check(model, signal) {
      const { state, error } = await look(model, signal);
      if (findTrouble(toAnswerText(error)) !== null) throw toModelError(error);
      return state;
    },
  };
}

/** Throws what `readReply` throws. */
function createGet({ apiKey, baseUrl, fetch: inner = fetch }: ModelClientOptions) {
  const unwrapped = unwrapErrors(inner, apiKey);
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  return async (path: string, outer: AbortSignal): Promise<object> => {
    const signal = AbortSignal.any([outer, AbortSignal.timeout(TIMEOUT_MS)]);
    const headers = { authorization: `Bearer ${apiKey}`, accept: 'application/json' };
    return readReply(await reach(() => unwrapped(`${base}${path}`, { headers, signal })));
  };
}

/** Google lists `models/gemini-…` and accepts both forms. */
function toPlainId(id: string): string {
  return id.replace(/^models\//, '');
}
