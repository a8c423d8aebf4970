import { expect, onTestFinished, test, vi } from 'vitest';
import type { RateLimit } from '../../../src/core/ports.ts';
import { createPacer, type Pending, type Writer } from '../../../src/core/reply/pacer.ts';
import { createRateLimits } from '../../../src/core/reply/rate-limits.ts';
import { currentLocale, speakTo } from '../../../src/core/strings/locale.ts';
import { settle } from '../../waiting.ts';

const shared = (capacity: number): RateLimit => ({
  key: 'shared',
  capacity,
  windowMs: 1_000_000,
  isAnnounced: false,
  isSpread: false,
  keep: 0,
});

type Wish = Partial<Omit<Pending, 'write'>>;

function toPending(wish: Wish, write: Pending['write']): Pending {
  const usual = {
    limits: [],
    purpose: 'growth',
    worth: 1,
    since: 0,
    notBefore: 0,
    ripeAt: 0,
  } as const;
  return { ...usual, ...wish, write };
}

/** A reply that writes once for each thing that it wishes to write. */
function writerOf(name: string, wishes: Wish[], written: string[]): Writer {
  return {
    backoff: () => 0,
    next: () =>
      wishes.slice(0, 1).map((wish) =>
        toPending(wish, async () => {
          wishes.shift();
          written.push(name);
        }),
      ),
  };
}

test('the slot goes to the reply whose unseen text is worth most, first and final text before all, the oldest first', async () => {
  const written: string[] = [];
  const pacer = createPacer(createRateLimits(), () => 10_000);
  for (const [name, wish] of [
    ['buttons', { purpose: 'tidying', since: 9_000 }],
    ['small', { worth: 1 }],
    ['large', { worth: 900 }],
    ['overdue buttons', { purpose: 'tidying', since: 1_000 }],
    ['late words', { purpose: 'words', worth: 9_000, since: 5_000 }],
    ['early words', { purpose: 'words', worth: 0, since: 2_000 }],
  ] as const) {
    pacer.join(writerOf(name, [wish], written)).poke();
  }
  await settle();

  expect(written).toEqual([
    ...['early words', 'late words', 'overdue buttons', 'large', 'small', 'buttons'],
  ]);
});

test('of two ways the one goes that has room, the first of them where both have', async () => {
  const written: string[] = [];
  const pacer = createPacer(createRateLimits());
  const ways = (limits: readonly RateLimit[]): Writer => {
    let left = 1;
    const write = (name: string) => async () => {
      left -= 1;
      written.push(name);
    };
    return {
      backoff: () => 0,
      next: () =>
        left === 0 ? [] : [toPending({ limits }, write('change')), toPending({}, write('another'))],
    };
  };
  for (let index = 0; index < 3; index += 1) pacer.join(ways([shared(2)])).poke();
  await settle();

  expect(written).toEqual(['change', 'change', 'another']);
});

test('growing text waits a moment for more, but not where others wait for the same room', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const written: string[] = [];
  const pacer = createPacer(createRateLimits());
  const ripeAt = performance.now() + 400;
  const own = { ...shared(9), key: 'own' };
  pacer.join(writerOf('alone', [{ limits: [own], ripeAt }], written)).poke();
  for (const name of ['one', 'other'])
    pacer.join(writerOf(name, [{ limits: [shared(9)], ripeAt }], written)).poke();
  await settle();
  expect(written).toEqual(['one', 'other']);
  await vi.advanceTimersByTimeAsync(500);
  await settle();
  expect(written).toEqual(['one', 'other', 'alone']);
});

test('more that comes meanwhile is written at once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const written: string[] = [];
  const wish: { limits: RateLimit[]; ripeAt: number } = {
    ...{ limits: [shared(9)], ripeAt: performance.now() + 400 },
  };
  const pacer = createPacer(createRateLimits());
  const seat = pacer.join(writerOf('chunk', [wish], written));
  seat.poke();
  await settle();
  expect(written).toEqual([]);
  wish.ripeAt = 0; // A chunk has just come.
  seat.poke();
  await settle();
  expect(written).toEqual(['chunk']);
});

test('a way that is the last resort waits for its time although there is room', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const written: string[] = [];
  const pacer = createPacer(createRateLimits());
  const notBefore = performance.now() + 3_000;
  pacer.join(writerOf('resort', [{ notBefore }], written)).poke();
  await vi.advanceTimersByTimeAsync(2_900);
  await settle();
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  await settle();
  expect(written).toEqual(['resort']);
});

test('replies share a budget: no more writes than it allows, the rest wait', async () => {
  const written: string[] = [];
  const pacer = createPacer(createRateLimits());
  for (let index = 0; index < 10; index += 1) {
    pacer.join(writerOf(`r${index}`, [{ limits: [shared(3)], worth: index }], written)).poke();
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
    next: () =>
      asked.slice(0, 1).map((limits) =>
        toPending({ limits }, async (taken) => {
          held.push([asked.shift() === taken, taken.map(({ key }) => key)]);
        }),
      ),
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
  const write = async () => {
    flying += 1;
    most = Math.max(most, flying);
    await settle();
    flying -= 1;
    left -= 1;
  };
  const pacer = createPacer(createRateLimits());
  const seat = pacer.join({
    backoff: () => 0,
    next: () => (left > 0 ? [toPending({}, write)] : []),
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
  const write = async () => {
    tries += 1;
  };
  const pacer = createPacer(createRateLimits());
  pacer
    .join({
      backoff: () => pause,
      next: () => (tries === 0 ? [toPending({ purpose: 'words' }, write)] : []),
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
  const pending = (worth: number): Wish => ({ limits: [shared(3)], worth });
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
    const writer = writerOf(`r${index}`, [{}], written);
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

test('what each reply writes is said to its own readers, whoever sets it off', async () => {
  const pacer = createPacer(createRateLimits());
  const spoken: string[] = [];
  const join = (locale: 'de' | 'ja') =>
    speakTo({ everyone: locale, person: locale }, 'everyone', async () => {
      let isDone = false;
      return pacer.join({
        backoff: () => 0,
        next() {
          if (isDone) return [];
          const thought = currentLocale();
          const write = async () => {
            isDone = true;
            spoken.push(`${locale}: ${thought} ${currentLocale()}`);
          };
          return [toPending({}, write)];
        },
      });
    });
  const seats = [await join('de'), await join('ja')];
  await speakTo({ everyone: 'fr', person: 'fr' }, 'everyone', async () => {
    for (const { poke } of seats) poke();
  });
  await settle();

  expect(spoken.sort()).toEqual(['de: de de', 'ja: ja ja']);
});
