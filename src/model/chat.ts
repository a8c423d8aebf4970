import type OpenAI from 'openai';
import type { ChatEvent, ChatModel, Meter } from '../core/ports.ts';
import { toBase64Body } from './base64-body.ts';
import type { ModelClient } from './client.ts';
import {
  type Collected,
  collect,
  collectEnd,
  createCollected,
  throwEnding,
  throwNothing,
  toMessage,
  toNamedCalls,
} from './collect.ts';
import { readEvents } from './events.ts';
import { createSizeLimit } from './file-trials.ts';
import { toFinish } from './finish.ts';
import { createIdleTimer } from './idle.ts';
import { createRetryPolicy, type RetryPolicy, toSilence } from './retry-policy.ts';
import { report, toTokens } from './usage.ts';

export type ChatModelOptions = {
  readonly client: ModelClient;
  readonly model: string;
  /** Answers when the first one is overloaded or out of its daily quota. */
  readonly fallbackModel: string | null;
  /**
   * How long a stream may be silent, counted from its last byte; the first byte may take twice as
   * long.
   */
  readonly idleTimeoutMs?: number;
  /** How long nothing may come but what keeps a connection open. */
  readonly wordlessTimeoutMs?: number;
  /** How long the rest may take once the server has said that it has finished. */
  readonly finishedTimeoutMs?: number;
};

/** Behind its last word a server says what was used, and closes, if it does, at once. */
const FINISHED_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 60_000;
const WORDLESS_TIMEOUT_MS = 5 * 60_000;

/**
 * Chat over the raw stream: the SDK's own helpers lose what Gemini adds and choke on what it
 * leaves out.
 */
export function createChatModel({ model, fallbackModel, ...options }: ChatModelOptions): ChatModel {
  const sizeLimit = createSizeLimit();
  return {
    stream: (request, signal, meter) => {
      const models = { first: request.model ?? model, fallback: fallbackModel };
      const tools = request.tools.map(({ name }) => name);
      const retryPolicy = createRetryPolicy(request, models, sizeLimit);
      return stream(retryPolicy, { ...options, tools, meter }, signal);
    },
  };
}

type StreamOptions = RunOptions & Pick<ChatModelOptions, 'client'>;

type RunOptions = Pick<
  ChatModelOptions,
  'idleTimeoutMs' | 'wordlessTimeoutMs' | 'finishedTimeoutMs'
> & {
  /** The names of those that the model was offered: some call what they were not. */
  readonly tools: readonly string[];
  readonly meter: Meter;
};

/**
 * One generator for all attempts: every further one would cost each chunk a few turns of the event
 * loop.
 */
async function* stream(
  attempts: RetryPolicy,
  { client, ...options }: StreamOptions,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent> {
  const openai = await client();
  for (;;) {
    const run = createRun(openai, options);
    const { model } = attempts.body;
    try {
      const { told, chunks } = await run.open(attempts, signal);
      yield* told;
      for await (const chunk of chunks) {
        const event = run.take(chunk);
        if (event) yield event;
      }
      if (!signal.aborted) yield* run.end();
      return;
    } catch (error) {
      if (signal.aborted) return;
      yield* attempts.fail(run.toCause(error), run.hasText);
    } finally {
      run.stop();
      report(options.meter, model, run.tokens);
    }
  }
}

/** One request and its result so far. */
function createRun(openai: OpenAI, { tools, ...options }: RunOptions) {
  const { idleTimeoutMs = IDLE_TIMEOUT_MS, wordlessTimeoutMs = WORDLESS_TIMEOUT_MS } = options;
  const idle = createIdleTimer(idleTimeoutMs);
  const words = createIdleTimer(wordlessTimeoutMs, wordlessTimeoutMs);
  const finished = createFinishedTimer(options.finishedTimeoutMs ?? FINISHED_TIMEOUT_MS);
  const into = createCollected(tools);
  let hasText = false;
  const isSilent = () => !finished.signal.aborted && (idle.signal.aborted || words.signal.aborted);

  return {
    get hasText() {
      return hasText;
    },
    get tokens() {
      return toTokens(into.usage);
    },
    async open(attempts: RetryPolicy, outer: AbortSignal) {
      for (;;) {
        const probe = new AbortController();
        const signal = AbortSignal.any([outer, idle.signal, words.signal, probe.signal]);
        const response = await openai.chat.completions
          .create(attempts.body, { signal, fetchOptions: toBase64Body(attempts.fileMarkers) })
          .asResponse();
        const told = attempts.accept();
        const reading = { signal: AbortSignal.any([signal, finished.signal]), onBytes: idle.touch };
        if (told) return { told, chunks: readEvents(response, reading) };
        probe.abort(); // Its answer is not wanted.
      }
    },
    /** Adds a chunk; null if it holds nothing but what keeps a connection open. */
    take(chunk: unknown): ChatEvent | null {
      const before = into.received;
      const text = collect(into, chunk);
      hasText ||= text !== '';
      if (into.finish !== null) finished.begin();
      if (text === '' && into.received === before) return null;
      words.touch();
      return text === '' ? { type: 'activity' } : { type: 'text', text };
    },
    /** The last events. Throws what went wrong without an error of its own. */
    end(): ChatEvent[] {
      if (isSilent()) throw toSilence(); // An aborted iteration ends without throwing.
      const text = collectEnd(into);
      const end = toEnd(into, hasText || text !== '', tools.length > 0);
      return text === '' ? [end] : [{ type: 'text', text }, end];
    },
    toCause: (error: unknown) => (isSilent() ? toSilence() : error),
    stop() {
      idle.stop();
      words.stop();
      finished.stop();
    },
  };
}

/** Starts again with each chunk that says, or follows one that said, that the answer is whole. */
function createFinishedTimer(ms: number) {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: controller.signal,
    begin() {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(), ms);
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * The end, or the failure that Gemini dresses up as one. Tool calls are known by their presence,
 * never by the finish reason.
 */
function toEnd(into: Collected, hasText: boolean, hasTools: boolean): ChatEvent {
  throwEnding(into, hasText);
  const calls = hasTools ? toNamedCalls(into) : [];
  if (calls.length === 0 && !hasText) throwNothing(into);
  const finish = toFinish(into.finish ?? '') === 'length' ? 'length' : 'stop';
  return { type: 'end', finish, calls, message: toMessage(into) };
}
