import { afterAll, beforeAll, beforeEach, onTestFinished, vi } from 'vitest';
import { ModelError } from '../../src/core/errors.ts';
import type { ChatEvent, ChatRequest } from '../../src/core/ports.ts';
import { createDemoServer, type DemoServer } from '../../src/demo/server.ts';
import { createModels, type ModelOptions } from '../../src/model/index.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { createMeter } from '../doubles/meter.ts';

/** The stand-in of the test file that called `useServer`. */
export let server: DemoServer;

/** Starts a stand-in for the tests of a file; each test finds it unused. */
export function useServer(): void {
  beforeAll(async () => {
    server = await createDemoServer({ apiKey: 'key' });
  });
  beforeEach(() => {
    server.requests.length = 0;
    server.answer(() => undefined);
  });
  afterAll(() => server.close());
}

export const hello: ChatRequest = {
  system: 'Be brief.',
  turns: [{ role: 'user', parts: [{ type: 'text', text: 'Ada: hello' }] }],
  rounds: [],
  tools: [],
  model: null,
  effort: null,
};
export const weather = {
  name: 'get_weather',
  description: 'The weather',
  parameters: { type: 'object', properties: { city: { type: 'string' } } },
};

export function modelOf(patch: Partial<ModelOptions> = {}) {
  return createModels({
    apiKey: 'key',
    baseUrl: server.url,
    nativeUrl: server.nativeUrl,
    model: 'gemini-3.8-flash',
    imageModel: 'gemini-nano-banana-2.1',
    embeddingModel: 'gemini-embedding-2',
    fallbackModel: null,
    transcribeModel: 'gemini-3.8-flash',
    log: createMemoryLog(),
    ...patch,
  });
}

/**
 * Time stands still for the model until the test lets some pass; the network goes on. Resolves
 * when what was due has run.
 */
export function stopTime(): (ms: number) => Promise<unknown> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  return (ms) => vi.advanceTimersByTimeAsync(ms);
}

/** Asks once and gathers what came; `events` may be looked at meanwhile. */
export async function ask(
  request: Partial<ChatRequest> = {},
  patch: Partial<ModelOptions> = {},
  signal = new AbortController().signal,
  events: ChatEvent[] = [],
) {
  const { meter, used } = createMeter();
  let failure: string | null = null;
  let error: unknown;
  try {
    for await (const event of modelOf(patch).chat.stream({ ...hello, ...request }, signal, meter))
      events.push(event);
  } catch (caught) {
    error = caught;
    failure = caught instanceof ModelError ? caught.failure : String(caught);
  }
  const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  const end = events.find((event) => event.type === 'end');
  return { text, end, events, used, failure, error };
}

export const calls = (end: Awaited<ReturnType<typeof ask>>['end']) =>
  end?.calls.map(({ name, arguments: input }) => `${name} ${input}`);
