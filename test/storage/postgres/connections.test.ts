import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { openPostgres } from '../../../src/storage/postgres/storage.ts';
import { administer, createDatabase, postgresTest } from '../../postgres.ts';
import { found } from '../../waiting.ts';
import { createLines } from '../events.ts';
import { openTestDatabase } from './database.ts';
import { openReplica } from './open.ts';
import { openProxy } from './proxy.ts';

// Kind: one of a replica's connections is ended, missing, held up, or not what it was asked for.

const never = new AbortController().signal;

async function open(url: string) {
  const replica = await openReplica(url);
  onTestFinished(() => replica.close());
  await new Promise<void>((resolve) => replica.signals.onGap(resolve));
  return replica;
}

/** Ends the connection that LISTENs, and no other. */
const END_LISTENING = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND (query LIKE 'LISTEN%' OR query = 'SELECT 1')`;

postgresTest(
  'where only the connection that listens is ended, another one takes its place',
  async () => {
    const url = await createDatabase();
    const [one, two] = [await open(url), await open(url)];
    const heard: unknown[] = [];
    two.signals.on('topic', (payload) => heard.push(payload));
    const lease = await one.leases.hold('gateway', never);
    for (let n = 0; n < 3; n += 1) {
      const gaps = [one, two].map(
        ({ signals }) => new Promise<void>((done) => signals.onGap(done)),
      );
      await administer(url, END_LISTENING);
      await Promise.all(gaps);
      one.signals.send('topic', n);
      await found(() => heard.includes(n));
    }
    expect(lease.lost.aborted).toBe(false);
    const lines = two.log.lines.map(({ message }) => message);
    expect(lines.filter((line) => line.startsWith('not receiving signals'))).toHaveLength(3);
  },
);

postgresTest('a replica has no more connections than its page says', async () => {
  const url = await createDatabase();
  const storage = await openPostgres(url, { log: createLines() });
  onTestFinished(() => storage.close());
  const counts: number[] = [];
  const count = async () => {
    const { query } = await openTestDatabase(url);
    const { rows } = await query(
      `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database()
       AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    counts.push(Number(rows[0]?.n));
  };
  const lease = await storage.leases.hold('gateway', never);
  const drain = new AbortController();
  const working = storage.inbox.run(async () => ({ state: 'done' }), drain.signal);
  const flood = Array.from({ length: 2_000 }, (_, n) => storage.store.set(`k${n}`, n));
  await storage.passages.purge();
  await count();
  await Promise.all(flood);
  await new Promise((resolve) => setTimeout(resolve, 2_000)); // Leases have been renewed.
  await Promise.all([...Array.from({ length: 500 }, () => storage.store.get('k1')), count()]);
  drain.abort();
  await working;
  await lease.release();

  expect(Math.max(...counts)).toBeLessThanOrEqual(13);
  expect(Math.max(...counts)).toBeGreaterThan(10);
});

postgresTest('a replica with few connections does all, only slower', async () => {
  const url = await createDatabase();
  const name = new URL(url).pathname.slice(1);
  const role = `few_${name.slice(5)}`;
  await administer(
    url,
    `CREATE ROLE ${role} LOGIN PASSWORD 'not-for-the-log' CONNECTION LIMIT 3`,
    `CREATE SCHEMA parley AUTHORIZATION ${role}`,
  );
  const storage = await openPostgres(url.replace('//parley:', `//${role}:`), {
    log: createLines(),
  });
  onTestFinished(() => storage.close());
  const lease = await storage.leases.hold('gateway', never);
  await Promise.all(Array.from({ length: 300 }, (_, n) => storage.store.set(`k${n}`, n)));

  expect(await storage.store.get('k299')).toBe(299);
  await new Promise((resolve) => setTimeout(resolve, 6_000)); // Longer than a lease.
  expect(lease.lost.aborted).toBe(false);
});

postgresTest('a store is closed in time also where nothing gets through any more', async () => {
  const proxy = await openProxy(await createDatabase());
  const storage = await openPostgres(proxy.url, { log: createLines() });
  await storage.leases.hold('gateway', never);
  await Promise.all(Array.from({ length: 50 }, (_, n) => storage.store.set(`k${n}`, n)));
  await new Promise((resolve) => setTimeout(resolve, 2_000)); // Leases have been renewed.
  proxy.hold();
  const endsAt = performance.now() + 20_000;
  await storage.close();

  expect(performance.now()).toBeLessThan(endsAt);
});

/** Stands for a pooler: the settings of a connection do not get through. */
async function startPooler(url: string, answer: 'drops' | 'refuses') {
  const target = new URL(url);
  const to = Number(target.port);
  const server = createServer((incoming) => {
    incoming.on('error', () => {});
    incoming.once('data', (startup: Buffer) => {
      if (answer === 'refuses') return void incoming.end(REFUSAL);
      const outgoing = connect(to, target.hostname);
      for (const end of [incoming, outgoing]) end.on('error', () => end.destroy());
      outgoing.write(withoutSettings(startup));
      return void incoming.pipe(outgoing).pipe(incoming);
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  target.port = String((server.address() as AddressInfo).port);
  return target.href;
}

/** As PgBouncer says it. */
const REFUSAL = (() => {
  const fields = 'SFATAL\0C08P01\0Munsupported startup parameter: options\0\0';
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, Buffer.from(fields)]);
})();

/** https://www.postgresql.org/docs/current/protocol-message-formats.html, StartupMessage */
function withoutSettings(startup: Buffer): Buffer {
  const words = startup.subarray(8).toString().split('\0');
  const kept: string[] = [];
  for (let n = 0; n + 1 < words.length && words[n] !== ''; n += 2)
    if (/^(user|database|client_encoding)$/.test(words[n] ?? ''))
      kept.push(words[n] ?? '', words[n + 1] ?? '');
  const body = Buffer.from(`${kept.join('\0')}\0\0`);
  const head = Buffer.from(startup.subarray(0, 8));
  head.writeInt32BE(8 + body.length, 0);
  return Buffer.concat([head, body]);
}

postgresTest.each(['drops', 'refuses'] as const)(
  'a pooler that %s the settings of connections is told at once, and nothing is changed',
  async (answer) => {
    const url = await createDatabase();
    const opening = openPostgres(await startPooler(url, answer), { log: createLines() });
    await expect(opening).rejects.toThrow(
      /^A pooler \(such as PgBouncer\) stands at 127\.0\.0\.1:\d+\/.* Point STORE_URL at PostgreSQL itself\.$/,
    );
    const { query } = await openTestDatabase(url);
    const { rows } = await query(`SELECT to_regclass('public.meta') AS made`);
    expect(rows).toEqual([{ made: null }]);
  },
);

postgresTest.each([
  ['a statement', (db: Database) => db.query(ADD)],
  ['a transaction', (db: Database) => db.transact((query) => query(ADD))],
])('%s over a connection that was idle too long is run over another, once', async (_, write) => {
  const database = await openTestDatabase(await createDatabase());
  await database.query('CREATE TABLE counted (n integer NOT NULL)');
  await database.query('SET idle_session_timeout = 50');
  // The server’s last words wait to be read while the statement is sent.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  await write(database);

  const { rows } = await database.query('SELECT count(*) AS n FROM counted');
  expect(rows).toEqual([{ n: 1 }]);
});

type Database = Awaited<ReturnType<typeof openTestDatabase>>;
const ADD = 'INSERT INTO counted (n) VALUES (1)';
