import type { Allowance } from '../../core/store-ports.ts';
import { NOW_MS } from './clock.ts';
import type { PostgresDatabase, Query } from './pool.ts';

export async function createAllowanceSchema(query: Query): Promise<void> {
  await query(
    `CREATE TABLE allowance (
      key text COLLATE "C" PRIMARY KEY, times bigint[] NOT NULL, amounts int[] NOT NULL,
      granted int NOT NULL, until bigint NOT NULL
    )`,
  );
}

/**
 * Shares between replicas, by the database's clock. The row of a key is locked before what is left
 * of its sliding window is counted, so two never get the same share.
 */
export function createPostgresAllowance({ query }: Pick<PostgresDatabase, 'query'>) {
  const allowance: Allowance & { prune(): Promise<number> } = {
    async grant(key, capacity, windowMs, want) {
      const { rows } = await query(GRANT, [key, Math.floor(capacity), Math.floor(want), windowMs]);
      return Number(rows[0]?.granted);
    },
    /** A key that is not asked for again costs nothing for long. */
    async prune() {
      const { count } = await query(`DELETE FROM allowance WHERE until < ${NOW_MS}`);
      return count;
    },
  };
  return allowance;
}

/** A clock that was set back must not keep old grants for long: their distance counts. */
const GRANT = `
  INSERT INTO allowance AS mine (key, times, amounts, granted, until)
  SELECT $1, ARRAY[t.at], ARRAY[g.amount], g.amount, t.at + $4::bigint
  FROM (SELECT ${NOW_MS} AS at) AS t, (SELECT greatest(0, least($3::int, $2::int)) AS amount) AS g
  ON CONFLICT (key) DO UPDATE SET (times, amounts, granted, until) = (
    SELECT held.times || t.at, held.amounts || g.amount, g.amount, t.at + $4::bigint
    FROM (SELECT ${NOW_MS} AS at) AS t,
    LATERAL (
      SELECT coalesce(array_agg(h.at), '{}') AS times,
        coalesce(array_agg(h.amount), '{}') AS amounts, coalesce(sum(h.amount), 0)::int AS used
      FROM unnest(mine.times, mine.amounts) AS h (at, amount)
      WHERE abs(t.at - h.at) < $4::bigint AND h.amount > 0
    ) AS held,
    LATERAL (SELECT greatest(0, least($3::int, $2::int - held.used)) AS amount) AS g
  )
  RETURNING granted`;
