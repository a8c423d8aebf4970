import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { RateLimit } from '../../../src/core/ports.ts';
import { createRateLimits } from '../../../src/core/reply/rate-limits.ts';
import { createSpentCalls } from '../../../src/storage/sqlite/spent.ts';

const updates: RateLimit = {
  ...{ key: 'slack/T1/chat.update', capacity: 50, windowMs: 60_000 },
  ...{ isAnnounced: false, isSpread: false, keep: 0 },
};

/** A store, and processes that are killed and started again on it, by clocks that may jump. */
function setUp() {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const clock = { at: 1_000_000, wall: 1_700_000_000_000, up: 500_000 };
  const pass = (ms: number) => {
    clock.at += ms;
    clock.wall += ms;
    clock.up += ms;
  };
  const start = () => {
    const options = {
      guard: <T>(run: () => T) => run(),
      now: () => clock.wall,
      upMs: () => clock.up,
    };
    const { calls, isKnown } = createSpentCalls(database, options as never);
    const limits = createRateLimits({ now: () => clock.at, spent: calls });
    return { isKnown, limits };
  };
  return { clock, pass, start, database };
}

test('a process that is started again knows what is left, and need not spread it', () => {
  const { pass, start } = setUp();
  const first = start();
  expect(first.isKnown).toBe(false);
  for (let call = 0; call < 30; call += 1) first.limits.take([updates])();
  first.limits.take([updates]); // It is killed while this is on its way.
  pass(2_000);
  const second = start();
  expect(second.isKnown).toBe(true);
  for (let call = 0; call < 19; call += 1) {
    expect(second.limits.delay([updates])).toBe(0);
    second.limits.take([updates])();
  }
  expect(second.limits.delay([updates])).toBeGreaterThan(57_000);
  expect(second.limits.delay([{ ...updates, key: 'slack/T1/chat.delete' }])).toBe(0);
});

test('a refusal of five minutes outlasts the process that got it', () => {
  const { pass, start } = setUp();
  const { limits } = start();
  limits.take([updates])();
  limits.learn([{ key: updates.key, capacity: null, remaining: 0, resetMs: 300_000 }]);
  pass(100_000);
  expect(start().limits.delay([updates])).toBe(200_000);
  pass(200_000);
  expect(start().limits.delay([updates])).toBe(0);
});

test.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])('a clock that jumps %s between two processes allows no call too many', (_, jump) => {
  const { clock, pass, start } = setUp();
  const { limits } = start();
  for (let call = 0; call < 50; call += 1) limits.take([updates])();
  pass(1_000);
  clock.wall += jump;
  const wait = start().limits.delay([updates]);
  expect(wait).toBeGreaterThan(58_000);
  expect(wait).toBeLessThanOrEqual(60_000);
});

test('after the machine itself was started again its clock tells', () => {
  const { clock, pass, start } = setUp();
  for (let call = 0; call < 50; call += 1) start().limits.take([updates])();
  pass(71_000);
  clock.up = 5_000;
  expect(start().limits.delay([updates])).toBe(0);
});

test('what is too short to be noted counts as used', () => {
  const { pass, start } = setUp();
  const posts = { ...updates, key: 'slack/T1/chat.postMessage/C1', capacity: 1, windowMs: 1_000 };
  start().limits.take([posts])();
  pass(300);
  const { limits } = start();
  expect(limits.delay([posts])).toBe(1_000);
  pass(1_000);
  expect(limits.delay([posts])).toBe(0);
});

test('a note that cannot be read is none', () => {
  const { start, database } = setUp();
  const { limits } = start();
  limits.take([updates])();
  for (const value of ['{', '{"at":1}', '[]']) {
    database.prepare("UPDATE meta SET value = ? WHERE key LIKE 'spent/%'").run(value);
    expect(start().limits.delay([updates])).toBe(0);
  }
});

test.each([40, 300, 900])(
  'killed again and again, no window ever holds more calls than it allows, which take up to %i ms',
  (most) => {
    const { clock, pass, start } = setUp();
    const counted: number[] = []; // By the platform, as they arrive.
    for (let life = 0; life < 40; life += 1) {
      const { limits } = start();
      const killedAt = clock.at + 1_000 + ((life * 2_711) % 9_000);
      while (clock.at < killedAt) {
        const wait = limits.delay([updates]);
        if (wait > 0) {
          pass(Math.min(Math.ceil(wait), Math.ceil(killedAt - clock.at)));
          continue;
        }
        const settle = limits.take([updates]);
        const latencyMs = 1 + ((counted.length * 7_919) % most);
        pass(Math.min(latencyMs, Math.ceil(killedAt - clock.at)));
        counted.push(clock.at);
        if (clock.at < killedAt) settle();
      }
    }
    const sums = counted.map(
      (from) => counted.filter((to) => to >= from && to < from + 60_000).length,
    );
    expect(Math.max(...sums)).toBe(50);
  },
);
