import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ChatEvent } from '../../src/core/ports.ts';
import {
  badKey,
  badRequest,
  modelGone,
  overloaded,
  quotaExceeded,
  toErrorResponse,
} from '../../src/demo/errors.ts';
import {
  blockedReply,
  brokenReply,
  emptyReply,
  endingReply,
  type ModelReply,
  textReply,
  toFrame,
} from '../../src/demo/frames.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { found } from '../waiting.ts';
import { ask, modelOf, server, stopTime, useServer } from './ask.ts';

useServer();

test('a blocked answer is told as blocked and not asked for again', async () => {
  server.next(blockedReply());
  expect((await ask()).failure).toBe('blocked');
  server.next(blockedReply('SAFETY'));
  expect((await ask()).failure).toBe('blocked');
  expect(server.requests).toHaveLength(2);
});

test.each<[number, object]>([
  [400, { code: 'content_filter', message: 'The response was filtered.' }],
  [400, { message: 'It triggered the content management policy.' }],
  [400, { code: 'content_policy_violation', message: 'It violates our usage policies.' }],
  [403, { code: 403, message: 'google/gemini requires moderation. It was flagged for "x".' }],
  [400, { code: 400, message: 'Prompt was blocked: PROHIBITED_CONTENT' }],
  [422, { message: 'Input is flagged by the filter.' }],
])('a request that a filter refuses with %s is told as blocked', async (status, error) => {
  server.next(Response.json({ error }, { status }));
  expect((await ask()).failure).toBe('blocked');
  expect(server.requests).toHaveLength(1);
});

test.each<[number, object, string]>([
  [400, { message: "Invalid value at 'safety_settings[0].threshold'" }, 'refused'],
  [403, { message: 'Requests from this referer are blocked.' }, 'bad_key'],
  [403, { message: 'The caller does not have permission' }, 'bad_key'],
])('what only sounds like a filter (%s) is not told as blocked', async (status, error, failure) => {
  server.next(Response.json({ error }, { status }));
  expect((await ask()).failure).toBe(failure);
});

test.each<[string, ModelReply, string]>([
  ['malformed', blockedReply('function_call_filter: MALFORMED_FUNCTION_CALL'), 'malformed'],
  ['empty', emptyReply(), 'empty'],
  ['without choices', { frames: [{ id: 'x' }] }, 'empty'],
  ['with nothing but [DONE]', { frames: [] }, 'empty'],
])('an answer that is %s is asked for once more, then told', async (_, reply, failure) => {
  server.next(reply);
  expect(await ask()).toMatchObject({ failure: null });
  server.next(reply, reply);
  expect(await ask()).toMatchObject({ failure });
  expect(server.requests).toHaveLength(4);
});

test.each<[string, ModelReply]>([
  ['without a finish reason', textReply('Half', { finish: null })],
  ['with a broken connection', endingReply('Half', 'cut')],
])('an answer that ends %s is cut, and what was shown is not asked for again', async (_, reply) => {
  server.next(reply);
  expect(await ask()).toMatchObject({ text: 'Half', failure: 'cut' });
  expect(server.requests).toHaveLength(1);
});

test.each([false, true])(
  'an error in the middle of a stream cuts it, and before any text it is asked for again (array: %s)',
  async (isArray) => {
    server.next(brokenReply('Half', isArray));
    expect(await ask()).toMatchObject({ text: 'Half', failure: 'cut' });
    server.next(brokenReply('', isArray));
    expect(await ask()).toMatchObject({ failure: null });
    server.next(brokenReply('', isArray), brokenReply('', isArray));
    expect(await ask()).toMatchObject({ text: '', failure: 'busy' });
    expect(server.requests).toHaveLength(5);
  },
);

test('a stream that falls silent is given up after the idle time-out, not after a total', async () => {
  const pass = stopTime();
  const gate = createGatedReply();
  server.next(gate.reply);
  const events: ChatEvent[] = [];
  const asked = ask({}, { idleTimeoutMs: 100 }, new AbortController().signal, events);
  for (let index = 1; index <= 8; index += 1) {
    gate.say('x');
    await found(() => events.length === index);
    await pass(90);
  }
  await pass(10);
  expect(await asked).toMatchObject({ text: 'xxxxxxxx', failure: 'cut' });
});

test.each<[string, () => Response, string]>([
  ['a bad key', badKey, 'bad_key'],
  ['a daily quota', () => quotaExceeded(38, 'PerDay'), 'day_quota'],
  ['a quota that frees up late', () => quotaExceeded(38), 'rate_limited'],
  ['an unknown model', () => modelGone('x'), 'model_gone'],
  [
    'an unknown field',
    () => badRequest('Invalid JSON payload received. Unknown name "store": Cannot find field.'),
    'refused',
  ],
  [
    'too long a conversation',
    () =>
      badRequest(
        'The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).',
      ),
    'too_long',
  ],
  [
    'no credit',
    () => toErrorResponse(429, 'RESOURCE_EXHAUSTED', 'Your prepayment credits are depleted.'),
    'no_credit',
  ],
])('%s is known by its body and not asked again', async (_, reply, failure) => {
  server.answer(reply);
  expect(await ask()).toMatchObject({ failure });
});

test('a quota that frees up soon is waited for, as long as the body says', async () => {
  server.next(quotaExceeded(0.05));
  expect(await ask()).toMatchObject({ failure: null });
  expect(server.requests).toHaveLength(2);
});

test('how long a quota lasts is told', async () => {
  server.next(quotaExceeded(38));
  expect((await ask()).error).toMatchObject({ retryAfterMs: 38_000 });
});

test('on overload and on a daily quota the fallback model answers, and says so first', async () => {
  server.answer((body) =>
    body.model === 'gemini-3.8-flash' ? quotaExceeded(1, 'PerDay') : textReply('Hi'),
  );
  const { events, text } = await ask({}, { fallbackModel: 'gemini-3.5-flash-lite' });

  expect(events[0]).toEqual({ type: 'fallback', model: 'gemini-3.5-flash-lite' });
  expect(text).toBe('Hi');
});

test('an overloaded server is tried again by the client, then told', async () => {
  server.next(overloaded());
  expect(await ask()).toMatchObject({ failure: null });
});

test('aborting ends the stream quietly and closes the connection', async () => {
  const closed = Promise.withResolvers<void>();
  server.next({
    frames: (async function* () {
      try {
        for (;;) {
          yield toFrame({ delta: { content: 'x' } });
          await delay(5);
        }
      } finally {
        closed.resolve();
      }
    })(),
  });
  const controller = new AbortController();
  const events: ChatEvent[] = [];
  const asked = ask({}, {}, controller.signal, events);
  await expect.poll(() => events.length).toBeGreaterThan(0);
  controller.abort('stop');
  const { failure, end } = await asked;
  await closed.promise;

  expect(failure).toBeNull();
  expect(end).toBeUndefined();
});

test('a server that cannot be reached is told as that', async () => {
  expect(await ask({}, { baseUrl: 'http://127.0.0.1:9/v1/' })).toMatchObject({
    failure: 'unreachable',
  });
});

test('at start a missing model and a bad key are one sentence each, a server without a list is a warning', async () => {
  await expect(modelOf({ model: 'gemini-none' }).check()).rejects.toThrow(
    'GEMINI_MODEL: the model service doesn’t list gemini-none',
  );
  await expect(modelOf({ apiKey: 'wrong' }).check()).rejects.toThrow(
    'GEMINI_API_KEY: the model service rejected the key',
  );
  const log = createMemoryLog();
  await modelOf({ baseUrl: `${server.url}nothing/here/`, log }).check();
  expect(log.lines).toMatchObject([{ level: 'warn' }]);
  await modelOf({ model: 'gemini-3.8-flash' }).check();
  expect(await modelOf().modelCatalog.list(new AbortController().signal)).toContain(
    'gemini-3.8-flash',
  );
});
