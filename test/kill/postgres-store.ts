import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Store } from './store.ts';

const LOOK_EVERY_MS = 100;
/** What was not seen for so long may have changed. */
const STALE_MS = 1_000;
/** A statement that began before the last look may be over only now. */
const OVERLAP_MS = 10_000;

/** As in the SQLite store. */
const IS_LIVE = `"endedAt" IS NULL AND NOT (
  "notBefore" > epoch_ms() AND coalesce(events::jsonb -> 0 ->> 'name', '') = 'cleanup')`;

const JOBS = `SELECT j.id, j.events, ${IS_LIVE} AS live, concat_ws(' ', j.state, j.attempts,
    j.interruption, j."notBefore" - epoch_ms(), c.holder, c.until - clock_timestamp()) AS about
  FROM jobs j JOIN conversations c ON c.lane = j.lane
  WHERE j."endedAt" IS NULL OR j."endedAt" > $1`;
const SEEN = 'SELECT key FROM seen WHERE at > $1';

/**
 * The store of replicas, which is polled all the time: it returns what was seen last. While the
 * server is away, and before it has started, work may be going on.
 */
export function createPostgresStore(url: string): Store {
  const events = new Map<string, string>();
  const keys = new Set<string>();
  let live: string[] = [];
  let seenAt = Number.NEGATIVE_INFINITY;
  let since = 0;
  let client: pg.Client | null = null;
  let isClosed = false;

  const connect = async (): Promise<pg.Client> => {
    const opened = new pg.Client({
      connectionString: url,
      options: '-c search_path=parley',
      connectionTimeoutMillis: 2_000,
      query_timeout: 5_000,
    });
    opened.on('error', () => drop(opened));
    await opened.connect();
    client = opened;
    return opened;
  };
  const drop = (dropped: pg.Client | null): void => {
    if (client === dropped) client = null;
    void dropped?.end().catch(() => {});
  };

  const read = async (): Promise<void> => {
    const used = client ?? (await connect());
    try {
      const startedAt = performance.now();
      const { rows: times } = await used.query<{ now: string }>('SELECT epoch_ms() AS now');
      const { rows: seen } = await used.query<{ key: string }>(SEEN, [since]);
      const { rows: jobs } = await used.query<Record<'id' | 'events' | 'about', string>>(JOBS, [
        since,
      ]);
      for (const { key } of seen) keys.add(key);
      for (const job of jobs) events.set(job.id, job.events);
      live = jobs.filter((job) => 'live' in job && job.live === true).map(describe);
      since = Number(times[0]?.now) - OVERLAP_MS;
      seenAt = startedAt;
    } catch (error) {
      drop(used);
      throw error;
    }
  };

  let reading: Promise<void> = Promise.resolve();
  const readNext = (): Promise<void> => {
    reading = reading.catch(() => {}).then(read);
    return reading;
  };
  const watching = (async () => {
    while (!isClosed) {
      await readNext().catch(() => {}); // Away, or not there yet.
      await delay(LOOK_EVERY_MS);
    }
  })();
  const isFresh = () => performance.now() - seenAt < STALE_MS;

  return {
    url,
    look: readNext,
    countLive: () => (isFresh() ? live.length : Number.POSITIVE_INFINITY),
    describeLive: () => (isFresh() ? live : ['the database does not answer']),
    hasAccepted: (text) => events.values().some((each) => each.includes(text)),
    hasAcceptedAbout: (id, kind) => keys.values().some((key) => key.includes(`/${id}/${kind}`)),
    async close() {
      isClosed = true;
      await watching;
      drop(client);
    },
    /** What replicas may use is granted by the store, whichever ran before. */
    forgetLastLife() {},
  };
}

function describe({ id, about, events }: Record<'id' | 'events' | 'about', string>): string {
  return `${id} ${about} ${events}`;
}
