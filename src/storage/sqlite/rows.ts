import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Log } from '../../core/ports.ts';
import { parseRow, toColumns } from '../columns.ts';
import type { Row, Rows } from '../rows.ts';
import type { StoreGuard } from './errors.ts';
import { createPrepare } from './prepare.ts';

export type SqliteRowsOptions = { readonly guard: StoreGuard; readonly log: Log };

/** Rows in SQLite, each statement prepared once. */
export function createSqliteRows(database: DatabaseSync, { guard, log }: SqliteRowsOptions): Rows {
  const prepare = createPrepare(database);
  const run = (sql: string, ...values: SQLInputValue[]) =>
    guard(() => Number(prepare(sql).run(...values).changes));
  const read = (sql: string, value: string): Row | null =>
    guard(() => {
      const values = prepare(sql).get(value);
      return values ? parseRow(values, log) : null;
    });

  return {
    transact: (work) => guard(() => transact(database, prepare, work)),
    see: (key, at) => run('INSERT OR IGNORE INTO seen (key, at) VALUES (?, ?)', key, at) > 0,
    insert({ job, ...row }) {
      const columns = toColumns({ ...job, ...row });
      const names = Object.keys(columns);
      run(
        `INSERT INTO jobs (${names.join()}) VALUES (${names.map(() => '?').join()})`,
        ...Object.values(columns),
      );
    },
    update(id, patch) {
      const columns = toColumns(patch);
      const changes = Object.keys(columns).map((name) => `${name} = ?`);
      run(`UPDATE jobs SET ${changes.join()} WHERE id = ?`, ...Object.values(columns), id);
    },
    byId: (id) => read('SELECT * FROM jobs WHERE id = ?', id),
    byMessage: (key) =>
      read('SELECT * FROM jobs WHERE id = (SELECT job FROM messages WHERE key = ?)', key),
    byConversation: (conversation) =>
      read('SELECT * FROM jobs WHERE conversation = ? ORDER BY seq DESC LIMIT 1', conversation),
    list: (prefix, after, limit) =>
      guard(() => {
        const all = prepare(
          `SELECT * FROM jobs WHERE substr(conversation, 1, length(?1)) = ?1
           AND seq > COALESCE((SELECT seq FROM jobs WHERE id = ?2), IIF(?2 IS NULL, 0, 9e18))
           ORDER BY seq LIMIT ?3`,
        ).all(prefix, after, limit);
        return all.flatMap((values) => parseRow(values, log) ?? []);
      }),
    live: () =>
      guard(() => {
        const all = prepare('SELECT * FROM jobs WHERE endedAt IS NULL ORDER BY seq').all();
        return all.flatMap((values) => parseRow(values, log) ?? []);
      }),
    index(keys, id) {
      for (const key of keys)
        run('INSERT OR REPLACE INTO messages (key, job) VALUES (?, ?)', key, id);
    },
    unindex(keys, id) {
      for (const key of keys) run('DELETE FROM messages WHERE key = ? AND job = ?', key, id);
    },
    prune: (before, limit) =>
      run(
        'DELETE FROM seen WHERE key IN (SELECT key FROM seen WHERE at < ? LIMIT ?)',
        before,
        limit,
      ) +
      run(
        'DELETE FROM jobs WHERE seq IN (SELECT seq FROM jobs WHERE endedAt < ? LIMIT ?)',
        before,
        limit,
      ),
  };
}

function transact<T>(
  database: DatabaseSync,
  prepare: (sql: string) => StatementSync,
  work: () => T,
): T {
  prepare('BEGIN IMMEDIATE').run();
  try {
    const result = work();
    prepare('COMMIT').run();
    return result;
  } catch (error) {
    // A full disk has rolled back by itself.
    if (database.isTransaction) prepare('ROLLBACK').run();
    throw error;
  }
}
