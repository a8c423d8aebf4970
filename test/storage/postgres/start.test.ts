import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { connectPostgres } from '../../../src/storage/postgres/index.ts';
import { prepareSchema } from '../../../src/storage/postgres/schema.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { administer, createDatabase, postgresTest } from '../../postgres.ts';
import { startPostgres } from '../../postgres-server.ts';
import { openTestDatabase } from './database.ts';

const PASSWORD = 'not-for-the-log';

/** The sentence that the operator reads. */
async function refusal(url: string): Promise<string> {
  const log = createMemoryLog();
  try {
    const database = await connectPostgres(url, { log, startWaitMs: 0 });
    await database.close();
    return 'none';
  } catch (error) {
    const { message, code } = error as { message: string; code: string };
    expect(['store_failed', 'config_failed']).toContain(code);
    expect(message).not.toMatch(/\n/);
    expect(message + JSON.stringify(log)).not.toContain(PASSWORD);
    return message;
  }
}

function changed(url: string, parts: Partial<URL>): string {
  return Object.assign(new URL(url), parts).href;
}

postgresTest('what keeps Parley from its database is one line with the remedy', async () => {
  const url = await createDatabase();
  const port = (value: number) => changed(url, { port: String(value) });
  const cases: readonly (readonly [string, RegExp])[] = [
    [changed(url, { password: 'wrong' }), /rejected the password of parley\. Correct/],
    [changed(url, { username: 'nobody' }), /rejected the password of nobody\./],
    [changed(url, { pathname: '/none' }), /There is no database .*\/none\. Create/],
    [port(1), /doesn’t answer\. Start it, or check/],
    [changed(url, { hostname: 'no-such-host.invalid' }), /host of .* wasn’t found\./],
    [`${url}?sslmode=require`, /offers no TLS\. Turn it on there, or remove sslmode/],
    [`${url}?sslmode=verify-full&sslrootcert=/none/ca.pem`, /A file that STORE_URL names/],
    [`${url}?schema=a;b`, /^STORE_URL has an invalid schema: use/],
    [`postgres://parley:${PASSWORD}/x@127.0.0.1/parley`, /^STORE_URL isn’t a PostgreSQL address/],
    [`postgres://parley:${PASSWORD}#x@127.0.0.1/parley`, /^STORE_URL isn’t a PostgreSQL address/],
    [`postgres://parley:${PASSWORD}@127.0.0.1`, /^STORE_URL isn’t a PostgreSQL address/],
  ];
  for (const [wrong, sentence] of cases) expect(await refusal(wrong)).toMatch(sentence);
});

postgresTest('a server that accepts connections and says nothing is given up in time', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  onTestFinished(() => void silent.close());
  await once(silent, 'listening');
  const address = silent.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;

  expect(await refusal(`postgres://parley:${PASSWORD}@127.0.0.1:${port}/parley`)).toMatch(
    /doesn’t answer\./,
  );
});

postgresTest(
  'a server whose connections are all taken, or that wants TLS, is told apart',
  async () => {
    const server = await startPostgres({
      settings: ['max_connections = 4', 'superuser_reserved_connections = 0'],
    });
    onTestFinished(server.remove);
    const database = await openTestDatabase(server.url);
    const clients = await Promise.all([1, 2, 3].map(() => database.connect()));
    expect(await refusal(server.url)).toMatch(/has no connection left\. Raise its max_connections/);
    for (const client of clients) await client.end();
    const guarded = await startPostgres({ access: ['hostssl all all all scram-sha-256'] });
    onTestFinished(guarded.remove);
    expect(await refusal(guarded.url)).toMatch(/over TLS only\. Add \?sslmode=require/);
  },
);

postgresTest('a database that is not in UTF-8, or read-only, is refused', async () => {
  const url = await createDatabase();
  await administer(url, `CREATE DATABASE old ENCODING 'SQL_ASCII' TEMPLATE template0`);
  expect(await refusal(changed(url, { pathname: '/old' }))).toMatch(
    /is encoded in SQL_ASCII\. Create one with ENCODING 'UTF8'/,
  );
  const name = new URL(url).pathname.slice(1);
  await administer(url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  expect(await refusal(url)).toMatch(/is read-only .*Point STORE_URL at the primary\./);
});

postgresTest('a server that starts after Parley is waited for', async () => {
  const server = await startPostgres();
  onTestFinished(server.remove);
  await server.stop();
  const log = createMemoryLog();
  const opening = connectPostgres(server.url, { log });
  await server.start();
  const database = await opening;

  expect((await database.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  expect(JSON.stringify(log)).not.toContain(PASSWORD);
  await database.close();
});

postgresTest('a server that is too old is refused before anything is changed', async () => {
  const database = await openTestDatabase(await createDatabase());
  const rows = [{ number: 130_011, version: '13.11', encoding: 'UTF8' }];
  const old = { ...database, query: async () => ({ rows, count: 1 }) };

  await expect(prepareSchema(old, { log: createMemoryLog() })).rejects.toThrow(
    /is version 13\.11: Parley needs 14 or newer\. Upgrade/,
  );
});
