import type { Swap } from '../values.ts';
import { createKeyvRows } from './keyv-rows.ts';
import type { PostgresDatabase } from './pool.ts';

/** Changes a value of the table `keyv` as one step: no other replica writes it in between. */
export function createPostgresSwap(database: Pick<PostgresDatabase, 'transact'>): Swap {
  return (key, change) =>
    database.transact(async (query) => {
      // Also where there is no row yet that could be locked.
      await query(LOCK, [`value ${key}`]);
      const rows = createKeyvRows(query);
      const before = (await rows.values([key])).get(key);
      const { text, result } = change(before);
      if (text === before) return result;
      if (text === undefined) await rows.remove([key]);
      else await rows.set([{ key, value: text }]);
      return result;
    });
}

const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
