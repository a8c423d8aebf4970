import { setTimeout as delay } from 'node:timers/promises';
import { badKey, badRequest, modelGone, notFoundPage } from './errors.ts';
import { type Reply, textReply, toFrame, toStream, usage } from './frames.ts';
import { toPng, toVector } from './media.ts';
import { toDemoAnswer } from './persona.ts';
import { type ChatBody, findFault } from './validate.ts';

export type DemoOptions = {
  /** The only key that is accepted; null: any. */
  readonly apiKey?: string | null;
  readonly models?: readonly string[];
  /** Between two chunks of the stand-in's own answers, in milliseconds. */
  readonly chunkDelayMs?: number;
  /** Answers in the stand-in's place; undefined: the stand-in itself. */
  readonly reply?: (body: ChatBody) => Reply | undefined;
};

const MODELS = [
  'gemini-3.8-flash',
  'gemini-3.5-flash-lite',
  'gemini-4-carbon',
  'gemini-nano-banana-2.1',
  'gemini-embedding-2',
];
const IMAGE_MODELS = ['gemini-nano-banana-2.1', 'gemini-3-pro-image'];
const MAX_BYTES = 100 * 1024 * 1024; // Gemini: inline request limit
const CHUNK_CHARS = 24;

/** A `fetch` that is answered by a stand-in for Gemini's API, as strict as Gemini itself. Nothing leaves the process. */
export function createDemoFetch(options: DemoOptions = {}): typeof fetch {
  const models = options.models ?? MODELS;

  const routes: readonly (readonly [
    string,
    RegExp,
    (request: Request, match: RegExpExecArray) => Promise<Response> | Response,
  ])[] = [
    ['POST', /\/openai\/chat\/completions$/, (request) => chat(request, options, models)],
    [
      'GET',
      /\/openai\/models$/,
      () => Response.json({ object: 'list', data: models.map(toModel) }),
    ],
    [
      'GET',
      /\/openai\/models\/(?:models(?:\/|%2F))?([^/]+)$/i,
      (_, [, id = '']) => (models.includes(id) ? Response.json(toModel(id)) : modelGone(id)),
    ],
    ['POST', /\/openai\/embeddings$/, embed],
    ['POST', /\/openai\/images\/generations$/, draw],
    ['POST', /\/models\/([^/:]+):generateContent$/, (request) => generateNatively(request)],
  ];

  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (!hasKey(request, options.apiKey ?? null)) return badKey();
    for (const [method, pattern, handle] of routes) {
      const match = pattern.exec(pathname);
      if (match && method === request.method) return handle(request, match);
    }
    return notFoundPage();
  };
}

function hasKey({ headers }: Request, apiKey: string | null): boolean {
  const given =
    headers.get('authorization')?.replace(/^Bearer /, '') ?? headers.get('x-goog-api-key');
  return apiKey === null ? Boolean(given) : given === apiKey;
}

function toModel(id: string): object {
  return { id: `models/${id}`, object: 'model', owned_by: 'google', display_name: id };
}

async function chat(
  request: Request,
  options: DemoOptions,
  models: readonly string[],
): Promise<Response> {
  const text = await request.text();
  if (text.length > MAX_BYTES)
    return badRequest('Request payload size exceeds the limit: 104857600 bytes.');
  const body = JSON.parse(text) as ChatBody;
  const fault = findFault(body);
  if (fault) return fault;
  const model = (body.model ?? '').replace(/^models\//, '');
  if (!models.includes(model)) return modelGone(model);
  const reply = options.reply?.(body) ?? toOwnReply(body, options.chunkDelayMs ?? 0);
  if (reply instanceof Response) return reply;
  return body.stream
    ? toStream(reply, body.stream_options?.include_usage ?? false)
    : toWhole(reply);
}

function toOwnReply(body: ChatBody, chunkDelayMs: number): Reply {
  const chunks = toChunks(toDemoAnswer(body));
  const { frames } = textReply(chunks) as { frames: Iterable<object> };
  return { frames: chunkDelayMs > 0 ? slowly(frames, chunkDelayMs) : frames };
}

async function* slowly(frames: Iterable<object>, ms: number): AsyncGenerator<object> {
  for (const frame of frames) {
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

/** The same reply without a stream. */
async function toWhole({ frames }: Exclude<Reply, Response>): Promise<Response> {
  let content = '';
  let finish: unknown;
  for await (const frame of frames as AsyncIterable<object>) {
    const [choice] =
      (frame as { choices?: { delta?: { content?: string }; finish_reason?: unknown }[] })
        .choices ?? [];
    content += choice?.delta?.content ?? '';
    finish = choice?.finish_reason ?? finish;
  }
  return Response.json({
    ...toFrame({ finish_reason: finish, message: { content, role: 'assistant' } }, { usage }),
    object: 'chat.completion',
  });
}

async function embed(request: Request): Promise<Response> {
  const {
    input,
    encoding_format: encoding,
    dimensions,
  } = (await request.json()) as {
    input: string | string[];
    encoding_format?: string;
    dimensions?: number;
  };
  if (encoding !== 'float')
    return badRequest('Invalid value for encoding_format: only float is supported.');
  const texts = Array.isArray(input) ? input : [input];
  const data = texts.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: toVector(text, dimensions),
  }));
  return Response.json({ object: 'list', data, model: 'gemini-embedding-2' });
}

async function draw(request: Request): Promise<Response> {
  const { model = '', prompt = '' } = (await request.json()) as { model?: string; prompt?: string };
  if (!IMAGE_MODELS.includes(model.replace(/^models\//, ''))) return modelGone(model);
  return Response.json({ data: [{ b64_json: toPng(prompt).toString('base64') }] });
}

async function generateNatively(request: Request): Promise<Response> {
  const text = await request.text();
  const inlineData = { mimeType: 'image/png', data: toPng(text).toString('base64') };
  return Response.json({
    candidates: [{ content: { parts: [{ inlineData }], role: 'model' }, finishReason: 'STOP' }],
    usageMetadata: {},
  });
}
