import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { badKey, modelGone, overloaded, quotaExceeded } from '../../src/demo/errors.ts';
import { createDemoFetch } from '../../src/demo/index.ts';
import { createNative, type NativeOptions } from '../../src/model/native.ts';
import { unmetered } from '../doubles/meter.ts';
import { answering, candidate, finished } from './answering.ts';

const nativeUrl = 'https://model.invalid/v1beta/';
const never = new AbortController().signal;
const hello = { contents: [{ role: 'user', parts: [{ text: 'hello' }] }] } as const;

function generate(patch: Partial<NativeOptions>, signal = never) {
  const native = createNative({ apiKey: 'key', nativeUrl, ...patch });
  return native.generate('models/gemini-3.8-flash', hello, signal, unmetered);
}

const hi = candidate([{ text: 'thinking', thought: true }, { text: 'Hi' }]);
const toObject = (response: Response) => async () => {
  const [body] = (await response.json()) as [unknown];
  return Response.json(body, { status: response.status });
};

test('the key goes in its own header, to the model without its prefix, and thoughts are left out', async () => {
  const { asked, fetch } = answering(hi);
  const { text, refusal } = await generate({ fetch, nativeUrl: 'https://model.invalid/v1beta' });

  expect({ text, refusal }).toEqual({ text: 'Hi', refusal: null });
  expect(asked[0]?.url).toBe(`${nativeUrl}models/gemini-3.8-flash:generateContent`);
  expect(asked[0]?.headers.get('x-goog-api-key')).toBe('key');
  expect(asked[0]?.headers.get('authorization')).toBeNull();
  expect(asked[0]?.body).toEqual(hello);
});

test.each<[string, () => Response, object]>([
  ['a bad key', badKey, { failure: 'bad_key' }],
  ['a model that is gone', () => modelGone('x'), { failure: 'model_gone' }],
  ['a daily quota', () => quotaExceeded(38, 'PerDay'), { failure: 'day_quota' }],
  ['a long wait', () => quotaExceeded(38), { failure: 'rate_limited', retryAfterMs: 38_000 }],
])('%s is told at once, whether it comes as an array or as an object', async (_, reply, error) => {
  for (const answer of [reply, toObject(reply())]) {
    const { asked, fetch } = answering(answer, hi);
    await expect(generate({ fetch })).rejects.toMatchObject(error);
    expect(asked).toHaveLength(1);
  }
});

test('a quota that frees up soon is waited for once, and an overload is tried again once', async () => {
  const soon = () => quotaExceeded(0.01);
  const waited = answering(soon, hi);
  expect(await generate({ fetch: waited.fetch })).toMatchObject({ text: 'Hi' });
  const lasting = answering(soon, () => overloaded());
  await expect(generate({ fetch: lasting.fetch })).rejects.toMatchObject({ failure: 'busy' });
  expect(lasting.asked).toHaveLength(2);
});

test.each([
  ['PROHIBITED_CONTENT', 'rules prohibit'],
  ['IMAGE_SAFETY', 'safety rules'],
  ['NO_IMAGE', 'sent no image'],
])('a finish reason %s is a block, told in plain words', async (reason, words) => {
  await expect(generate({ fetch: answering(finished(reason)).fetch })).rejects.toMatchObject({
    failure: 'blocked',
    message: expect.stringContaining(words),
  });
});

test.each([
  ['RECITATION', 'recitation'],
  ['MAX_TOKENS', 'out_of_tokens'],
  ['MALFORMED_RESPONSE', 'malformed'],
  ['SOMETHING_NEW', 'empty'],
])('nothing with the finish reason %s is told as what it is', async (reason, failure) => {
  await expect(generate({ fetch: answering(finished(reason)).fetch })).rejects.toMatchObject({
    failure,
  });
});

test('a blocked prompt is a block, whatever the reason is called', async () => {
  for (const blockReason of ['SAFETY', 'SOMETHING_NEW']) {
    const { fetch } = answering(() => Response.json({ promptFeedback: { blockReason } }));
    await expect(generate({ fetch })).rejects.toMatchObject({
      failure: 'blocked',
      message: 'its safety rules block it.',
    });
  }
});

test('nothing at all is empty, and what is no JSON is malformed', async () => {
  const empty = [() => Response.json({}), finished('STOP'), candidate([{ text: ' ' }])];
  for (const answer of empty)
    await expect(generate({ fetch: answering(answer).fetch })).rejects.toMatchObject({
      failure: 'empty',
    });
  const page = () => new Response('<html>');
  await expect(generate({ fetch: answering(page).fetch })).rejects.toMatchObject({
    failure: 'malformed',
  });
});

const silent: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

test('silence ends after the time-out and is not asked again, an abort ends it at once', async () => {
  await expect(generate({ fetch: silent, timeoutMs: 20 })).rejects.toMatchObject({
    failure: 'busy',
  });
  const controller = new AbortController();
  const asked = generate({ fetch: silent }, controller.signal);
  controller.abort('stop');
  await expect(asked).rejects.toMatchObject({ failure: 'cut' });
});

test('an abort also ends the wait before the second try', async () => {
  const { asked, fetch } = answering(() => quotaExceeded(14));
  const controller = new AbortController();
  const generating = generate({ fetch }, controller.signal);
  while (asked.length === 0) await delay(1);
  controller.abort();

  await expect(generating).rejects.toMatchObject({ failure: 'cut' });
  expect(asked).toHaveLength(1);
});

test('a server that cannot be reached is told as that, and the stand-in answers without a network', async () => {
  await expect(generate({ nativeUrl: 'http://127.0.0.1:9/v1beta/' })).rejects.toMatchObject({
    failure: 'unreachable',
  });
  expect((await generate({ fetch: createDemoFetch() })).text).toContain('stand-in');
});
