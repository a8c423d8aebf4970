import { APIError } from 'openai';
import type { ToolCall, Usage } from '../core/ports.ts';

/** One tool call as it is put together from deltas; signatures and other extras stay on it. */
type Call = {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
  extra_content?: unknown;
};

/** What a stream amounts to so far. */
export type Collected = {
  text: string;
  readonly calls: Call[];
  /** The last finish reason seen; null: the stream was cut off. */
  finish: string | null;
  usage: Usage | null;
  extra: Record<string, unknown> | null;
};

type Delta = { content?: unknown; tool_calls?: unknown; extra_content?: unknown };
type Chunk = {
  error?: unknown;
  usage?: unknown;
  choices?: { delta?: Delta | null; message?: Delta | null; finish_reason?: unknown }[];
};
type CallDelta = {
  index?: unknown;
  id?: unknown;
  function?: { name?: unknown; arguments?: unknown };
  extra_content?: unknown;
};

export function createCollected(): Collected {
  return { text: '', calls: [], finish: null, usage: null, extra: null };
}

/**
 * Adds one chunk of the raw stream and returns its text. Every field is optional: Gemini leaves out `choices`, `delta`, `index` and
 * ids, and sends errors in the middle, also as an array. Throws `APIError` for those.
 */
export function collect(into: Collected, raw: unknown): string {
  const chunk = (Array.isArray(raw) ? raw[0] : raw) as Chunk | null | undefined;
  if (!chunk) return '';
  if (chunk.error) throw toError(chunk.error);
  if (chunk.usage) into.usage = toUsage(chunk.usage);
  const choice = chunk.choices?.[0];
  if (!choice) return '';
  if (typeof choice.finish_reason === 'string') into.finish = choice.finish_reason;
  const delta = choice.delta ?? choice.message;
  if (!delta) return '';
  if (delta.extra_content) into.extra = { ...into.extra, ...(delta.extra_content as object) };
  if (Array.isArray(delta.tool_calls))
    for (const call of delta.tool_calls) addCall(into.calls, call);
  if (typeof delta.content !== 'string') return '';
  into.text += delta.content;
  return delta.content;
}

/** The calls for the core; empty arguments mean none. */
export function toCalls({ calls }: Collected): ToolCall[] {
  return calls.map(({ id, function: { name, arguments: input } }) => ({
    id,
    name,
    arguments: input || '{}',
  }));
}

/** The assistant's message as it has to be sent back: verbatim, with its signatures. */
export function toMessage({ text, calls, extra }: Collected) {
  return {
    role: 'assistant',
    content: text || null,
    ...(calls.length > 0
      ? {
          tool_calls: calls.map((call) => ({
            ...call,
            function: { ...call.function, arguments: call.function.arguments || '{}' },
          })),
        }
      : {}),
    ...(extra ? { extra_content: extra } : {}),
  };
}

/** A delta belongs to the call with its index, else with its id, else (with a name) to a new one, else to the last. */
function addCall(calls: Call[], raw: unknown): void {
  const delta = (raw ?? {}) as CallDelta;
  const id = typeof delta.id === 'string' ? delta.id : '';
  const name = typeof delta.function?.name === 'string' ? delta.function.name : '';
  let call = findCall(calls, delta, { id, name });
  if (!call) {
    call = {
      id: id || `call_${crypto.randomUUID()}`,
      type: 'function',
      function: { name: '', arguments: '' },
    };
    if (Number.isInteger(delta.index)) calls[delta.index as number] = call;
    else calls.push(call);
  }
  if (name && !call.function.name) call.function.name = name;
  if (typeof delta.function?.arguments === 'string')
    call.function.arguments += delta.function.arguments;
  if (delta.extra_content) call.extra_content = delta.extra_content;
}

function findCall(
  calls: readonly Call[],
  { index }: CallDelta,
  { id, name }: { id: string; name: string },
): Call | undefined {
  if (Number.isInteger(index)) return calls[index as number];
  if (id) return calls.find((call) => call.id === id);
  return name ? undefined : calls.at(-1);
}

/** Hidden thinking is in the total only: what is not the prompt is the answer. */
function toUsage(raw: unknown): Usage {
  const {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: total,
  } = raw as Record<string, number | undefined>;
  const promptTokens = prompt ?? 0;
  return { promptTokens, answerTokens: Math.max(completion ?? 0, (total ?? 0) - promptTokens) };
}

function toError(error: unknown): APIError {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown;
    message?: unknown;
  };
  const status = typeof code === 'number' ? code : 500;
  return new APIError(
    status,
    error as object,
    typeof message === 'string' ? message : undefined,
    undefined,
  );
}
