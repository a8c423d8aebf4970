import type { Job, Posted } from '../job.ts';
import type { Place } from '../messages.ts';
import { isEnclosure, toEnclosureKey } from './file-messages.ts';

/**
 * A message that is not there yet: the answer's n-th, or the n-th of those that only bring files.
 */
export function toPosted(job: Job, index: number, enclosure: number): Posted {
  return {
    key: enclosure < 0 ? `${job.id}/0/${index}` : toEnclosureKey(`${job.id}/0`, enclosure),
    id: null,
    state: 'opening',
    cut: null,
    openedAt: Date.now(),
    adapterState: null,
  };
}

/**
 * Messages of a former process: finished ones stay as they are where the text is the same, else
 * all are written anew.
 */
export function reopen(job: Job): Posted[] {
  return job.state === 'delivering' ? [...job.posted] : job.posted.map(toReopened);
}

/** A message that is to be written anew. */
export function toReopened(message: Posted): Posted {
  return { ...message, cut: null, state: message.id === null ? 'opening' : 'open' };
}

/**
 * Messages whose words stay as they are: the last with words is written once more, for its buttons
 * and its quiet line.
 */
export function reopenLast(posted: readonly Posted[]): Posted[] {
  const last = posted.findLastIndex((message) => !isEnclosure(message));
  return posted.map((message, index) => (index === last ? toReopened(message) : message));
}

/**
 * A message that is to be made once more, under a key of its own: a platform that knows the old
 * one would not make it.
 */
export function toAgain(message: Posted): Posted {
  const key = message.key.replace(/[^/]+$/, (last) => `~/${last}`);
  return {
    ...message,
    key,
    id: null,
    cut: null,
    state: 'opening',
    openedAt: Date.now(),
    adapterState: null,
  };
}

/** Whether a job is creating a message in the channel of this place. */
export function isPosting(
  { events, posted }: Job,
  { platform, workspace, channel }: Place,
): boolean {
  const at = events[0]?.place;
  const isThere = at?.channel === channel && at.workspace === workspace && at.platform === platform;
  return isThere && posted.some(({ id }) => id === null);
}

export function isMadeAgain({ key }: Posted): boolean {
  return key.includes('/~/');
}
