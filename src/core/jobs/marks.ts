import { LRUCache } from 'lru-cache';
import { timeNow } from '../clock.ts';
import type { IncomingEvent } from '../events.ts';
import type { Job } from '../job.ts';
import type { Signals } from '../store-ports.ts';
import { type Cleanup, type Mark, unmark } from './cleanup.ts';
import type { JobRun } from './job-run.ts';

const MAX_ENDS = 1_000;
const ENDED = 'job ended';

/**
 * When each conversation's last job ended: what was accepted before that has waited, and bears a
 * mark that says so.
 */
export function createEnds(signals?: Signals) {
  /** What was accepted before may have waited: of that time nothing is known. */
  let unknownUntil = timeNow();
  const endedAt = new LRUCache<string, number>({
    max: MAX_ENDS,
    dispose(at, _conversation, reason) {
      if (reason === 'evict') unknownUntil = Math.max(unknownUntil, at);
    },
  });
  const note = (conversation: string) => void endedAt.set(conversation, timeNow());
  // What has waited for a job of another replica bears its mark just as well.
  signals?.on(ENDED, (payload) => {
    if (typeof payload === 'string') note(payload);
  });
  signals?.onGap(() => {
    unknownUntil = timeNow();
  });
  return {
    hasWaited: ({ attempts, events, createdAt, conversation }: Job) =>
      attempts > 1 ||
      events.length > 1 ||
      createdAt <= Math.max(unknownUntil, endedAt.get(conversation) ?? 0),
    note(conversation: string) {
      note(conversation);
      signals?.send(ENDED, conversation);
    },
  };
}

/**
 * How long a job stays open for the marks on its messages; then they go by a plan of their own.
 */
const MARKS_MS = 2_000;

/**
 * Takes the marks off that say that messages wait or are worked on; resolves to those that may
 * still be there.
 */
export async function takeMarksOff(jobRun: JobRun, hasWaited: boolean): Promise<Mark[]> {
  const { journal, signals } = jobRun;
  const late = AbortSignal.any([signals.writing, AbortSignal.timeout(MARKS_MS)]);
  const isLate = new Promise<false>((resolve) => {
    if (late.aborted) resolve(false);
    late.addEventListener('abort', () => resolve(false), { once: true });
  });
  const sign = hasWaited ? 'done' : 'answered';
  for (const event of journal.job.events) clearCommand(jobRun, event, late);
  const marks = journal.job.events.flatMap((event): Mark[] => {
    if (event.type !== 'message') return [];
    const { id, place, speaker } = event.message;
    return [{ id, place, asker: speaker.id }];
  });
  const areOff = await Promise.all(
    marks.map((mark) => Promise.race([unmark(jobRun, mark, sign, late), isLate])),
  );
  return marks.filter((_, index) => !areOff[index]);
}

/** A command never waits for its turn with a mark, so that none is left of a former process. */
function clearCommand(jobRun: JobRun, event: IncomingEvent, signal: AbortSignal): void {
  if (event.type !== 'command' || event.messageId === null) return;
  const { place, speaker, messageId } = event;
  void unmark(jobRun, { id: messageId, place, asker: speaker.id }, 'answered', signal);
}

/** Plans what a job could not finish by its end. */
export async function planCleanup(cleanup: Cleanup, jobRun: JobRun, marks: Mark[]): Promise<void> {
  const { journal, progress } = jobRun;
  const [event] = journal.job.events;
  if (!event || progress.left.length + marks.length === 0) return;
  await cleanup.plan(journal.job.id, { place: event.place, messages: progress.left, marks });
}
