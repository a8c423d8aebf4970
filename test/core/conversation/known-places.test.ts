import { expect, test } from 'vitest';
import { createPlaces } from '../../../src/core/conversation/known-places.ts';
import type { Place } from '../../../src/core/messages.ts';
import { withUpdates } from '../../doubles/store.ts';

/** Remembers how much each write took. */
function createStore() {
  const values = new Map<string, string>();
  const written: number[] = [];
  return withUpdates({
    written,
    get: async (key: string) => JSON.parse(values.get(key) ?? 'null'),
    async set(key: string, value: unknown) {
      values.set(key, JSON.stringify(value));
      written.push(values.get(key)?.length ?? 0);
    },
    delete: async (key: string) => values.delete(key),
  });
}

const thread = (index: number): Place => ({
  platform: 'test',
  workspace: 'w',
  channel: 'c',
  thread: `t${index}`,
});
const threadsOf = async (places: ReturnType<typeof createPlaces>) =>
  (await places.list('test')).flatMap(({ place }) => place.thread ?? []);

test('every place is known after a restart as soon as it is noted, the latest first and 200 at most', async () => {
  const store = createStore();
  for (let index = 0; index < 250; index += 1) {
    await createPlaces(store).note(thread(index));
    const [latest] = await threadsOf(createPlaces(store));
    expect(latest).toBe(`t${index}`);
  }
  expect(await createPlaces(store).list('test')).toHaveLength(200);
});

test('noting a place writes little, however many are known', async () => {
  const store = createStore();
  const places = createPlaces(store);
  for (let index = 0; index < 300; index += 1) await places.note(thread(index));
  const mean = store.written.slice(-100).reduce((sum, bytes) => sum + bytes, 0) / 100;
  expect(mean).toBeLessThan(4_000);
  expect(await threadsOf(createPlaces(store))).toEqual(await threadsOf(places));
});

test('a place that is forgotten stays forgotten, however lately it was noted', async () => {
  const store = createStore();
  const places = createPlaces(store);
  await places.note(thread(1));
  await places.note(thread(2));
  await places.forget(thread(2));
  expect(await threadsOf(createPlaces(store))).toEqual(['t1']);
});
