import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateLimitedError } from '../../../src/core/errors.ts';
import type { RateLimit } from '../../../src/core/ports.ts';
import { createRateLimits, whileHolding } from '../../../src/core/reply/rate-limits.ts';

const key = (patch: Partial<RateLimit> = {}): RateLimit => ({
  key: 'slack/T1/chat.update',
  capacity: 50,
  windowMs: 60_000,
  isAnnounced: false,
  isSpread: false,
  keep: 0,
  ...patch,
});

/**
 * Calls as fast as the rate limit lets them, each taking `latencyMs`; the times at which they were
 * sent.
 */
function run(
  keys: readonly RateLimit[],
  options: { untilMs: number; latencyMs?: number; coldUntil?: number },
): number[] {
  let at = 0;
  const { latencyMs = 0, untilMs, coldUntil = 0 } = options;
  const rateLimits = createRateLimits({ now: () => at, coldUntil });
  const sent: number[] = [];
  while (at < untilMs) {
    const wait = rateLimits.delay(keys);
    if (wait > 0) {
      at += wait;
      continue;
    }
    const settle = rateLimits.take(keys);
    sent.push(at);
    at += latencyMs;
    settle();
  }
  return sent;
}

/** The most calls in any window that starts at one of them. */
function mostIn(times: readonly number[], windowMs: number): number {
  return Math.max(
    ...times.map(
      (start) => times.filter((time) => time >= start && time < start + windowMs).length,
    ),
  );
}

test('no window ever holds more calls than it allows, whatever the latency and the pace', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 0, max: 400 }),
      fc.boolean(),
      (capacity, latencyMs, isSpread) => {
        const sent = run([key({ capacity, windowMs: 5_000, isSpread })], {
          untilMs: 20_000,
          latencyMs,
        });
        expect(mostIn(sent, 5_000)).toBeLessThanOrEqual(capacity);
        expect(
          mostIn(
            sent.map((time) => time + latencyMs),
            5_000,
          ),
        ).toBeLessThanOrEqual(capacity);
      },
    ),
    { numRuns: 50 },
  );
});

test('growing writes begin with a small burst and are then spread evenly', () => {
  const sent = run([key({ capacity: 100, isSpread: true })], { untilMs: 180_000 });
  const gaps = sent.slice(1).map((time, index) => time - (sent[index] ?? 0));

  expect(gaps.slice(0, 4)).toEqual(Array(4).fill(0));
  expect(Math.max(...gaps)).toBeLessThan(700);
  expect(sent.length).toBeGreaterThan(285);
});

test('a call that is not spread goes as soon as there is room', () => {
  const sent = run([key({ capacity: 20 })], { untilMs: 59_000 });

  expect(sent).toEqual(Array(20).fill(0));
});

test('what is kept for others is not used', () => {
  const sent = run([key({ capacity: 50, keep: 30 })], { untilMs: 59_000 });

  expect(sent).toHaveLength(20);
});

test('after a start, what is not announced is spread evenly and never used in a burst', () => {
  const sent = run([key({ capacity: 60 })], { untilMs: 10_000, coldUntil: 60_000 });

  expect(sent).toEqual([1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000]);
  expect(
    run([key({ capacity: 60, isAnnounced: true })], { untilMs: 10_000, coldUntil: 60_000 }),
  ).toHaveLength(60);
});

test('a 429 blocks its window for as long as it says, and no other', () => {
  let at = 0;
  const rateLimits = createRateLimits({ now: () => at });
  rateLimits.take([key()])();
  rateLimits.learn([{ key: key().key, capacity: null, remaining: 0, resetMs: 3_000 }]);

  expect(rateLimits.delay([key()])).toBe(3_000);
  expect(rateLimits.delay([key({ key: 'slack/T1/chat.delete' })])).toBe(0);
  at = 3_000;
  expect(rateLimits.delay([key()])).toBe(0);
});

test('headers teach what others have used', () => {
  const channel = key({
    key: 'discord/C1/messages',
    capacity: 5,
    windowMs: 5_000,
    isAnnounced: true,
  });
  const rateLimits = createRateLimits({ now: () => 0 });
  rateLimits.take([channel])();
  rateLimits.learn([{ key: channel.key, capacity: 5, remaining: 2, resetMs: 4_000 }]);
  rateLimits.take([channel])();
  rateLimits.take([channel])();

  expect(rateLimits.delay([channel])).toBe(4_000);
});

test('a call on several windows waits for the slowest', () => {
  const slow = key({ key: 'slow', capacity: 1, windowMs: 9_000 });
  const rateLimits = createRateLimits({ now: () => 0 });
  rateLimits.take([key(), slow])();

  expect(rateLimits.delay([key(), slow])).toBe(9_000);
});

test('waiting for room ends with the signal', async () => {
  const rateLimits = createRateLimits({ now: () => 0 });
  const one = key({ capacity: 1 });
  rateLimits.take([one])();
  const controller = new AbortController();
  const waiting = rateLimits.pass([one], controller.signal);
  controller.abort(new Error('enough'));

  await expect(waiting).rejects.toThrow('enough');
});

test.each([
  ['no end', { capacity: 50, remaining: 0, resetMs: 1e15 }],
  ['an end that is no number', { capacity: 50, remaining: 49, resetMs: Number.NaN }],
  ['an end before it began', { capacity: 50, remaining: 0, resetMs: -9_000 }],
  ['more room than can be counted', { capacity: 1e300, remaining: 0, resetMs: 1_000 }],
  ['room for less than nothing', { capacity: -3, remaining: -9, resetMs: 1_000 }],
  ['no number left', { capacity: 50, remaining: Number.NaN, resetMs: 1_000 }],
])('a window with %s is not believed', (_, told) => {
  const rateLimits = createRateLimits({ now: () => 0 });
  rateLimits.take([key()])();
  rateLimits.learn([{ key: key().key, ...told }]);

  expect(rateLimits.delay([key()])).toBe(0);
});

test.each([
  [Number.NaN, 1_000],
  [0, 1_000],
  [-5, 0],
  [5_000, 5_000],
  [1e15, 3_600_000],
  [Number.POSITIVE_INFINITY, 3_600_000],
])('a 429 that says %d ms is waited for %d ms', (told, waited) => {
  expect(new RateLimitedError('slack_failed', 'x', told).retryAfterMs).toBe(waited);
});

test('writes that each need a further place do not wait for each other', async () => {
  const limits = createRateLimits();
  const two = key({ capacity: 2, windowMs: 40 });
  const signal = AbortSignal.timeout(5_000);
  const write = async () => {
    const settle = await limits.pass([two], signal);
    const own = whileHolding(limits, [two]);
    await Promise.resolve();
    const further = await own.pass([two], signal);
    further();
    settle();
  };
  await Promise.all(Array.from({ length: 6 }, write));
  await limits.pass([two], signal);
});

test('a place that was given back counts once', () => {
  let at = 0;
  const limits = createRateLimits({ now: () => at });
  const two = key({ capacity: 2, windowMs: 1_000 });
  const settle = limits.take([two]);
  const takeAgain = limits.giveBack([two]);
  at = 500;
  takeAgain();
  settle();
  expect(limits.delay([two])).toBe(0);
  limits.take([two])();
  expect(limits.delay([two])).toBe(1_000);
});

test.each([
  [20, 7_000],
  [50, 2_000],
  [100, 1_000],
])(
  'a process that is killed again and again never calls more than %i times a minute',
  (capacity, lifeMs) => {
    const calls = key({ capacity });
    const sent: number[] = [];
    let at = 0;
    while (at < 180_000) {
      const limits = createRateLimits({ now: () => at, coldUntil: at + 60_000 });
      const killedAt = at + lifeMs;
      while (at < killedAt) {
        const wait = limits.delay([calls]);
        at += wait;
        if (wait > 0 || at >= killedAt) continue;
        limits.take([calls])();
        sent.push(at);
      }
    }
    const most = sent.map((from) => sent.filter((to) => to >= from && to < from + 60_000).length);

    expect(sent.length).toBeGreaterThan(0);
    expect(Math.max(...most)).toBeLessThanOrEqual(capacity);
  },
);

test('an announced limit that shrinks is kept from then on, and one that grows is used', () => {
  let at = 0;
  const rateLimits = createRateLimits({ now: () => at });
  const channel = key({
    key: 'discord/C1/messages',
    capacity: 5,
    windowMs: 5_000,
    isAnnounced: true,
  });
  const callNow = () => {
    let calls = 0;
    for (; rateLimits.delay([channel]) === 0; calls += 1) rateLimits.take([channel])();
    return calls;
  };
  expect(callNow()).toBe(5);
  at = 5_000;
  rateLimits.take([channel])();
  rateLimits.learn([{ key: channel.key, capacity: 2, remaining: 1, resetMs: 5_000 }]);
  expect(callNow()).toBe(1);
  at = 10_000;
  expect(callNow()).toBe(2);
  at = 15_000;
  rateLimits.take([channel])();
  rateLimits.learn([{ key: channel.key, capacity: 8, remaining: 7, resetMs: 5_000 }]);
  expect(callNow()).toBe(7);
});

test('a storm of refusals holds its window up for as long as the longest says, and no call is lost', () => {
  let at = 0;
  const rateLimits = createRateLimits({ now: () => at });
  for (const seconds of [1, 300, 2, 1]) {
    rateLimits.take([key()])();
    rateLimits.learn([{ key: key().key, capacity: null, remaining: 0, resetMs: seconds * 1_000 }]);
  }
  expect(rateLimits.delay([key()])).toBe(300_000);
  at = 299_999;
  expect(rateLimits.delay([key()])).toBe(1);
  at = 300_000;
  expect(rateLimits.delay([key()])).toBe(0);
});
