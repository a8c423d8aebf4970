import { setTimeout as delay } from 'node:timers/promises';
import { isStoreFailure } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { toPostgresAddress } from './address.ts';
import { isConnectionLost } from './errors.ts';
import { createPostgresDatabase, type PostgresDatabase } from './pool.ts';
import { prepareSchema, type SchemaStep } from './schema.ts';

export type PostgresOptions = {
  readonly log: Log;
  readonly steps?: readonly SchemaStep[];
  /** How long a server is waited for that does not answer yet. */
  readonly startWaitMs?: number;
};

/** As long as another process is waited for that holds a SQLite store. */
const START_WAIT_MS = 30_000;
const RETRY_MS = 500;

/**
 * Connects to the database that STORE_URL names and brings its tables up to date. Throws a
 * `UserError` with the remedy.
 */
export async function connectPostgres(
  storeUrl: string,
  options: PostgresOptions,
): Promise<PostgresDatabase> {
  const database = createPostgresDatabase(toPostgresAddress(storeUrl), options.log);
  try {
    await waitFor(database, options);
    await prepareSchema(database, options);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A machine that starts may start Parley first. */
async function waitFor(database: PostgresDatabase, options: PostgresOptions): Promise<void> {
  const { log, startWaitMs = START_WAIT_MS } = options;
  const endsAt = performance.now() + startWaitMs;
  for (let isTold = false; ; isTold = true) {
    try {
      await database.query('SELECT 1 AS one', [], { waitMs: 0 });
      return;
    } catch (error) {
      if (!isConnectionLost(error) || performance.now() >= endsAt) throw error;
      if (!isTold) log.warn({ store: database.address.label }, toWaiting(error));
      await delay(RETRY_MS);
    }
  }
}

function toWaiting(error: unknown): string {
  const why = isStoreFailure(error) && error instanceof Error ? error.message : '';
  return `waiting for the store: ${why}`;
}
