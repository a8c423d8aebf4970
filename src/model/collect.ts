import { APIError } from 'openai/error';
import { ModelError } from '../core/errors.ts';
import type { Json } from '../core/messages.ts';
import type { ToolCall } from '../core/ports.ts';
import {
  addCall,
  type Calls,
  createCalls,
  isNamed,
  isObject,
  toCallList,
  toCalls,
  toFields,
  toToolCall,
} from './calls.ts';
import { toFinish } from './finish.ts';
import { createThoughtFilter, type ThoughtFilter } from './thoughts.ts';

/** What a stream amounts to so far. */
export type Collected = {
  /** What may be shown: without thoughts. */
  text: string;
  readonly calls: Calls;
  /**
   * The last finish reason seen, or the one that says what broke; null: the stream was cut off.
   */
  finish: string | null;
  /** Why nothing was answered, where the server says that instead of a finish reason. */
  block: string | null;
  /** As the server tells it, the last one seen. */
  usage: unknown;
  extra: Record<string, unknown> | null;
  /** How much has come of anything: text, thoughts, calls. */
  received: number;
  readonly thoughts: ThoughtFilter;
};

type Fields = Readonly<Record<string, unknown>>;

/** `tools`: the names of those that the model may call. */
export function createCollected(tools: readonly string[] = []): Collected {
  return {
    text: '',
    calls: createCalls(new Set(tools)),
    finish: null,
    block: null,
    usage: null,
    extra: null,
    received: 0,
    thoughts: createThoughtFilter(),
  };
}

/**
 * Adds one chunk of the raw stream and returns the part that may be shown. Every field is optional:
 * Gemini leaves out `choices`, `delta`, `index` and ids, and sends errors in the middle, also as an
 * array. Throws `APIError` for those.
 */
export function collect(into: Collected, raw: unknown): string {
  const chunks = Array.isArray(raw) ? raw : [raw];
  return chunks.map((chunk) => addChunk(into, toFields(chunk))).join('');
}

/** What was held back of the text, once all has come. */
export function collectEnd(into: Collected): string {
  return show(into, into.thoughts.flush());
}

/** Throws if a server ended the answer for a reason that makes it unusable, whatever it holds. */
export function throwEnding({ finish, block, calls }: Collected, hasText: boolean): void {
  if (block !== null) throw new ModelError(toBlock(block), block);
  if (finish === null) {
    const failure = hasText || calls.all.length > 0 ? 'cut' : 'empty';
    throw new ModelError(failure, 'the stream ended without a finish reason');
  }
  const meaning = toFinish(finish);
  if (meaning !== 'stop' && meaning !== 'length') throw new ModelError(meaning, finish);
}

/** Throws why nothing came, if nothing did. */
export function throwNothing({ finish, calls }: Collected): void {
  if (finish !== null && toFinish(finish) === 'length')
    throw new ModelError('out_of_tokens', `nothing came, finish reason ${finish}`);
  const isBroken = calls.all.some(({ function: called }) => called.arguments !== '');
  throw new ModelError(isBroken ? 'malformed' : 'empty', `nothing came, finish reason ${finish}`);
}

/** The calls for the core; empty arguments mean none. */
export function toNamedCalls({ calls }: Collected): ToolCall[] {
  return toCalls(calls).filter(isNamed).map(toToolCall);
}

/** The assistant's message as it has to be sent back: with its signatures. */
export function toMessage({ text, extra, calls }: Collected): Json {
  const named = toCalls(calls).filter(isNamed);
  const message = {
    role: 'assistant',
    content: text || null,
    ...(named.length > 0 ? { tool_calls: named } : {}),
    ...(extra ? { extra_content: extra } : {}),
  };
  return message as Json; // What came out of JSON goes back into it.
}

function addChunk(into: Collected, chunk: Fields): string {
  const error = toErrorBody(chunk);
  if (error !== null) throw toError(error);
  if (chunk.usage) into.usage = chunk.usage;
  const choice = toFirst(chunk.choices);
  for (const each of [chunk, choice]) addBlock(into, each);
  // What a server in between passes on in the shape of Gemini's own API.
  const candidate = toFirst(chunk.candidates);
  if (choice.error) throw toError(choice.error);
  for (const { native_finish_reason: native, finish_reason: reason, finishReason } of [
    chunk,
    choice,
    candidate,
  ])
    for (const each of [native, reason, finishReason]) addFinish(into, each);
  const written = addDelta(into, toWritten(choice, into.received));
  const { parts } = toFields(candidate.content);
  return parts === undefined ? written : written + addDelta(into, { content: parts });
}

function toFirst(list: unknown): Fields {
  return toFields(Array.isArray(list) ? list[0] : null);
}

/** A whole message, which some servers send instead of deltas, and some behind them once more. */
function toWritten({ delta, message, text }: Fields, received: number): Fields {
  if (typeof delta === 'string') return { content: delta };
  if (delta === undefined && message === undefined && typeof text === 'string')
    return { content: text };
  const isWhole = !isObject(delta) || (Object.keys(delta).length === 0 && received === 0);
  return toFields(isWhole ? message : delta);
}

function addDelta(into: Collected, delta: Fields): string {
  const isThought = addExtraOf(into, delta) || isTrue(delta.thought);
  const listed = toCallList(delta.tool_calls ?? delta.toolCalls);
  for (const call of [...listed, ...toPartCalls(delta.content)])
    into.received += addCall(into.calls, call);
  const only = delta.function_call ?? delta.functionCall;
  if (only) into.received += addCall(into.calls, { function: only });
  for (const hidden of [delta.reasoning_content, delta.reasoning])
    if (typeof hidden === 'string') into.received += hidden.length;
  if (typeof delta.refusal === 'string' && delta.refusal !== '') into.block = 'refusal';
  if (typeof delta.content === 'string') return addText(into, delta.content, isThought);
  return toParts(delta.content)
    .map((part) => addText(into, part.text, isThought || part.isThought))
    .join('');
}

/** Keeps what comes beside the text; whether that says the text is a thought. */
function addExtraOf(into: Collected, { extra_content: raw }: Fields): boolean {
  if (raw === undefined) return false;
  const extra = toFields(raw);
  addExtra(into, extra);
  return [extra, ...Object.values(extra)].some((each) => isTrue(toFields(each).thought));
}

const isTrue = (value: unknown) => value === true || value === 'true';

function addText(into: Collected, text: string, isThought: boolean): string {
  into.received += text.length;
  return show(into, into.thoughts.push(text, isThought));
}

function show(into: Collected, text: string): string {
  into.text += text;
  return text;
}

/** Calls among the parts, as Gemini’s own API has them in either case, and others. */
function toPartCalls(content: unknown): readonly unknown[] {
  if (!Array.isArray(content)) return [];
  return content.flatMap((part) => {
    const fields = toFields(part);
    const signature = fields.thoughtSignature ?? fields.thought_signature;
    const called =
      fields.functionCall ?? fields.function_call ?? (fields.type === 'tool_use' ? fields : null);
    if (!isObject(called)) return [];
    const extra = signature ? { extra_content: { google: { thought_signature: signature } } } : {};
    return [{ id: called.id, function: called, ...extra }];
  });
}

/** Text as a list of parts, which some servers send, or as the only one. */
function toParts(
  content: unknown,
): readonly { readonly text: string; readonly isThought: boolean }[] {
  if (typeof content === 'number') return [{ text: String(content), isThought: false }];
  const parts = Array.isArray(content) ? content : [content];
  return parts.map((part) => {
    const { type, text, thought, thinking } = toFields(part);
    const isThought =
      isTrue(thought) || (typeof type === 'string' && /think|thought|reason/.test(type));
    const said = typeof text === 'string' ? text : thinking;
    return { text: typeof said === 'string' ? said : '', isThought };
  });
}

/** A prompt that is blocked comes without any choice, in the words of Gemini's own API. */
function addBlock(into: Collected, from: Fields): void {
  const { blockReason, block_reason: spelled = blockReason } = toFields(
    from.promptFeedback ?? from.prompt_feedback,
  );
  if (typeof spelled === 'string') into.block = spelled;
}

/** A reason that says what broke is not outweighed by one that says that all went well. */
function addFinish(into: Collected, reason: unknown): void {
  if (typeof reason !== 'string' || reason === '') return;
  const isKept = into.finish !== null && toFinish(into.finish) !== 'stop';
  if (!isKept || toFinish(reason) !== 'stop') into.finish = reason;
}

function toBlock(block: string): 'recitation' | 'blocked' {
  return toFinish(block) === 'recitation' ? 'recitation' : 'blocked';
}

/**
 * Two chunks may each add something for the same vendor. That a chunk was a thought says nothing
 * of the whole message.
 */
function addExtra(into: Collected, extra: Fields): void {
  for (const [vendor, added] of Object.entries(extra)) {
    if (!isObject(added)) continue;
    const { thought: _, ...kept } = added;
    if (Object.keys(kept).length === 0 && vendor in (into.extra ?? {})) continue;
    into.extra = { ...into.extra, [vendor]: { ...toFields(into.extra?.[vendor]), ...kept } };
  }
}

/** The error that a chunk is, whether it says so or only looks like one. */
function toErrorBody(chunk: Fields): unknown {
  if (chunk.error) return chunk.error;
  if (typeof chunk.detail === 'string' && !('choices' in chunk)) return chunk.detail;
  const isBare = !('choices' in chunk) && typeof chunk.message === 'string';
  return isBare && (chunk.code !== undefined || chunk.status !== undefined) ? chunk : null;
}

/** As the client throws it for the object form: no status, the code inside. */
function toError(error: unknown): APIError {
  const body = typeof error === 'object' && error !== null ? error : { message: String(error) };
  return new APIError(undefined, body, undefined, undefined);
}
