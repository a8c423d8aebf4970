import { renameSync, rmSync, statSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { UserError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { toDamaged, toStoreError } from './errors.ts';
import { prepareFiles } from './files.ts';
import { BUSY_TIMEOUT_MS } from './patience.ts';
import { APPLICATION_ID, type Migration } from './schema.ts';

export type DatabaseOptions = { readonly migrations: readonly Migration[]; readonly log: Log };

/** Checking reads the whole file: larger ones are checked page by page as they are read. */
const MAX_CHECKED_BYTES = 256 * 1024 * 1024;

/**
 * Opens the file, checks that it is a whole store of this version or an older one, and brings it
 * up to date.
 */
export async function openDatabase(path: string, options: DatabaseOptions): Promise<DatabaseSync> {
  prepareFiles(path);
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    checkFile(database, path);
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON; -- What was deleted leaves no trace in the file.
    `);
    await migrate(database, path, options);
    return database;
  } catch (error) {
    database?.close();
    throw toStoreError(error, path);
  }
}

function checkFile(database: DatabaseSync, path: string): void {
  const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.count;
  if (tables !== 0 && pragma(database, 'application_id') !== APPLICATION_ID)
    throw new UserError(
      'store_failed',
      `${path} belongs to another program. Point STORE_URL somewhere else.`,
    );
  if (statSync(path).size > MAX_CHECKED_BYTES) return;
  const [first] = database.prepare('PRAGMA quick_check(1)').all();
  if (first?.quick_check !== 'ok')
    throw new UserError('store_failed', toDamaged(path), { cause: first?.quick_check });
}

async function migrate(
  database: DatabaseSync,
  path: string,
  { migrations, log }: DatabaseOptions,
): Promise<void> {
  const version = pragma(database, 'user_version');
  if (version > migrations.length)
    throw new UserError(
      'store_failed',
      `The store ${path} was written by a newer Parley (schema ${version}, this one knows ${migrations.length}). Start the newer one, or restore the backup it made.`,
    );
  if (version === migrations.length) return;
  if (version > 0) {
    const copy = `${path}.v${version}.backup`;
    await backUp(path, copy);
    log.info(
      { from: version, to: migrations.length, backup: copy },
      'updating the store to this version',
    );
  }
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const step of migrations.slice(version)) step(database);
    database.exec(`
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = ${migrations.length};
      COMMIT;
    `);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function pragma(database: DatabaseSync, name: 'user_version' | 'application_id'): number {
  const value = database.prepare(`PRAGMA ${name}`).get()?.[name];
  return typeof value === 'number' ? value : 0;
}

/**
 * Every page in one go, off the main thread: one that is interrupted by writes would start over.
 */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Writes a consistent copy, also while the store is in use; what stood at `target` is replaced
 * once the copy is whole.
 */
export async function backUp(path: string, target: string): Promise<void> {
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  prepareFiles(partial);
  // A connection of its own: on the other one the copy would fail whenever it meets an open
  // transaction.
  const source = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    await backup(source, partial, { rate: ALL_PAGES });
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw toStoreError(error, target);
  } finally {
    source.close();
  }
}
