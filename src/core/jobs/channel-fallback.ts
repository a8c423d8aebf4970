import { WriteError } from '../errors.ts';
import type { ScheduledEvent } from '../events.ts';
import type { Inbox } from '../ports.ts';
import type { JobRun } from './job-run.ts';

/**
 * What was to stand in a thread that is gone, is closed or was never opened stands in its channel,
 * as a job of its own: that it does. False where it is something else that failed, or the channel
 * that is gone, or where the channel has readers that the thread has not (design: promise 13).
 */
export async function fallBackToChannel(
  inbox: Inbox,
  jobRun: JobRun,
  event: ScheduledEvent,
  error: unknown,
): Promise<boolean> {
  const { thread, ...place } = event.place;
  const isGone = error instanceof WriteError && error.failure === 'place_gone';
  if (!isGone || thread === undefined) return false;
  const { directory } = jobRun.adapter;
  const isOpen = await directory
    .isOpenToAll(event.place, place, jobRun.signals.writing)
    .catch(() => false);
  jobRun.signals.writing.throwIfAborted();
  if (!isOpen) return false;
  const moved = { ...event, key: `${event.key}/channel`, place };
  await inbox.accept(moved, { notBefore: 0, lane: event.conversation, merge: false });
  return true;
}
