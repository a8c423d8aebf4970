import { expect, onTestFinished } from 'vitest';
import { connectPostgres, type PostgresOptions } from '../../../src/storage/postgres/index.ts';
import { type SchemaStep, schemaSteps } from '../../../src/storage/postgres/schema.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { administer, createDatabase, postgresTest } from '../../postgres.ts';
import { WAIT_MS } from '../../waiting.ts';

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

/** A user that may nothing, and the sentence that it reads when it starts Parley. */
async function createUser(url: string) {
  const user = `u_${new URL(url).pathname.slice(6)}`;
  await administer(url, `CREATE USER ${user} PASSWORD 'not-for-the-log'`);
  onTestFinished(async () => {
    const admin = Object.assign(new URL(url), { pathname: '/postgres' }).href;
    await administer(url, `DROP OWNED BY ${user}`).catch(() => {});
    await administer(admin, `DROP ROLE IF EXISTS ${user}`).catch(() => {});
  });
  const own = (query = '') => `${Object.assign(new URL(url), { username: user }).href}${query}`;
  const refusal = async (query = '') => {
    const error = await open(own(query), { startWaitMs: 0 }).catch((each: unknown) => each);
    return error instanceof Error ? error.message : 'none';
  };
  return { user, own, refusal };
}

postgresTest('the remedy for a schema or tables of another user works', async () => {
  const url = await createDatabase();
  const { refusal, own } = await createUser(url);
  await administer(url, 'CREATE SCHEMA theirs');
  await open(url);
  for (const query of ['?schema=public', '?schema=theirs', '']) {
    const said = await refusal(query);
    expect(said).toMatch(/ isn’t allowed to use it\. As its administrator run: GRANT .*;/);
    const [remedy = ''] = /GRANT [^;]+;/.exec(said) ?? [];
    await administer(url, remedy);
    const { query: ask } = await open(own(query));
    expect((await ask('SELECT key FROM keyv')).rows).toEqual([]);
  }
});

postgresTest('a user that may not connect to the database, and one that nobody may', async () => {
  const url = await createDatabase();
  const { refusal, user } = await createUser(url);
  const name = new URL(url).pathname.slice(1);
  const admin = Object.assign(new URL(url), { pathname: '/postgres' }).href;
  await administer(url, `REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC`);
  const told = new RegExp(
    `doesn’t let ${user} into this database\\. As its administrator allow it`,
  );
  expect(await refusal()).toMatch(told);
  await administer(url, `GRANT CONNECT ON DATABASE ${name} TO ${user}`);
  await administer(admin, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  expect(await refusal()).toMatch(told);
  await administer(admin, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
});

postgresTest('a database that has its tables and is read-only is refused as well', async () => {
  const url = await createDatabase();
  await open(url);
  const name = new URL(url).pathname.slice(1);
  await administer(url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);

  await expect(open(url)).rejects.toThrow(/is read-only .*Point STORE_URL at the primary\.$/);
});

postgresTest('whoever waits for another’s update of the tables says so', async () => {
  const url = await createDatabase();
  const { query } = await open(url);
  await query('DROP SCHEMA parley CASCADE');
  const isHeld = Promise.withResolvers<void>();
  let isOver = false;
  const hold: SchemaStep = async (ask) => {
    isHeld.resolve();
    // A transaction in which nothing is asked is ended.
    while (!isOver) await ask('SELECT pg_sleep(0.2)');
  };
  const holding = open(url, { steps: [...schemaSteps, hold] });
  await isHeld.promise;
  const lines: string[] = [];
  const info = (_fields: object, text: string) => void lines.push(text);
  const steps = [...schemaSteps, async () => {}];
  const waiting = open(url, { steps, log: { info, warn: info, error: info } });
  await expect
    .poll(() => lines, { timeout: WAIT_MS })
    .toEqual(['waiting for another replica, which updates the store']);
  isOver = true;
  await holding;
  await waiting;
});
