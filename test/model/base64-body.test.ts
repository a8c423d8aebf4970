import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ModelPart } from '../../src/core/ports.ts';
import { badKey, badRequest, overloaded } from '../../src/demo/errors.ts';
import { createDemoFetch } from '../../src/demo/index.ts';
import { createFileMarkers, toBase64Body, withBase64Files } from '../../src/model/base64-body.ts';
import { unmetered } from '../doubles/meter.ts';
import { drawn } from './answering.ts';
import { ask, modelOf, useServer } from './ask.ts';
import { afterReading, atOnce, listening } from './listening.ts';

useServer();

const SLICE_BYTES = 96 * 1024;
const never = new AbortController().signal;
const LARGE_BYTES = 8 * 1024 * 1024; // More than the sockets on both sides take in.

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 31) >>> 3);
const base64Of = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const fileOf = (length: number) =>
  ({ type: 'image', mimeType: 'image/png', name: 'a.png', bytes: bytesOf(length) }) as const;
const turnsOf = (...parts: readonly ModelPart[]) => [{ role: 'user', parts }] as const;

const yes = () =>
  new Response(
    'data: {"choices":[{"delta":{"content":"Yes"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
    { headers: { 'content-type': 'text/event-stream' } },
  );
const contentOf = (body: string) => JSON.parse(body).messages.at(-1).content;

test.each([0, 1, 2, 3, SLICE_BYTES - 1, SLICE_BYTES, SLICE_BYTES + 1, 3 * SLICE_BYTES])(
  'a file of %i bytes arrives as plain JSON would hold it, with its length told before',
  async (length) => {
    const server = await listening(afterReading(yes));
    const file = fileOf(length);
    const text = { type: 'text', text: 'Ada: déjà vu 👀' } as const;
    expect((await ask({ turns: turnsOf(text, file) }, server)).text).toBe('Yes');

    const [{ body = '', headers = {} } = {}] = server.heard;
    expect(contentOf(body)).toEqual([
      text,
      {
        type: 'image_url',
        image_url: { url: `data:image/png;base64,${base64Of(file.bytes)}` },
      },
    ]);
    expect(body).toBe(JSON.stringify(JSON.parse(body)));
    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
    expect(headers['transfer-encoding']).toBeUndefined();
  },
);

test('a file that is there twice arrives twice, and a view of larger memory as what it shows', async () => {
  const server = await listening(afterReading(yes));
  const file = fileOf(1_000);
  const view = { ...file, bytes: file.bytes.subarray(100, 200) };
  const sound = { ...view, type: 'audio', mimeType: 'audio/wav' } as const;
  await ask({ turns: turnsOf(file, view, file, sound) }, server);

  const content: { image_url?: { url: string }; input_audio?: { data: string } }[] = contentOf(
    server.heard[0]?.body ?? '',
  );
  const sent = content.map(({ image_url: image, input_audio: audio }) =>
    image ? image.url.split(',')[1] : audio?.data,
  );
  expect(sent).toEqual([file, view, file, view].map(({ bytes }) => base64Of(bytes)));
});

test('text that looks like a mark stays text', async () => {
  const server = await listening(afterReading(yes));
  const text = `Ada: ${createFileMarkers().add(bytesOf(3))} inlay:00000000-0000-0000-0000-000000000000`;
  await ask({ turns: turnsOf({ type: 'text', text }, fileOf(3)) }, server);

  expect(contentOf(server.heard[0]?.body ?? '')[0]).toEqual({ type: 'text', text });
});

test('what is tried again is sent again, to the last byte', async () => {
  const server = await listening(
    atOnce(() => null),
    afterReading(overloaded),
    afterReading(yes),
  );
  const { text } = await ask({ turns: turnsOf(fileOf(LARGE_BYTES)) }, server);

  expect(text).toBe('Yes');
  const [first, second] = server.heard.map(({ body }) => body);
  expect(second).toBe(first);
  expect(contentOf(first ?? '')[0].image_url.url).toHaveLength(
    'data:image/png;base64,'.length + Math.ceil(LARGE_BYTES / 3) * 4,
  );
});

test('the fallback model gets the files too', async () => {
  const server = await listening(
    ...[1, 2, 3].map(() => afterReading(overloaded)),
    afterReading(yes),
  );
  const patch = { baseUrl: server.baseUrl, fallbackModel: 'gemini-3.5-flash-lite' };
  expect((await ask({ turns: turnsOf(fileOf(1_000)) }, patch)).text).toBe('Yes');

  const [first, , , last] = server.heard.map(({ body }) => contentOf(body));
  expect(last).toEqual(first);
});

const drawFrom = ({ bytes, mimeType }: ReturnType<typeof fileOf>) => ({
  ...{ prompt: 'at night', aspect: null, count: 1 },
  sources: [{ bytes, mimeType }],
});

test('connections serve one request with files after another', async () => {
  const server = await listening(afterReading(drawn()));
  const { imageModel } = modelOf(server);
  for (let count = 0; count < 6; count += 1)
    await imageModel.draw(drawFrom(fileOf(2 * SLICE_BYTES)), never, unmetered);

  // One may still be closing its last answer when the next request wants it.
  expect(new Set(server.heard.map(({ socket }) => socket)).size).toBeLessThanOrEqual(2);
});

test.each([
  ['a bad key', badKey, 'bad_key', 1],
  // These may be about the file: it is asked again without it.
  ['a refusal', () => badRequest('No.'), 'refused', 2],
  ['a body that is too large', () => new Response('<html>', { status: 413 }), 'too_long', 2],
])('%s is told as such though the body was not read', async (_, respond, failure, asked) => {
  const server = await listening(atOnce(respond));
  expect((await ask({ turns: turnsOf(fileOf(LARGE_BYTES)) }, server)).failure).toBe(failure);
  expect(server.countAsked()).toBe(asked);
});

test('a redirect is not followed: a request with files is sent to the server that was set', async () => {
  const other = await listening(afterReading(yes));
  const headers = { location: `${other.baseUrl}chat/completions` };
  const server = await listening(afterReading(() => new Response(null, { status: 307, headers })));
  expect((await ask({ turns: turnsOf(fileOf(10)) }, server)).failure).toBe('unreachable');
  expect(other.countAsked()).toBe(0);
});

test('aborting while a file is on its way ends quietly and sends no more of it', async () => {
  const controller = new AbortController();
  const server = await listening(afterReading(yes));
  const asked = ask({ turns: turnsOf(fileOf(LARGE_BYTES)) }, server, controller.signal);
  while (server.countAsked() === 0) await nextTurn();
  controller.abort('stop');

  expect(await asked).toMatchObject({ failure: null, events: [] });
  expect(server.heard).toEqual([]);
});

test('a picture that is changed arrives as plain JSON would hold it, when it is tried again too', async () => {
  const server = await listening(afterReading(overloaded), afterReading(drawn()));
  const file = fileOf(SLICE_BYTES + 1);
  await modelOf(server).imageModel.draw(drawFrom(file), never, unmetered);

  const [first = '', second] = server.heard.map(({ body }) => body);
  expect(second).toBe(first);
  expect(JSON.parse(first).contents[0].parts).toEqual([
    { inlineData: { mimeType: 'image/png', data: base64Of(file.bytes) } },
    { text: 'at night' },
  ]);
  expect(first).toBe(JSON.stringify(JSON.parse(first)));
});

test('the stand-in in the process understands it as well', async () => {
  const { text, failure } = await ask(
    { turns: turnsOf(fileOf(1_000), { type: 'text', text: 'Ada: what is it?' }) },
    { baseUrl: 'https://demo.invalid/v1beta/openai/', fetch: createDemoFetch() },
  );
  expect(failure).toBeNull();
  expect(text).toContain('I received an image');
});

/** The body that a `fetch` would be given for JSON with one file in it. */
async function toStream(bytes: Uint8Array): Promise<ReadableStream<Uint8Array>> {
  let body: unknown;
  const inner: typeof fetch = async (_, init) => {
    body = init?.body;
    return new Response();
  };
  const fileMarkers = createFileMarkers();
  const json = JSON.stringify({ data: fileMarkers.add(bytes) });
  await withBase64Files(inner)('http://localhost', {
    method: 'POST',
    body: json,
    ...toBase64Body(fileMarkers),
  });
  if (!(body instanceof ReadableStream)) throw new Error('no stream came');
  return body;
}

test('a file becomes text only as fast as it is read, in small pieces', async () => {
  const bytes = new Uint8Array(4 * SLICE_BYTES);
  const reader = (await toStream(bytes)).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    expect(value.length).toBeLessThanOrEqual((SLICE_BYTES / 3) * 4);
    await nextTurn();
    bytes.fill(255); // Whatever was made ahead would still hold zeros.
    text += Buffer.from(value).toString();
  }
  const { data } = JSON.parse(text);
  expect(data.slice((SLICE_BYTES / 3) * 4)).toMatch(/^\/+$/);
});

test('everything else gets its turn while a file becomes text', async () => {
  const slices = 20;
  const stream = await toStream(new Uint8Array(slices * SLICE_BYTES));
  let turns = 0;
  let isRead = false;
  const count = async () => {
    for (; !isRead; turns += 1) await nextTurn();
  };
  const counting = count();
  await new Response(stream).arrayBuffer();
  isRead = true;
  await counting;

  expect(turns).toBeGreaterThanOrEqual(slices - 1);
});
