import { expect, test } from 'vitest';
import { ModelError } from '../../src/core/errors.ts';
import { toSentence } from '../../src/core/strings/failure.ts';
import { callReply, type ModelReply, textReply, toFrame } from '../../src/demo/frames.ts';
import { ask, server, useServer, weather } from './ask.ts';

useServer();

// Kind: how an answer ended is said in several spellings, fields and places.

const ending = (reason: string, more: object = {}): ModelReply => ({
  frames: [toFrame({ delta: { role: 'assistant' }, finish_reason: reason, ...more })],
});
const alone = (frame: object): ModelReply => ({ frames: [frame] });

test.each<[string, ModelReply, string, number]>([
  ['bare', ending('RECITATION'), 'recitation', 1],
  ['behind the filter', ending('content_filter: RECITATION'), 'recitation', 1],
  ['in small letters', ending('recitation'), 'recitation', 1],
  ['by another server', ending('stop', { native_finish_reason: 'RECITATION' }), 'recitation', 1],
  ['for safety', ending('SAFETY'), 'blocked', 1],
  ['by a list', ending('content_filter: BLOCKLIST'), 'blocked', 1],
  ['in the native spelling', alone({ candidates: [{ finishReason: 'SPII' }] }), 'blocked', 1],
  ['as a prompt', alone({ promptFeedback: { blockReason: 'SAFETY' } }), 'blocked', 1],
  ['as a prompt, spelled', alone({ prompt_feedback: { block_reason: 'OTHER' } }), 'blocked', 1],
  [
    'with a refusal',
    alone(toFrame({ delta: { refusal: 'No.' }, finish_reason: 'stop' })),
    'blocked',
    1,
  ],
  ['at its length', ending('length'), 'out_of_tokens', 1],
  ['at its length, natively', ending('MAX_TOKENS'), 'out_of_tokens', 1],
  ['at its length, otherwise', ending('max_tokens_reached'), 'out_of_tokens', 1],
  ['for its language', ending('LANGUAGE'), 'blocked', 1],
  ['with a broken call', ending('MALFORMED_FUNCTION_CALL'), 'malformed', 2],
  ['with a call that was not offered', ending('UNEXPECTED_TOOL_CALL'), 'malformed', 2],
  ['after too many calls', ending('TOO_MANY_TOOL_CALLS'), 'malformed', 2],
  ['with an error', ending('error'), 'cut', 2],
  ['with nothing', ending('stop'), 'empty', 2],
])('an answer that ended %s is told as that', async (_, reply, failure, asked) => {
  server.answer(() => reply);
  expect((await ask({ tools: [weather] })).failure).toBe(failure);
  expect(server.requests).toHaveLength(asked);
});

test('a reason that says what broke outweighs a call, text, and a plain end behind it', async () => {
  const { frames } = callReply([{ name: 'get_weather' }]) as { frames: object[] };
  const [call = {}, stop = {}] = frames;
  const blocked = toFrame({ finish_reason: 'SAFETY' });
  server.next({ frames: [call, blocked] });
  expect((await ask({ tools: [weather] })).failure).toBe('blocked');
  server.next({ frames: [toFrame({ delta: { content: 'Half' } }), blocked, stop] });
  expect(await ask()).toMatchObject({ text: 'Half', failure: 'blocked' });
  server.next(textReply('Half', { finish: 'RECITATION' }));
  expect(await ask()).toMatchObject({ text: 'Half', failure: 'recitation' });
});

test.each(['stop', 'STOP', 'end_turn', 'eos', 'tool_calls', 'FINISH_REASON_STOP', 'OTHER'])(
  'text with the reason %s is an answer',
  async (finish) => {
    server.next(textReply('Whole', { finish }));
    expect(await ask()).toMatchObject({ text: 'Whole', failure: null });
  },
);

test('what a server that does not stream answers is read, a message or an error', async () => {
  const whole = { choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] };
  server.next(Response.json(whole));
  expect(await ask()).toMatchObject({ text: 'Hi', failure: null });
  server.next(Response.json([{ error: { status: 'RESOURCE_EXHAUSTED', message: 'slow down' } }]));
  expect((await ask()).failure).toBe('rate_limited');
  const pretty = JSON.stringify(whole, null, 2);
  server.next(new Response(pretty, { headers: { 'content-type': 'text/plain' } }));
  expect(await ask()).toMatchObject({ text: 'Hi', failure: null });
});

test('a whole message behind its deltas is not said twice', async () => {
  const said = toFrame({ delta: { content: 'Hi' } });
  const whole = toFrame({ delta: {}, message: { content: 'Hi' }, finish_reason: 'stop' });
  server.next({ frames: [said, whole] });
  expect((await ask()).text).toBe('Hi');
  server.next({ frames: [whole] });
  expect((await ask()).text).toBe('Hi');
});

test.each<[string, unknown, string]>([
  ['a word for a status', { status: 'PERMISSION_DENIED', message: 'No.' }, 'bad_key'],
  ['a status as text', { code: '429', message: 'Slow down.' }, 'rate_limited'],
  ['a type', { type: 'authentication_error', message: 'No.' }, 'bad_key'],
  ['a code of words', { code: 'context_length_exceeded', message: 'No.' }, 'too_long'],
  [
    'a status of Google’s',
    { code: 8, status: 'RESOURCE_EXHAUSTED', message: 'No.' },
    'rate_limited',
  ],
  ['bare text', 'something broke', 'busy'],
])('an error within a stream is understood by %s', async (_, error, failure) => {
  server.answer(() => alone({ error }));
  expect((await ask()).failure).toBe(failure);
});

test('an error that is not named one is one', async () => {
  server.next(alone({ code: 429, message: 'Slow down.' }));
  expect((await ask()).failure).toBe('rate_limited');
  server.next(alone(toFrame({ error: { code: 429, message: 'Slow down.' } })));
  expect((await ask()).failure).toBe('rate_limited');
});

const say = (failure: ConstructorParameters<typeof ModelError>[0], retryAfterMs: number | null) =>
  toSentence(new ModelError(failure, '', { retryAfterMs }));

test('the sentence of a cause is true of it, and a Retry is offered where it can help', () => {
  expect(say('recitation', null)).toMatchObject({ canRetry: false });
  expect(say('recitation', null).text).not.toMatch(/safety/);
  expect(say('out_of_tokens', null)).toMatchObject({ canRetry: false });
  expect(say('empty', null)).toMatchObject({ canRetry: true });
  expect(say('empty', null).text).not.toMatch(/twice/);
  expect(say('blocked', null).text).toMatch(/safety rules/);
});

test('how long a quota lasts is said in words that fit', () => {
  const textOf = (failure: 'rate_limited' | 'day_quota' | 'busy', seconds: number | null) =>
    say(failure, seconds === null ? null : seconds * 1_000).text;
  expect(textOf('rate_limited', 38)).toMatch(/quota per minute is used up.*in 38 seconds\./);
  expect(textOf('rate_limited', null)).toMatch(/quota per minute is used up.*in a minute\./);
  expect(textOf('rate_limited', 600)).toMatch(/quota is used up for now.*in 10 minutes\./);
  expect(textOf('day_quota', 38)).toMatch(/for today.*at midnight Pacific time/);
  expect(textOf('day_quota', 86_400)).toMatch(/for today.*in 24 hours/);
  expect(textOf('busy', 7 * 86_400)).toMatch(/in 7 days\./);
});
