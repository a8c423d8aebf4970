import { timeNow } from '../../core/async.ts';
import type { Job } from '../../core/job.ts';
import type { Log } from '../../core/ports.ts';
import type { BegunTarget, Inbox, JobTarget, Signals } from '../../core/store-ports.ts';
import { createIds } from '../ids.ts';
import {
  KEEP_MS,
  LISTED_AT_A_TIME,
  MAX_CONCURRENT,
  type OwnInbox,
  SWEPT_AT_A_TIME,
} from '../inbox.ts';
import { createClaims } from './claims.ts';
import { createJournals } from './journals.ts';
import type { PostgresDatabase } from './pool.ts';
import { CHAIN, createQueue } from './queue.ts';
import type { Renewer } from './renewer.ts';
import type { Runs } from './runs.ts';
import { ROW, toStoredRow } from './statements.ts';
import { createWorker } from './worker.ts';

export type PostgresInboxOptions = {
  readonly database: PostgresDatabase;
  readonly keeper: Renewer;
  readonly runs: Runs;
  readonly signals: Signals;
  readonly log: Log;
  /** This machine's clock. */
  readonly now?: () => number;
  /** How many jobs run at a time in this replica. */
  readonly maxConcurrent?: number;
};

const WORK = 'inbox/work';
const INTERRUPTION = 'inbox/interruption';

/** The inbox of one replica: every replica accepts, and each job runs on one. */
export function createPostgresInbox(options: PostgresInboxOptions): OwnInbox {
  const { database, keeper, runs, signals, log, now = timeNow } = options;
  const { maxConcurrent = MAX_CONCURRENT } = options;
  const queue = createQueue({ database, runs, log, now });
  const journals = createJournals({ database, runs, log, now });
  const announce = () => signals.send(WORK, null);
  const abort = (id: unknown, reason: unknown) => {
    if (typeof id === 'string') runs.get(id)?.interrupted.abort(reason);
  };
  const worker = createWorker({
    ...{ runs, keeper, log, now, maxConcurrent, announce },
    claims: createClaims({ database, keeper, log }),
    record: journals.record,
    async lookForInterruptions() {
      const ids = runs.list().map(({ id }) => id);
      if (ids.length === 0) return;
      const { rows } = await database.query(INTERRUPTED, [ids], { waitMs: 0 });
      for (const { id, interruption } of rows) abort(id, JSON.parse(String(interruption)));
    },
  });
  const toIds = createTimedIds();
  signals.on(WORK, worker.wake);
  signals.on(INTERRUPTION, (told) => {
    if (Array.isArray(told)) abort(told[0], told[1]);
  });
  signals.onGap(worker.wake);

  return {
    async accept(event, how) {
      const accepted = await queue.accept(event, how, toIds);
      worker.wake();
      if (accepted.status === 'new' && !accepted.isBusy) announce();
      return accepted;
    },
    run: worker.run,
    journal: (job, ...others) => journals.journal([job, ...others]),
    async interrupt(target, reason) {
      const local = findLocal(
        runs.list().map(({ stored }) => stored),
        target,
      );
      // Stop works also while the store does not, or takes its time.
      const late = setTimeout(() => abort(local, reason), LATE_MS);
      try {
        const interrupted = await queue.interrupt(target, reason);
        if (!interrupted) return null;
        const { job, isRunning } = interrupted;
        if (runs.get(job.id)) abort(job.id, reason);
        else if (isRunning) signals.send(INTERRUPTION, [job.id, reason]);
        worker.wake();
        if (!isRunning) announce();
        return job;
      } catch (error) {
        abort(local, reason);
        throw error;
      } finally {
        clearTimeout(late);
      }
    },
    find: (target) => find(database, target, log),
    async list(prefix, after) {
      const { rows } = await database.query(LIST, [prefix, after, LISTED_AT_A_TIME]);
      return rows.flatMap((values) => toStoredRow(values, log)?.row.job ?? []);
    },
    strip: queue.strip,
    async sweep() {
      await queue.forgetSecrets();
      for (const sql of PRUNE) while ((await prune(database, sql)) >= SWEPT_AT_A_TIME);
      await database.query(PRUNE_CONVERSATIONS, [SWEPT_AT_A_TIME]);
    },
  };
}

const LATE_MS = 300;

const INTERRUPTED = `SELECT id, interruption FROM jobs
  WHERE id = ANY ($1::text[]) AND interruption <> 'null' AND "endedAt" IS NULL`;

const LIST = `SELECT ${ROW} FROM jobs j WHERE starts_with(j.conversation, $1)
  AND j.seq > COALESCE(
    (SELECT seq FROM jobs WHERE id = $2),
    CASE WHEN $2::text IS NULL THEN 0 ELSE 9223372036854775807 END)
  ORDER BY j.seq LIMIT $3`;

/** Ids sort by when they were made by the database's time, whichever replica made them. */
function createTimedIds(): (now: number) => string {
  let time = 0;
  const toId = createIds(() => time);
  return (now) => {
    time = now;
    return toId();
  };
}

/** The job of this replica that is meant, where that can be told without the store. */
function findLocal(jobs: readonly Job[], target: JobTarget): string | null {
  const meant = jobs.find(({ id, conversation }) => {
    if ('exactJobId' in target) return id === target.exactJobId;
    if ('jobId' in target) return id === target.jobId;
    return 'conversation' in target && conversation === target.conversation;
  });
  return meant?.id ?? null;
}

async function find(
  database: PostgresDatabase,
  target: JobTarget | BegunTarget,
  log: Log,
): ReturnType<Inbox['find']> {
  const [condition, value] = toCondition(target);
  const { rows } = await database.query(`SELECT ${ROW} FROM jobs j WHERE ${condition}`, [value]);
  const stored = rows[0] && toStoredRow(rows[0], log);
  return stored?.row.job ?? null;
}

function toCondition(target: JobTarget | BegunTarget): readonly [string, string] {
  if ('jobId' in target)
    return [`j.id = (${CHAIN} SELECT id FROM chain ORDER BY depth DESC LIMIT 1)`, target.jobId];
  if ('exactJobId' in target) return ['j.id = $1', target.exactJobId];
  if ('messageKey' in target)
    return ['j.id = (SELECT job FROM messages WHERE key = $1)', target.messageKey];
  if ('begunIn' in target) return [BEGUN, target.begunIn];
  return ['j.conversation = $1 ORDER BY j.seq DESC LIMIT 1', target.conversation];
}

const BEGUN =
  'j.conversation = $1 AND j.attempts > 0 AND j."endedAt" IS NULL ORDER BY j.seq LIMIT 1';

const PRUNE = [
  `DELETE FROM seen WHERE key IN (
    SELECT key FROM seen WHERE at < epoch_ms() - $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
  `DELETE FROM jobs WHERE seq IN (
    SELECT seq FROM jobs WHERE "endedAt" < epoch_ms() - $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
];

/** Conversations that no job belongs to; one that gets a job at this moment is locked. */
const PRUNE_CONVERSATIONS = `DELETE FROM conversations WHERE lane IN (
    SELECT lane FROM conversations c
    WHERE NOT EXISTS (SELECT FROM jobs j WHERE j.lane = c.lane) LIMIT $1 FOR UPDATE SKIP LOCKED)`;

async function prune(database: PostgresDatabase, sql: string): Promise<number> {
  const { count } = await database.query(sql, [KEEP_MS, SWEPT_AT_A_TIME]);
  return count;
}
