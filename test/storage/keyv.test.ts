import { DatabaseSync } from 'node:sqlite';
import keyvTestSuite, { keyvIteratorTests } from '@keyv/test-suite';
import { Keyv } from 'keyv';
import * as vitest from 'vitest';
import { createStoreGuard } from '../../src/storage/sqlite/errors.ts';
import { createKeyvTable } from '../../src/storage/sqlite/keyv.ts';
import { migrations } from '../../src/storage/sqlite/schema.ts';
import { KEYV_5_ONLY } from './keyv-five.ts';

const { expect, test } = vitest;

function openTable(database = new DatabaseSync(':memory:')) {
  for (const step of migrations) step(database);
  return createKeyvTable(database, { guard: createStoreGuard('test.db'), now: Date.now });
}

const it = (name: string, run: (context: vitest.TestContext) => unknown) =>
  KEYV_5_ONLY.includes(name) ? test.fails(name, run) : test(name, run);
// The suite calls `it`, `beforeEach` and `afterEach`.
const suite = { ...vitest, it } as typeof vitest;
const shared = new DatabaseSync(':memory:');
for (const step of migrations) step(shared);
const createStore = () =>
  createKeyvTable(shared, { guard: createStoreGuard('test.db'), now: Date.now });

keyvTestSuite(suite, Keyv, createStore);
keyvIteratorTests(suite, Keyv, createStore);

test('several entries are set, found and deleted at once', async () => {
  const keyv = new Keyv<unknown>({ store: openTable() });

  await keyv.setMany<unknown>([
    { key: 'a', value: 1 },
    { key: 'b', value: { c: [2] } },
  ]);

  expect(await keyv.getMany(['a', 'b', 'c'])).toEqual([1, { c: [2] }, undefined]);
  expect(await keyv.hasMany(['a', 'c'])).toEqual([true, false]);
  expect(await keyv.deleteMany(['a', 'c'])).toEqual([true, false]);
});

test('clearing a namespace leaves those whose names look like it', async () => {
  const store = openTable();
  const all = new Keyv({ store, namespace: 'a_' });
  await all.set('key', 1);
  const other = new Keyv({ store, namespace: 'ab' });
  await other.set('key', 2);

  await new Keyv({ store, namespace: 'a_' }).clear();

  expect(await new Keyv({ store, namespace: 'ab' }).get('key')).toBe(2);
});

test('expired entries are pruned in small goes', async () => {
  const database = new DatabaseSync(':memory:');
  const store = openTable(database);
  for (const key of ['a', 'b', 'c']) await store.set(key, 'value', Date.now() - 1);
  await store.set('d', 'value', Date.now() + 60_000);
  await store.set('e', 'value');

  expect([store.prune(2), store.prune(2), store.prune(2)]).toEqual([2, 1, 0]);
  expect(database.prepare('SELECT count(*) AS count FROM keyv').get()?.count).toBe(2);
});

test('a store that fails rejects: what cannot be read is not taken for nothing', async () => {
  const database = new DatabaseSync(':memory:');
  const keyv = new Keyv({ store: openTable(database) });
  await keyv.set('a', 1);
  database.exec('DROP TABLE keyv');

  await expect(keyv.get('a')).rejects.toMatchObject({ code: 'store_failed' });
  await expect(keyv.set('a', 2)).rejects.toMatchObject({ code: 'store_failed' });
  await expect(keyv.delete('a')).rejects.toMatchObject({ code: 'store_failed' });
});
