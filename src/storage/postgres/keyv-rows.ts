import { NOW_MS } from './clock.ts';
import type { Query } from './pool.ts';
import { fromStoredText, toStoredText } from './text.ts';

export type KeyvRow = {
  readonly key: string;
  readonly value: string;
  /** Epoch milliseconds. */
  readonly expires?: number | undefined;
};

const LIVE = `(expires IS NULL OR expires > ${NOW_MS})`;

/** The rows of the table `keyv` by their whole keys. */
export function createKeyvRows(query: Query) {
  const under = async (columns: string, after: string, start: string, limit: number) => {
    const { rows } = await query(
      `SELECT ${columns} FROM keyv WHERE key > $1 AND key >= $2 AND ${LIVE} ORDER BY key LIMIT $3`,
      [after, start, limit],
    );
    // Those that begin alike stand beside each other.
    const end = rows.findIndex(({ key }) => !String(key).startsWith(start));
    return { rows: end < 0 ? rows : rows.slice(0, end), isLast: end >= 0 || rows.length < limit };
  };

  return {
    async values(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const sql = `SELECT key, value FROM keyv WHERE key = ANY($1) AND ${LIVE}`;
      const { rows } = await query(sql, [keys.map(toStoredText)]);
      return new Map(rows.map(({ key, value }) => [fromStoredText(key), fromStoredText(value)]));
    },
    async known(keys: readonly string[]): Promise<ReadonlySet<string>> {
      const sql = `SELECT key FROM keyv WHERE key = ANY($1) AND ${LIVE}`;
      const { rows } = await query(sql, [keys.map(toStoredText)]);
      return new Set(rows.map(({ key }) => fromStoredText(key)));
    },
    async set(rows: readonly KeyvRow[]): Promise<void> {
      // A key that is given twice has the later value; sorted, replicas do not block each other.
      const last = new Map(rows.map((row) => [toStoredText(row.key), row]));
      const sorted = [...last].sort(([a], [b]) => (a < b ? -1 : 1));
      await query(
        `INSERT INTO keyv (key, value, expires)
         SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`,
        [
          sorted.map(([key]) => key),
          sorted.map(([, { value }]) => toStoredText(value)),
          sorted.map(([, { expires }]) => (expires === undefined ? null : Math.ceil(expires))),
        ],
      );
    },
    /** The keys that were there. */
    async remove(keys: readonly string[]): Promise<ReadonlySet<string>> {
      const sql = 'DELETE FROM keyv WHERE key = ANY($1) RETURNING key';
      const { rows } = await query(sql, [keys.map(toStoredText)]);
      return new Set(rows.map(({ key }) => fromStoredText(key)));
    },
    async clear(start: string): Promise<void> {
      await query('DELETE FROM keyv WHERE starts_with(key, $1)', [toStoredText(start)]);
    },
    /**
     * The rows whose keys begin so, in the order of their bytes; read a few at a time, so that an
     * iteration left open keeps nothing busy.
     */
    async *iterate(start: string, wanted: 'key' | 'key, value', atATime: number) {
      const begun = toStoredText(start);
      for (let last = ''; ; ) {
        const { rows, isLast } = await under(wanted, last, begun, atATime);
        for (const { key, value } of rows)
          yield { key: fromStoredText(key), value: fromStoredText(value ?? '') };
        if (isLast) return;
        last = String(rows.at(-1)?.key);
      }
    },
    /** Deletes what has expired, at most `limit` entries; how many went. */
    async prune(limit: number): Promise<number> {
      const { count } = await query(
        `DELETE FROM keyv WHERE key IN (
          SELECT key FROM keyv WHERE expires <= ${NOW_MS} LIMIT $1 FOR UPDATE SKIP LOCKED
        )`,
        [limit],
      );
      return count;
    },
  };
}
