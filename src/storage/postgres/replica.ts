import { timeNow } from '../../core/async.ts';
import type { Log } from '../../core/ports.ts';
import type { Leases, Signals } from '../../core/store-ports.ts';
import type { OwnInbox } from '../inbox.ts';
import { createPostgresInbox } from './inbox.ts';
import { createPostgresLeases } from './leases.ts';
import type { PostgresDatabase } from './pool.ts';
import { checkClaim } from './queue.ts';
import { createRenewer } from './renewer.ts';
import { createRuns, type Runs } from './runs.ts';
import { createPostgresSignals } from './signals.ts';

/** What one process has of the work that all replicas on a database share. */
export type Replica = {
  /** Its name in the tables. */
  readonly holder: string;
  readonly inbox: OwnInbox;
  readonly leases: Leases;
  readonly signals: Signals;
  /** The database as the work on a job writes to it: only while it has the job. */
  readonly database: PostgresDatabase;
  /** Gives up what another replica may hold by now; see `Storage`. */
  checkClaims(): void;
  close(): Promise<void>;
};

export type ReplicaOptions = {
  readonly database: PostgresDatabase;
  readonly log: Log;
  /** This machine's clock, as far as it is known how it differs from the database's. */
  readonly now?: () => number;
  readonly steady?: () => number;
  readonly maxConcurrent?: number;
};

export function createReplica(options: ReplicaOptions): Replica {
  const { database, log, now = timeNow, steady = () => performance.now() } = options;
  // The age of a claim is measured with this machine's monotonic clock, which cannot be set.
  const keeper = createRenewer({ database, log, now: options.now ?? Date.now, steady });
  const runs = createRuns(keeper, now);
  const signals = createPostgresSignals({ database, log });
  return {
    holder: keeper.holder,
    database: toClaimed(database, runs),
    inbox: createPostgresInbox({ ...options, now, keeper, runs, signals }),
    leases: createPostgresLeases({ database, keeper, signals }),
    signals,
    checkClaims: keeper.expire,
    async close() {
      await keeper.close();
      await signals.close();
    },
  };
}

/** What a job's work writes is written under its claim: histories, settings, reminders. */
function toClaimed(database: PostgresDatabase, runs: Runs): PostgresDatabase {
  const transact: PostgresDatabase['transact'] = (work, options) =>
    database.transact(async (query) => {
      const result = await work(query);
      await checkClaim(query, runs);
      return result;
    }, options);
  return {
    ...database,
    transact,
    query: (sql, values, options) =>
      runs.current() === null || /^\s*SELECT\b/i.test(sql)
        ? database.query(sql, values, options)
        : transact((query) => query(sql, values, options), options),
  };
}
