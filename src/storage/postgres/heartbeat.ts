import { NOW_MS } from './clock.ts';
import type { PostgresDatabase } from './pool.ts';

/** Says in the database that a process runs on it. */
export type PostgresHeartbeat = {
  /** No replica ran on the database within the last minute. */
  readonly startedFresh: boolean;
  /** Beats once more; false if the database does not take it. */
  check(): Promise<boolean>;
  stop(): Promise<void>;
};

const BEAT_EVERY_MS = 15_000;
const FRESH_AFTER_MS = 60_000;
const CHECK_MS = 3_000;

export async function startHeartbeat(database: PostgresDatabase): Promise<PostgresHeartbeat> {
  const { rows } = await database.query(
    `SELECT ${NOW_MS} - value::bigint AS age FROM meta WHERE key = 'seenAt'`,
  );
  const age = rows[0]?.age;
  const beat = async (): Promise<boolean> => {
    try {
      await database.query(
        `INSERT INTO meta (key, value) VALUES ('seenAt', ${NOW_MS}::text)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [],
        { waitMs: 0, timeoutMs: CHECK_MS },
      );
      return true;
    } catch {
      return false; // Not reported here: the next write that matters fails, too, and says so.
    }
  };
  let beating = beat();
  const timer = setInterval(() => {
    beating = beat();
  }, BEAT_EVERY_MS).unref();
  return {
    // A killed process may have lived for a beat after its last one.
    startedFresh: age === undefined || Number(age) > FRESH_AFTER_MS + BEAT_EVERY_MS,
    check: beat,
    async stop() {
      clearInterval(timer);
      await beating;
      await beat();
    },
  };
}
