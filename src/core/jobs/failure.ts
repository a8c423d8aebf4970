import { timeNow } from '../async.ts';
import type { SettingsStore } from '../conversation/settings.ts';
import { isStoreFailure, ModelError, RateLimitedError, UserError, WriteError } from '../errors.ts';
import type { Job } from '../job.ts';
import type { Log } from '../ports.ts';
import type { Reply } from '../reply/reply.ts';
import type { Outcome } from '../store-ports.ts';
import { toSentence } from '../strings/failure.ts';
import { strings } from '../strings/index.ts';
import { joinSentences } from '../strings/wording.ts';
import { type CommandSpec, toOwnWords } from './command.ts';
import { button } from './endings.ts';
import type { JobRun } from './job-run.ts';
import { findDestination } from './message-question.ts';
import type { StoreNotice } from './notices.ts';
import type { Unshown, Unwritten } from './unwritten.ts';

/**
 * The one catch: every failure becomes one visible sentence, or ends silently if there is no one
 * left to read it.
 */
type OnFailure = (jobRun: JobRun, signal: AbortSignal, error: unknown) => Promise<Outcome>;

export type FailureServices = {
  readonly settings: SettingsStore;
  readonly commands: readonly CommandSpec[];
  readonly storeNotice: StoreNotice;
  readonly unwritten: Unwritten;
  readonly log: Log;
  /** The time to drain is over: what still runs goes on after the next start. */
  readonly shutdown: AbortSignal;
};

/** The store is asked again after a pause, a longer one the longer the question has waited. */
const STORE_PAUSES = { leastMs: 2_000, mostMs: 30_000, share: 0.25 };

const AFTER_START: Outcome = { state: 'again', notBefore: 0 };

export function createOnFailure(services: FailureServices): OnFailure {
  const { log, shutdown } = services;

  const tell = async (jobRun: JobRun, error: unknown): Promise<Outcome> => {
    const { job } = jobRun.journal;
    // What a person did wrong is told to them.
    const level = error instanceof UserError ? 'info' : 'error';
    log[level]({ job: job.id, err: error }, 'a job failed');
    const { broken } = jobRun.signals;
    if (broken.aborted) return onUnwritten(services, jobRun, broken.reason);
    try {
      return { state: (await tellFailure(services, jobRun, error)) ? 'done' : 'dropped' };
    } catch (cause) {
      if (shutdown.aborted) return AFTER_START;
      log.error({ job: job.id, err: cause }, 'could not show an error');
      return onUnwritten(services, jobRun, cause);
    }
  };

  return async (jobRun, signal, error) => {
    const { begun } = jobRun.progress;
    await begun?.idle(); // Else they would belong to no job once another takes over.
    if (shutdown.aborted) return AFTER_START;
    // Deleted or edited: another job takes over.
    if (jobRun.signals.writing.aborted) return { state: 'dropped' };
    if (signal.aborted) return begun ? endStopped(log, jobRun, begun) : { state: 'dropped' };
    const waits = isStoreFailure(error)
      ? await waitForStore(services, jobRun)
      : await retryLater({ log, shutdown }, jobRun, signal, error);
    return waits ?? tell(jobRun, error);
  };
}

/**
 * Nothing can be journalled, so nothing is lost either: the job is run again once the store takes
 * its end.
 */
async function waitForStore(
  { settings, commands, storeNotice, log }: FailureServices,
  jobRun: JobRun,
): Promise<Outcome> {
  const { job } = jobRun.journal;
  log.warn({ job: job.id }, 'the store is failing; the job waits for it');
  const destination = await findDestination(settings, commands, jobRun).catch(() => null);
  if (destination) storeNotice.onJob(destination, job);
  const { leastMs, mostMs, share } = STORE_PAUSES;
  const waitedMs = timeNow() - job.createdAt;
  const pauseMs = Math.min(mostMs, Math.max(leastMs, waitedMs * share));
  return { state: 'again', notBefore: timeNow() + pauseMs };
}

/** Stopped while something was waited for that has shown no more than a quiet line. */
async function endStopped(log: Log, jobRun: JobRun, reply: Reply): Promise<Outcome> {
  try {
    await jobRun.finish(reply, { kind: 'stopped', note: strings.stopped, canRetry: false });
    return { state: 'done' };
  } catch (error) {
    log.warn(
      { job: jobRun.journal.job.id, err: error },
      'could not show that an answer was stopped',
    );
    return { state: 'dropped' };
  }
}

/** Writes what went wrong in the place of the answer. False if that place is unknown. */
async function tellFailure(
  { settings, commands }: Pick<FailureServices, 'settings' | 'commands'>,
  jobRun: JobRun,
  error: unknown,
): Promise<boolean> {
  const { progress, journal } = jobRun;
  const destination = progress.destination ?? (await findDestination(settings, commands, jobRun));
  const reply =
    progress.begun ?? (destination && jobRun.reply(destination.place, destination.audience));
  const [event] = journal.job.events;
  if (!reply || !event) return false;
  const { text: sentence, canRetry } = toSentence(error);
  const text = `⚠️ ${toOwnWords(sentence, commands, jobRun, event.place)}`;
  const isOld = reply.keepOld() && journal.job.oldFiles !== null;
  const isSentence = reply.text === '';
  if (isSentence) reply.push(text);
  const note = joinSentences([text, ...(isOld ? [strings.earlierAnswer] : [])]);
  const ending = { kind: 'failed', note: isSentence ? null : note, canRetry, isSentence } as const;
  await jobRun.finish(reply, ending);
  return true;
}

/**
 * An answer, or that it failed, could not be shown where it was to stand: it is told in another
 * way.
 */
async function onUnwritten(
  { settings, commands, unwritten, log, shutdown }: Omit<FailureServices, 'storeNotice'>,
  jobRun: JobRun,
  cause: unknown,
): Promise<Outcome> {
  const { journal, progress } = jobRun;
  const { begun } = progress;
  await begun?.idle();
  const { ending } = journal.job;
  // However it was to end: what can be tried again has not succeeded.
  await journal.write({ ending: { kind: 'failed', note: null, canRetry: true } });
  if (begun?.isBrokenOff) return { state: 'done' };
  const destination = progress.destination ?? (await findDestination(settings, commands, jobRun));
  const failure = toWriteFailure(cause);
  if (!failure || !destination) return { state: 'dropped' };
  try {
    if (await unwritten.tell(jobRun, destination, failure)) return { state: 'done' };
    const waits = onAllShut(jobRun, failure);
    if (waits) await journal.write({ ending });
    return waits ?? { state: 'dropped' };
  } catch (error) {
    if (shutdown.aborted) return AFTER_START;
    log.error({ job: journal.job.id, err: error }, 'could not show an error anywhere');
    return { state: 'dropped' };
  }
}

function toWriteFailure(cause: unknown): Unshown | null {
  // Each write was rate-limited: that passes, but it is unknown when.
  if (cause instanceof RateLimitedError) return { failure: 'unavailable', obstacle: null };
  return cause instanceof WriteError ? cause : null;
}

/**
 * Nothing at all can be written, not even a sign: the platform itself is out of reach, and the
 * answer waits for it. Null: this failure is not one to wait out.
 */
function onAllShut({ journal }: JobRun, { failure }: Unshown): Outcome | null {
  const isOut = failure === 'unknown' || failure === 'unavailable';
  return isOut ? toAgain(journal.job, { longestMs: LONGEST_UNSHOWN_MS }) : null;
}

/** Later, and ever later the longer the question has waited; null once it has waited too long. */
function toAgain(
  { createdAt }: Job,
  { leastMs = 0, longestMs = LONGEST_PAUSE_MS }: { leastMs?: number; longestMs?: number },
): Again | null {
  const waitedMs = timeNow() - createdAt;
  const pauseMs = Math.max(leastMs, Math.min(longestMs, Math.max(FIRST_PAUSE_MS, waitedMs)));
  if (waitedMs + pauseMs > MAX_WAIT_MS) return null;
  return { state: 'again', notBefore: timeNow() + pauseMs };
}

type Again = Extract<Outcome, { readonly state: 'again' }>;

/**
 * A question waits so long for a model, or for a platform, that is out of reach; then it is told
 * that it failed, and can be tried again.
 */
const MAX_WAIT_MS = 15 * 60_000;

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** The answer is there, and the next question waits for it: its platform costs nothing to ask. */
const LONGEST_UNSHOWN_MS = 10_000;

type RetryServices = { readonly log: Log; readonly shutdown: AbortSignal };

/**
 * If the model is out of reach for a while and nothing of an answer was shown: says so once, and
 * has the job run again later, which then answers in the same message. Null: not a failure to wait
 * out.
 */
async function retryLater(
  { log, shutdown }: RetryServices,
  jobRun: JobRun,
  signal: AbortSignal,
  error: unknown,
): Promise<Outcome | null> {
  const { journal, progress } = jobRun;
  const { begun, placeholder } = progress;
  if (begun?.text !== '' || placeholder.isUsed || !isPassing(error)) return null;
  const again = toAgain(journal.job, { leastMs: error.retryAfterMs ?? 0 });
  if (!again) return null;
  log.warn(
    { job: journal.job.id, failure: error.failure, pauseMs: again.notBefore - timeNow() },
    'the model is unavailable; the question waits',
  );
  if (journal.job.ending?.kind !== 'waiting') await tell(log, jobRun, begun, error);
  if (shutdown.aborted || !signal.aborted) return again;
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

function toWaitNote({ failure }: ModelError): string {
  if (failure === 'rate_limited') return strings.waitsForQuota;
  return failure === 'busy' ? strings.waitsForBusy : strings.waitsForModel;
}

/** In the message that the answer will later stand in, or under the one that stands there. */
async function tell(log: Log, jobRun: JobRun, begun: Reply, error: ModelError): Promise<void> {
  const { journal } = jobRun;
  const ending = { kind: 'waiting', note: toWaitNote(error), canRetry: false } as const;
  const stop = button(strings.stop, 'stop', journal.job.id, 'danger');
  try {
    await jobRun.finish(begun, ending, [stop]);
  } catch (cause) {
    log.warn({ job: journal.job.id, err: cause }, 'could not show that a question waits');
  }
}
