import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { ModelError } from '../../src/core/errors.ts';
import { callReply, textReply, toFrame } from '../../src/demo/frames.ts';
import { unmetered } from '../doubles/meter.ts';
import { createStallingServer, type Stall, type StallingServer } from '../emulators/stalling.ts';
import { ask, modelOf, server, useServer, weather } from './ask.ts';

useServer();

// A model's server that hangs, in whatever way, is given up at a limit; what only keeps a
// connection open is no word.

let stalling: StallingServer | undefined;
afterEach(async () => {
  await stalling?.close();
  stalling = undefined;
});

async function stall(how: Stall) {
  stalling = await createStallingServer(server.url);
  stalling.stall(how);
  return { baseUrl: stalling.url, nativeUrl: stalling.nativeUrl };
}

const limits = { idleTimeoutMs: 150, wordlessTimeoutMs: 300, readTimeoutMs: 300 };

test.each<[Stall, string]>([
  ['accept', 'busy'],
  ['headers', 'busy'],
  ['keepalive', 'busy'],
  ['empty', 'busy'],
  ['dribble', 'busy'],
  ['part', 'cut'],
])('a stream that stalls by "%s" is given up', async (how, failure) => {
  server.answer(() => textReply(['one ', 'two ']));

  expect(await ask({}, { ...limits, ...(await stall(how)) })).toMatchObject({ failure });
  // The server may see it late. Once more would only take as long again.
  await expect.poll(() => stalling?.stalled).toBe(1);
});

const schema = z.object({ title: z.string() });
const turns = [{ role: 'user', parts: [{ type: 'text', text: 'lunch' }] }] as const;

test.each<Stall>(['accept', 'headers', 'keepalive', 'dribble', 'part'])(
  'an answer in one piece that stalls by "%s" is given up',
  async (how) => {
    server.answer(() => textReply('{"title":"Lunch"}'));
    const { structuredOutput, transcriber } = modelOf({ ...limits, ...(await stall(how)) });
    const never = new AbortController().signal;
    const audio = { mimeType: 'audio/wav', bytes: new Uint8Array(8) };
    const failures = await Promise.all(
      [
        structuredOutput.extract(schema, { system: 's', turns }, never, unmetered),
        transcriber.transcribe(audio, never, unmetered),
      ].map((asked) =>
        asked.then(
          () => null,
          (error: unknown) => error instanceof ModelError && error.failure,
        ),
      ),
    );

    expect(failures).toEqual(['busy', 'busy']);
  },
);

test('a list of models that never ends is given up', async () => {
  const endless: typeof fetch = async (_, init) =>
    new Response(
      new ReadableStream({
        start: (controller) =>
          init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason)),
      }),
    );
  const { modelCatalog } = modelOf({ fetch: endless });

  await expect(modelCatalog.list(AbortSignal.timeout(50))).rejects.toThrow();
});

test('hidden thoughts and calls that are being written are signs of life, empty chunks are none', async () => {
  const delta = (fields: object) => toFrame({ delta: { role: 'assistant', ...fields } });
  const written = callReply([{ name: 'get_weather', arguments: '{"city":"Oslo"}' }]);
  server.next(
    {
      frames: [
        delta({ content: '<thought>hm' }),
        delta({ content: ' so' }),
        delta({}),
        delta({ content: '</thought>Yes.' }),
        toFrame({ delta: {}, finish_reason: 'stop' }),
      ],
    },
    written,
  );

  expect((await ask()).events.map(({ type }) => type)).toEqual([
    'activity',
    'activity',
    'text',
    'end',
  ]);
  expect((await ask({ tools: [weather] })).events.map(({ type }) => type)).toEqual([
    'activity',
    'end',
  ]);
});
