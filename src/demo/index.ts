import { setTimeout as delay } from 'node:timers/promises';
import { toDemoCall } from './calling.ts';
import { badKey, badRequest, modelGone, notFoundPage } from './errors.ts';
import { toExtracted, type UnderstandTime } from './extracting.ts';
import { callReply, type ModelReply, textReply, toStream } from './frames.ts';
import { drawCompatibly } from './images.ts';
import { toVector } from './media.ts';
import { generateNatively, isNativeModel } from './native.ts';
import { toDemoAnswer } from './persona.ts';
import { type ChatBody, findFault } from './validate.ts';
import { toWhole } from './whole.ts';

export type DemoOptions = {
  /** The only key that is accepted; null: whichever comes. */
  readonly apiKey?: string | null;
  readonly models?: readonly string[];
  /** Between two chunks of the stand-in's own answers, in milliseconds. */
  readonly chunkDelayMs?: number;
  /** Answers in the stand-in's place; undefined: the stand-in itself. */
  readonly reply?: (body: ChatBody) => ModelReply | undefined;
  /** Reads times in words; undefined if it finds no time. */
  readonly understand?: UnderstandTime;
};

const MODELS = [
  'gemini-3.8-flash',
  'gemini-3.5-flash-lite',
  'gemini-4-carbon',
  'gemini-nano-banana-2.1',
  'gemini-embedding-2',
];
// Inline request limit. https://ai.google.dev/gemini-api/docs/changelog
const MAX_BYTES = 100 * 1024 * 1024;
const CHUNK_CHARS = 24;

type Route = readonly [
  method: string,
  path: RegExp,
  answer: (body: object, id: string) => Promise<Response> | Response,
];

/**
 * A `fetch` that is answered by a stand-in for Gemini's API, as strict as Gemini itself. Nothing
 * leaves the process.
 */
export function createDemoFetch(options: DemoOptions = {}): typeof fetch {
  const routes = toRoutes(options, options.models ?? MODELS);

  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    if (!hasKey(request, options.apiKey ?? null)) return badKey();
    const { pathname, search } = new URL(request.url);
    const found = findRoute(routes, request.method, pathname);
    if (!found) return notFoundPage();
    if (search !== '' && pathname.includes('/openai/'))
      return badRequest('Invalid JSON payload received. Cannot bind query parameter.');
    const body = request.method === 'POST' ? await readBody(request) : {};
    return body instanceof Response ? body : found.answer(body, found.id);
  };
}

function findRoute(routes: readonly Route[], method: string, pathname: string) {
  for (const [routeMethod, path, answer] of routes) {
    const match = routeMethod === method ? path.exec(pathname) : null;
    if (match) return { answer, id: match[1] ?? '' };
  }
  return null;
}

function toRoutes(options: DemoOptions, models: readonly string[]): readonly Route[] {
  let drawn = 0; // The same prompt gives another picture each time.
  const toList = () => ({ object: 'list', data: models.map(toModel) });
  return [
    ['POST', /\/openai\/chat\/completions$/, (body) => chat(body, options, models)],
    ['GET', /\/openai\/models$/, () => Response.json(toList())],
    [
      'GET',
      /\/openai\/models\/(?:models(?:\/|%2F))?([^/]+)$/i,
      (_, id) => (models.includes(id) ? Response.json(toModel(id)) : modelGone(id)),
    ],
    [
      'GET',
      /\/v1beta\/models\/([^/:]+)$/,
      (_, id) => (models.includes(id) ? Response.json(toNativeModel(id)) : modelGone(id)),
    ],
    ['POST', /\/openai\/embeddings$/, (body) => embed(body, models)],
    ['POST', /\/openai\/images\/generations$/, (body) => drawCompatibly(body, drawn++)],
    [
      'POST',
      /\/models\/([^/:]+):generateContent$/,
      (body, id) =>
        isNativeModel(id, models) ? generateNatively(id, body, drawn++) : modelGone(id),
    ],
  ];
}

function hasKey({ headers }: Request, apiKey: string | null): boolean {
  const given =
    headers.get('authorization')?.replace(/^Bearer /, '') ?? headers.get('x-goog-api-key');
  return apiKey === null ? Boolean(given) : given === apiKey;
}

/** The request's JSON, or the refusal. */
async function readBody(request: Request): Promise<object | Response> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MAX_BYTES)
    return badRequest(`Request payload size exceeds the limit: ${MAX_BYTES} bytes.`);
  try {
    const body: unknown = JSON.parse(Buffer.from(bytes).toString());
    if (typeof body === 'object' && body !== null) return body;
  } catch {
    // Falls through to the same refusal.
  }
  return badRequest('Invalid JSON payload received. Unexpected token.');
}

function toModel(id: string): object {
  return { id: `models/${id}`, object: 'model', owned_by: 'google', display_name: id };
}

/** https://ai.google.dev/api/models#Model */
function toNativeModel(id: string): object {
  return {
    name: `models/${id}`,
    displayName: id,
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods: ['generateContent', 'countTokens'],
  };
}

async function chat(
  body: ChatBody,
  options: DemoOptions,
  models: readonly string[],
): Promise<Response> {
  const fault = findFault(body);
  if (fault) return fault;
  const model = (body.model ?? '').replace(/^models\//, '');
  if (!models.includes(model)) return modelGone(model);
  const reply = options.reply?.(body) ?? (await toOwnReply(body, options));
  if (reply instanceof Response) return reply;
  return body.stream
    ? toStream(reply, body.stream_options?.include_usage ?? false)
    : toWhole(reply.frames);
}

async function toOwnReply(
  body: ChatBody,
  { chunkDelayMs = 0, understand = async () => null }: DemoOptions,
): Promise<ModelReply> {
  const reply = await toPlainReply(body, understand);
  return chunkDelayMs > 0 && !(reply instanceof Response)
    ? { frames: slowly(reply.frames, chunkDelayMs) }
    : reply;
}

/** Data where a shape is asked for, a call where the question wants a tool, else an answer. */
async function toPlainReply(body: ChatBody, understand: UnderstandTime): Promise<ModelReply> {
  const { response_format: format } = body;
  if (format?.type === 'json_schema') {
    const data = await toExtracted(body, format.json_schema?.schema ?? {}, understand);
    return textReply(toChunks(JSON.stringify(data)));
  }
  if (format?.type === 'json_object') return textReply('{}');
  const call = toDemoCall(body);
  return call === null ? textReply(toChunks(toDemoAnswer(body))) : callReply([call]);
}

async function* slowly(
  frames: Iterable<object> | AsyncIterable<object>,
  ms: number,
): AsyncGenerator<object> {
  for await (const frame of frames) {
    await delay(ms);
    yield frame;
  }
}

/** Cuts between characters, never inside one. */
function toChunks(text: string): string[] {
  const characters = Array.from(text);
  return Array.from({ length: Math.ceil(characters.length / CHUNK_CHARS) }, (_, index) =>
    characters.slice(index * CHUNK_CHARS, (index + 1) * CHUNK_CHARS).join(''),
  );
}

type EmbeddingBody = {
  readonly model?: string;
  readonly input?: string | readonly string[];
  readonly encoding_format?: string;
  readonly dimensions?: number;
};

/** Of one request. https://ai.google.dev/api/embeddings */
const MAX_INPUTS = 100;

/** Google refuses the client's default, base64, and leaves the usage out. */
function embed(
  { model: named = '', input = [], encoding_format: encoding, dimensions }: EmbeddingBody,
  models: readonly string[],
): Response {
  const model = named.replace(/^models\//, '');
  if (!models.includes(model)) return modelGone(model);
  if (encoding !== 'float')
    return badRequest('Invalid value for encoding_format: only float is supported.');
  const texts = typeof input === 'string' ? [input] : input;
  if (texts.length > MAX_INPUTS)
    return badRequest(
      `BatchEmbedContentsRequest.requests: at most ${MAX_INPUTS} requests can be in one batch`,
    );
  if (texts.some((text) => text === '')) return badRequest('Text content is empty.');
  const data = texts.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: toVector(text, dimensions),
  }));
  return Response.json({ object: 'list', data, model });
}
