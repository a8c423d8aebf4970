import { jobSchema } from '../../src/core/job.ts';
import type { Log } from '../../src/core/ports.ts';
import { readVector } from '../../src/storage/passages/bytes.ts';
import { insertBlob, readBlobBytes } from '../../src/storage/postgres/blobs.ts';
import { NOW_MS } from '../../src/storage/postgres/clock.ts';
import { connectPostgres } from '../../src/storage/postgres/index.ts';
import { openPostgresPassages } from '../../src/storage/postgres/passages/index.ts';
import type { PostgresDatabase, Query } from '../../src/storage/postgres/pool.ts';
import { fromStoredText, toStoredText } from '../../src/storage/postgres/text.ts';
import { toEntry } from '../../src/storage/state.ts';
import { COPIED_TABLES, type CopiedRow, type CopiedTable, type StoreEnd } from './store-end.ts';

/** A copy may take longer than a statement of an answer. */
const COPY_MS = 60 * 60_000;

/** A replica says every 15 seconds that it runs. */
const RUNNING_MS = 40_000;

/** A store in a PostgreSQL database. */
export async function openPostgresEnd(
  url: string,
  { log, isSource }: { readonly log: Log; readonly isSource: boolean },
): Promise<StoreEnd> {
  const database = await connectPostgres(url, { log, startWaitMs: 0 });
  const { query } = database;
  const snapshot = isSource ? await takeSnapshot(database) : null;
  const passages = await openPostgresPassages(database, { log });
  const seen = async (condition: string) => {
    const sql = `SELECT 1 AS one FROM meta WHERE key = 'seenAt' AND ${condition}`;
    return (await query(sql)).count > 0;
  };
  return {
    label: database.address.label,
    passages,
    isUsed: () => seen('true'),
    isRunning: () => seen(`value::bigint > ${NOW_MS} - ${RUNNING_MS}`),
    async columns(table) {
      const { rows } = await query(
        `SELECT column_name AS name FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name = $1`,
        [table],
      );
      return rows.map(({ name }) => String(name));
    },
    rows: (table, columns) => readRows(snapshot?.query ?? query, table, columns),
    replace: (fill) => replaceRows(database, fill),
    async blobHashes() {
      const { rows } = await query('SELECT hash FROM blobs ORDER BY at');
      return rows.map(({ hash }) => String(hash));
    },
    async readBlob(hash) {
      const { rows } = await query('SELECT at FROM blobs WHERE hash = $1', [hash]);
      const bytes = await readBlobBytes(query, hash);
      return bytes && { bytes, at: Number(rows[0]?.at) };
    },
    writeBlob: (hash, bytes, at) =>
      database.transact((ask) => insertBlob(ask, { hash, bytes, at })),
    async vectors(place) {
      const { rows } = await query(
        `SELECT passages.key AS id, models.key AS model, vals FROM passages
         JOIN passage_names AS places ON places.id = passages.place
         JOIN passage_codes ON passage_codes.passage = passages.id
         JOIN passage_names AS models ON models.id = passage_codes.model
         JOIN passage_vectors ON passage_vectors.hash = passages.hash
           AND passage_vectors.model = passage_codes.model
         WHERE places.key = $1`,
        [toStoredText(place)],
      );
      return rows.map(({ id, model, vals }) => ({
        ...{ id: fromStoredText(id), model: fromStoredText(model), values: readVector(vals) },
      }));
    },
    async close() {
      await snapshot?.end();
      await database.close();
    },
  };
}

/** What is read is of one moment, also while replicas run. */
async function takeSnapshot(database: PostgresDatabase) {
  const client = await database.connect();
  client.on('error', () => {}); // The next caller gets the error.
  await client.query(`SET statement_timeout = ${COPY_MS}`);
  await client.query(`SET idle_in_transaction_session_timeout = ${COPY_MS}`);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const query: Query = async (sql, values = []) => {
    const { rows, rowCount } = await client.query(sql, [...values]);
    return { rows, count: rowCount ?? 0 };
  };
  await query('SELECT 1 AS one'); // The moment is that of the first statement.
  return { query, end: () => client.end() };
}

const ROWS_AT_A_TIME = 50;

async function* readRows(
  query: Query,
  table: CopiedTable,
  columns: readonly string[],
): AsyncIterable<CopiedRow> {
  const key = COPIED_TABLES[table];
  const names = columns.map((name) => `"${name}"`).join();
  const sql = `SELECT ${names} FROM ${table} WHERE $1::text IS NULL OR ${key} > $1::${
    key === 'seq' ? 'bigint' : 'text'
  } ORDER BY ${key} LIMIT ${ROWS_AT_A_TIME}`;
  for (let last: unknown = null; ; ) {
    const { rows } = await query(sql, [last]);
    for (const row of rows) {
      const values = Object.entries(row).map(([name, value]) => [name, fromColumn(value)]);
      yield Object.fromEntries(values);
    }
    if (rows.length < ROWS_AT_A_TIME) return;
    last = String(rows.at(-1)?.[key]);
  }
}

function fromColumn(value: unknown): CopiedRow[string] {
  if (value === null || typeof value === 'number') return value;
  return fromStoredText(value);
}

async function replaceRows(
  database: PostgresDatabase,
  fill: Parameters<StoreEnd['replace']>[0],
): Promise<void> {
  await database.transact(
    async (query) => {
      await query(`SET LOCAL statement_timeout = ${COPY_MS}`);
      await query(`SET LOCAL idle_in_transaction_session_timeout = ${COPY_MS}`);
      for (const table of Object.keys(COPIED_TABLES).reverse()) await query(`DELETE FROM ${table}`);
      await query('DELETE FROM conversations');
      await fill((table, rows) => addRows(query, table, rows));
      await query(
        `SELECT setval(pg_get_serial_sequence('jobs', 'seq'), coalesce(max(seq), 1)) FROM jobs`,
      );
    },
    { timeoutMs: COPY_MS },
  );
}

async function addRows(
  query: Query,
  table: CopiedTable,
  rows: readonly CopiedRow[],
): Promise<void> {
  for (const given of rows) {
    const row: Readonly<Record<string, unknown>> =
      table === 'jobs' ? { ...given, ...(await toJobColumns(query, given)) } : given;
    const names = Object.keys(row);
    const values = Object.values(row).map((value) =>
      typeof value === 'string' ? toStoredText(value) : value,
    );
    await query(
      `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join()})
       VALUES (${names.map((_, n) => `$${n + 1}`).join()})`,
      values,
    );
  }
}

const PLAIN = new Set(
  'seq id lane conversation state attempts notBefore createdAt endedAt successor removedAt'.split(
    ' ',
  ),
);

/** What replicas find a job by; and its conversation, which has to be there first. */
async function toJobColumns(query: Query, row: CopiedRow) {
  const parsed = Object.entries(row).map(([name, value]) => [
    name,
    PLAIN.has(name) ? value : JSON.parse(String(value)),
  ]);
  const job = jobSchema.parse(Object.fromEntries(parsed));
  const lane = String(row.lane);
  const entry = toEntry({ job, lane, notBefore: Number(row.notBefore), endedAt: null }, false);
  await query('INSERT INTO conversations (lane, scope) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    lane,
    entry.scope,
  ]);
  return { planned: entry.isPlanned, merges: entry.canMerge, secret: entry.hasSecret };
}
