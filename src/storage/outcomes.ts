import { toPauseMs } from '../core/async.ts';
import { type Job, MAX_ATTEMPTS } from '../core/job.ts';
import type { Log } from '../core/ports.ts';
import type { Outcome } from '../core/store-ports.ts';

/** How a run of a job ended; `isFailure`: the work threw, which counts as an attempt. */
export type RunOutcome = Outcome & { readonly isFailure?: boolean };

/** The wait after the first failure; each further one waits four times as long. */
export const RETRY_MS = 2_000;
const RETRIES = { firstMs: RETRY_MS, longestMs: 60_000, factor: 4 };

/** What becomes of a job whose work threw. */
export function toFailed(
  { log, now }: { readonly log: Log; readonly now: () => number },
  { id, attempts }: Job,
  error: unknown,
): RunOutcome {
  log.error({ job: id, attempts, err: error }, 'a job failed');
  if (attempts > MAX_ATTEMPTS) return { state: 'dropped' };
  return { state: 'again', notBefore: now() + toRetryMs(attempts), isFailure: true };
}

/** How long to wait after so many failures in a row. */
export function toRetryMs(failures: number): number {
  return toPauseMs(failures, RETRIES);
}
