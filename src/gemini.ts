import type { Config } from './config.ts';
import type { Log } from './core/ports.ts';
import { createModels } from './model/index.ts';

/** The stand-in writes at the speed of a fast model. */
const DEMO_DELAY_MS = 30;

/** Nothing is sent there: the stand-in is in this process. */
const DEMO_URL = 'https://demo.invalid/v1beta/';

/** The configured model, or without a key the stand-in, which is loaded only then. */
export async function createGemini({ gemini }: Config, log: Log) {
  if (gemini.apiKey !== null)
    return { ...createModels({ ...gemini, apiKey: gemini.apiKey, log }), isDemo: false };
  const { createDemoFetch } = await import('./demo/index.ts');
  const demo = {
    apiKey: 'demo',
    baseUrl: `${DEMO_URL}openai/`,
    nativeUrl: DEMO_URL,
    fetch: createDemoFetch({
      models: toDistinctModels(gemini),
      chunkDelayMs: DEMO_DELAY_MS,
    }),
  };
  return { ...createModels({ ...gemini, fallbackModel: null, ...demo, log }), isDemo: true };
}

function toDistinctModels(gemini: Config['gemini']): string[] {
  const { model, transcribeModel, imageModel, embeddingModel } = gemini;
  return [...new Set([model, transcribeModel, imageModel, embeddingModel])];
}
