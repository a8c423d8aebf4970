import { expect, test } from 'vitest';
import {
  badRequest,
  modelGone,
  overloaded,
  quotaExceeded,
  toErrorResponse,
} from '../../src/demo/errors.ts';
import { brokenReply, endingReply, textReply } from '../../src/demo/frames.ts';
import { createDemoFetch } from '../../src/demo/index.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { found } from '../waiting.ts';
import { ask, server, stopTime, useServer, weather } from './ask.ts';

useServer();

test('the fallback model answers when the first is overloaded, with the signatures of the first left out', async () => {
  const message = {
    role: 'assistant',
    content: null,
    tool_calls: [
      {
        id: '1',
        type: 'function',
        function: { name: 'get_weather', arguments: '{}' },
        extra_content: sign('OTHER'),
      },
    ],
  };
  const results = [{ role: 'tool', tool_call_id: '1', name: 'get_weather', content: 'sunny' }];
  server.answer((body) => {
    if (body.model === 'gemini-3.8-flash') return brokenReply('');
    const signature = body.messages?.at(-2)?.tool_calls?.[0]?.extra_content?.google;
    return signature?.thought_signature === 'OTHER'
      ? badRequest('Corrupted thought signature.')
      : textReply('Sunny.');
  });
  const { events, text } = await ask(
    { tools: [weather], rounds: [{ message, results }] },
    { fallbackModel: 'gemini-3.5-flash-lite' },
  );

  expect(events.map(({ type }) => type)).toEqual(['fallback', 'text', 'end']);
  expect(text).toBe('Sunny.');
  expect(server.requests.map(({ model }) => model)).toEqual([
    'gemini-3.8-flash',
    'gemini-3.8-flash',
    'gemini-3.5-flash-lite',
    'gemini-3.5-flash-lite',
  ]);
});

function sign(signature: string) {
  return { google: { thought_signature: signature } };
}

test('the fallback is not asked for what it would refuse as well, nor after text was shown', async () => {
  const fallbackModel = 'gemini-3.5-flash-lite';
  server.next(badRequest('No.'));
  expect(await ask({}, { fallbackModel })).toMatchObject({ failure: 'refused' });
  server.next(brokenReply('Half'));
  expect(await ask({}, { fallbackModel })).toMatchObject({ text: 'Half', failure: 'cut' });
  expect(server.requests).toHaveLength(2);
});

test('when the fallback fails too, its failure is told', async () => {
  server.answer((body) =>
    body.model === 'gemini-3.8-flash' ? quotaExceeded(1, 'PerDay') : modelGone('x'),
  );
  const { events, failure } = await ask({}, { fallbackModel: 'gemini-3.5-flash-lite' });

  expect(events).toEqual([{ type: 'fallback', model: 'gemini-3.5-flash-lite' }]);
  expect(failure).toBe('model_gone');
});

test('an effort that the model does not know is left out, once', async () => {
  server.answer((body) =>
    body.reasoning_effort ? badRequest('reasoning_effort is not supported.') : textReply('Hi'),
  );
  expect(await ask({ effort: 'high' })).toMatchObject({ text: 'Hi', failure: null });
  expect(server.requests.map((body) => body.reasoning_effort)).toEqual(['high', undefined]);
});

test('a signature that stays refused is told, not tried for ever', async () => {
  server.answer(() => badRequest('Invalid thought signature.'));
  expect((await ask()).failure).toBe('refused');
  expect(server.requests).toHaveLength(2);
});

test('a stream that never begins counts as a model that is busy: the fallback answers', async () => {
  const pass = stopTime();
  server.next(endingReply('', 'stall'));
  const asked = ask({}, { idleTimeoutMs: 100, fallbackModel: 'gemini-3.5-flash-lite' });
  await found(() => server.requests.length === 1);
  await pass(200); // Twice as long, until the first byte.
  const { text, events } = await asked;
  expect(events[0]?.type).toBe('fallback');
  expect(text).not.toBe('');
});

test('comments that keep a connection alive count as a sign of life', async () => {
  const pass = stopTime();
  const end =
    'data: {"choices":[{"delta":{"content":"Hi"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';
  let comments = 0;
  const body = new ReadableStream(
    {
      // Called when the client has read what came before.
      async pull(controller) {
        await pass(90);
        comments += 1;
        controller.enqueue(Buffer.from(comments < 18 ? ': still thinking\n\n' : end));
        if (comments === 18) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { 'content-type': 'text/event-stream' };
  const keeper = async () => new Response(body, { headers });

  expect(await ask({}, { fetch: keeper, idleTimeoutMs: 100 })).toMatchObject({
    text: 'Hi',
    failure: null,
  });
  expect(comments).toBe(18);
});

test('aborting while the client waits to try again ends quietly', async () => {
  server.answer(() => quotaExceeded(10));
  const controller = new AbortController();
  const asked = ask({}, {}, controller.signal);
  await expect.poll(() => server.requests.length).toBe(1);
  controller.abort('stop');

  expect(await asked).toMatchObject({ text: '', failure: null, events: [] });
});

test('aborting before the first byte ends quietly', async () => {
  const gate = createGatedReply();
  server.next(gate.reply);
  const controller = new AbortController();
  const asked = ask({}, {}, controller.signal);
  await expect.poll(() => server.requests.length).toBe(1);
  controller.abort('stop');

  expect(await asked).toMatchObject({ failure: null, events: [] });
  await gate.closed;
});

test('a wait that a plain server asks for in seconds is told when it is long', async () => {
  const headers = { 'retry-after': '40', 'content-type': 'application/json' };
  const body = JSON.stringify({ error: { message: 'slow down', code: 'rate_limit_exceeded' } });
  server.answer(() => new Response(body, { status: 429, headers }));
  const { failure, error } = await ask();

  expect(failure).toBe('rate_limited');
  expect(error).toMatchObject({ retryAfterMs: 40_000 });
  expect(server.requests).toHaveLength(1);
});

test.each<[number, string, string]>([
  [401, 'Incorrect API key provided', 'bad_key'],
  [402, 'Insufficient balance', 'no_credit'],
  [403, 'Your API key was reported as leaked.', 'bad_key'],
  [403, 'This model is not available to you.', 'model_gone'],
  [413, 'Payload too large', 'too_long'],
])('a status %i that says "%s" is %s', async (status, message, failure) => {
  server.answer(() => toErrorResponse(status, 'X', message));
  expect((await ask()).failure).toBe(failure);
});

test('an overload that lasts is told after three tries', async () => {
  server.answer(overloaded);
  expect((await ask()).failure).toBe('busy');
  expect(server.requests).toHaveLength(3);
});

test('the stand-in answers in the process, without a port', async () => {
  const { text, failure } = await ask(
    {},
    { baseUrl: 'https://demo.invalid/v1beta/openai/', fetch: createDemoFetch({ chunkDelayMs: 1 }) },
  );
  expect(failure).toBeNull();
  expect(text).toContain('offline stand-in');
});
