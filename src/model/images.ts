import { BadRequestError } from 'openai/error';
import { ModelError } from '../core/errors.ts';
import { toPictureType } from '../core/model-ports.ts';
import type { DrawRequest, ImageModel, Log, Meter, Picture } from '../core/ports.ts';
import type { ModelClient } from './client.ts';
import { toModelError, toStopped } from './errors.ts';
import { toRefusal } from './generated.ts';
import type { Native, NativePart } from './native.ts';
import { report, toTokens } from './usage.ts';

export type ImageModelOptions = {
  readonly client: ModelClient;
  /**
   * Null: a server without Gemini's native API, which can neither edit nor keep to an aspect
   * exactly.
   */
  readonly native: Native | null;
  readonly model: string;
  readonly log: Log;
};

/** A picture that is wanted. */
type Order = {
  readonly request: DrawRequest;
  readonly signal: AbortSignal;
  readonly meter: Meter;
};

/** A picture at the highest size takes about a minute. */
const TIMEOUT_MS = 150_000;

/**
 * Draws by the compatible API where the model is served there, else, and always for editing, by
 * the native one.
 */
export function createImageModel({ client, native, model, log }: ImageModelOptions): ImageModel {
  /**
   * The compatible API serves few models: learnt once.
   * https://ai.google.dev/gemini-api/docs/openai
   */
  let isCompatible = true;

  const draw = async (order: Order): Promise<Picture> => {
    const { sources, aspect } = order.request;
    if (native === null) return drawCompatibly(client, model, order);
    if (!isCompatible || sources.length > 0 || aspect !== null)
      return drawNatively(native, model, order);
    try {
      return await drawCompatibly(client, model, order);
    } catch (error) {
      if (!isNotServed(error, model)) throw error;
    }
    isCompatible = false;
    return drawNatively(native, model, order);
  };

  return {
    canEdit: native !== null,
    async draw(request, signal, meter) {
      if (request.sources.length > 0 && native === null)
        throw new ModelError('refused', 'pictures cannot be changed without the native API');
      const drawn = await Promise.allSettled(
        Array.from({ length: request.count }, () => draw({ request, signal, meter })),
      );
      const pictures = drawn.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const failures = drawn.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      if (pictures.length === 0)
        throw signal.aborted ? toStopped(failures[0]) : toFailure(failures[0]);
      if (failures.length > 0)
        log.warn(
          { model, failed: failures.length, err: failures[0] },
          'could not generate some images',
        );
      report(meter, model, { pictures: pictures.length });
      return { pictures, model };
    },
  };
}

async function drawCompatibly(
  client: ModelClient,
  model: string,
  { request: { prompt, aspect }, signal, meter }: Order,
): Promise<Picture> {
  const size = toSize(aspect);
  // The client would try a time-out again, which may have been paid for; an abort it does not.
  const limited = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const openai = await client();
  const { data, usage } = await openai.images.generate(
    { model, prompt, n: 1, response_format: 'b64_json', ...(size === null ? {} : { size }) },
    { signal: limited, timeout: 2 * TIMEOUT_MS },
  );
  report(meter, model, toTokens(usage));
  const base64 = data?.[0]?.b64_json;
  if (!base64) throw new ModelError('empty', 'the reply had no image in it');
  return toPicture(base64);
}

async function drawNatively(
  native: Native,
  model: string,
  { request: { prompt, aspect, sources }, signal, meter }: Order,
): Promise<Picture> {
  const parts: NativePart[] = [
    ...sources.map(({ mimeType, bytes }) => ({ inlineData: { mimeType, data: bytes } })),
    { text: prompt },
  ];
  const { text, pictures, refusal } = await native.generate(
    model,
    {
      contents: [{ role: 'user', parts }],
      generationConfig: {
        responseModalities: ['IMAGE'],
        ...(aspect === null ? {} : { imageConfig: { aspectRatio: aspect } }),
      },
    },
    signal,
    meter,
  );
  const [first] = pictures;
  if (first !== undefined) return toPicture(first);
  throw refusal && toRefusal(text) === ''
    ? refusal
    : new ModelError('blocked', toRefusal(text) || 'nothing was drawn');
}

/** The sizes that servers with this API have in common; Gemini's own ignores them. */
const SIZES = [
  { size: '1024x1024', ratio: 1 },
  { size: '1536x1024', ratio: 1.5 },
  { size: '1024x1536', ratio: 1 / 1.5 },
] as const;

/** The size that is nearest in shape; null if no shape was asked for. */
function toSize(aspect: string | null): (typeof SIZES)[number]['size'] | null {
  const [width = 0, height = 0] = (aspect ?? '').split(':').map(Number);
  if (!(width > 0 && height > 0)) return null;
  const distance = (ratio: number) => Math.abs(Math.log(ratio / (width / height)));
  return SIZES.reduce((best, one) => (distance(one.ratio) < distance(best.ratio) ? one : best))
    .size;
}

/** The compatible API does not draw with this model, in one of its ways to say so. */
function isNotServed(error: unknown, model: string): boolean {
  if (toModelError(error).failure === 'model_gone') return true;
  return (
    error instanceof BadRequestError && (toText(error).includes(model) || cannotDraw(toText(error)))
  );
}

/** A model that answers in words only, as a server says it of a chat model. */
function cannotDraw(text: string): boolean {
  return /modalit|only supports? text|(?:not|n't|n’t|unable to) (?:support|generate|output|produce|make|create)(?: \w+){0,3} images?\b(?! (?:input|edit))/i.test(
    text,
  );
}

/** A refusal of the prompt arrives as a bad request with the reason in its message. */
function toFailure(error: unknown): ModelError {
  const { cause = error } = error instanceof ModelError ? error : {};
  if (!(cause instanceof BadRequestError)) return toModelError(error);
  const text = toText(cause);
  if (cannotDraw(text)) return new ModelError('cannot_draw', 'it makes no pictures', { cause });
  if (!/safety|moderation|content_policy|prohibited|blocked/i.test(text))
    return toModelError(error);
  const { message = '' } = (cause.error ?? {}) as { readonly message?: string };
  return new ModelError('blocked', toRefusal(String(message) || cause.message), { cause });
}

function toText(error: BadRequestError): string {
  return `${error.message} ${JSON.stringify(error.error) ?? ''}`;
}

function toPicture(base64: string): Picture {
  const bytes = Buffer.from(base64, 'base64');
  const type = toPictureType(bytes);
  if (type === null) throw new ModelError('malformed', 'what came is not an image');
  return { mimeType: `image/${type}`, bytes };
}
