import { LRUCache } from 'lru-cache';
import { timeNow } from '../async.ts';
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
  const { signals } = jobRun;
  const late = AbortSignal.any([signals.writing, AbortSignal.timeout(MARKS_MS)]);
  const isLate = new Promise<false>((resolve) => {
    if (late.aborted) resolve(false);
    late.addEventListener('abort', () => resolve(false), { once: true });
  });
  const marks = findMarks(jobRun, hasWaited);
  const areOff = await Promise.all(
    marks.map(({ sign, mark }) => Promise.race([unmark(jobRun, mark, sign, late), isLate])),
  );
  return marks.filter((_, index) => !areOff[index]).map(({ mark }) => mark);
}

type Marked = { readonly mark: Mark; readonly sign: 'done' | 'answered' | 'left' };

/**
 * The messages that may bear a mark: those that the job answers, typed commands, and the question
 * that a press has answered again. If the job has run before, another process may have left any of
 * Parley's marks on them.
 */
function findMarks({ journal, progress }: JobRun, hasWaited: boolean): readonly Marked[] {
  const { attempts, events } = journal.job;
  const isRerun = attempts > 1;
  const found = new Map<string, Marked>();
  const note = (mark: Mark, sign: Marked['sign']) => {
    if (!found.has(mark.id)) found.set(mark.id, { mark, sign: isRerun ? 'left' : sign });
  };
  for (const event of events) {
    if (event.type === 'message') {
      const { id, place, speaker } = event.message;
      note({ id, place, asker: speaker.id }, hasWaited ? 'done' : 'answered');
    }
    if (event.type === 'command' && event.messageId !== null)
      note({ id: event.messageId, place: event.place, asker: event.speaker.id }, 'answered');
  }
  const { place, audience } = progress.destination ?? { place: null, audience: null };
  if (place && audience.question !== null && isRerun)
    note({ id: audience.question, place, asker: audience.asker }, 'left');
  return [...found.values()];
}

/** Plans what a job could not finish by its end. */
export async function planCleanup(cleanup: Cleanup, jobRun: JobRun, marks: Mark[]): Promise<void> {
  const { journal, progress } = jobRun;
  const [event] = journal.job.events;
  if (!event || progress.left.length + marks.length === 0) return;
  await cleanup.plan(journal.job.id, { place: event.place, messages: progress.left, marks });
}
