import { expect, test } from 'vitest';
import { ModelError } from '../../src/core/errors.ts';
import { badRequest, modelGone, overloaded, toErrorResponse } from '../../src/demo/errors.ts';
import { createDemoFetch } from '../../src/demo/index.ts';
import { createModelClient } from '../../src/model/client.ts';
import { createEmbeddingModel } from '../../src/model/embeddings.ts';
import { createMeter, unmetered } from '../doubles/meter.ts';
import { answering } from './answering.ts';

const never = new AbortController().signal;
const model = 'gemini-embedding-2';

function embedderOf(fetch: typeof globalThis.fetch, name = model) {
  const baseUrl = 'https://model.invalid/v1beta/openai/';
  return createEmbeddingModel({
    client: createModelClient({ apiKey: 'key', baseUrl, fetch }),
    model: name,
  });
}

type Body = { readonly input: readonly string[]; readonly dimensions?: number };

/** A server that makes of each text a vector whose second number is the text's length. */
function measuring(change: (data: object[], body: Body) => object[] | Response = (data) => data) {
  const bodies: Body[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const body = (await new Response(init?.body ?? null).json()) as Body;
    bodies.push(body);
    const data = body.input.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: [1, text.length],
    }));
    const changed = change(data, body);
    return changed instanceof Response
      ? changed
      : Response.json({ object: 'list', data: changed, model, usage: { prompt_tokens: 3 } });
  };
  return { bodies, fetch };
}

const textOf = (length: number) => 'x'.repeat(length);
const lengthsOf = (vectors: readonly Float32Array[]) =>
  vectors.map(([one = 0, length = 0]) => Math.round(length / one));
const refused = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ModelError ? error.failure : error;
};

test('each text has its vector, of length 1, and what it took is told', async () => {
  const { fetch, bodies } = measuring();
  const { meter, used } = createMeter();
  const vectors = await embedderOf(fetch).embed([textOf(3), textOf(7)], never, meter);

  expect(lengthsOf(vectors)).toEqual([3, 7]);
  for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  expect(bodies).toEqual([
    { model, input: [textOf(3), textOf(7)], encoding_format: 'float', dimensions: 768 },
  ]);
  expect(used).toMatchObject([{ model, promptTokens: 3 }]);
});

test('more than a hundred texts are asked for in several requests, in order', async () => {
  const { fetch, bodies } = measuring();
  const texts = Array.from({ length: 250 }, (_, n) => textOf(n + 1));
  const vectors = await embedderOf(fetch).embed(texts, never, unmetered);
  expect(lengthsOf(vectors)).toEqual(texts.map(({ length }) => length));
  expect(bodies.map(({ input }) => input.length)).toEqual([100, 100, 50]);
});

test('no text is no request', async () => {
  const { fetch, bodies } = measuring();
  expect(await embedderOf(fetch).embed([], never, unmetered)).toEqual([]);
  expect(bodies).toEqual([]);
});

type Sent = { readonly embedding?: readonly number[] };

const cutShort = (at: number) => (each: Sent, index: number) =>
  index === at ? { ...each, embedding: each.embedding?.slice(0, -1) } : each;
const lengthened = (each: Sent, index: number) => ({
  ...each,
  embedding: [...(each.embedding ?? []), ...Array.from({ length: index }, () => 0.1)],
});

test.each([
  ['in another order', (data: object[]) => data.toReversed(), 1],
  ['without numbers', (data: object[]) => data.map((each) => ({ ...each, index: undefined })), 1],
  ['with one vector for all', (data: object[]) => data.slice(0, 1), 4],
  ['with too many', (data: object[]) => [...data, ...data], 4],
  ['with one number twice', (data: object[]) => data.map((each) => ({ ...each, index: 0 })), 4],
  [
    'with a number beyond',
    (data: object[]) => data.map((each, n) => ({ ...each, index: n + 1 })),
    4,
  ],
  ['with its first vector cut short', (data: object[]) => data.map(cutShort(0)), 4],
  ['with its last vector cut short', (data: object[]) => data.map(cutShort(2)), 4],
  ['with vectors of three lengths', (data: object[]) => data.map(lengthened), 4],
])('a reply %s gives each text its own vector', async (_, change, requests) => {
  const { fetch, bodies } = measuring((data, { input }) =>
    input.length > 1 ? change(data) : data,
  );
  const vectors = await embedderOf(fetch).embed(
    [textOf(2), textOf(5), textOf(9)],
    never,
    unmetered,
  );
  expect(lengthsOf(vectors)).toEqual([2, 5, 9]);
  expect(bodies).toHaveLength(requests);
});

test.each([
  ['no vector', () => []],
  ['an empty vector', (data: object[]) => data.map((each) => ({ ...each, embedding: [] }))],
  ['zeros', (data: object[]) => data.map((each) => ({ ...each, embedding: [0, 0] }))],
  ['no numbers', (data: object[]) => data.map((each) => ({ ...each, embedding: ['a'] }))],
  ['base64', (data: object[]) => data.map((each) => ({ ...each, embedding: 'AACAPwAAAEA=' }))],
  ['digits', (data: object[]) => data.map((each) => ({ ...each, embedding: '1234' }))],
  ['a hole', (data: object[]) => data.map((each) => ({ ...each, embedding: [0.5, null, 0.5] }))],
  ['no list', () => Response.json({})],
])('%s for a text is malformed, never a vector of something else', async (_, change) => {
  const { fetch } = measuring(change);
  expect(await refused(embedderOf(fetch).embed(['a'], never, unmetered))).toBe('malformed');
});

test('a server that takes no dimensions is asked without them from then on, and cut to size', async () => {
  const { fetch, bodies } = measuring((data, { dimensions }) =>
    dimensions === undefined
      ? data.map((each) => ({ ...each, embedding: Array.from({ length: 3_072 }, () => 0.5) }))
      : badRequest('Invalid JSON payload received. Unknown name "dimensions": Cannot find field.'),
  );
  const embedder = embedderOf(fetch);
  const [vector] = await embedder.embed(['a'], never, unmetered);
  await embedder.embed(['b'], never, unmetered);
  expect(vector).toHaveLength(768);
  expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5);
  expect(bodies.map(({ dimensions }) => dimensions)).toEqual([768, undefined, undefined]);
});

test('what is longer than the model reads is cut, what is empty is asked for all the same', async () => {
  const { fetch, bodies } = measuring();
  const long = `${'😀'.repeat(20_000)}`;
  const vectors = await embedderOf(fetch).embed([long, '', ' \n', '\uD83D'], never, unmetered);
  expect(vectors).toHaveLength(4);
  const [input = []] = bodies.map((body) => body.input);
  for (const text of input) {
    expect(text).not.toBe('');
    expect(text.length).toBeLessThanOrEqual(8_000);
    expect(text.isWellFormed()).toBe(true);
  }
});

test.each([
  ['a model that is gone', () => modelGone(model), 'model_gone'],
  ['a bad request', () => badRequest('The input is wrong.'), 'refused'],
  ['an overloaded server', () => overloaded(), 'busy'],
  [
    'a key that is none',
    () => toErrorResponse(400, 'INVALID_ARGUMENT', 'API key not valid.'),
    'bad_key',
  ],
])('%s is told as what it is', async (_, answer, failure) => {
  const { fetch } = answering(answer);
  expect(await refused(embedderOf(fetch).embed(['a'], never, unmetered))).toBe(failure);
});

test('what nobody waits for any more ends', async () => {
  const { fetch } = measuring();
  const given = AbortSignal.abort(new Error('stopped'));
  expect(await refused(embedderOf(fetch).embed(['a'], given, unmetered))).toBe('cut');
});

test('the stand-in places texts that share words near each other, and refuses what Google does', async () => {
  const fetch = createDemoFetch({ models: [model] });
  const texts = ['the red house', 'a red house', 'quarterly figures', '👍'];
  const [first, second, third] = await embedderOf(fetch).embed(texts, never, unmetered);
  const cosine = (to: Float32Array | undefined) =>
    first?.reduce((sum, value, index) => sum + value * (to?.[index] ?? 0), 0) ?? 0;
  expect(first).toHaveLength(768);
  expect(cosine(second)).toBeGreaterThan(cosine(third) + 0.5);

  const post = (body: object) =>
    fetch('https://model.invalid/v1beta/openai/embeddings', {
      method: 'POST',
      headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
      body: JSON.stringify({ model, ...body }),
    }).then(({ status }) => status);
  const float = { encoding_format: 'float' };
  expect(await post({ input: 'a' })).toBe(400);
  expect(await post({ input: ['a', ''], ...float })).toBe(400);
  expect(await post({ input: Array.from({ length: 101 }, () => 'a'), ...float })).toBe(400);
  expect(await post({ input: ['a'], ...float })).toBe(200);
});
