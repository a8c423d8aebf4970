import { ModelError, UserError } from '../core/errors.ts';
import type { Catalogue, Chat, Log, Painter, Searcher, Structurer } from '../core/ports.ts';
import type { Transcriber } from '../core/voice/transcript.ts';
import { createCatalogue } from './catalogue.ts';
import { createChat } from './chat.ts';
import { createClient } from './client.ts';
import { createPainter } from './images.ts';
import { createNative } from './native.ts';
import { createSearcher } from './search.ts';
import { createStructurer } from './structure.ts';
import { createTranscriber } from './transcribe.ts';

export type Model = {
  readonly chat: Chat;
  readonly catalogue: Catalogue;
  readonly transcriber: Transcriber;
  readonly painter: Painter;
  /** Null without the native API. */
  readonly searcher: Searcher | null;
  readonly structurer: Structurer;
  /** The check at start: throws a `UserError` where the key or the model cannot work, warns where that is not known. */
  check(): Promise<void>;
};

export type ModelOptions = {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** Null: pictures cannot be changed and the web cannot be searched. */
  readonly nativeUrl: string | null;
  readonly model: string;
  readonly imageModel: string;
  readonly fallbackModel: string | null;
  readonly transcribeModel: string;
  readonly idleTimeoutMs?: number;
  readonly wordlessTimeoutMs?: number;
  /** How long an answer that comes in one piece may take. */
  readonly readTimeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly log: Log;
};

const CHECK_TIMEOUT_MS = 8_000;

/** Gemini, or any server that speaks the same API. */
export function createModel(options: ModelOptions): Model {
  const { model, nativeUrl, log } = options;
  const client = createClient(options);
  const native = nativeUrl === null ? null : createNative({ ...options, nativeUrl });
  const catalogue = createCatalogue(client);
  const { readTimeoutMs } = options;
  const reading = readTimeoutMs === undefined ? {} : { timeoutMs: readTimeoutMs };

  return {
    chat: createChat({ ...options, client }),
    catalogue,
    transcriber: createTranscriber({ client, model: options.transcribeModel, ...reading }),
    painter: createPainter({ client, native, model: options.imageModel, log }),
    searcher: native === null ? null : createSearcher({ native, model }),
    structurer: createStructurer({ client, model, ...reading }),
    async check() {
      const found = await catalogue
        .check(model, AbortSignal.timeout(CHECK_TIMEOUT_MS))
        .catch((error: unknown) => error);
      if (found instanceof ModelError) {
        throw new UserError(
          'config_failed',
          'GEMINI_API_KEY is not accepted by the model’s server: copy it again from https://aistudio.google.com/apikey',
          { cause: found },
        );
      }
      if (found === 'missing') {
        throw new UserError(
          'config_failed',
          `GEMINI_MODEL: the server does not list ${model}: set one that it serves`,
        );
      }
      if (found === 'unknown')
        log.warn({ model }, 'whether the model is served could not be checked');
    },
  };
}
