import { AsyncLocalStorage } from 'node:async_hooks';
import type { Interruption, Job } from '../../core/job.ts';
import { deepFreeze } from '../freeze.ts';
import type { Claimed } from './claims.ts';
import type { ClockReading, HeldClaim, Renewer } from './renewer.ts';
import type { WriteGuard } from './writes.ts';

/** A job that this replica has claimed, until its run has settled. */
export type Run = {
  readonly id: string;
  readonly lane: string;
  /** Aborts with the reason of an interruption. */
  readonly interrupted: AbortController;
  /** Aborts when another replica may have the job. */
  readonly lost: AbortController;
  /** How far the database's clock is ahead of this machine's. */
  readonly aheadMs: number;
  /** The job as it was stored last. */
  stored: Job;
  guard: WriteGuard;
};

/** The jobs that run in this replica. */
export type Runs = {
  readonly size: number;
  get(id: string): Run | null;
  list(): readonly Run[];
  /** The conversations whose jobs have not settled here, lost ones included. */
  lanes(): readonly string[];
  begin(claimed: Claimed, claimedAt: ClockReading): Run;
  /** Does the work of a run: what is stored by it needs its claim. */
  within<T>(run: Run, work: () => T): T;
  /**
   * The run that asks; null outside of a run. Work that a run has started may outlive it (a queue,
   * a timer): from then on it belongs to no run.
   */
  current(): Run | null;
  /** It has settled; its claim is not renewed any more. */
  end(run: Run): void;
  /** Its claim is known to be gone. */
  lose(run: Run): void;
  /** The jobs that were lost since this was asked last. */
  takeLost(): readonly string[];
  /** They are to be told once more. */
  keepLost(ids: readonly string[]): void;
};

/** What a run is told that writes without its claim. */
export class ClaimLost extends Error {
  constructor(id: string) {
    super(`another replica works on the job ${id}`);
  }
}

/** `ownNow` is this machine's clock. */
export function createRuns(keeper: Renewer, ownNow: () => number): Runs {
  const runs = new Map<string, Run>();
  const held = new Map<Run, HeldClaim>();
  const context = new AsyncLocalStorage<Run>();
  const lost: string[] = [];

  const drop = (run: Run): void => {
    const claim = held.get(run);
    if (claim) keeper.drop(claim);
    held.delete(run);
  };

  return {
    get size() {
      return runs.size;
    },
    get: (id) => runs.get(id) ?? null,
    list: () => [...runs.values()],
    lanes: () => [...runs.values()].map(({ lane }) => lane),
    begin({ row, version, fence, now }, claimedAt) {
      const run: Run = {
        id: row.job.id,
        lane: row.lane,
        interrupted: new AbortController(),
        lost: new AbortController(),
        aheadMs: now - ownNow(),
        stored: deepFreeze(row.job),
        guard: { version, claim: { holder: keeper.holder, fence } },
      };
      runs.set(run.id, run);
      if (run.stored.interruption)
        run.interrupted.abort(run.stored.interruption satisfies Interruption);
      const onLost = () => {
        held.delete(run);
        lost.push(run.id);
        run.lost.abort(new ClaimLost(run.id));
      };
      const claim: HeldClaim = { table: 'conversations', name: run.lane, fence, onLost };
      held.set(run, claim);
      keeper.hold(claim, claimedAt);
      return run;
    },
    within: (run, work) => context.run(run, work),
    current() {
      const run = context.getStore();
      return run && runs.get(run.id) === run ? run : null;
    },
    end(run) {
      drop(run);
      if (runs.get(run.id) === run) runs.delete(run.id);
    },
    takeLost: () => lost.splice(0),
    keepLost: (ids) => void lost.push(...ids),
    lose(run) {
      const claim = held.get(run);
      if (claim) keeper.lose(claim);
      else run.lost.abort(new ClaimLost(run.id));
    },
  };
}
