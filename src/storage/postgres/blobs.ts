import { createSemaphore } from '../../core/async.ts';
import type { Blobs } from '../../core/store-ports.ts';
import { toContentHash } from '../hash.ts';
import { toBlobHash } from '../ids.ts';
import { NOW_MS } from './clock.ts';
import type { PostgresDatabase, Query } from './pool.ts';

export type PostgresBlobsOptions = {
  readonly ttlMs: number;
  readonly maxBytes: number;
  /** Default: the database's clock. */
  readonly now?: () => number;
};

/** Small enough that sending or reading one holds up nothing else. */
const PIECE_BYTES = 512 * 1024;

/** So many are sent or read at once: the pool has other users. */
const MAX_TRANSFERS = 3;

/** After so many bytes put here, what other replicas have put is counted again. */
const RECOUNT_BYTES = 64 * 1024 * 1024;

const SWEPT_AT_A_TIME = 50;

const HASH = /^[0-9a-f]{64}$/;

export async function createBlobSchema(query: Query): Promise<void> {
  await query(
    'CREATE TABLE blobs (hash text COLLATE "C" PRIMARY KEY, bytes bigint NOT NULL, at bigint NOT NULL)',
  );
  await query('CREATE INDEX blobs_at ON blobs (at)');
  await query(
    `CREATE TABLE blob_pieces (
      hash text COLLATE "C" NOT NULL REFERENCES blobs ON DELETE CASCADE,
      n int NOT NULL, piece bytea NOT NULL, PRIMARY KEY (hash, n)
    )`,
  );
  // Pictures and recordings are compressed as they come.
  await query('ALTER TABLE blob_pieces ALTER piece SET STORAGE EXTERNAL');
}

/** Bytes in rows of pieces; a blob is there whole or not at all. */
export function createPostgresBlobs(
  database: PostgresDatabase,
  { ttlMs, maxBytes, now }: PostgresBlobsOptions,
): Blobs {
  const { query } = database;
  const transfers = createSemaphore(MAX_TRANSFERS);
  const never = new AbortController().signal; // Each transfer has a time limit of its own.
  let known: number | null = null; // The sum as far as it is known; null: not counted yet.
  let uncounted = 0;

  const count = async (): Promise<number> => {
    const { rows } = await query('SELECT coalesce(sum(bytes), 0)::bigint AS sum FROM blobs');
    uncounted = 0;
    known = Number(rows[0]?.sum);
    return known;
  };

  /** Two replicas that sweep at once choose the same, so that no more goes than has to. */
  const sweep = async (at: number): Promise<number> => {
    for (let deleted = 0; ; ) {
      const { count: gone } = await query(
        `DELETE FROM blobs WHERE hash IN (
          SELECT hash FROM (
            SELECT hash, at, sum(bytes) OVER (ORDER BY at DESC, hash DESC) AS newer FROM blobs
          ) AS summed WHERE at < $1 OR newer > $2 ORDER BY at, hash LIMIT ${SWEPT_AT_A_TIME}
        )`,
        [at - ttlMs, maxBytes],
      );
      deleted += gone;
      if (gone < SWEPT_AT_A_TIME) {
        await count();
        return deleted;
      }
    }
  };

  const bound = async (added: number): Promise<void> => {
    uncounted += added;
    if (known !== null) known += added;
    const isUnsure = known === null || uncounted > RECOUNT_BYTES || known > maxBytes;
    if (isUnsure && (await count()) > maxBytes) await sweep(await readTime(query, now));
  };

  return {
    async put(bytes, owner) {
      const hash = toBlobHash(owner, await toContentHash(bytes));
      const at = now?.() ?? null;
      const { count: found } = await query(
        `UPDATE blobs SET at = coalesce($2, ${NOW_MS}) WHERE hash = $1`,
        [hash, at],
      );
      if (found > 0) return hash;
      await transfers.enter(1, never, () =>
        database.transact((ask) => insertBlob(ask, { hash, bytes, at })),
      );
      await bound(bytes.length);
      return hash;
    },
    async get(hash) {
      if (!HASH.test(hash)) return null;
      return transfers.enter(1, never, () => readBlobBytes(query, hash));
    },
    async forget(hash) {
      if (HASH.test(hash)) await query('DELETE FROM blobs WHERE hash = $1', [hash]);
    },
    sweep,
  };
}

type NewBlob = { readonly hash: string; readonly bytes: Uint8Array; readonly at: number | null };

export async function insertBlob(query: Query, { hash, bytes, at }: NewBlob): Promise<void> {
  const { rows } = await query(
    `INSERT INTO blobs (hash, bytes, at) VALUES ($1, $2, coalesce($3, ${NOW_MS}))
     ON CONFLICT (hash) DO UPDATE SET at = excluded.at RETURNING xmax = 0 AS is_new`,
    [hash, bytes.length, at],
  );
  if (rows[0]?.is_new !== true) return; // Another replica was quicker.
  for (let n = 0; n * PIECE_BYTES < bytes.length; n += 1) {
    const piece = bytes.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES);
    await query('INSERT INTO blob_pieces (hash, n, piece) VALUES ($1, $2, $3)', [hash, n, piece]);
  }
}

/** The whole blob in one statement, so that the sweep cannot delete a part of it meanwhile. */
export async function readBlobBytes(query: Query, hash: string): Promise<Uint8Array | null> {
  const { rows } = await query(
    `SELECT piece FROM blobs LEFT JOIN blob_pieces USING (hash) WHERE blobs.hash = $1 ORDER BY n`,
    [hash],
  );
  if (rows.length === 0) return null;
  return Buffer.concat(rows.flatMap(({ piece }) => (piece instanceof Uint8Array ? [piece] : [])));
}

async function readTime(query: Query, now: (() => number) | undefined): Promise<number> {
  if (now) return now();
  const { rows } = await query(`SELECT ${NOW_MS} AS now`);
  return Number(rows[0]?.now);
}
