import { expect, onTestFinished, test, vi } from 'vitest';
import { RateLimitedError } from '../../../src/core/errors.ts';
import type { Channel, RateLimit } from '../../../src/core/ports.ts';
import { createPacer } from '../../../src/core/reply/pacer.ts';
import { createRateLimits } from '../../../src/core/reply/rate-limits.ts';
import { createMemoryChannel, plainDialect } from '../../doubles/channel.ts';
import { closing, complete, pause, setUp } from './replying.ts';

const SENTENCE = 'A sentence of some words. ';

function limit(key: string, capacity: number): RateLimit {
  return {
    ...{ key, capacity, windowMs: 60_000 },
    ...{ isAnnounced: false, isSpread: false, keep: 0 },
  };
}

/** A channel in which messages are made with ease and changed rarely. */
function setUpScarce(changes: number, more: Partial<Channel> = {}) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const memory = createMemoryChannel({ ...plainDialect, appends: true });
  const rateLimits: Channel['rateLimits'] = (_, step) =>
    step === 'open' ? [limit('make', 100)] : [limit('change', changes)];
  const channel = Object.assign(memory, { rateLimits }, more);
  return setUp({ channel, pacer: createPacer(createRateLimits()) });
}

const passing = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  await pause();
};

test('last words that would wait long for a change come in a message of their own', async () => {
  const { reply, channel } = setUpScarce(1);
  reply.push(SENTENCE.repeat(4));
  await pause();
  reply.push(SENTENCE.repeat(4));
  await pause();
  reply.push('And the end.');
  void reply.finish(complete, closing);
  await passing(1_000);
  expect(channel.texts).toHaveLength(1);
  await passing(3_000);

  expect(channel.texts).toHaveLength(2);
  expect(channel.texts[1]).toContain('And the end.');
  expect(channel.shown[1]?.content.buttons.map(({ label }) => label)).toEqual(['again']);
  // Its Stop goes when there is room for that, and both together are the text.
  await passing(60_000);
  expect(channel.shown[0]?.content.buttons).toEqual([]);
  expect(channel.texts.join(' ')).toBe(`${SENTENCE.repeat(8)}And the end.`);
});

// Kind: a message that was left for a new one shows something of that, too, until it is changed.
test.each([
  ['in the middle of a word', 2, 'The window was open, and the gard', 'en was quiet.'],
  ['behind a word', 2, 'The window was open, and the garden', ' was quiet.'],
  ['behind a space', 2, 'The window was open, and the garden ', 'was quiet.'],
  ['behind a sentence', 2, 'The window was open.', ' The garden was quiet.'],
  ['in a second sentence', 2, 'The window was open. The gar', 'den was quiet.'],
  ['in emphasis', 2, 'The window was **open and the gar', 'den** was quiet.'],
  [
    'in a link',
    2,
    'The [window](https://example.com/a) and the [gar',
    'den](https://example.com) too.',
  ],
  ['in an entity', 2, 'The window &am', 'p; the garden.'],
  ['in Chinese', 2, '窗户开着，花园很', '安静。'],
  ['in an emoji', 2, 'The window 👩‍', '👩‍👧 was open.'],
])('no words stand twice where a growing text was left %s', async (_, messages, start, end) => {
  const { reply, channel } = setUpScarce(1);
  const text = `${SENTENCE.repeat(3)}${start}${end}`;
  reply.push(SENTENCE);
  await pause();
  reply.push(`${SENTENCE.repeat(2)}${start}`);
  await passing(1_000); // That was the one change of this minute.
  reply.push(end);
  void reply.finish(complete, closing);
  const toInk = (words: string) => words.replace(/[\s*]+/g, '');
  const states = new Set<string>();
  for (let second = 0; second < 90; second += 1) {
    await passing(1_000);
    states.add(toInk(channel.texts.join('')));
  }
  for (const state of states) expect(toInk(text).startsWith(state)).toBe(true);
  expect([...states].at(-1)).toBe(toInk(text));
  expect(channel.texts).toHaveLength(messages);
});

test('no message is added where a change has room, nor where all words can be read', async () => {
  for (const changes of [10, 1]) {
    const { reply, channel } = setUpScarce(changes);
    reply.push(SENTENCE.repeat(4));
    await pause();
    if (changes > 1) reply.push('And the end.');
    void reply.finish(complete, closing);
    await passing(70_000);
    expect(channel.texts).toHaveLength(1);
    expect(channel.shown[0]?.content.buttons.map(({ label }) => label)).toEqual(['again']);
    vi.useRealTimers();
  }
});

test('in a rush the first words wait for the last, and no longer than they may', async () => {
  const short = setUpScarce(10, { patienceMs: () => 4_000 });
  short.reply.push('Yes.');
  await passing(1_000);
  expect(short.channel.texts).toEqual([]);
  void short.reply.finish(complete, closing);
  await pause();
  expect(short.channel.shown).toMatchObject([{ steps: ['open'], content: { text: 'Yes.' } }]);

  const long = setUpScarce(10, { patienceMs: () => 4_000 });
  long.reply.push('Well, ');
  await passing(3_900);
  expect(long.channel.texts).toEqual([]);
  await passing(200);
  expect(long.channel.texts).toEqual(['Well,']);
});

test('an answer that is stopped while it is held back shows what there is', async () => {
  const { reply, channel } = setUpScarce(10, { patienceMs: () => 4_000 });
  reply.push('Yes and');
  await passing(500);
  void reply.finish({ kind: 'stopped', note: 'Stopped.', canRetry: false }, closing);
  await pause();
  expect(channel.shown).toMatchObject([{ content: { text: 'Yes and', status: 'Stopped.' } }]);
});

test('a storm of refusals, one of five minutes, loses no word and doubles none', async () => {
  const { reply, channel } = setUpScarce(50);
  const refusals = [1_000, 2_000, 300_000, 1_000, 5_000].map(
    (ms) => new RateLimitedError('web_failed', 'change', ms),
  );
  reply.push(SENTENCE);
  await pause();
  channel.failures.push(...refusals.map((error) => ({ error, after: false })));
  for (let chunk = 0; chunk < 20; chunk += 1) {
    reply.push(SENTENCE);
    await passing(100);
  }
  const finished = reply.finish(complete, closing);
  for (let step = 0; step < 40; step += 1) await passing(10_000);
  await finished;
  expect(channel.failures).toEqual([]);
  expect(channel.texts.join(' ')).toBe(SENTENCE.repeat(21).trim());
});
