import type { Config } from './config.ts';
import { ModelError, UserError } from './core/errors.ts';
import type { Log } from './core/ports.ts';
import type { Secrets } from './core/secrets.ts';
import { strings } from './core/strings/index.ts';
import { createModels, type Model } from './model/index.ts';
import { findTrouble, toAnswerText } from './model/key-troubles.ts';
import { modelStrings } from './model/strings/index.ts';
import { createSchedule } from './tools/schedule.ts';

/** The stand-in writes at the speed of a fast model. */
const DEMO_DELAY_MS = 30;

/** Nothing is sent there: the stand-in is in this process. */
const DEMO_URL = 'https://demo.invalid/v1beta/';

/** What is found with the stand-in's vectors is not found with a model's. */
const DEMO_EMBEDDINGS = 'stand-in-embedding';

/** The model that answers, and how a key that is given later makes the stand-in leave. */
export type Gemini = Model & {
  /** The offline stand-in answers. */
  readonly isDemo: boolean;
  /**
   * Checks a key with the model's server and from then on uses it, until the process ends. Throws
   * a `UserError` with the sentence that says why it cannot be used.
   */
  unlock(key: string): Promise<void>;
};

type GeminiParts = { readonly secrets: Pick<Secrets, 'add'>; readonly log: Log };

/** The configured model, or without a key the stand-in, which is loaded only then. */
export async function createGemini(
  { gemini }: Config,
  { secrets, log }: GeminiParts,
): Promise<Gemini> {
  if (gemini.apiKey !== null) {
    const models = createModels({ ...gemini, apiKey: gemini.apiKey, log });
    return {
      ...models,
      isDemo: false,
      unlock: () => Promise.reject(refuse(modelStrings.keyIsSet)),
    };
  }
  const demo = await createDemo(gemini, log);
  let current = demo;
  return {
    ...createSwitched(() => current, demo),
    get isDemo() {
      return current === demo;
    },
    async unlock(key) {
      if (current !== demo) throw refuse(modelStrings.keyIsSet);
      const apiKey = key.trim();
      if (!/^[\x21-\x7e]{8,400}$/.test(apiKey)) throw refuse(modelStrings.noKey);
      secrets.add(apiKey);
      const models = createModels({ ...gemini, apiKey, log });
      await checkKey(models, gemini.model);
      current = models;
      log.info({}, 'an API key was entered on the page: using it until Parley stops');
    },
  };
}

async function createDemo(gemini: Config['gemini'], log: Log): Promise<Model> {
  const { createDemoFetch } = await import('./demo/index.ts');
  const models = createModels({
    ...gemini,
    fallbackModel: null,
    embeddingModel: DEMO_EMBEDDINGS,
    apiKey: 'demo',
    baseUrl: `${DEMO_URL}openai/`,
    nativeUrl: DEMO_URL,
    fetch: createDemoFetch({
      models: [...toDistinctModels(gemini), DEMO_EMBEDDINGS],
      chunkDelayMs: DEMO_DELAY_MS,
      understand: createSchedule().understand,
    }),
    log,
  });
  return { ...models, imageModel: toDemoImages(models.imageModel) };
}

/** The demo draws without a model, so its images are counted under the name of the demo. */
function toDemoImages(images: Model['imageModel']): Model['imageModel'] {
  return {
    canEdit: images.canEdit,
    draw: async (...asked) => ({ ...(await images.draw(...asked)), model: strings.aboutDemo }),
  };
}

/** Asks the model that is current when it is asked. Vectors stay those of the stand-in. */
function createSwitched(current: () => Model, demo: Model): Model {
  return {
    chat: { stream: (...asked) => current().chat.stream(...asked) },
    modelCatalog: {
      list: (signal) => current().modelCatalog.list(signal),
      check: (...asked) => current().modelCatalog.check(...asked),
    },
    transcriber: { transcribe: (...asked) => current().transcriber.transcribe(...asked) },
    imageModel: {
      get canEdit() {
        return current().imageModel.canEdit;
      },
      draw: (...asked) => current().imageModel.draw(...asked),
    },
    embeddingModel: demo.embeddingModel,
    webSearch: {
      async search(...asked) {
        const { webSearch } = current();
        if (!webSearch) throw new ModelError('model_gone', 'the server has no web search');
        return webSearch.search(...asked);
      },
    },
    structuredOutput: { extract: (...asked) => current().structuredOutput.extract(...asked) },
    check: () => demo.check(),
    load: () => demo.load(),
  };
}

const CHECK_MS = 10_000;

async function checkKey({ modelCatalog }: Model, model: string): Promise<void> {
  const found = await modelCatalog
    .check(model, AbortSignal.timeout(CHECK_MS))
    .catch((error: unknown) => error);
  if (found === 'served') return;
  if (found === 'missing') throw refuse(modelStrings.keyLacksModel(model));
  if (found === 'unknown') throw refuse(modelStrings.keyNotChecked);
  const trouble = findTrouble(toAnswerText(found));
  throw refuse(trouble === null ? modelStrings.wrongKey : modelStrings.keyUnusable);
}

function refuse(sentence: string): UserError {
  return new UserError('config_failed', sentence);
}

function toDistinctModels(gemini: Config['gemini']): string[] {
  const { model, transcribeModel, imageModel } = gemini;
  return [...new Set([model, transcribeModel, imageModel])];
}
