import { expect, onTestFinished, test, vi } from 'vitest';
import type { RateLimit } from '../../../src/core/ports.ts';
import { createPacer, type Pending, type Writer } from '../../../src/core/reply/pacer.ts';
import { createRateLimits } from '../../../src/core/reply/rate-limits.ts';
import { settle } from '../../waiting.ts';

const shared = (capacity: number): RateLimit => ({
  key: 'shared',
  capacity,
  windowMs: 1_000_000,
  isAnnounced: false,
  isSpread: false,
  keep: 0,
});

/** A reply that writes once for each pending state it is given. */
function writerOf(name: string, states: Pending[], written: string[]): Writer {
  return {
    backoff: () => 0,
    next: () => states[0] ?? null,
    async write() {
      states.shift();
      written.push(name);
    },
  };
}

test('the slot goes to the reply whose unseen text is worth most, first and final text before all', async () => {
  const written: string[] = [];
  const pacer = createPacer(createRateLimits());
  const pending = (worth: number, isUrgent = false): Pending => ({ limits: [], isUrgent, worth });
  for (const [name, state] of [
    ['small', pending(1)],
    ['large', pending(900)],
    ['first', pending(0, true)],
  ] as const) {
    pacer.join(writerOf(name, [state], written)).poke();
  }
  await settle();

  expect(written).toEqual(['first', 'large', 'small']);
});

test('replies share a budget: no more writes than it allows, the rest wait', async () => {
  const written: string[] = [];
  const pacer = createPacer(createRateLimits());
  for (let index = 0; index < 10; index += 1) {
    pacer
      .join(
        writerOf(`r${index}`, [{ limits: [shared(3)], isUrgent: false, worth: index }], written),
      )
      .poke();
  }
  await settle();

  expect(written).toEqual(['r9', 'r8', 'r7']);
});

test('a write is told what was taken for it, whatever it would ask for by then', async () => {
  const held: unknown[] = [];
  const pacer = createPacer(createRateLimits());
  const asked = [[shared(3)], [shared(3), { ...shared(2), key: 'own' }]];
  const writer: Writer = {
    backoff: () => 0,
    next: () => (asked[0] ? { limits: asked[0], isUrgent: false, worth: 1 } : null),
    async write(taken) {
      held.push([asked.shift() === taken, taken.map(({ key }) => key)]);
    },
  };
  pacer.join(writer).poke();
  await settle();

  expect(held).toEqual([
    [true, ['shared']],
    [true, ['shared', 'own']],
  ]);
});

test('one write of a reply is in flight at a time, and what came meanwhile follows it', async () => {
  let flying = 0;
  let most = 0;
  let left = 5;
  const pacer = createPacer(createRateLimits());
  const seat = pacer.join({
    backoff: () => 0,
    next: () => (left > 0 ? { limits: [], isUrgent: false, worth: 1 } : null),
    async write() {
      flying += 1;
      most = Math.max(most, flying);
      await settle();
      flying -= 1;
      left -= 1;
    },
  });
  for (let poke = 0; poke < 50; poke += 1) seat.poke();
  await expect.poll(() => left).toBe(0);

  expect(most).toBe(1);
});

test('a reply that failed is left alone until its pause is over', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  let pause = 60_000;
  let tries = 0;
  const pacer = createPacer(createRateLimits());
  pacer
    .join({
      backoff: () => pause,
      next: () => (tries === 0 ? { limits: [], isUrgent: true, worth: 1 } : null),
      async write() {
        tries += 1;
      },
    })
    .poke();
  await settle();
  expect(tries).toBe(0);
  pause = 0;
  await vi.advanceTimersByTimeAsync(60_000);
  await settle();
  expect(tries).toBe(1);
});

test('whoever waits for the same room has its say when somebody else finds it free', async () => {
  const written: string[] = [];
  let wait = 60_000;
  const pacer = createPacer({ ...createRateLimits(), delay: () => wait });
  const pending = (worth: number): Pending => ({ limits: [shared(3)], isUrgent: false, worth });
  const early = pacer.join(writerOf('early', [pending(900)], written));
  const late = pacer.join(writerOf('late', [pending(1)], written));
  early.poke();
  await settle();
  wait = 0;
  late.poke();
  await expect.poll(() => written).toEqual(['early', 'late']);
  early.leave();
  late.leave();
});

test('a hundred replies at once leave room for whatever else there is to do', async () => {
  const written: string[] = [];
  const pacer = createPacer(createRateLimits());
  const slowly = () => {
    const until = performance.now() + 1;
    while (performance.now() < until); // What laying out a text takes.
  };
  for (let index = 0; index < 100; index += 1) {
    const writer = writerOf(`r${index}`, [{ limits: [], isUrgent: false, worth: 1 }], written);
    const next = () => {
      slowly();
      return writer.next();
    };
    pacer.join({ ...writer, next }).poke();
  }
  const counts = new Set<number>();
  while (written.length < 100) {
    await new Promise((resolve) => setImmediate(resolve));
    counts.add(written.length);
  }

  expect(counts.size).toBeGreaterThan(5);
});
