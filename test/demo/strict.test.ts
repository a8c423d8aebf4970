import { inflateSync } from 'node:zlib';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callReply, textReply, toFrame } from '../../src/demo/frames.ts';
import { createDemoServer, type DemoServer } from '../../src/demo/server.ts';

let server: DemoServer;
let client: OpenAI;
beforeAll(async () => {
  server = await createDemoServer({ apiKey: 'key' });
  client = new OpenAI({ apiKey: 'key', baseURL: server.url, maxRetries: 0 });
});
afterAll(() => server.close());

const messages = [{ role: 'user', content: 'Ada: hello' }];
const body = { model: 'gemini-3.8-flash', messages };

/** The request as it stands, with whatever a client should not send. */
async function post(patch: object, { path = 'chat/completions', key = 'key' } = {}) {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ ...body, ...patch }),
  });
  const text = await response.text();
  return { status: response.status, text, type: response.headers.get('content-type') };
}

test('errors are an array with one object in it, as Google sends them', async () => {
  const { status, text, type } = await post({}, { key: 'wrong' });

  expect(status).toBe(400);
  expect(type).toBe('application/json; charset=UTF-8');
  expect(JSON.parse(text)).toMatchObject([
    {
      error: {
        code: 400,
        status: 'INVALID_ARGUMENT',
        message: 'API key not valid. Please pass a valid API key.',
        details: [{ reason: 'API_KEY_INVALID' }],
      },
    },
  ]);
});

const tool = (parameters: unknown, name = 'f') => [
  { type: 'function', function: { name, parameters } },
];
const object = (property: object) => ({ type: 'object', properties: { a: property } });
const call = (extra: object = {}) => ({
  role: 'assistant',
  tool_calls: [{ id: '1', type: 'function', function: { name: 'f', arguments: '{}' }, ...extra }],
});
const signed = { extra_content: { google: { thought_signature: 'SIG' } } };
const result = { role: 'tool', tool_call_id: '1', name: 'f', content: 'ok' };
const user = (part: object) => [{ role: 'user', content: [part] }];

test.each<[string, object, string]>([
  ['an unknown field', { store: true }, 'Unknown name \\"store\\": Cannot find field.'],
  ['two unknown fields', { seed: 1, top_k: 2 }, 'Unknown name \\"top_k\\"'],
  ['frequency_penalty', { frequency_penalty: 1 }, 'frequency_penalty'],
  ['no messages', { messages: [] }, 'contents is not specified'],
  ['empty content', { messages: [{ role: 'user', content: '' }] }, 'must not be empty'],
  ['an empty part', { messages: user({ type: 'text', text: '' }) }, 'must not be empty'],
  ['the role developer', { messages: [{ role: 'developer', content: 'x' }] }, 'Invalid role'],
  [
    'a picture by address',
    { messages: user({ type: 'image_url', image_url: { url: 'https://example.org/a.png' } }) },
    'Invalid or unsupported file uri: https://example.org/a.png',
  ],
  ['a file part', { messages: user({ type: 'file' }) }, 'Invalid content part type: file'],
  [
    'an audio format that is not wav or mp3',
    { messages: user({ type: 'input_audio', input_audio: { format: 'ogg', data: 'AA==' } }) },
    'Unsupported audio format',
  ],
  ['empty parameters', { tools: tool({ type: 'object', properties: {} }) }, 'should be non-empty'],
  ['a function name with a space', { tools: tool(object({}), 'a b') }, 'Invalid function name'],
  ...['$schema', 'const', 'exclusiveMinimum', 'propertyNames', 'multipleOf', 'allOf'].map(
    (keyword): [string, object, string] => [
      `the schema keyword ${keyword}`,
      { tools: tool(object({ [keyword]: 1 })) },
      keyword,
    ],
  ),
  [
    'tools with a JSON format on 2.5',
    {
      model: 'gemini-2.5-flash',
      tools: tool(object({ type: 'string' })),
      response_format: { type: 'json_object' },
    },
    'is unsupported',
  ],
  ['minimal thinking on 3.8', { reasoning_effort: 'minimal' }, 'minimal'],
  [
    'a call of the current turn without its signature',
    { messages: [...messages, call(), result] },
    'missing a thought_signature',
  ],
  [
    'fewer results than calls',
    { messages: [...messages, call(signed)] },
    'number of function response parts',
  ],
  [
    'more results than calls',
    { messages: [...messages, call(signed), result, result] },
    'number of function response parts',
  ],
])('%s is refused in the words that Google uses', async (_, patch, words) => {
  const { status, text } = await post(patch);

  expect(status).toBe(400);
  expect(text).toContain(words);
});

test('a signed call is accepted, and calls of older turns need no signature', async () => {
  expect((await post({ messages: [...messages, call(signed), result] })).status).toBe(200);
  expect((await post({ messages: [...messages, call(), result, ...messages] })).status).toBe(200);
});

test('a property may be named like a keyword', async () => {
  const properties = { const: { type: 'string' }, pattern: { type: 'string' } };
  expect((await post({ tools: tool({ type: 'object', properties }) })).status).toBe(200);
});

test('what cannot be parsed, query parameters and unknown paths are refused, pages in HTML', async () => {
  const headers = { authorization: 'Bearer key' };
  const broken = await fetch(`${server.url}chat/completions`, {
    method: 'POST',
    headers,
    body: '{',
  });
  expect(broken.status).toBe(400);
  expect((await post({}, { path: 'chat/completions?user=1' })).text).toContain(
    'Cannot bind query parameter',
  );
  for (const path of ['responses', 'images/edits', 'audio/transcriptions', 'files', 'moderations'])
    expect(await post({}, { path })).toMatchObject({
      status: 404,
      type: expect.stringContaining('text/html'),
    });
});

test('models are listed with a prefix, and found with and without it', async () => {
  const { data } = await client.models.list();

  expect(data.map(({ id }) => id)).toContain('models/gemini-3.8-flash');
  expect((await client.models.retrieve('models/gemini-3.8-flash')).object).toBe('model');
  expect((await client.models.retrieve('gemini-3.8-flash')).object).toBe('model');
  await expect(client.models.retrieve('gemini-1.5-flash')).rejects.toMatchObject({ status: 404 });
});

test('embeddings come as floats only, the same for the same text', async () => {
  const embed = async (input: string) => {
    const { data } = await client.embeddings.create({
      model: 'gemini-embedding-2',
      input,
      encoding_format: 'float',
    });
    return data[0]?.embedding ?? [];
  };
  const cosine = (a: number[], b: number[]) => a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);
  const cat = await embed('the cat sat on the mat');

  expect(await embed('the cat sat on the mat')).toEqual(cat);
  expect(cosine(cat, await embed('a cat on a mat'))).toBeGreaterThan(
    cosine(cat, await embed('quarterly revenue grew')),
  );
  await expect(
    client.embeddings.create({ model: 'gemini-embedding-2', input: 'x' }),
  ).rejects.toMatchObject({ status: 400 });
});

function pixelsOf(png: Buffer): Buffer {
  const at = png.indexOf('IDAT');
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
}

test('pictures are real ones, and the compatible path draws with its own few models only', async () => {
  const { data } = await client.images.generate({
    model: 'gemini-3-pro-image-preview',
    prompt: 'a red house',
    response_format: 'b64_json',
  });
  const png = Buffer.from(data?.[0]?.b64_json ?? '', 'base64');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(pixelsOf(png)).toHaveLength(512 * (512 * 3 + 1));

  await expect(
    client.images.generate({ model: 'gemini-nano-banana-2.1', prompt: 'x' }),
  ).rejects.toMatchObject({ status: 404 });
  const drawing = { model: 'gemini-3-pro-image-preview', prompt: 'x', messages: undefined };
  const { status, text } = await post({ ...drawing, seed: 1 }, { path: 'images/generations' });
  expect(status).toBe(400);
  expect(text).toContain('Unknown name \\"seed\\"');
});

/** The `data:` lines of a stream, parsed. */
async function streamed(patch: object = {}) {
  const { text } = await post({ stream: true, ...patch });
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  return text
    .split('\n\n')
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice('data: '.length)));
}

test('a stream has the role on every chunk, the finish reason and the usage on the last', async () => {
  server.next(textReply(['a', 'b']));
  const [first, last] = await streamed({ stream_options: { include_usage: true } });

  expect(first.choices).toEqual([{ delta: { content: 'a', role: 'assistant' }, index: 0 }]);
  expect(first.usage).toBeUndefined();
  expect(last.choices).toEqual([
    { delta: { content: 'b', role: 'assistant' }, finish_reason: 'stop', index: 0 },
  ]);
  expect(last.usage).toBeDefined();
});

test('the usage is told only when asked for', async () => {
  server.next(textReply('a'));
  expect((await streamed()).every(({ usage }) => usage === undefined)).toBe(true);
});

test('calls come whole, a chunk each, without an index, the first one signed, and the stream says stop', async () => {
  server.next(callReply([{ name: 'f' }, { name: 'g' }]));
  const frames = await streamed();
  const calls = frames.map(({ choices }) => choices[0].delta.tool_calls);

  expect(calls.map((list) => list?.length)).toEqual([1, 1, undefined]);
  expect(calls[0][0]).not.toHaveProperty('index');
  expect(calls[0][0].extra_content.google.thought_signature).toBe('SIG');
  expect(calls[1][0]).not.toHaveProperty('extra_content');
  expect(frames.at(-1).choices[0].finish_reason).toBe('stop');
});

test('without a stream the same replies are whole, and calls are named as the finish reason', async () => {
  server.next(textReply(['a', 'b']), callReply([{ name: 'f' }]), {
    frames: [toFrame({ finish_reason: 'content_filter: PROHIBITED_CONTENT' })],
  });
  const ask = async () => JSON.parse((await post({})).text).choices[0];

  expect(await ask()).toMatchObject({ finish_reason: 'stop', message: { content: 'ab' } });
  const called = await ask();
  expect(called).toMatchObject({ finish_reason: 'tool_calls' });
  expect(called.message).not.toHaveProperty('content');
  expect(await ask()).toEqual({
    finish_reason: 'content_filter: PROHIBITED_CONTENT',
    index: 0,
  });
});
