import { ModelError } from '../errors.ts';
import type { Job } from '../job.ts';
import type { Log, Outcome } from '../ports.ts';
import { strings, toSentence } from '../strings/en.ts';
import { button, type JobRun } from './job-run.ts';

/**
 * A question waits so long for a model that is out of reach; then it is told that it failed, and
 * can be tried again.
 */
const MAX_WAIT_MS = 15 * 60_000;

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

type RetryServices = { readonly log: Log; readonly shutdown: AbortSignal };

/**
 * Where the model is out of reach for a while and nothing of an answer was shown: says so once,
 * and has the job run again later, which then answers in the same message. Null: this failure is
 * not one to wait out.
 */
export async function retryLater(
  { log, shutdown }: RetryServices,
  jobRun: JobRun,
  signal: AbortSignal,
  error: unknown,
): Promise<Outcome | null> {
  const { journal, progress } = jobRun;
  const { begun, placeholder } = progress;
  if (begun?.text !== '' || placeholder.isUsed || !isPassing(error)) return null;
  const waitedMs = Date.now() - journal.job.createdAt;
  const pauseMs = Math.max(
    error.retryAfterMs ?? 0,
    Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, waitedMs)),
  );
  if (waitedMs + pauseMs > MAX_WAIT_MS) return null;
  log.warn(
    { job: journal.job.id, failure: error.failure, pauseMs },
    'the model is out of reach; the question waits',
  );
  if (journal.job.ending?.kind !== 'waiting') await tell(log, jobRun, error);
  if (shutdown.aborted || !signal.aborted)
    return { state: 'again', notBefore: Date.now() + pauseMs };
  // Interrupted while it was said: nothing behind it waits for the model. That it was stopped is
  // said when it is run again.
  return signal.reason === 'stop' ? { state: 'again', notBefore: 0 } : { state: 'dropped' };
}

function isPassing(error: unknown): error is ModelError {
  return (
    error instanceof ModelError && ['busy', 'unreachable', 'rate_limited'].includes(error.failure)
  );
}

/** Whether a job waits for the model to come back. */
export function isWaitingForModel({ state, ending }: Job): boolean {
  return state === 'answering' && ending?.kind === 'waiting';
}

/**
 * The one message that the answer will later stand in. Its state stays `answering`: nothing was
 * delivered.
 */
async function tell(
  log: Log,
  { journal, progress: { begun } }: JobRun,
  error: ModelError,
): Promise<void> {
  const note = `⏳ ${toSentence(error).text.replace(/ Please try again.*$/, '')} ${strings.waits}`;
  const ending = { kind: 'waiting', note, canRetry: false } as const;
  await journal.write({ ending });
  try {
    await begun?.finish(ending, {
      buttons: [button(strings.stop, 'stop', journal.job.id, 'danger')],
      files: [],
      toFile: () => Promise.reject(new Error('there is no text')),
    });
  } catch (cause) {
    log.warn({ job: journal.job.id, err: cause }, 'that a question waits could not be shown');
  }
}
