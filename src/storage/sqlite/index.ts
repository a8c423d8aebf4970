import { dirname, join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Keyv } from 'keyv';
import type { Log } from '../../core/ports.ts';
import { createInbox } from '../inbox.ts';
import { createMemoryAllowance } from '../memory/allowance.ts';
import { createMemoryLeases } from '../memory/leases.ts';
import { createLocalSignals } from '../signals.ts';
import type { Storage } from '../storage.ts';
import { createSweeper } from '../sweeper.ts';
import { createStore } from '../values.ts';
import { createFileBlobs } from './blobs.ts';
import { createCheckpoints } from './checkpoints.ts';
import { backUp, openDatabase } from './database.ts';
import { createStoreGuard } from './errors.ts';
import { prepareFiles } from './files.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createKeyvTable } from './keyv.ts';
import { holdLock } from './lock.ts';
import { createPatience } from './patience.ts';
import { createSqliteRows } from './rows.ts';
import { migrations as allMigrations, type Migration } from './schema.ts';
import { createSpentCalls } from './spent.ts';

export type SqliteOptions = {
  readonly log: Log;
  readonly now?: () => number;
  /** How long another process is waited for that holds the store. */
  readonly lockWaitMs?: number;
  readonly migrations?: readonly Migration[];
  readonly blobs?: { readonly ttlMs: number; readonly maxBytes: number };
};

export type SqliteStorage = Storage & {
  /** Deletes what is too old. Done by itself at start and every few minutes. */
  sweep(): Promise<void>;
  /** Writes a consistent copy of the database to this path, also while it is in use. */
  backup(path: string): Promise<void>;
};

const LOCK_WAIT_MS = 30_000;
const BLOBS = { ttlMs: 30 * 24 * 60 * 60 * 1000, maxBytes: 2 * 1024 ** 3 };
const SWEPT_AT_A_TIME = 500;

/** Opens the store in this file, creating it if necessary. Throws `UserError` with the remedy. */
export async function openSqlite(file: string, options: SqliteOptions): Promise<SqliteStorage> {
  const { log, lockWaitMs: waitMs = LOCK_WAIT_MS, migrations = allMigrations } = options;
  const path = resolve(file);
  prepareFiles(path);
  const release = await holdLock(path, { waitMs, log });
  try {
    const database = await openDatabase(path, { migrations, log });
    return createStorage(database, { ...options, path, release });
  } catch (error) {
    release();
    throw error;
  }
}

type Opened = SqliteOptions & { readonly path: string; readonly release: () => void };

function createStorage(database: DatabaseSync, opened: Opened): SqliteStorage {
  const { path, release, log, now = Date.now, blobs: limits = BLOBS } = opened;
  const patience = createPatience(database);
  const guard = createStoreGuard(path, patience.onBusy);
  const inbox = createInbox({ rows: createSqliteRows(database, { guard, log }), log, now });
  const table = createKeyvTable(database, { guard, now });
  const blobs = createFileBlobs(join(dirname(path), 'blobs'), { ...limits, now });
  const heartbeat = createHeartbeat(database, { guard, now, onBeat: patience.onWritten });
  const spent = createSpentCalls(database, { guard, now });
  const sweep = async () => {
    await inbox.sweep();
    while (table.prune(SWEPT_AT_A_TIME) > 0) await new Promise((done) => setImmediate(done));
    await blobs.sweep(now());
    await checkpoints.empty();
  };
  const checkpoints = createCheckpoints(database, { path, log });
  const sweeper = createSweeper(sweep, log);
  const close = async () => {
    await sweeper.stop();
    await checkpoints.stop();
    heartbeat.stop();
    database.close();
    release();
  };
  let closing: Promise<void> | null = null;

  return {
    inbox,
    // Without a listener for its errors, Keyv rejects instead of swallowing them.
    store: createStore(new Keyv({ store: table, serialization: JSON }), table.swap),
    blobs,
    leases: createMemoryLeases(),
    allowance: createMemoryAllowance(now),
    signals: createLocalSignals(log),
    isShared: false,
    checkClaims() {}, // No other process has the store.
    startedFresh: heartbeat.startedFresh,
    spent,
    keys: (start) => listKeys(table, start),
    check: heartbeat.check,
    purge: checkpoints.empty,
    sweep,
    backup: (target) => backUp(path, resolve(target)),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

const KEYS_AT_A_TIME = 200;

async function* listKeys(table: ReturnType<typeof createKeyvTable>, start: string) {
  let last = start;
  for (;;) {
    const keys = table.keysAfter(last, start, KEYS_AT_A_TIME);
    yield* keys;
    if (keys.length < KEYS_AT_A_TIME) return;
    last = keys.at(-1) ?? last;
  }
}
