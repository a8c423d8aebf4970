import { outside, pause } from '../core/async.ts';
import type { Interruption, Job } from '../core/job.ts';
import type { Log } from '../core/ports.ts';
import type { JobHandler } from '../core/store-ports.ts';
import type { Entry, Lanes } from './lanes.ts';
import { RETRY_MS, type RunOutcome, toFailed, toRetryMs } from './outcomes.ts';

/** What the runner does to the store. */
export type Records = {
  /** Counts the attempt and reads the job; null if it is gone. */
  claim(entry: Entry): Job | null;
  /** Stores how the run ended; a job that is to be run again stays in its lane. */
  record(entry: Entry, outcome: RunOutcome): void;
};

export type RunnerOptions = {
  readonly lanes: Lanes;
  readonly records: Records;
  readonly log: Log;
  readonly now: () => number;
  /** Milliseconds that no setting of the clock changes. */
  readonly steady: () => number;
  readonly maxConcurrent: number;
};

export type Runner = {
  run(handler: JobHandler, signal: AbortSignal): Promise<void>;
  /** Something was accepted or may be run earlier: look again, soon. */
  wake(): void;
  /**
   * Looks whether the clock was set; to be asked before a time is read from it that something
   * waits for.
   */
  follow(): void;
};

/** Clocks drift by less than this between two looks; a larger jump means that the clock was set. */
const JUMP_MS = 1_000;

const MAX_TIMER_MS = 2 ** 31 - 1; // What setTimeout can count.

/**
 * Starts what may be run, as many at a time as allowed. Woken by events and by one timer, it never
 * polls.
 */
export function createRunner(options: RunnerOptions): Runner {
  const { lanes, records, log, now, maxConcurrent } = options;
  const follow = createFollower(options);
  let wake = () => {};

  return {
    wake: () => wake(),
    follow,
    async run(handler, signal) {
      const running = new Set<Promise<void>>();
      let timer: NodeJS.Timeout | undefined;
      let soon: NodeJS.Immediate | undefined;

      const pump = (): void => {
        clearTimeout(timer);
        soon = undefined;
        try {
          follow();
          // One reading: what fell due between two would neither be run nor be waited for.
          const at = now();
          while (!signal.aborted && running.size < maxConcurrent) {
            const entry = lanes.next(at);
            if (!entry) break;
            lanes.start(entry, new AbortController());
            const job = runJob({ lanes, records, log, now }, entry, handler, signal);
            running.add(job);
            void job.finally(() => {
              running.delete(job);
              wake();
            });
          }
          wakeLater(at);
        } catch (error) {
          log.error({ err: error }, 'could not start jobs; trying again');
          timer = setTimeout(pump, RETRY_MS); // Nothing else might wake it.
        }
      };
      const wakeLater = (at: number): void => {
        const next = signal.aborted ? null : lanes.wakeAt(at);
        if (next !== null && running.size < maxConcurrent)
          timer = setTimeout(pump, Math.min(next - now(), MAX_TIMER_MS));
      };
      // Not at once: an event is acknowledged before the work it brings begins.
      wake = () => {
        soon ??= outside(() => setImmediate(pump));
      };

      pump();
      if (!signal.aborted)
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      while (running.size > 0) await Promise.all(running);
      wake = () => {};
      clearTimeout(timer);
      clearImmediate(soon);
    },
  };
}

/**
 * If the clock was set, short waits go on by their own time; planned work is due by the new clock.
 */
function createFollower({ lanes, log, now, steady }: RunnerOptions): () => void {
  let before = now() - steady();
  return () => {
    const after = now() - steady();
    const jumpMs = after - before;
    before = after;
    if (Math.abs(jumpMs) < JUMP_MS) return;
    log.warn({ jumpMs: Math.round(jumpMs) }, 'this machine’s clock was changed');
    for (const entry of lanes.entries())
      if (!entry.isPlanned && entry.notBefore > 0) entry.notBefore += jumpMs;
  };
}

/** The one process that has the store loses no job to another. */
const NEVER = new AbortController().signal;

type Tools = Pick<RunnerOptions, 'lanes' | 'records' | 'log' | 'now'>;

async function runJob(
  tools: Tools,
  entry: Entry,
  handler: JobHandler,
  signal: AbortSignal,
): Promise<void> {
  const { lanes, records, log, now } = tools;
  try {
    const job = records.claim(entry);
    if (!job) return lanes.remove(entry);
    const controller = entry.running ?? new AbortController();
    if (job.interruption) controller.abort(job.interruption satisfies Interruption);
    let outcome: RunOutcome;
    try {
      outcome = await handler(job, controller.signal, NEVER);
    } catch (error) {
      outcome = toFailed({ log, now }, job, error);
    }
    await settle(tools, entry, outcome, signal);
  } catch (error) {
    log.error({ job: entry.id, err: error }, 'could not start a job; trying again');
    entry.notBefore = now() + RETRY_MS;
  } finally {
    lanes.stop(entry);
  }
}

/** Stores the outcome, however long the store takes to come back: until then the lane waits. */
async function settle(
  { records, log }: Tools,
  entry: Entry,
  outcome: RunOutcome,
  signal: AbortSignal,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      records.record(entry, outcome);
      return;
    } catch (error) {
      log.error({ job: entry.id, err: error }, 'could not save the end of a job');
      if (signal.aborted) return; // The next process runs it again.
      await pause(toRetryMs(tries), signal);
    }
  }
}
