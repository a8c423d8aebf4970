import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Log } from '../../src/core/ports.ts';
import { readVector } from '../../src/storage/passages/bytes.ts';
import { openPassageIndex, toPassagesPath } from '../../src/storage/passages/index.ts';
import { writeWhole } from '../../src/storage/sqlite/blobs.ts';
import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { holdLock } from '../../src/storage/sqlite/lock.ts';
import { migrations } from '../../src/storage/sqlite/schema.ts';
import { stopScript } from '../run-script.ts';
import { COPIED_TABLES, type CopiedRow, type CopiedTable, type StoreEnd } from './store-end.ts';

/** A store in a SQLite file, with the folder and the index beside it. */
export async function openSqliteEnd(
  file: string,
  { log, isSource }: { readonly log: Log; readonly isSource: boolean },
): Promise<StoreEnd> {
  const path = resolve(file);
  if (isSource && !existsSync(path)) stopScript(`There is no SQLite store at ${path}.`);
  const release = await holdLock(path, { waitMs: 0, log }).catch(() => null);
  if (!isSource && release === null) stopScript(`Parley is running on ${path}. Stop it first.`);
  const database = isSource
    ? new DatabaseSync(path, { readOnly: true, timeout: 10_000 })
    : await openDatabase(path, { migrations, log });
  if (isSource) checkVersion(database, path);
  if (isSource) database.exec('BEGIN'); // What is read is of one moment, also while Parley runs.
  const passages = openPassageIndex(toPassagesPath(path), { log });
  const blobs = join(dirname(path), 'blobs');
  const toPath = (hash: string) => join(blobs, hash.slice(0, 2), hash.slice(2));

  return {
    label: path,
    passages,
    isUsed: async () =>
      database.prepare("SELECT 1 FROM meta WHERE key = 'seenAt'").get() !== undefined,
    isRunning: async () => release === null,
    columns: async (table) =>
      database
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all(table)
        .map(({ name }) => String(name)),
    rows: (table, columns) => readRows(database, table, columns),
    replace: (fill) => replaceRows(database, fill),
    async blobHashes() {
      const files = await readdir(blobs, { recursive: true }).catch(() => []);
      return files.map((name) => name.replace(/[\\/]/g, '')).filter((name) => HASH.test(name));
    },
    async readBlob(hash) {
      const found = await stat(toPath(hash)).catch(() => null);
      return found && { bytes: await readFile(toPath(hash)), at: Math.round(found.mtimeMs) };
    },
    writeBlob: (hash, bytes, at) => writeWhole(toPath(hash), bytes, new Date(at)),
    vectors: async (place) => readVectors(toPassagesPath(path), place),
    async close() {
      await passages.close();
      database.close();
      release?.();
    },
  };
}

const HASH = /^[0-9a-f]{64}$/;

function checkVersion(database: DatabaseSync, path: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version !== migrations.length)
    stopScript(
      `${path} belongs to another version of Parley. Start this version on it once, then copy it.`,
    );
}

async function* readRows(
  database: DatabaseSync,
  table: CopiedTable,
  columns: readonly string[],
): AsyncIterable<CopiedRow> {
  const sql = `SELECT ${columns.join()} FROM ${table} ORDER BY ${COPIED_TABLES[table]}`;
  for (const row of database.prepare(sql).iterate()) yield row as CopiedRow;
}

async function replaceRows(
  database: DatabaseSync,
  fill: Parameters<StoreEnd['replace']>[0],
): Promise<void> {
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const table of Object.keys(COPIED_TABLES).reverse()) database.exec(`DELETE FROM ${table}`);
    await fill(async (table, rows) => {
      for (const row of rows) {
        const names = Object.keys(row);
        const sql = `INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`;
        database.prepare(sql).run(...(Object.values(row) as SQLInputValue[]));
      }
    });
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function readVectors(index: string, place: string) {
  if (!existsSync(index)) return [];
  const database = new DatabaseSync(index, { readOnly: true, timeout: 10_000 });
  try {
    const rows = database
      .prepare(
        `SELECT passages.key AS id, passages.model, vals FROM passages
         JOIN places ON places.id = passages.place
         JOIN vectors ON vectors.hash = passages.hash AND vectors.model = passages.model
         WHERE places.key = ?`,
      )
      .all(place);
    return rows.map(({ id, model, vals }) => ({
      ...{ id: String(id), model: String(model), values: readVector(vals) },
    }));
  } finally {
    database.close();
  }
}
