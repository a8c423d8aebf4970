import { createSemaphore } from '../../core/async.ts';
import type { IncomingEvent } from '../../core/events.ts';
import type { Interruption, Job } from '../../core/job.ts';
import type { Log } from '../../core/ports.ts';
import type { Accepted, AcceptOptions, JobTarget } from '../../core/store-ports.ts';
import { accept } from '../accept.ts';
import { interrupt } from '../interrupt.ts';
import { strip } from '../journal.ts';
import { forgetSecrets, SECRET_TTL_MS } from '../secrets.ts';
import type { PostgresDatabase, Query } from './pool.ts';
import { ClaimLost, type Runs } from './runs.ts';
import { ENTRY, parseEntry, ROW, type StoredRow, toStoredRow } from './statements.ts';
import { createUnitOfWork, type Loaded, type UnitOfWork } from './unit-of-work.ts';
import { flush, untilUnchanged, type WriteGuard } from './writes.ts';

/**
 * What any replica does to jobs, also to those of another: it reads what a decision needs, decides
 * as on SQLite, and writes what was decided unless another has changed it meanwhile; then it begins
 * again.
 */
export type Queue = {
  accept(event: IncomingEvent, options: AcceptOptions, toId: ToId): Promise<Accepted>;
  /** Null: no such live job. */
  interrupt(target: JobTarget, reason: Interruption): Promise<Interrupted | null>;
  strip(id: string): Promise<boolean>;
  /** Deletes what answers interactions, of jobs that have waited for too long. */
  forgetSecrets(): Promise<void>;
};

/** Makes an id of the database's time, in epoch milliseconds. */
type ToId = (now: number) => string;

export type Interrupted = {
  readonly job: Job;
  /** It runs somewhere. */
  readonly isRunning: boolean;
};

export type QueueOptions = {
  readonly database: PostgresDatabase;
  readonly runs: Runs;
  readonly log: Log;
  /** This machine's clock: `notBefore` was worked out by it. */
  readonly now: () => number;
};

/** As long as a person waits before they are told that the store fails. */
const LIMITS = { waitMs: 5_000, timeoutMs: 5_000 };

/** Accepted at a time, of one replica. */
const MAX_ACCEPTING = 4;
const NEVER = new AbortController().signal;

export function createQueue({ database, runs, log, now }: QueueOptions): Queue {
  const admission = createSemaphore(MAX_ACCEPTING);
  /** Runs `work` in a transaction, again where what it has read was changed meanwhile. */
  const decide = <T>(work: (query: Query) => Promise<T>): Promise<T> =>
    untilUnchanged(
      () =>
        database.transact(async (query) => {
          const result = await work(query);
          await checkClaim(query, runs);
          return result;
        }, LIMITS),
      LIMITS,
    );

  return {
    accept: (event, options, toId) =>
      // A flood waits here, and leaves connections to what is being answered.
      admission.enter(1, NEVER, () =>
        decide(async (query) => {
          const { lane, once } = options;
          // One at a time in a conversation; and of those that ask for the same thing.
          if (once !== undefined) await query(LOCK, [`once ${once}`]);
          await query(LOCK, [`lane ${lane}`]);
          const { count } = await query(SEE, [event.key]);
          if (count === 0) return { status: 'seen' };
          const loaded = await loadLane(query, lane, once, log);
          const unit = createUnitOfWork(loaded);
          const due = {
            ...options,
            notBefore: toDueTime(event, options.notBefore, loaded.now - now()),
          };
          const accepted = accept(unit.state, event, due, () => toId(loaded.now));
          await flush(query, unit.writes(), toGuards(loaded));
          return accepted;
        }),
      ),
    interrupt: (target, reason) =>
      decide(async (query) => {
        const loaded = await loadTarget(query, target, log);
        if (!loaded) return null;
        const { unit, entry, guards } = loaded;
        const isRunning = entry?.running !== null;
        const job = interrupt(unit.state, target, reason);
        await flush(query, unit.writes(), guards);
        return job && { job, isRunning };
      }),
    strip: (id) =>
      decide(async (query) => {
        const loaded = await loadJob(query, id, log);
        if (!loaded) return false;
        const isStripped = strip(loaded.unit.state, id);
        await flush(query, loaded.unit.writes(), loaded.guards);
        return isStripped;
      }),
    async forgetSecrets() {
      const { rows } = await database.query(STALE_SECRETS, [SECRET_TTL_MS]);
      for (const { id } of rows)
        await decide(async (query) => {
          const loaded = await loadJob(query, String(id), log);
          if (!loaded) return;
          forgetSecrets(loaded.unit.state);
          await flush(query, loaded.unit.writes(), loaded.guards);
        });
    },
  };
}

const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
const SEE = 'INSERT INTO seen (key, at) VALUES ($1, epoch_ms()) ON CONFLICT DO NOTHING';
const STALE_SECRETS = `SELECT id FROM jobs
  WHERE "endedAt" IS NULL AND secret AND "createdAt" <= epoch_ms() - $1`;

/** What a run stores beside its own journal needs its claim as well. */
export async function checkClaim(query: Query, runs: Runs): Promise<void> {
  const run = runs.current();
  if (!run) return;
  const { holder, fence } = run.guard.claim ?? { holder: '', fence: 0 };
  const { count } = await query(HELD, [run.id, fence, holder]);
  if (count > 0) return;
  runs.lose(run);
  throw new ClaimLost(run.id);
}

/** The job cannot be claimed before the transaction ends. */
const HELD = `SELECT 1 FROM jobs j JOIN conversations c ON c.lane = j.lane
  WHERE j.id = $1 AND j.fence = $2 AND c.fence = $2 AND c.holder = $3 FOR SHARE OF j`;

/**
 * What waits a moment waits for that moment, whatever this machine's clock says; what was planned
 * is due by the database's.
 */
function toDueTime(event: IncomingEvent, notBefore: number, aheadMs: number): number {
  return notBefore === 0 || event.type === 'scheduled' ? notBefore : notBefore + aheadMs;
}

const LANE = `SELECT epoch_ms() AS now, ${ENTRY}, CASE WHEN j.merges THEN j.id END AS host
  FROM (SELECT) one LEFT JOIN jobs j ON j.lane = $1 AND j."endedAt" IS NULL
  LEFT JOIN conversations c ON c.lane = j.lane ORDER BY j.seq`;

async function loadLane(
  query: Query,
  lane: string,
  once: string | undefined,
  log: Log,
): Promise<Loaded> {
  const { rows } = await query(LANE, [lane]);
  const hosts = rows.flatMap(({ host }) => (typeof host === 'string' ? [host] : [])).slice(-1);
  const named = once === undefined ? null : await findNamed(query, once);
  const ids = named === null ? hosts : [...hosts, named];
  return {
    now: Number(rows[0]?.now),
    entries: rows.filter(({ id }) => id !== null).map(parseEntry),
    rows: ids.length > 0 ? await loadRows(query, ids, log) : [],
    named: new Map(once === undefined || named === null ? [] : [[once, named]]),
  };
}

async function findNamed(query: Query, key: string): Promise<string | null> {
  const { rows } = await query('SELECT job FROM messages WHERE key = $1', [key]);
  return rows[0] ? String(rows[0].job) : null;
}

/** Jobs by their ids, as they are stored. */
export async function loadRows(
  query: Query,
  ids: readonly string[],
  log: Log,
): Promise<readonly StoredRow[]> {
  const { rows } = await query(`SELECT ${ROW} FROM jobs j WHERE j.id = ANY ($1::text[])`, [ids]);
  return rows.flatMap((values) => toStoredRow(values, log) ?? []);
}

function toGuards({ rows = [] }: Loaded): ReadonlyMap<string, WriteGuard> {
  return new Map(rows.map(({ row, version }) => [row.job.id, { version, claim: null }]));
}

const ENTRY_OF = `SELECT epoch_ms() AS now, ${ENTRY} FROM jobs j
  JOIN conversations c ON c.lane = j.lane WHERE j.id = $1`;

/** An unfinished job with its place in the queue; null if there is none. */
async function loadJob(
  query: Query,
  id: string,
  log: Log,
  named: Loaded['named'] = new Map(),
  others: readonly StoredRow[] = [],
) {
  const [values] = (await query(ENTRY_OF, [id])).rows;
  const [stored] = await loadRows(query, [id], log);
  if (!values || !stored) return null;
  const entry = stored.row.endedAt === null ? parseEntry(values) : null;
  const loaded: Loaded = {
    now: Number(values.now),
    rows: [stored, ...others],
    entries: entry ? [entry] : [],
    named,
  };
  const unit: UnitOfWork = createUnitOfWork(loaded);
  return { unit, entry, guards: toGuards(loaded) };
}

/** The job that is meant, where it is live, with those that lead to it; see `JobTarget`. */
async function loadTarget(query: Query, target: JobTarget, log: Log) {
  if ('exactJobId' in target) return loadJob(query, target.exactJobId, log);
  if ('messageKey' in target && !('jobId' in target)) {
    const id = await findNamed(query, target.messageKey);
    const named = new Map(id === null ? [] : [[target.messageKey, id]]);
    return id === null ? null : loadJob(query, id, log, named);
  }
  if ('conversation' in target) {
    const { rows } = await query(LIVE_OF, [target.conversation]);
    return rows[0] ? loadJob(query, String(rows[0].id), log) : null;
  }
  const { rows } = await query(`${CHAIN} SELECT id, "isLive" FROM chain ORDER BY depth`, [
    target.jobId,
  ]);
  const ids = rows.map(({ id }) => String(id));
  const isLive = rows[0]?.isLive === true;
  const meant = isLive ? ids[0] : ids.at(-1);
  if (meant === undefined) return null;
  return loadJob(
    query,
    meant,
    log,
    new Map(),
    await loadRows(
      query,
      ids.filter((id) => id !== meant),
      log,
    ),
  );
}

const LIVE_OF = `SELECT j.id FROM jobs j JOIN conversations c ON c.lane = j.lane
  WHERE j.conversation = $1 AND j."endedAt" IS NULL
  ORDER BY (c.fence = j.fence AND c.until > clock_timestamp()) IS TRUE DESC, j.seq LIMIT 1`;

/** A job and those that have taken over its messages, one after the other. */
export const CHAIN = `WITH RECURSIVE chain AS (
    SELECT id, successor, "endedAt" IS NULL AS "isLive", 0 AS depth FROM jobs WHERE id = $1
    UNION ALL
    SELECT j.id, j.successor, j."endedAt" IS NULL, chain.depth + 1
    FROM chain JOIN jobs j ON j.id = chain.successor WHERE chain.depth < 1000
  )`;
