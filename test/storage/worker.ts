import type { Job } from '../../src/core/job.ts';
import type { Inbox, Outcome } from '../../src/core/store-ports.ts';

/** One run of a job, held until the test ends it. */
export type Running = {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly lost: AbortSignal;
  finish(outcome?: Outcome): void;
  fail(error: Error): void;
};

/** Runs an inbox's jobs, each for as long as the test wants. */
export function startWorker(inbox: Inbox) {
  const started: Running[] = [];
  const waiters: (() => void)[] = [];
  const drain = new AbortController();
  const done = inbox.run((job, signal, lost) => {
    const run = Promise.withResolvers<Outcome>();
    started.push({
      job,
      signal,
      lost,
      finish: (outcome = { state: 'done' }) => run.resolve(outcome),
      fail: run.reject,
    });
    for (const wake of waiters.splice(0)) wake();
    return run.promise;
  }, drain.signal);
  let taken = 0;

  return {
    /** Every run so far, in order. */
    started,
    /** The next run that begins. */
    async next(): Promise<Running> {
      while (started.length <= taken) await new Promise<void>((resolve) => waiters.push(resolve));
      const run = started[taken];
      taken += 1;
      if (!run) throw new Error('no run');
      return run;
    },
    /** Starts nothing more; resolves once what runs has ended. */
    stop(): Promise<void> {
      drain.abort();
      return done;
    },
  };
}

/** Gives everything that is ready to run the time to do so. */
export async function idle(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
}
