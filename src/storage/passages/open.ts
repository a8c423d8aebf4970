import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isOutOfReach } from '../sqlite/errors.ts';
import { prepareFiles } from '../sqlite/files.ts';
import { BUSY_TIMEOUT_MS } from '../sqlite/patience.ts';
import { createSchema, SCHEMA_VERSION } from './schema.ts';

export type OpenedIndex = {
  readonly database: DatabaseSync;
  /** Why an empty one was begun; null if the one that was there can be used. */
  readonly remadeBecause: string | null;
};

/** Checking reads the whole file: larger ones are checked page by page as they are read. */
const MAX_CHECKED_BYTES = 64 * 1024 * 1024;

/**
 * Opens the index in this file (in memory for ":memory:"). Everything in it can be rebuilt, so a
 * damaged file or one of another version is put aside and replaced by an empty one.
 */
export function openIndexFile(path: string): OpenedIndex {
  if (path !== ':memory:') {
    if (!existsSync(path)) removeLog(path);
    prepareFiles(path);
  }
  const fault = findFault(path);
  if (fault !== null && fault !== NEW) putAside(path);
  const database = fault === null ? connect(path) : begin(path);
  return { database, remadeBecause: path === ':memory:' ? null : fault };
}

const NEW = 'there is no index';
const DAMAGED = 'the index is damaged';

/** Puts aside a file that turned out to be damaged while it was in use, once it is closed. */
export function remakeIndexFile(path: string): OpenedIndex {
  putAside(path);
  return { database: begin(path), remadeBecause: DAMAGED };
}

/** An empty index; where the disk has no room for it, nothing. */
function begin(path: string): DatabaseSync {
  const database = connect(path);
  return orClosed(database, () => {
    database.exec('BEGIN');
    createSchema(database);
    database.exec('COMMIT');
  });
}

function connect(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  return orClosed(database, () => database.exec(SETTINGS));
}

function orClosed(database: DatabaseSync, prepare: () => void): DatabaseSync {
  try {
    prepare();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const SETTINGS = `
  PRAGMA page_size = 16384; -- A chunk of codes is one page; of a file that is there it stays.
  PRAGMA cache_size = -16000; -- 16 MB
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA secure_delete = ON;
  PRAGMA journal_size_limit = 67108864;
`;

/**
 * Null: it can be used. Throws if that cannot be told now: what is in a file that is only out of
 * reach is not given up for that.
 */
function findFault(path: string): string | null {
  let database: DatabaseSync | null = null;
  try {
    database = connect(path);
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() ?? {};
    if (tables === 0) return NEW;
    if (version !== SCHEMA_VERSION)
      return `the index is of version ${version}, not ${SCHEMA_VERSION}`;
    return isWhole(database, path) ? null : DAMAGED;
  } catch (error) {
    if (isOutOfReach(error)) throw error;
    return `the index cannot be opened: ${error instanceof Error ? error.message : 'unknown'}`;
  } finally {
    database?.close();
  }
}

function isWhole(database: DatabaseSync, path: string): boolean {
  if (path === ':memory:' || statSync(path).size > MAX_CHECKED_BYTES) return true;
  return database.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok';
}

/** It belongs to a file that is gone. */
function removeLog(path: string): void {
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
}

function putAside(path: string): void {
  removeLog(path);
  renameSync(path, `${path}.damaged`);
  prepareFiles(path);
}
