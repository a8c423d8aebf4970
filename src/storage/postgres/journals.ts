import type { Job } from '../../core/job.ts';
import type { Log } from '../../core/ports.ts';
import { journal, record } from '../journal.ts';
import type { RunOutcome } from '../outcomes.ts';
import { toEntry } from '../state.ts';
import type { PostgresDatabase } from './pool.ts';
import { checkClaim, loadRows } from './queue.ts';
import { ClaimLost, type Run, type Runs } from './runs.ts';
import { ROW, toStoredRow } from './statements.ts';
import { createUnitOfWork, type Write } from './unit-of-work.ts';
import {
  flush,
  RowChanged,
  toOneStatement,
  toRelease,
  toUpdate,
  untilUnchanged,
  type WriteGuard,
} from './writes.ts';

/**
 * What the runs of this replica write. Each write needs the run's claim, and throws `ClaimLost` if
 * it is gone; then nothing was written.
 */
export type Journals = {
  journal(jobs: readonly Job[]): Promise<void>;
  /** Stores how a run ended, and lets its conversation go. */
  record(run: Run, outcome: RunOutcome): Promise<void>;
};

export type JournalsOptions = {
  readonly database: PostgresDatabase;
  readonly runs: Runs;
  readonly log: Log;
  /** This machine's clock. */
  readonly now: () => number;
};

/** So long a server that is away is waited for; by then another replica may have the claim. */
const LIMITS = { waitMs: 3_000, timeoutMs: 4_000 };

export function createJournals(options: JournalsOptions): Journals {
  const { database, runs, log, now } = options;
  const inTurn = createTurnTaking();

  /** Reads a run's job again, which another has changed. Throws if its claim is gone. */
  const reload = async (run: Run): Promise<void> => {
    const { holder, fence } = run.guard.claim ?? { holder: '', fence: 0 };
    const { rows } = await database.query(CLAIMED, [run.id, fence, holder], LIMITS);
    const stored = rows[0] && toStoredRow(rows[0], log);
    if (!stored) {
      runs.lose(run);
      throw new ClaimLost(run.id);
    }
    run.stored = stored.row.job;
    run.guard = { ...run.guard, version: stored.version };
  };

  const decide = (own: readonly Run[], write: () => Promise<void>): Promise<void> => {
    const tryOnce = async () => {
      for (const run of own) if (run.lost.signal.aborted) throw new ClaimLost(run.id);
      await write();
    };
    const again = async () => {
      for (const run of own) await reload(run);
    };
    return untilUnchanged(tryOnce, { ...LIMITS, again });
  };

  return {
    async journal(jobs) {
      const own = jobs.flatMap(({ id }) => runs.get(id) ?? []);
      const asking = runs.current();
      if (asking?.lost.signal.aborted) throw new ClaimLost(asking.id);
      await inTurn(own, () => decide(own, () => writeJobs(options, jobs, own)));
    },
    record: (run, outcome) =>
      inTurn([run], () =>
        decide([run], async () => {
          const stored = new Map([[run.id, run.stored]]);
          const unit = createUnitOfWork({ now: now() + run.aheadMs, stored });
          const row = { job: run.stored, lane: run.lane, notBefore: 0, endedAt: null };
          record(unit.state, toEntry(row, false), toDatabaseTime(outcome, run.aheadMs));
          const [update] = unit.writes();
          if (update?.type === 'update')
            await writeOne(database, toRelease(toUpdate(update, run.guard)));
        }),
      ),
  };
}

/** Writes what has changed of the jobs: those that run here, and others. */
async function writeJobs(
  { database, runs, log, now }: JournalsOptions,
  jobs: readonly Job[],
  own: readonly Run[],
): Promise<void> {
  const ids = jobs.map(({ id }) => id).filter((id) => own.every((run) => run.id !== id));
  const rows = ids.length > 0 ? await loadRows(database.query, ids, log) : [];
  const stored = new Map(own.map((run) => [run.id, run.stored]));
  const unit = createUnitOfWork({ now: now(), rows, stored });
  journal(unit.state, jobs);
  const writes = unit.writes();
  if (writes.length === 0) return;
  const guards = new Map<string, WriteGuard>([
    ...rows.map(({ row, version }) => [row.job.id, { version, claim: null }] as const),
    ...own.map(({ id, guard }) => [id, guard] as const),
  ]);
  const [run] = own;
  const statement = run && jobs.length === 1 ? toOneStatement(writes, run.guard) : null;
  if (statement) await writeOne(database, statement);
  else
    await database.transact(async (query) => {
      await flush(query, writes, guards);
      await checkClaim(query, runs);
    }, LIMITS);
  for (const each of own) {
    each.stored = stored.get(each.id) ?? each.stored;
    const isOfIt = (write: Write) => write.type === 'update' && write.id === each.id;
    const updates = writes.filter(isOfIt);
    each.guard = { ...each.guard, version: each.guard.version + updates.length };
  }
}

const CLAIMED = `SELECT ${ROW} FROM jobs j JOIN conversations c ON c.lane = j.lane
  WHERE j.id = $1 AND j.fence = $2 AND c.fence = $2 AND c.holder = $3`;

async function writeOne(
  database: PostgresDatabase,
  { sql, values }: { readonly sql: string; readonly values: readonly unknown[] },
): Promise<void> {
  const { count } = await database.query(sql, values, LIMITS);
  if (count === 0) throw new RowChanged();
}

function toDatabaseTime(outcome: RunOutcome, aheadMs: number): RunOutcome {
  if (outcome.state !== 'again' || outcome.notBefore === 0) return outcome;
  return { ...outcome, notBefore: outcome.notBefore + aheadMs };
}

/** What a run writes is written in its order: each write goes by what the last one has stored. */
function createTurnTaking() {
  const last = new WeakMap<Run, Promise<void>>();
  return async (runs: readonly Run[], work: () => Promise<void>): Promise<void> => {
    const before = runs.map((run) => last.get(run));
    const done = Promise.allSettled(before).then(work);
    const settled = done.catch(() => {});
    for (const run of runs) last.set(run, settled);
    await done;
  };
}
