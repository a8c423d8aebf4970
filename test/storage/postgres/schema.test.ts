import { expect, onTestFinished } from 'vitest';
import { connectPostgres, type PostgresOptions } from '../../../src/storage/postgres/index.ts';
import { type SchemaStep, schemaSteps } from '../../../src/storage/postgres/schema.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { administer, createDatabase, postgresTest } from '../../postgres.ts';

async function open(url: string, options: Partial<PostgresOptions> = {}) {
  const database = await connectPostgres(url, { log: createMemoryLog(), ...options });
  onTestFinished(() => database.close());
  return database;
}

postgresTest('replicas that start together on an empty database all find its tables', async () => {
  const url = await createDatabase();
  let runs = 0;
  const count: SchemaStep = async () => {
    runs += 1;
  };
  const steps = [...schemaSteps, count];
  const all = await Promise.all([1, 2, 3, 4].map(() => open(url, { steps })));

  for (const { query } of all)
    expect((await query('SELECT count(*) AS count FROM keyv')).rows).toEqual([{ count: 0 }]);
  expect(runs).toBe(1);
});

postgresTest('a later version adds what is new, and an older Parley then refuses', async () => {
  const url = await createDatabase();
  await open(url);
  const later: SchemaStep = (query) => query('CREATE TABLE later (n int)');
  const { query } = await open(url, { steps: [...schemaSteps, later] });
  await query('INSERT INTO later VALUES (1)');

  await expect(open(url)).rejects.toThrow(/was written by a newer Parley \(schema \d+, .*\. Start/);
});

postgresTest('a step that fails leaves the store as it was', async () => {
  const url = await createDatabase();
  const { query } = await open(url);
  const broken: SchemaStep = async (ask) => {
    await ask('CREATE TABLE half (n int)');
    await ask('SELECT 1 / 0');
  };
  await expect(open(url, { steps: [...schemaSteps, broken] })).rejects.toMatchObject({
    code: 'store_failed',
  });
  expect((await query(`SELECT to_regclass('half') AS half`)).rows).toEqual([{ half: null }]);
  await open(url);
});

postgresTest('tables stand in a schema of their own, or in the one that is named', async () => {
  const url = await createDatabase();
  await open(url);
  const { query } = await open(`${url}?schema=public`);
  const { rows } = await query(
    `SELECT schemaname AS name FROM pg_tables WHERE tablename = 'keyv' ORDER BY 1`,
  );
  expect(rows).toEqual([{ name: 'parley' }, { name: 'public' }]);
});

postgresTest('a user who may create in one schema only uses that', async () => {
  const url = await createDatabase();
  const user = `u${Date.now()}`;
  await administer(
    url,
    `CREATE USER ${user} PASSWORD 'not-for-the-log'`,
    `CREATE SCHEMA ours AUTHORIZATION ${user}`,
  );
  const own = new URL(url);
  own.username = user;
  await expect(open(own.href)).rejects.toThrow(
    new RegExp(`^${user} isn’t allowed to create tables .* CREATE SCHEMA parley AUTHORIZATION`),
  );
  await open(`${own.href}?schema=ours`);
  await administer(url, `CREATE SCHEMA parley AUTHORIZATION ${user}`);
  await open(own.href);
});
