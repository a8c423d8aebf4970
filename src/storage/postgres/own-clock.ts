import { setClockAhead } from '../../core/clock.ts';
import type { Log } from '../../core/ports.ts';
import { NOW_MS } from './clock.ts';
import type { PostgresDatabase } from './pool.ts';

const MEASURE_EVERY_MS = 15_000;
const ANSWER_MS = 3_000;
/** A measurement is off by as long as the answer takes: time is not to jump for that. */
const WORTH_MS = 500;
/** Beyond this the operator should correct the clock. */
const TOLD_MS = 60_000;

/**
 * Has the process go by the database's time. Rejects where that cannot be asked at the start; it
 * is asked again all the time, for clocks are set.
 */
export async function followDatabaseClock(
  database: PostgresDatabase,
  log: Log,
): Promise<{ stop(): void }> {
  let aheadMs = 0;
  const measure = async (): Promise<void> => {
    const sentAt = Date.now();
    const { rows } = await database.query(`SELECT ${NOW_MS} AS now`, [], {
      waitMs: 0,
      timeoutMs: ANSWER_MS,
    });
    const measured = Number(rows[0]?.now) - (sentAt + Date.now()) / 2;
    if (Math.abs(measured - aheadMs) < WORTH_MS) return;
    if (Math.abs(measured) >= TOLD_MS)
      log.warn(
        { seconds: Math.round(-measured / 1_000) },
        'this machine’s clock differs from the database’s, which Parley goes by: set it (NTP)',
      );
    aheadMs = measured;
    setClockAhead(Math.round(measured));
  };
  await measure();
  const timer = setInterval(() => {
    measure().catch(() => {}); // What matters meanwhile tells of a database that is away.
  }, MEASURE_EVERY_MS).unref();
  return {
    stop() {
      clearInterval(timer);
      setClockAhead(0);
    },
  };
}
