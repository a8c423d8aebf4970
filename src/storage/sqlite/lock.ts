import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { isDatabaseBusy, toStoreError } from './errors.ts';
import { FILE_MODE, prepareFiles } from './files.ts';

export type LockOptions = { readonly waitMs: number; readonly log: Log };

const TRY_EVERY_MS = 100;

/**
 * Makes this process the one owner of the store, waiting for another to let go. The lock is
 * SQLite's own on a file beside the store: the operating system releases it when its process dies,
 * however it dies. Resolves to the way to release it.
 */
export async function holdLock(path: string, { waitMs, log }: LockOptions): Promise<() => void> {
  const owner = `${path}-owner`; // Only for the sentence below: the lock does not depend on it.
  const file = `${path}-lock`;
  prepareFiles(file);
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    for (let waitedMs = 0; !tryLock(database); waitedMs += TRY_EVERY_MS) {
      const holder = readOwner(owner);
      if (waitedMs >= waitMs) throw toInUse(path, holder);
      if (waitedMs === 0)
        log.warn(
          { store: path, holder, waitSeconds: waitMs / 1_000 },
          'waiting for another process to release the store',
        );
      await delay(TRY_EVERY_MS);
    }
    writeFileSync(owner, `process ${process.pid} on ${hostname()}`, { mode: FILE_MODE });
  } catch (error) {
    database.close();
    throw toStoreError(error, file);
  }
  return () => {
    rmSync(owner, { force: true });
    database.close();
  };
}

function tryLock(database: DatabaseSync): boolean {
  try {
    // Nothing is written to it: no journal file.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (isDatabaseBusy(error)) return false;
    throw error;
  }
}

function readOwner(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return 'another process';
  }
}

function toInUse(path: string, holder: string): UserError {
  return new UserError(
    'store_failed',
    `The store ${path} is in use by ${holder}. Stop that one first, or give this one a STORE_URL of its own.`,
  );
}
