import { APIError } from 'openai';
import type { Json } from '../core/messages.ts';
import type { ToolCall } from '../core/ports.ts';

/** One tool call as it is put together from deltas; signatures and other extras stay on it. */
type Call = {
  id: string;
  readonly type: 'function';
  readonly function: { name: string; arguments: string };
  extra_content?: unknown;
};

/** What a stream amounts to so far. */
export type Collected = {
  text: string;
  readonly calls: Call[];
  /** Calls by the index that plain servers give them. */
  readonly byIndex: Map<number, Call>;
  /** The last finish reason seen; null: the stream was cut off. */
  finish: string | null;
  /** As the server tells it, the last one seen. */
  usage: unknown;
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
  return { text: '', calls: [], byIndex: new Map(), finish: null, usage: null, extra: null };
}

/**
 * Adds one chunk of the raw stream and returns its text. Every field is optional: Gemini leaves
 * out `choices`, `delta`, `index` and ids, and sends errors in the middle, also as an array.
 * Throws `APIError` for those.
 */
export function collect(into: Collected, raw: unknown): string {
  const chunk = (Array.isArray(raw) ? raw[0] : raw) as Chunk | null | undefined;
  if (!chunk) return '';
  if (chunk.error) throw toError(chunk.error);
  if (chunk.usage) into.usage = chunk.usage;
  const choice = chunk.choices?.[0];
  if (!choice) return '';
  if (typeof choice.finish_reason === 'string') into.finish = choice.finish_reason;
  const delta = choice.delta ?? choice.message;
  return delta ? addDelta(into, delta) : '';
}

function addDelta(into: Collected, delta: Delta): string {
  if (delta.extra_content) into.extra = mergeExtra(into.extra, delta.extra_content);
  if (Array.isArray(delta.tool_calls)) for (const call of delta.tool_calls) addCall(into, call);
  if (typeof delta.content !== 'string') return '';
  into.text += delta.content;
  return delta.content;
}

/** Gemini tells in the finish reason that it blocked an answer, in several spellings. */
export function isBlocked(finish: string): boolean {
  return /^(content_filter|SAFETY|RECITATION|PROHIBITED|BLOCKLIST|SPII)/i.test(finish);
}

/** The calls for the core; empty arguments mean none. */
export function toCalls(collected: Collected): ToolCall[] {
  return named(collected).map(({ id, function: { name, arguments: input } }) => ({
    id,
    name,
    arguments: input || '{}',
  }));
}

/** How much of tool calls has come. */
export function sizeOfCalls({ calls }: Collected): number {
  return calls.reduce((sum, call) => sum + 1 + call.function.arguments.length, 0);
}

/** The assistant's message as it has to be sent back: verbatim, with its signatures. */
export function toMessage(collected: Collected): Json {
  const { text, extra } = collected;
  const calls = named(collected).map((call) => ({
    ...call,
    function: { ...call.function, arguments: call.function.arguments || '{}' },
  }));
  const message = {
    role: 'assistant',
    content: text || null,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
    ...(extra ? { extra_content: extra } : {}),
  };
  return message as Json; // What came out of JSON goes back into it.
}

/** A call without a name can be neither run nor sent back. */
function named({ calls }: Collected): readonly Call[] {
  return calls.filter(({ function: { name } }) => name !== '');
}

function addCall(into: Collected, raw: unknown): void {
  const delta = (raw ?? {}) as CallDelta;
  const id = typeof delta.id === 'string' ? delta.id : '';
  const name = typeof delta.function?.name === 'string' ? delta.function.name : '';
  const call = findCall(into, delta, id, name) ?? openCall(into, delta, id);
  if (name && !call.function.name) call.function.name = name;
  if (typeof delta.function?.arguments === 'string')
    call.function.arguments += delta.function.arguments;
  if (delta.extra_content) call.extra_content = delta.extra_content;
}

/**
 * A delta belongs to the call with its index, else with its id, else (with a name) to a new one,
 * else to the last.
 */
function findCall(into: Collected, { index }: CallDelta, id: string, name: string) {
  if (typeof index === 'number') return into.byIndex.get(index);
  if (id) return into.calls.find((call) => call.id === id);
  return name ? undefined : into.calls.at(-1);
}

/**
 * A call by itself has an id of its own: some servers give none, or the same one to all calls of a
 * message.
 */
function openCall(into: Collected, { index }: CallDelta, id: string): Call {
  const isFree = id !== '' && into.calls.every((call) => call.id !== id);
  const call: Call = {
    id: isFree ? id : `call_${crypto.randomUUID()}`,
    type: 'function',
    function: { name: '', arguments: '' },
  };
  into.calls.push(call);
  if (typeof index === 'number') into.byIndex.set(index, call);
  return call;
}

/** Two chunks may each add something for the same vendor. */
function mergeExtra(into: Record<string, unknown> | null, raw: unknown): Record<string, unknown> {
  const merged = { ...into };
  for (const [vendor, extra] of Object.entries(raw as object))
    merged[vendor] = { ...(merged[vendor] as object | undefined), ...(extra as object) };
  return merged;
}

/** As the client throws it for the object form: no status, the code inside. */
function toError(error: unknown): APIError {
  const body = typeof error === 'object' && error !== null ? error : { message: String(error) };
  return new APIError(undefined, body, undefined, undefined);
}
