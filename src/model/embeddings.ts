import { BadRequestError } from 'openai/error';
import { ModelError } from '../core/errors.ts';
import type { EmbeddingModel, Meter } from '../core/ports.ts';
import type { ModelClient } from './client.ts';
import { toModelError, toStopped } from './errors.ts';
import { report, toTokens } from './usage.ts';

export type EmbeddingModelOptions = { readonly client: ModelClient; readonly model: string };

/**
 * A request with more is refused.
 * https://ai.google.dev/api/embeddings#method:-models.batchembedcontents
 */
const MAX_INPUTS = 100;

/**
 * gemini-embedding-2 reads 8,192 tokens of an input; a token is at least a character or so in any
 * script. https://ai.google.dev/gemini-api/docs/embeddings
 */
const MAX_CHARS = 8_000;

/**
 * A shorter vector of this model is the beginning of the long one, which needs a length of 1
 * again.
 */
const DIMENSIONS = 768;

/** Embedding is quick: what takes longer is not coming. */
const TIMEOUT_MS = 60_000;

/** An empty input is refused. */
const NOTHING = '-';

type Asked = { readonly signal: AbortSignal; readonly meter: Meter };

/** Makes texts into vectors by the openai client's `embeddings.create`. */
export function createEmbeddingModel({ client, model }: EmbeddingModelOptions): EmbeddingModel {
  /** Whether shorter vectors can be asked for: learnt once. */
  let takesDimensions = true;

  const request = async (inputs: readonly string[], { signal, meter }: Asked) => {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const openai = await client();
    const { data, usage } = await openai.embeddings.create(
      {
        model,
        input: [...inputs],
        // The client asks for base64 unless told otherwise, which Google refuses.
        encoding_format: 'float',
        ...(takesDimensions ? { dimensions: DIMENSIONS } : {}),
      },
      { signal: limited },
    );
    report(meter, model, toTokens(usage));
    return toVectors(data, inputs.length);
  };

  const requestAny = async (inputs: readonly string[], asked: Asked) => {
    try {
      return await request(inputs, asked);
    } catch (error) {
      if (!takesDimensions || !isAboutDimensions(error)) throw error;
      takesDimensions = false;
      return request(inputs, asked);
    }
  };

  /**
   * A reply that does not say which vector is whose is of no use: then each is asked for alone.
   */
  const embedAll = async (inputs: readonly string[], asked: Asked): Promise<Float32Array[]> => {
    const vectors = await requestAny(inputs, asked);
    if (vectors !== null) return vectors;
    if (inputs.length === 1) throw new ModelError('malformed', 'the reply had no vector in it');
    const alone: Float32Array[] = [];
    for (const input of inputs) alone.push(...(await embedAll([input], asked)));
    return alone;
  };

  return {
    model,
    async embed(texts, signal, meter) {
      const vectors: Float32Array[] = [];
      try {
        for (let start = 0; start < texts.length; start += MAX_INPUTS) {
          const inputs = texts.slice(start, start + MAX_INPUTS).map(toInput);
          vectors.push(...(await embedAll(inputs, { signal, meter })));
        }
      } catch (error) {
        throw signal.aborted ? toStopped(error) : toModelError(error);
      }
      return vectors;
    },
  };
}

function toInput(text: string): string {
  const input = text.length <= MAX_CHARS ? text : text.slice(0, MAX_CHARS);
  return input.toWellFormed().trim() || NOTHING;
}

type Embedding = { readonly index?: number; readonly embedding?: readonly number[] };

/**
 * In the order of the inputs; null if a vector is missing or cut short, or it is not clear whose
 * one is.
 */
function toVectors(data: readonly Embedding[] | undefined, count: number): Float32Array[] | null {
  if (data?.length !== count) return null;
  const isNumbered = data.every(({ index }) => index !== undefined);
  const vectors = new Array<Float32Array | undefined>(count);
  for (const [position, { index, embedding }] of data.entries())
    vectors[isNumbered ? (index ?? 0) : position] = toUnit(embedding ?? []) ?? undefined;
  const whole = vectors.filter((vector) => vector !== undefined);
  const isOneLength = whole.every(({ length }) => length === whole[0]?.length);
  return whole.length === count && vectors.length === count && isOneLength ? whole : null;
}

/** The vector scaled to length 1; null if its length is 0. */
function toUnit(values: readonly number[]): Float32Array | null {
  const kept = values.slice(0, DIMENSIONS);
  const isWhole = Array.isArray(kept) && kept.every(Number.isFinite); // A NaN comes as null.
  const length = isWhole ? Math.hypot(...kept) : 0;
  return Number.isFinite(length) && length > 0
    ? Float32Array.from(kept, (value) => value / length)
    : null;
}

function isAboutDimensions(error: unknown): boolean {
  return (
    error instanceof BadRequestError && /dimension/i.test(`${error.message} ${String(error.error)}`)
  );
}
