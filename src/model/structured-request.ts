import type OpenAI from 'openai';
import { BadRequestError } from 'openai/error';
import { z } from 'zod';
import { ModelError } from '../core/errors.ts';
import type { Meter } from '../core/ports.ts';
import { type FileMarkers, toBase64Body } from './base64-body.ts';
import type { ModelClient } from './client.ts';
import { collect, collectEnd, createCollected, throwEnding } from './collect.ts';
import { toLate, toModelError, toStopped } from './errors.ts';
import { toFinish } from './finish.ts';
import { toParameters } from './schema.ts';
import { report, toTokens } from './usage.ts';

type Message = OpenAI.ChatCompletionMessageParam;
type Format = NonNullable<OpenAI.ChatCompletionCreateParams['response_format']>;

/** Messages, and the bytes that go along. */
export type Asked = { readonly messages: readonly Message[]; readonly fileMarkers: FileMarkers };

/** Asks for an answer in the shape of a schema; what comes is text that has to be checked. */
export type StructuredRequest = {
  /** Empty if nothing came. Throws `ModelError`. */
  read(schema: z.ZodType, asked: Asked, signal: AbortSignal, meter: Meter): Promise<string>;
};

type Read = (...input: Parameters<StructuredRequest['read']>) => Promise<string | null>;

export type StructuredRequestOptions = {
  readonly client: ModelClient;
  readonly model: string;
  /** How long an answer may take in all, whatever is tried again. */
  readonly timeoutMs?: number;
};

/**
 * The client tries three times 150 s; its own limit ends where an answer begins, this one where it
 * is whole.
 */
const TIMEOUT_MS = 3 * 150_000;

/**
 * A server without `json_schema` gets the schema in words, from then on always. Never together
 * with tools: Gemini 2.5 refuses that.
 */
export function createStructuredRequest({
  client,
  model,
  timeoutMs = TIMEOUT_MS,
}: StructuredRequestOptions): StructuredRequest {
  let knowsSchemas = true;

  const ask = async (
    { messages, fileMarkers }: Asked,
    format: Format,
    signal: AbortSignal,
    meter: Meter,
  ) => {
    const openai = await client();
    const completion = await openai.chat.completions.create(
      { model, messages: [...messages], response_format: format },
      { signal, fetchOptions: toBase64Body(fileMarkers) },
    );
    return toText(completion, (usage) => report(meter, model, toTokens(usage)));
  };

  /** Null if the schema has to be put in words. */
  const readShaped: Read = async (schema, asked, signal, meter) => {
    const shape = toParameters(schema) as Record<string, unknown> | null;
    if (shape === null || !knowsSchemas) return null;
    try {
      const declared = { name: 'answer', schema: shape };
      return await ask(asked, { type: 'json_schema', json_schema: declared }, signal, meter);
    } catch (error) {
      const refused = toRefused(error);
      if (refused === null) throw error;
      if (refused === 'format') knowsSchemas = false;
      return null;
    }
  };

  return {
    async read(schema, asked, outer, meter) {
      const limit = AbortSignal.timeout(timeoutMs);
      const signal = AbortSignal.any([outer, limit]);
      const inWords = () => ask(withSchema(asked, schema), { type: 'json_object' }, signal, meter);
      try {
        return (await readShaped(schema, asked, signal, meter)) ?? (await inWords());
      } catch (error) {
        if (outer.aborted) throw toStopped(error);
        throw limit.aborted ? toLate(error) : toModelError(error);
      }
    },
  };
}

/**
 * What an answer says once it is checked, or what is wrong with it in words that a model
 * understands.
 */
export function toValue<T>(
  schema: z.ZodType<T>,
  text: string,
): { readonly value: T } | { readonly problem: string } {
  const json = parseJson(text);
  if (json === undefined) return { problem: 'It is not valid JSON.' };
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data } : { problem: z.prettifyError(parsed.error) };
}

/** The whole text, what stands in a fence, or what stands between the outermost braces. */
function parseJson(text: string): unknown {
  const fenced = /```(?:json)?([\s\S]*?)```/.exec(text)?.[1]?.trim();
  const braced = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  for (const candidate of [text, fenced, braced]) {
    try {
      if (candidate) return JSON.parse(candidate);
    } catch {
      // The next one.
    }
  }
  return undefined;
}

/**
 * Throws if the answer was blocked, or broke off within its data; a stream's collector knows every
 * field that may be missing.
 */
function toText(completion: unknown, onUsage: (usage: unknown) => void): string {
  const collected = createCollected();
  const text = collect(collected, completion) + collectEnd(collected);
  onUsage(collected.usage);
  const { finish, block } = collected;
  if (finish !== null || block !== null) throwEnding(collected, text !== '');
  const isCut = finish !== null && toFinish(finish) === 'length';
  // Words without data are an answer as far as they go: a transcript.
  const isData = text.trim() === '' || /^\s*(?:[{[]|```)/.test(text);
  if (isCut && isData && parseJson(text) === undefined)
    throw new ModelError('out_of_tokens', finish);
  return text;
}

/**
 * Whether the server knows no schemas at all, or refuses this one; null: it refuses something
 * else.
 */
function toRefused(error: unknown): 'format' | 'schema' | null {
  if (!(error instanceof BadRequestError)) return null;
  const text = `${error.message} ${JSON.stringify(error.error) ?? ''}`;
  if (/response_?format|json_schema/i.test(text)) return 'format';
  return /schema/i.test(text) ? 'schema' : null;
}

function withSchema({ messages, fileMarkers }: Asked, schema: z.ZodType): Asked {
  const shape = toParameters(schema) ?? z.toJSONSchema(schema, { unrepresentable: 'any' });
  const content = `Answer with one JSON value alone, without any other text. Its JSON schema:\n${JSON.stringify(shape)}`;
  const at = messages.findLastIndex(({ role }) => role === 'system') + 1;
  const told = [...messages.slice(0, at), { role: 'system', content } as const];
  return { messages: [...told, ...messages.slice(at)], fileMarkers };
}
