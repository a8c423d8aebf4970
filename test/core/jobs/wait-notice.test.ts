import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLeftOutFiles } from '../../../src/core/jobs/left-out-files.ts';
import { createWaitNotice, watchChat } from '../../../src/core/jobs/notices.ts';

// A model that keeps a person waiting: the person is told once it has been silent for a while,
// until it goes on.

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => void vi.useRealTimers());

function setUp() {
  const shown: boolean[] = [];
  const notice = createWaitNotice({ afterMs: 20_000, show: (isSlow) => shown.push(isSlow) });
  return { shown, notice };
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a request that is silent for 20 s is told once, until it goes on', async () => {
  const { shown, notice } = setUp();
  const { touch, end } = notice.watch();
  await wait(19_999);
  expect(shown).toEqual([]);
  await wait(60_000);
  expect(shown).toEqual([true]);
  touch();
  expect(shown).toEqual([true, false]);
  await wait(20_000);
  expect(shown).toEqual([true, false, true]);
  end();

  expect(shown).toEqual([true, false, true, false]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a request that goes on is not told of, however long it takes', async () => {
  const { shown, notice } = setUp();
  const { touch, end } = notice.watch();
  for (let count = 0; count < 10; count += 1) {
    await wait(19_000);
    touch();
  }
  end();

  expect(shown).toEqual([]);
});

test('several silent requests are one notice, which goes when the last of them goes on', async () => {
  const { shown, notice } = setUp();
  const slow = Promise.withResolvers<number>();
  const slower = Promise.withResolvers<number>();
  const requests = [notice.during(slow.promise), notice.during(slower.promise)];
  await wait(25_000);
  slow.resolve(1);
  await wait(0);
  expect(shown).toEqual([true]);
  slower.reject(new Error('no'));
  await Promise.allSettled(requests);

  expect(shown).toEqual([true, false]);
  await expect(requests[0]).resolves.toBe(1);
  await expect(requests[1]).rejects.toThrow('no');
});

test('once it has ended nothing is told, and no timer is left', async () => {
  const { shown, notice } = setUp();
  notice.watch();
  await wait(21_000);
  notice.watch();
  notice.end();
  notice.watch();

  expect(vi.getTimerCount()).toBe(0);
  await wait(60_000);
  expect(shown).toEqual([true, false]);
});

test('a stream is watched from its start to its end, also where it is left early', async () => {
  const { shown, notice } = setUp();
  let hasReturned = false;
  async function* events() {
    try {
      for (const ms of [5_000, 30_000, 5_000]) {
        await new Promise((resolve) => setTimeout(resolve, ms));
        yield { type: 'text', text: 'x' } as const;
      }
    } finally {
      hasReturned = true;
    }
  }
  const chat = watchChat({ stream: events }, notice, createLeftOutFiles());
  const reading = (async () => {
    let count = 0;
    for await (const _ of chat.stream(null as never, null as never, () => {})) {
      count += 1;
      if (count === 3) break;
    }
    return count;
  })();
  await wait(40_000);

  expect(await reading).toBe(3);
  expect([hasReturned, shown]).toEqual([true, [true, false]]);
  expect(vi.getTimerCount()).toBe(0);
});

test.each(['activity', 'text'] as const)(
  'a stream of nothing but "%s" is silent where nobody sees any of it',
  async (type) => {
    const { shown, notice } = setUp();
    async function* events() {
      for (let count = 0; count < 6; count += 1) {
        await new Promise((resolve) => setTimeout(resolve, 5_000));
        yield { type, text: 'x' } as const; // A thought, or a piece of a call, comes as activity.
      }
    }
    const chat = watchChat({ stream: events }, notice, createLeftOutFiles());
    const reading = (async () => {
      for await (const _ of chat.stream(null as never, null as never, () => {}));
    })();
    await wait(31_000);
    await reading;

    expect(shown).toEqual(type === 'text' ? [] : [true, false]);
  },
);
