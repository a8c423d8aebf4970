import keyvTestSuite, { keyvIteratorTests } from '@keyv/test-suite';
import { Keyv } from 'keyv';
import * as vitest from 'vitest';
import { connectPostgres } from '../../../src/storage/postgres/index.ts';
import { createPostgresKeyv } from '../../../src/storage/postgres/keyv.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import {
  createDatabase,
  createLastingDatabase,
  hasPostgres,
  postgresTest,
} from '../../postgres.ts';
import { KEYV_5_ONLY } from '../keyv-five.ts';
import { openTestDatabase } from './database.ts';

const { afterAll, expect, test } = vitest;

const shared = hasPostgres
  ? await connectPostgres(await createLastingDatabase(), { log: createMemoryLog() })
  : null;
afterAll(() => shared?.close());

if (shared) {
  const it = (name: string, run: (context: vitest.TestContext) => unknown) =>
    KEYV_5_ONLY.includes(name) ? test.fails(name, run) : test(name, run);
  const suite = { ...vitest, it } as typeof vitest;
  const createStore = () => createPostgresKeyv(shared);
  keyvTestSuite(suite, Keyv, createStore);
  keyvIteratorTests(suite, Keyv, createStore);
}

async function openTable() {
  const database = await openTestDatabase(await createDatabase());
  return { database, table: createPostgresKeyv(database) };
}

postgresTest('several entries are set, found and deleted at once', async () => {
  const { table } = await openTable();
  const keyv = new Keyv<unknown>({ store: table, serialization: JSON });
  await keyv.setMany<unknown>([
    { key: 'a', value: 1 },
    { key: 'b', value: { c: [2] } },
    { key: 'a', value: 3 },
  ]);

  expect(await keyv.getMany(['a', 'b', 'c'])).toEqual([3, { c: [2] }, undefined]);
  expect(await keyv.hasMany(['a', 'c'])).toEqual([true, false]);
  expect(await keyv.deleteMany(['a', 'c'])).toEqual([true, false]);
});

postgresTest('values and keys of all characters and sizes come back as they were', async () => {
  const { table } = await openTable();
  const keyv = new Keyv<unknown>({ store: table, serialization: JSON });
  const values = [
    'NUL \0 in between',
    'half \uD83D a pair, the other \uDE00 half, whole \u{1F600}',
    'substitute \u001a0000 \u001a',
    'back \\u0000 slash',
    'a'.repeat(5_000_000),
    { deep: ['\0', null, 1.5, '\u2028'] },
  ];
  for (const [n, value] of values.entries()) await keyv.set(`value/${n}`, value);
  const keys = ['key\0', 'key\uD83D', 'key\u001a0000', 'key', 'KEY', 'key%_', 'k'.repeat(2_000)];
  for (const key of keys) await keyv.set(key, key);
  await table.set('raw', '\0\uD800\u001a');

  for (const [n, value] of values.entries()) expect(await keyv.get(`value/${n}`)).toEqual(value);
  for (const key of keys) expect(await keyv.get(key)).toBe(key);
  expect(await table.get('raw')).toBe('\0\uD800\u001a');
});

postgresTest(
  'keys are listed by how they begin, in the order of their bytes, all of them',
  async () => {
    const { table } = await openTable();
    const many = Array.from({ length: 450 }, (_, n) => `a/${String(n).padStart(3, '0')}`);
    for (const key of ['a', 'a/', 'A/1', 'a0', 'a/é', 'a/Z', 'a/_', 'b/1', 'a/\0', ...many])
      await table.set(key, 'value');
    await table.set('a/gone', 'value', Date.now() - 1_000);
    const list = async (start: string) => {
      const keys: string[] = [];
      for await (const key of table.keysUnder(start)) keys.push(key);
      return keys;
    };

    expect(await list('a/')).toEqual(['a/\0', ...many, 'a/Z', 'a/_', 'a/é']);
    expect(await list('a/é')).toEqual([]);
    expect(await list('b')).toEqual(['b/1']);
    expect(await list('nothing')).toEqual([]);
  },
);

postgresTest('clearing a namespace leaves those whose names look like it', async () => {
  const { table } = await openTable();
  await new Keyv({ store: table, namespace: 'a_' }).set('key', 1);
  await new Keyv({ store: table, namespace: 'ab' }).set('key', 2);

  await new Keyv({ store: table, namespace: 'a_' }).clear();
  expect(await new Keyv({ store: table, namespace: 'ab' }).get('key')).toBe(2);
});

postgresTest('expired entries are pruned in small goes, by the clock of the database', async () => {
  const { database, table } = await openTable();
  for (const key of ['a', 'b', 'c']) await table.set(key, 'value', Date.now() - 1_000);
  await table.set('d', 'value', Date.now() + 600_000);
  await table.set('e', 'value');

  expect([await table.prune(2), await table.prune(2), await table.prune(2)]).toEqual([2, 1, 0]);
  expect((await database.query('SELECT count(*) AS n FROM keyv')).rows).toEqual([{ n: 2 }]);
});

postgresTest(
  'a store that fails rejects: what cannot be read is not taken for nothing',
  async () => {
    const { database, table } = await openTable();
    const keyv = new Keyv({ store: table, serialization: JSON });
    await keyv.set('a', 1);
    await database.query('DROP TABLE keyv');

    await expect(keyv.get('a')).rejects.toMatchObject({ code: 'store_failed' });
    await expect(keyv.set('a', 2)).rejects.toMatchObject({ code: 'store_failed' });
    await expect(keyv.delete('a')).rejects.toMatchObject({ code: 'store_failed' });
  },
);
