import { performance } from 'node:perf_hooks';
import type { OwnInbox } from '../../../src/storage/inbox.ts';
import { connectPostgres } from '../../../src/storage/postgres/index.ts';
import type { PostgresDatabase } from '../../../src/storage/postgres/pool.ts';
import { loadRows } from '../../../src/storage/postgres/queue.ts';
import {
  createReplica,
  type Replica,
  type ReplicaOptions,
} from '../../../src/storage/postgres/replica.ts';
import { createLastingDatabase } from '../../postgres.ts';
import type { OpenStore } from '../bench.ts';
import { createLines } from '../events.ts';

/** A replica, as a process has it. */
export async function openReplica(url: string, options: Partial<ReplicaOptions> = {}) {
  const log = createLines();
  const database = await connectPostgres(url, { log });
  const replica = createReplica({ database, log, ...options });
  return {
    ...replica,
    database,
    log,
    async close() {
      await replica.close();
      await database.close();
    },
  };
}

/** So long nothing is asked once all is done that was ready. */
const QUIET_MS = 60;
const LOOK_EVERY_MS = 10;
/** A clock that stands still just before something is due is looked at all the time. */
const ENOUGH_ROUNDS = 6;

let address: Promise<string> | null = null;

/** An empty store for one test; its time is the test's, where the test sets one. */
export async function openPostgresStore(): Promise<OpenStore> {
  address ??= createLastingDatabase(); // One for all tests of a file: making one takes long.
  const database = await connectPostgres(await address, { log: createLines() });
  await database.query('TRUNCATE conversations, jobs, messages, seen, leases');
  const replicas = new Map<OwnInbox, Replica>();
  const activity = createActivity();
  let stopped: number | null = null;
  const time = createDatabaseTime(database);

  return {
    openInbox(options) {
      const now = options.now ?? (() => stopped ?? Date.now());
      const isTimed = options.now !== undefined || stopped !== null;
      const watched = activity.watch(database, isTimed ? () => time.set(now()) : async () => {});
      const replica = createReplica({ database: watched, log: createLines(), ...options, now });
      const { inbox } = replica;
      replicas.set(inbox, replica);
      return inbox;
    },
    async crash(inbox) {
      const replica = replicas.get(inbox);
      replicas.delete(inbox);
      await replica?.close();
      await database.query(`UPDATE conversations SET until = '-infinity' WHERE holder = $1`, [
        replica?.holder ?? '',
      ]);
    },
    async live() {
      const { rows } = await database.query('SELECT id FROM jobs WHERE "endedAt" IS NULL');
      const ids = rows.map(({ id }) => String(id));
      const stored = await loadRows(database.query, ids, createLines());
      return stored.map(({ row }) => row);
    },
    idle: activity.idle,
    clock: {
      stop: (at) => {
        stopped = at;
      },
      now: () => stopped ?? Date.now(),
      async advance(ms) {
        stopped = (stopped ?? 0) + ms;
        await time.set(stopped);
        for (const { signals } of replicas.values()) signals.send('inbox/work', null);
        await activity.idle();
      },
    },
    async close() {
      for (const replica of replicas.values()) await replica.close();
      await time.reset();
      await database.close();
    },
  };
}

/** Has the database tell another time. */
function createDatabaseTime(database: PostgresDatabase) {
  let told: number | null = null;
  let before = '';
  return {
    async set(ms: number): Promise<void> {
      if (told === ms) return;
      const isFirst = told === null;
      told = ms;
      if (isFirst) {
        const { rows } = await database.query(
          `SELECT pg_get_functiondef('epoch_ms'::regproc) AS made`,
        );
        before = String(rows[0]?.made);
        await database.query('CREATE TABLE IF NOT EXISTS test_clock (ms bigint NOT NULL)');
        await database.query('TRUNCATE test_clock');
        await database.query('INSERT INTO test_clock VALUES (0)');
        await database.query(
          `CREATE OR REPLACE FUNCTION epoch_ms() RETURNS bigint LANGUAGE sql STABLE
           AS 'SELECT ms FROM test_clock'`,
        );
      }
      await database.query('UPDATE test_clock SET ms = $1', [ms]);
    },
    async reset(): Promise<void> {
      if (told !== null) await database.query(before);
    },
  };
}

/** Knows whether anything is asked of the database. */
function createActivity() {
  let asked = 0;
  let lastAt = 0;
  let rounds = 0;
  const count = async <T>(work: () => Promise<T>): Promise<T> => {
    asked += 1;
    try {
      return await work();
    } finally {
      asked -= 1;
      lastAt = performance.now();
    }
  };
  return {
    watch: (database: PostgresDatabase, before: () => Promise<void>): PostgresDatabase => ({
      ...database,
      query: (...values) =>
        count(async () => {
          await before();
          // What a worker asks last, once it has claimed all that it can.
          if (/min\("notBefore"\)/.test(values[0])) rounds += 1;
          return database.query(...values);
        }),
      transact: (...values) =>
        count(async () => {
          await before();
          return database.transact(...values);
        }),
    }),
    async idle(): Promise<void> {
      lastAt = performance.now();
      rounds = 0;
      while (rounds < ENOUGH_ROUNDS && (asked > 0 || performance.now() - lastAt < QUIET_MS))
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    },
  };
}
