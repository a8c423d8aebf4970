import { setClockAhead } from '../../core/async.ts';
import type { Log } from '../../core/ports.ts';
import { NOW_MS } from './clock.ts';
import type { PostgresDatabase } from './pool.ts';
import { LEASE } from './renewer.ts';

const MEASURE_EVERY_MS = 15_000;
const ANSWER_MS = 3_000;
/** A measurement is off by as long as the answer takes: time is not to jump for that. */
const WORTH_MS = 500;
/** Beyond this the operator should correct the clock. */
const TOLD_MS = 60_000;

/**
 * What a replica held that has died meanwhile would be held until the clock is there again. A
 * living one renews it long before it ends.
 */
const SHORTEN = ['conversations', 'leases'].map(
  (table) => `UPDATE ${table} SET until = clock_timestamp() + ${LEASE}
    WHERE until > clock_timestamp() + ${LEASE}`,
);

/** No lease ends later than if it were taken now: the database's clock may be set back. */
async function shortenLeases({ query }: PostgresDatabase): Promise<void> {
  for (const sql of SHORTEN) await query(sql, [], { waitMs: 0 });
}

/**
 * Has the process go by the database's time. Rejects if that cannot be asked at the start; it is
 * asked again all the time, for clocks are set.
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
  const look = async () => {
    await measure();
    await shortenLeases(database);
  };
  await look();
  const lookOn = () => void look().catch(() => {}); // Failures show in the next query.
  const timer = setInterval(lookOn, MEASURE_EVERY_MS).unref();
  return {
    stop() {
      clearInterval(timer);
      setClockAhead(0);
    },
  };
}
