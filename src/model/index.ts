import type { Transcriber } from '../core/model-ports.ts';
import type {
  ChatModel,
  EmbeddingModel,
  ImageModel,
  Log,
  ModelCatalog,
  StructuredOutput,
  WebSearch,
} from '../core/ports.ts';
import { createChatModel } from './chat.ts';
import { createModelClient } from './client.ts';
import { createEmbeddingModel } from './embeddings.ts';
import { createImageModel } from './images.ts';
import { createModelCatalog } from './model-catalog.ts';
import { createNative } from './native.ts';
import { createWebSearch } from './search.ts';
import { checkAtStart } from './start-check.ts';
import { createStructuredOutput } from './structured-output.ts';
import { createTranscriber } from './transcribe.ts';

export type Model = {
  readonly chat: ChatModel;
  readonly modelCatalog: ModelCatalog;
  readonly transcriber: Transcriber;
  readonly imageModel: ImageModel;
  readonly embeddingModel: EmbeddingModel;
  /** Null without the native API. */
  readonly webSearch: WebSearch | null;
  readonly structuredOutput: StructuredOutput;
  /**
   * The check at start: throws a `UserError` if the key or the model cannot work, warns where that
   * is not known.
   */
  check(): Promise<void>;
  /** Loads what the first question needs, so that it is not what waits for it. */
  load(): Promise<void>;
};

export type ModelOptions = {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** Null: pictures cannot be changed and the web cannot be searched. */
  readonly nativeUrl: string | null;
  readonly model: string;
  readonly imageModel: string;
  readonly embeddingModel: string;
  readonly fallbackModel: string | null;
  readonly transcribeModel: string;
  readonly idleTimeoutMs?: number;
  readonly wordlessTimeoutMs?: number;
  readonly finishedTimeoutMs?: number;
  /** How long an answer that comes in one piece may take. */
  readonly readTimeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly log: Log;
};

/** Gemini, or any server that speaks the same API. */
export function createModels(options: ModelOptions): Model {
  const { model, nativeUrl, log } = options;
  const client = createModelClient(options);
  const native = nativeUrl === null ? null : createNative({ ...options, nativeUrl });
  const modelCatalog = createModelCatalog(options);
  const { readTimeoutMs } = options;
  const reading = readTimeoutMs === undefined ? {} : { timeoutMs: readTimeoutMs };

  return {
    chat: createChatModel({ ...options, client }),
    modelCatalog,
    transcriber: createTranscriber({ client, model: options.transcribeModel, ...reading }),
    imageModel: createImageModel({ client, native, model: options.imageModel, log }),
    embeddingModel: createEmbeddingModel({ client, model: options.embeddingModel }),
    webSearch: native === null ? null : createWebSearch({ native, model }),
    structuredOutput: createStructuredOutput({ client, model, ...reading }),
    check: () => checkAtStart(modelCatalog, { model, log }),
    load: async () => void (await client()),
  };
}
