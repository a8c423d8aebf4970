import OpenAI, { BadRequestError } from 'openai';
import { ModelError } from '../core/errors.ts';
import type { Json } from '../core/message.ts';
import type { Chat, ChatEvent, ChatRequest } from '../core/ports.ts';
import { type Collected, collect, createCollected, toCalls, toMessage } from './collect.ts';
import { toModelError } from './errors.ts';
import { createIdleTimer } from './idle.ts';
import { toBody, withoutSignatures } from './request.ts';
import { createThoughtFilter } from './thoughts.ts';

export type ChatOptions = {
  readonly client: OpenAI;
  readonly model: string;
  /** Answers when the first one is overloaded or out of its daily quota. */
  readonly fallbackModel: string | null;
  /** How long a stream may be silent. */
  readonly idleTimeoutMs?: number;
};

type Body = OpenAI.ChatCompletionCreateParamsStreaming;
type Attempt = {
  readonly body: Body;
  readonly signal: AbortSignal;
  readonly idleTimeoutMs: number;
};

/** What may go better the second time, as long as nothing was shown. */
const WORTH_RETRYING: readonly ModelError['failure'][] = [
  'malformed',
  'empty',
  'cut',
  'busy',
  'unreachable',
];

/** Chat over the raw stream: the SDK's own helpers lose what Gemini adds and choke on what it leaves out. */
export function createChat({
  client,
  model,
  fallbackModel,
  idleTimeoutMs = 60_000,
}: ChatOptions): Chat {
  async function* streamWithFallback(
    request: ChatRequest,
    signal: AbortSignal,
  ): AsyncGenerator<ChatEvent> {
    const first = request.model ?? model;
    const fallback = fallbackModel === first ? null : fallbackModel;
    let hasText = false;
    try {
      for await (const event of streamTwice(client, request, {
        model: first,
        signal,
        idleTimeoutMs,
      })) {
        hasText ||= event.type === 'text';
        yield event;
      }
      return;
    } catch (error) {
      if (hasText || fallback === null || !needsFallback(error)) throw error;
    }
    yield { type: 'fallback', model: fallback };
    yield* streamTwice(client, request, { model: fallback, signal, idleTimeoutMs });
  }

  return {
    async *stream(request, signal) {
      try {
        yield* streamWithFallback(request, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
  };
}

function needsFallback(error: unknown): boolean {
  return error instanceof ModelError && (error.failure === 'busy' || error.failure === 'day_quota');
}

type Asked = {
  readonly model: string;
  readonly signal: AbortSignal;
  readonly idleTimeoutMs: number;
};

/** One model, asked again once where nothing was shown and it may help. */
async function* streamTwice(
  client: OpenAI,
  request: ChatRequest,
  { model, ...attempt }: Asked,
): AsyncGenerator<ChatEvent> {
  const body = toBody(request, model);
  const shown = { hasText: false };
  let second: Body;
  try {
    return yield* streamOnce(client, { ...attempt, body }, shown);
  } catch (error) {
    second = toSecondTry(body, error, shown.hasText || attempt.signal.aborted);
  }
  try {
    yield* streamOnce(client, { ...attempt, body: second }, shown);
  } catch (error) {
    throw toModelError(error);
  }
}

/** What to send the second time; throws where there is to be none. */
function toSecondTry(body: Body, error: unknown, isTooLate: boolean): Body {
  const failure = toModelError(error);
  const repaired = repair(body, error);
  if (isTooLate || !(repaired || isWorthRetrying(failure, error))) throw failure;
  return repaired ?? body;
}

/** What the SDK has retried already is not retried once more. */
function isWorthRetrying({ failure }: ModelError, raw: unknown): boolean {
  const wasRetried =
    raw instanceof OpenAI.APIError && raw.status !== undefined && raw.headers !== undefined;
  return (
    WORTH_RETRYING.includes(failure) && !wasRetried && !(raw instanceof OpenAI.APIConnectionError)
  );
}

/** A request that the server refuses for something it can do without. */
function repair(body: Body, error: unknown): Body | null {
  if (!(error instanceof BadRequestError)) return null;
  const text = JSON.stringify(error.error) ?? '';
  if (/thought.?signature/i.test(text)) return withoutSignatures(body);
  if (body.reasoning_effort && /reasoning_effort|thinking/i.test(text)) {
    const { reasoning_effort: _, ...rest } = body;
    return rest;
  }
  return null;
}

async function* streamOnce(
  client: OpenAI,
  { body, signal, idleTimeoutMs }: Attempt,
  seen: { hasText: boolean },
): AsyncGenerator<ChatEvent> {
  const idle = createIdleTimer(idleTimeoutMs);
  const into = createCollected();
  const filter = createThoughtFilter();
  try {
    const stream = await client.chat.completions.create(body, {
      signal: AbortSignal.any([signal, idle.signal]),
    });
    for await (const chunk of stream) {
      idle.touch();
      const text = collect(into, chunk);
      const shown = text === '' ? '' : filter(text);
      if (shown === '') continue;
      seen.hasText = true;
      yield { type: 'text', text: shown };
    }
    idle.signal.throwIfAborted(); // An aborted iteration ends without throwing.
  } catch (error) {
    throw idle.signal.aborted ? toSilence(error) : error;
  } finally {
    idle.stop();
  }
  if (!signal.aborted) yield toEnd(into);
}

function toSilence(cause: unknown): ModelError {
  return new ModelError('cut', 'the stream fell silent', { cause });
}

/** The end, or the failure that Gemini dresses up as one. Tool calls are known by their presence, never by the finish reason. */
function toEnd(into: Collected): ChatEvent {
  const calls = toCalls(into);
  const { finish, text, usage } = into;
  if (calls.length === 0) throwFailure(finish, text);
  return {
    type: 'end',
    finish: finish === 'length' ? 'length' : 'stop',
    calls,
    message: toMessage(into) as Json,
    usage,
  };
}

function throwFailure(finish: string | null, text: string): void {
  if (finish === null)
    throw new ModelError(text === '' ? 'empty' : 'cut', 'the stream ended without a finish reason');
  if (/^(content_filter|SAFETY|RECITATION|PROHIBITED|BLOCKLIST|SPII)/i.test(finish))
    throw new ModelError('blocked', finish);
  if (/^(function_call_filter|MALFORMED)/i.test(finish)) throw new ModelError('malformed', finish);
  if (text === '') throw new ModelError('empty', `nothing came, finish reason ${finish}`);
}
