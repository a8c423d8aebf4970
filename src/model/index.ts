import { ModelError, UserError } from '../core/errors.ts';
import type { Catalogue, Chat, Log } from '../core/ports.ts';
import type { Transcriber } from '../core/transcript.ts';
import { createCatalogue } from './catalogue.ts';
import { createChat } from './chat.ts';
import { createClient } from './client.ts';
import { createTranscriber } from './transcribe.ts';

export type Model = {
  readonly chat: Chat;
  readonly catalogue: Catalogue;
  readonly transcriber: Transcriber;
  /** The check at start: throws a `UserError` where the key or the model cannot work, warns where that is not known. */
  check(): Promise<void>;
};

export type ModelOptions = {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly fallbackModel: string | null;
  readonly transcribeModel: string;
  readonly idleTimeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly log: Log;
};

const CHECK_TIMEOUT_MS = 8_000;

/** Gemini, or any server that speaks the same API. */
export function createModel(options: ModelOptions): Model {
  const { model, log } = options;
  const client = createClient(options);
  const catalogue = createCatalogue(client);

  return {
    chat: createChat({ ...options, client }),
    catalogue,
    transcriber: createTranscriber({ client, model: options.transcribeModel }),
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
