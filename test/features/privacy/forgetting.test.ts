import { expect, test } from 'vitest';
import { allRemoved, type PersonalStore } from '../../../src/core/jobs/feature.ts';
import { forgetAll } from '../../../src/features/privacy/forgetting.ts';

// Kind: an answer that is being written while something is forgotten. It is saved when it ends, and
// holds what is meant.

const CHANNEL = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const SCOPE = { type: 'channel', place: CHANNEL } as const;

/** A history, and the requests; one is answered, and saved, at the n-th turn of a store. */
function setUp(endsAt: number) {
  const history = ['a question', 'an answer'];
  const requests = ['a request'];
  let turn = 0;
  const step = () => {
    turn += 1;
    if (turn !== endsAt) return;
    history.push('the answer');
    requests.push('its request');
  };
  const toStore = (name: string, words: string[], left: () => number): PersonalStore => ({
    name,
    describe: async () => null,
    async forget() {
      const removed = words.splice(0).length;
      const forgotten = { removed, left: left() };
      step();
      return forgotten;
    },
    count: (n) => `${n} × ${name}`,
  });
  const isRunning = () => endsAt > 0 && turn < endsAt;
  const stores = [
    toStore('history', history, () => 0),
    toStore('requests', requests, () => (isRunning() ? 1 : 0)),
  ];
  let purges = 0;
  const purge = async () => {
    purges += 1;
  };
  const forget = () => forgetAll({ stores: () => stores, purge }, SCOPE, []);
  return { forget, kept: () => [...history, ...requests], purges: () => purges };
}

test('where nothing is being answered all goes, is counted once, and its traces are erased', async () => {
  const { forget, kept, purges } = setUp(0);
  expect(await forget()).toContain('Forgotten: 2 × history and 1 × requests.');
  expect(kept()).toEqual([]);
  expect(purges()).toBe(1);
});

test.each([1, 2, 3])('an answer that is saved after step %i of it goes as well', async (step) => {
  const { forget, kept } = setUp(step);
  const report = await forget();
  expect(report).toContain('Forgotten: 3 × history and 2 × requests.');
  expect(report).not.toContain('still working');
  expect(kept()).toEqual([]);
});

test('what is said while it is done is not meant', async () => {
  const asked: (number | null)[] = [];
  const store: PersonalStore = {
    ...{ name: 'x', describe: async () => null, count: String },
    async forget(_scope, { until }) {
      asked.push(until);
      return { removed: 0, left: asked.length < 3 ? 3 - asked.length : 0 };
    },
  };
  const began = Date.now();
  await forgetAll({ stores: () => [store], purge: async () => {} }, SCOPE, []);
  const [first, ...later] = asked;
  expect(first).toBeNull();
  expect(later.length).toBeGreaterThan(1);
  expect(new Set(later).size).toBe(1); // From then on nothing is meant, however long it takes.
  expect(later[0]).toBeGreaterThanOrEqual(began);
});

test('an answer that does not end meanwhile is told of', async () => {
  const { forget } = setUp(4);
  expect(await forget()).toContain('I’m still working on 1 request');
});

test('where everything has gone already that is said', async () => {
  const stores = [{ name: 'x', describe: async () => null, forget: async () => allRemoved(0) }];
  const silent = stores.map((store) => ({ ...store, count: String }));
  const report = await forgetAll({ stores: () => silent, purge: async () => {} }, SCOPE, []);
  expect(report).toContain('There was nothing to forget.');
});
