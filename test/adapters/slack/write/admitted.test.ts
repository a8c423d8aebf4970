import { expect, onTestFinished, test } from 'vitest';
import { toKey } from '../../../../src/adapters/slack/rate-limits.ts';
import type { Content } from '../../../../src/core/content.ts';
import type { Channel } from '../../../../src/core/ports.ts';
import { createRateLimits } from '../../../../src/core/reply/rate-limits.ts';
import { ended, growing, never, start, toAudience, toPlace, toPosted } from '../start.ts';

/** A process that has just started after another one, and a clock that stands still. */
async function startCold() {
  const clock = { at: 0 };
  const rateLimits = createRateLimits({ now: () => clock.at, coldUntil: 60_000 });
  const { adapter, emulator } = await start({}, { rateLimits });
  const ask = () => {
    const ts = emulator.person('U1').dm('why?');
    return adapter.channel(toPlace(emulator.dmOf('U1'), ts), toAudience({ question: ts }));
  };
  const methods = () => emulator.calls.map(({ method }) => method);
  const waiting = new AbortController();
  onTestFinished(() => waiting.abort());

  /** Creates a message in the way that the limits allow now; time passes before it is written. */
  const create = async (channel: Channel, key: string, content: Content, passedMs: number) => {
    const message = toPosted(key);
    const held = channel.rateLimits(message, 'open');
    const settle = rateLimits.take(held);
    clock.at += passedMs;
    return channel.write(message, 'open', content, waiting.signal, held).finally(settle);
  };
  return { ask, clock, create, emulator, methods, rateLimits };
}

test.each([
  ['a post', 1_000, 0, 'chat.postMessage'],
  ['a post, and streams are allowed meanwhile', 1_000, 9_000, 'chat.postMessage'],
  ['a stream', 3_000, 0, 'chat.startStream'],
  ['a stream, and a long time goes by', 3_000, 9_000, 'chat.startStream'],
])('a message that was admitted as %s becomes one', async (_, at, passedMs, method) => {
  const { ask, clock, create, methods } = await startCold();
  clock.at = at;
  await create(ask(), 'job1/0/0', growing('One'), passedMs);

  expect(methods()).toEqual([method]);
});

test.each([
  ['as a post, when it could be a stream by now', 1_000, 9_000],
  ['as a post', 1_000, 0],
  ['as a stream, which a whole answer is not', 3_000, 0],
])('a whole answer that was admitted %s does not wait for itself', async (_, at, passedMs) => {
  const { ask, clock, create, methods } = await startCold();
  clock.at = at;
  const { posted } = await create(ask(), 'job1/0/0', ended('All of it.'), passedMs);

  expect(posted).toMatchObject({ state: 'open' });
  expect(methods()).toEqual(['chat.postMessage']);
});

test('a write for which nothing was taken waits for its own turn, and passes', async () => {
  const { ask, clock, methods, rateLimits } = await startCold();
  clock.at = 1_000;
  await ask().write(toPosted(), 'open', ended('All of it.'), never);

  expect(methods()).toEqual(['chat.postMessage']);
  const [own] = ask().rateLimits(toPosted('job2/0/0'), 'open');
  expect(own && rateLimits.delay([own])).toBe(1_000);
});

test.each([
  ['a message before the last of an answer that is whole', true, growing('The first of three.')],
  ['one that grows', false, growing('The first')],
  ['the last', true, ended('The third of three.')],
])('%s draws on nothing that was not taken for it, at any number', async (_, isWhole, content) => {
  const { ask, clock, emulator, rateLimits } = await startCold();
  clock.at = 61_000;
  const channel = ask();
  const before = rateLimits.delay([toKey('T1', 'chat.startStream')]);
  for (let count = 0; count < 22; count += 1) {
    clock.at += 1_000; // A channel takes a post a second.
    const message = toPosted(`job${count}/0/0`);
    const held = channel.rateLimits(message, 'open', isWhole);
    const settle = rateLimits.take(held);
    await channel.write(message, 'open', content, never, held).finally(settle);
    channel.rateLimits(message, 'close');
  }

  const started = emulator.calls.filter(({ method }) => method === 'chat.startStream').length;
  const limit = { ...toKey('T1', 'chat.startStream'), keep: 20 - started };
  expect(before).toBe(0);
  expect(started).toBeLessThanOrEqual(isWhole ? 0 : 20);
  expect(rateLimits.delay([limit]) > 0).toBe(started > 0);
});

test('a stream for which nothing was taken waits for its own turn', async () => {
  const { ask, clock, methods, rateLimits } = await startCold();
  clock.at = 61_000;
  await ask().write(toPosted(), 'open', growing('One'), never);

  expect(methods()).toEqual(['chat.startStream']);
  expect(rateLimits.delay([{ ...toKey('T1', 'chat.startStream'), keep: 19 }])).toBeGreaterThan(0);
});
