import { expect, onTestFinished } from 'vitest';
import { createPostgresKeyv } from '../../../src/storage/postgres/keyv.ts';
import { createDatabase, postgresTest } from '../../postgres.ts';
import { startPostgres } from '../../postgres-server.ts';
import { openTestDatabase } from './database.ts';
import { openProxy } from './proxy.ts';

async function openThroughProxy() {
  const proxy = await openProxy(await createDatabase());
  const database = await openTestDatabase(proxy.url);
  return { proxy, database, table: createPostgresKeyv(database) };
}

const TIMEOUT = { timeoutMs: 300, waitMs: 0 };

postgresTest('what was under way when connections were cut goes on over new ones', async () => {
  const { proxy, database, table } = await openThroughProxy();
  await table.set('key', 'value');
  const reading = [1, 2, 3].map(() => database.query('SELECT pg_sleep(0.2), 1 AS one'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  proxy.cut();

  for (const read of reading) expect((await read).rows[0]?.one).toBe(1);
  expect(await table.get('key')).toBe('value');
});

postgresTest('a write that was cut off tells so: it may or may not have happened', async () => {
  const { proxy, database } = await openThroughProxy();
  await database.query('CREATE TABLE counted (n int)');
  const writing = database.query('INSERT INTO counted SELECT 1 FROM pg_sleep(0.5)');
  const failed = expect(writing).rejects.toMatchObject({ code: 'store_failed', canRetry: true });
  await new Promise((resolve) => setTimeout(resolve, 100));
  proxy.cut();
  await failed;
});

postgresTest(
  'while nothing gets through, calls fail in time, and afterwards they work again',
  async () => {
    const { proxy, database, table } = await openThroughProxy();
    await table.set('key', 'value');
    proxy.hold();
    const calls = Array.from({ length: 15 }, () => database.query('SELECT 1 AS one', [], TIMEOUT));
    for (const { status } of await Promise.allSettled(calls)) expect(status).toBe('rejected');
    proxy.refuse();
    await expect(database.query('SELECT 1 AS one', [], TIMEOUT)).rejects.toMatchObject({
      code: 'store_failed',
      message: expect.stringMatching(/doesn’t answer/),
    });
    proxy.mend();

    expect(await table.get('key')).toBe('value');
  },
);

postgresTest(
  'a restart of the server is waited for by reads and by writes that had not begun',
  async () => {
    const server = await startPostgres({ isDurable: true });
    onTestFinished(server.remove);
    const database = await openTestDatabase(server.url);
    const table = createPostgresKeyv(database);
    for (let n = 0; n < 20; n += 1) await table.set(`key/${n}`, `${n}`);
    await server.stop();
    const reads = Array.from({ length: 20 }, (_, n) => table.get(`key/${n}`));
    const write = table.set('after', 'value');
    await server.start();

    expect(await Promise.all(reads)).toEqual(Array.from({ length: 20 }, (_, n) => `${n}`));
    await write;
    await server.kill();
    await server.start();
    expect(await table.get('after')).toBe('value');
  },
);

postgresTest('more calls than connections wait for their turn, none for ever', async () => {
  const database = await openTestDatabase(await createDatabase());
  const calls = Array.from({ length: 200 }, (_, n) => database.query('SELECT $1::int AS n', [n]));

  expect((await Promise.all(calls)).map(({ rows }) => rows[0]?.n)).toEqual(
    Array.from({ length: 200 }, (_, n) => n),
  );
});

postgresTest('transactions that block each other are run again, each once', async () => {
  const database = await openTestDatabase(await createDatabase());
  await database.query('CREATE TABLE pairs (id int PRIMARY KEY, n int)');
  await database.query('INSERT INTO pairs VALUES (1, 0), (2, 0)');
  const add = (first: number, second: number) =>
    database.transact(async (query) => {
      const sql = 'UPDATE pairs SET n = n + 1 WHERE id = $1';
      await query(sql, [first]);
      await query('SELECT pg_sleep(0.05)');
      await query(sql, [second]);
    });
  await Promise.all([add(1, 2), add(2, 1), add(1, 2), add(2, 1)]);

  expect((await database.query('SELECT n FROM pairs ORDER BY id')).rows).toEqual([
    { n: 4 },
    { n: 4 },
  ]);
});
