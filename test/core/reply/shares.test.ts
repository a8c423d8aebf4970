// Kind: several processes call within the same limits, which the platform counts strictly.
import { expect, test } from 'vitest';
import type { RateLimit } from '../../../src/core/ports.ts';
import { createRateLimits, type RateLimits } from '../../../src/core/reply/rate-limits.ts';
import { createSharedLimits } from '../../../src/core/reply/shares.ts';
import type { Allowance } from '../../../src/core/store-ports.ts';
import { createMemoryAllowance } from '../../../src/storage/memory/allowance.ts';
import { createMemoryLog } from '../../doubles/log.ts';

const STEP_MS = 5;
const MINUTE_MS = 60_000;

const toLimit = (key: string, capacity: number, windowMs: number, more = {}): RateLimit => ({
  ...{ key, capacity, windowMs, isAnnounced: false, isSpread: false, keep: 0 },
  ...more,
});
const update = toLimit('slack/T1/chat.update', 50, MINUTE_MS, { isSpread: true });
const post = toLimit('slack/C1/post', 1, 1_000);
const edit = toLimit('discord/C1/messages', 5, 5_000, { isSpread: true, isAnnounced: true });
const global = toLimit('discord/global', 50, 1_000, { isAnnounced: true });

/** A platform that counts each call in a sliding window, when it arrives or when it answers. */
function createPlatform() {
  const counted = new Map<string, number[]>();
  let refused = 0;
  let served = 0;
  return {
    count(limits: readonly RateLimit[], at: number) {
      const isFull = limits.some(({ key, windowMs, capacity }) => {
        const recent = (counted.get(key) ?? []).filter((time) => time > at - windowMs);
        counted.set(key, recent);
        return recent.length >= capacity;
      });
      if (isFull) refused += 1;
      else served += 1;
      for (const { key } of limits) counted.get(key)?.push(at);
    },
    result: () => ({ refused, served }),
  };
}

/** Time that passes step by step, and what happens in it. */
function createTime() {
  let now = 0;
  let later: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after: (ms: number, run: () => void) => void later.push({ at: now + ms, run }),
    async pass(ms: number, onStep: () => void) {
      for (const end = now + ms; now < end; now += STEP_MS) {
        const due = later.filter(({ at }) => at <= now);
        later = later.filter(({ at }) => at > now);
        for (const { run } of due) run();
        for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
        onStep();
      }
    },
  };
}

type Time = ReturnType<typeof createTime>;

/** The store is away by a round trip, and knows what it has granted to all. */
function toDistant(allowance: Allowance, time: Time): Allowance {
  return {
    grant: (...asked) =>
      new Promise((resolve, reject) => {
        time.after(STEP_MS, () => void allowance.grant(...asked).then(resolve, reject));
      }),
  };
}

/** One that calls as soon as it may; `latency`: how long the platform takes. */
function createCaller(
  limits: RateLimits,
  calls: readonly RateLimit[],
  { time, platform }: { time: Time; platform: ReturnType<typeof createPlatform> },
) {
  let isBusy = false;
  let number = 0;
  return () => {
    if (isBusy || limits.delay(calls) > 0) return;
    const settle = limits.take(calls);
    isBusy = true;
    number += 1;
    const latencyMs = 60 + ((number * 37) % 41);
    // Counted on its way at any moment between the two.
    time.after((number * 53) % latencyMs, () => platform.count(calls, time.now()));
    time.after(latencyMs, () => {
      settle();
      isBusy = false;
    });
  };
}

/** What so many replicas get done in some minutes, each with `writers` that always have more. */
async function run(
  calls: readonly RateLimit[],
  { replicas, writers = 5, minutes = 4 }: { replicas: number; writers?: number; minutes?: number },
) {
  const time = createTime();
  const platform = createPlatform();
  const allowance = toDistant(createMemoryAllowance(time.now), time);
  const callers = Array.from({ length: replicas }, () => {
    const shares = createSharedLimits({ allowance, log: createMemoryLog(), now: time.now });
    const limits = createRateLimits({ now: time.now, ...(replicas > 1 ? { shares } : {}) });
    return Array.from({ length: writers }, () => createCaller(limits, calls, { time, platform }));
  }).flat();
  await time.pass(minutes * MINUTE_MS, () => {
    for (const call of callers) call();
  });
  return platform.result();
}

test.each([
  ['Slack’s updates', [update]],
  ['a channel of Slack', [post]],
  ['a channel of Discord', [edit, global]],
  ['all of Discord', [global]],
])('four replicas keep within %s, and use nearly all of it', async (_, calls) => {
  const alone = await run(calls, { replicas: 1 });
  const shared = await run(calls, { replicas: 4 });

  expect([alone.refused, shared.refused]).toEqual([0, 0]);
  expect(shared.served / alone.served).toBeGreaterThan(0.85);
});

test('a replica that joins finds what the others have used, and bursts into no window', async () => {
  const time = createTime();
  const platform = createPlatform();
  const allowance = toDistant(createMemoryAllowance(time.now), time);
  const join = () => {
    const shares = createSharedLimits({ allowance, log: createMemoryLog(), now: time.now });
    const limits = createRateLimits({ now: time.now, shares });
    const burst = { ...update, isSpread: false };
    return Array.from({ length: 20 }, () => createCaller(limits, [burst], { time, platform }));
  };
  const callers = join();
  for (let joined = 1; joined <= 4; joined += 1) {
    await time.pass(MINUTE_MS / 3, () => {
      for (const call of callers) call();
    });
    callers.push(...join());
  }

  expect(platform.result().refused).toBe(0);
  expect(platform.result().served).toBeGreaterThanOrEqual(50);
});

test('one that is alone among idle ones gets nearly all', async () => {
  const time = createTime();
  const platform = createPlatform();
  const allowance = toDistant(createMemoryAllowance(time.now), time);
  const [busy] = Array.from({ length: 4 }, () => {
    const shares = createSharedLimits({ allowance, log: createMemoryLog(), now: time.now });
    return createRateLimits({ now: time.now, shares });
  });
  if (!busy) throw new Error('there is none');
  const callers = Array.from({ length: 5 }, () => createCaller(busy, [update], { time, platform }));
  await time.pass(4 * MINUTE_MS, () => {
    for (const call of callers) call();
  });

  const { refused, served } = platform.result();
  expect(refused).toBe(0);
  expect(served).toBeGreaterThan(0.85 * 4 * 50);
});

test('a store that does not answer holds up most calls, and loses none', async () => {
  const time = createTime();
  const platform = createPlatform();
  let isAway = true;
  const inner = createMemoryAllowance(time.now);
  const allowance: Allowance = {
    grant: async (...asked) => {
      if (isAway) throw new Error('the connection was cut');
      return inner.grant(...asked);
    },
  };
  const log = createMemoryLog();
  const limits = createRateLimits({
    now: time.now,
    shares: createSharedLimits({ allowance, log, now: time.now }),
  });
  const call = createCaller(limits, [update], { time, platform });
  await time.pass(2 * MINUTE_MS, call);
  const { served, refused } = platform.result();
  // Enough to tell people: eight processes together keep within the limit.
  expect(served).toBeGreaterThan(0);
  expect(served).toBeLessThanOrEqual((2 * update.capacity) / 8);
  expect(refused).toBe(0);
  isAway = false;
  await time.pass(5_000, call);

  expect(platform.result().served).toBeGreaterThan(served);
  expect(log.lines.length).toBeGreaterThan(0);
});

test('a store that never answers holds up no more than one that fails', async () => {
  const time = createTime();
  const platform = createPlatform();
  const allowance: Allowance = { grant: () => new Promise(() => {}) };
  const limits = createRateLimits({
    now: time.now,
    shares: createSharedLimits({ allowance, log: createMemoryLog(), now: time.now }),
  });
  await time.pass(5_000, createCaller(limits, [edit, global], { time, platform }));

  expect(platform.result().served).toBeGreaterThan(0);
  expect(platform.result().refused).toBe(0);
});

test('a window of parts of a millisecond is asked for in whole ones', async () => {
  const asked: number[] = [];
  const allowance: Allowance = {
    async grant(_key, _capacity, windowMs) {
      asked.push(windowMs);
      return 1;
    },
  };
  const shares = createSharedLimits({ allowance, log: createMemoryLog(), now: () => 0 });
  shares.delay({ key: 'discord/C1/messages', capacity: 5, windowMs: 4_987.3, keep: 0 });

  expect(asked).toEqual([5_237]);
});
