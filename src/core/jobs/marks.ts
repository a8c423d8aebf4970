import { sleep } from '../async.ts';
import { toEveryone } from '../audience.ts';
import type { Job } from '../job.ts';
import type { JobRun } from './job-run.ts';

const MAX_ENDS = 1_000;

/**
 * When each conversation's last job ended: what was accepted before that has waited, and bears a
 * mark that says so.
 */
export function createEnds() {
  const endedAt = new Map<string, number>();
  return {
    hasWaited: ({ attempts, events, createdAt, conversation }: Job) =>
      attempts > 1 || events.length > 1 || createdAt <= (endedAt.get(conversation) ?? 0),
    note(conversation: string) {
      if (endedAt.size >= MAX_ENDS) endedAt.clear();
      endedAt.set(conversation, Date.now());
    },
  };
}

/**
 * How long a job stays open for the marks on its messages: a process that dies meanwhile takes
 * them off in its next life.
 */
const MARKS_MS = 2_000;

/** Takes off the marks that say that messages wait. */
export async function showDone({ adapter, journal, signals: { writing } }: JobRun): Promise<void> {
  const signs = journal.job.events.flatMap((event) => {
    if (event.type !== 'message') return [];
    const { id, place, speaker } = event.message;
    const channel = adapter.channel(place, toEveryone(speaker.id, id));
    return [channel.indicate('done', id, writing)];
  });
  const late = sleep(MARKS_MS, writing);
  // A mark that stays is no harm.
  await Promise.race([Promise.allSettled(signs), late]).catch(() => {});
}
