import { outside, pause } from '../../core/async.ts';
import type { Log } from '../../core/ports.ts';
import type { JobHandler } from '../../core/store-ports.ts';
import { RETRY_MS, type RunOutcome, toFailed, toRetryMs } from '../outcomes.ts';
import type { Claims } from './claims.ts';
import type { Renewer } from './renewer.ts';
import type { Run, Runs } from './runs.ts';

export type WorkerOptions = {
  readonly claims: Claims;
  readonly runs: Runs;
  readonly keeper: Renewer;
  readonly log: Log;
  /** This machine's clock, for what is told in its time. */
  readonly now: () => number;
  readonly maxConcurrent: number;
  /** Stores how a run ended and lets its conversation go. Throws `ClaimLost` if it is gone. */
  readonly record: (run: Run, outcome: RunOutcome) => Promise<void>;
  /** Aborts runs that were interrupted by another replica. */
  readonly lookForInterruptions: () => Promise<void>;
  /** Work is left that another replica may begin. */
  readonly announce: () => void;
};

/** Claims what may be run, as many jobs at a time as allowed, and runs them. */
export type Worker = {
  run(handler: JobHandler, signal: AbortSignal): Promise<void>;
  /** Something may be run by now. */
  wake(): void;
};

/** Work is announced; this is for announcements that got lost. */
const POLL_MS = 1_000;
/** The database's clock and this machine's do not tick together. */
const SHORTEST_MS = 10;
/** Replicas that are woken together share what there is. */
const CLAIMED_AT_A_TIME = 8;

export function createWorker(options: WorkerOptions): Worker {
  let wake = () => {};
  return {
    wake: () => wake(),
    async run(handler, signal) {
      const running = new Set<Promise<void>>();
      const start = (run: Run): void => {
        const settled = runJob(options, run, handler, signal).finally(() => {
          running.delete(settled);
          wake();
        });
        running.add(settled);
      };
      const pump = createPump(() => claimAll(options, start, signal), options.log);
      wake = pump.wake;
      wake();
      if (!signal.aborted)
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      await pump.idle();
      while (running.size > 0) await Promise.all(running);
      wake = () => {};
      await pump.stop();
      options.announce(); // What is left here can be gone on with elsewhere.
    },
  };
}

/**
 * Starts whatever can be claimed. Resolves to how many milliseconds later there may be more to do.
 */
async function claimAll(
  { claims, runs, keeper, maxConcurrent, lookForInterruptions }: WorkerOptions,
  start: (run: Run) => void,
  signal: AbortSignal,
): Promise<number> {
  await forgiveLost(claims, runs);
  const mayClaim = () => !signal.aborted && runs.size < maxConcurrent;
  while (mayClaim()) {
    const limit = Math.min(CLAIMED_AT_A_TIME, maxConcurrent - runs.size);
    const claimedAt = keeper.moment();
    const claimed = await claims.take(limit, runs.lanes());
    for (const each of claimed) start(runs.begin(each, claimedAt));
    if (claimed.length < limit) break;
  }
  await lookForInterruptions();
  if (!mayClaim()) return POLL_MS;
  return Math.max(SHORTEST_MS, Math.min(POLL_MS, (await claims.dueIn()) ?? POLL_MS));
}

/** Before anything is claimed: it may be one of them. */
async function forgiveLost(claims: Claims, runs: Runs): Promise<void> {
  const lost = runs.takeLost();
  if (lost.length === 0) return;
  try {
    await claims.forgive(lost);
  } catch (error) {
    runs.keepLost(lost);
    throw error;
  }
}

/** Does something once more whenever it is woken, and after the pause that it asks for. */
function createPump(work: () => Promise<number>, log: Log) {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;
  let isAskedAgain = false;
  let isStopped = false;

  const pump = async (): Promise<void> => {
    clearTimeout(timer);
    let pauseMs = RETRY_MS;
    try {
      do {
        isAskedAgain = false;
        pauseMs = await work();
      } while (isAskedAgain && !isStopped);
    } catch (error) {
      log.error({ err: error }, 'could not claim jobs; trying again');
    }
    working = null;
    if (!isStopped) timer = setTimeout(wake, pauseMs);
  };
  const wake = (): void => {
    isAskedAgain = true;
    if (!isStopped) working ??= outside(pump);
  };

  return {
    wake,
    /** Resolves once what it does at this moment is done. */
    idle: async () => working,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}

async function runJob(
  options: Pick<WorkerOptions, 'runs' | 'log' | 'now' | 'record'>,
  run: Run,
  handler: JobHandler,
  signal: AbortSignal,
): Promise<void> {
  const { runs, log } = options;
  try {
    // Claimed while it was told to stop: it is given back.
    const outcome: RunOutcome = signal.aborted
      ? { state: 'again', notBefore: 0 }
      : await runs.within(run, () => work(options, run, handler));
    await settle(options, run, outcome, signal);
  } catch (error) {
    log.error({ job: run.id, err: error }, 'could not finish a job');
  } finally {
    runs.end(run);
  }
}

async function work(
  options: Pick<WorkerOptions, 'log' | 'now'>,
  run: Run,
  handler: JobHandler,
): Promise<RunOutcome> {
  try {
    return await handler(run.stored, run.interrupted.signal, run.lost.signal);
  } catch (error) {
    if (run.lost.signal.aborted) return { state: 'dropped' }; // It is another's to fail.
    return toFailed(options, run.stored, error);
  }
}

/**
 * Stores the outcome, however long the store takes to come back, for as long as the claim holds.
 */
async function settle(
  { record, log }: Pick<WorkerOptions, 'log' | 'record'>,
  run: Run,
  outcome: RunOutcome,
  signal: AbortSignal,
): Promise<void> {
  for (let tries = 1; !run.lost.signal.aborted; tries += 1) {
    try {
      return await record(run, outcome);
    } catch (error) {
      if (run.lost.signal.aborted) return;
      log.error({ job: run.id, err: error }, 'could not save the end of a job');
      if (signal.aborted) return; // Another replica, or the next process, runs it again.
      await pause(toRetryMs(tries), AbortSignal.any([signal, run.lost.signal]));
    }
  }
}
