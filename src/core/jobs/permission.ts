import { createAccess } from '../access.ts';
import type { Policy } from '../conversation/policy.ts';
import { type SettingsStore, zoneOf } from '../conversation/settings.ts';
import { WriteError } from '../errors.ts';
import type { CommandEvent, ScheduledEvent } from '../events.ts';
import type { Place } from '../messages.ts';
import type { Inbox } from '../store-ports.ts';
import { noteDerived } from './handover.ts';
import type { JobRun } from './job-run.ts';

/** Whether the person who planned something may still write where it is due. Unknown means no. */
export async function mayStillWrite(
  { adapter, signals: { writing } }: JobRun,
  place: Place,
  person: string,
): Promise<boolean> {
  if (adapter.platform.isDirect(place)) return true; // It is the person's own conversation.
  const asking = { here: place, asker: { id: person, isExternal: false }, to: 'everyone' } as const;
  return (await createAccess(adapter, asking, writing).findWritable(place)) !== null;
}

/** Whether a person may change what holds for others. */
export type IsAdmin = (
  jobRun: JobRun,
  person: Pick<CommandEvent, 'place' | 'speaker'>,
) => Promise<boolean>;

export function createIsAdmin(policy: Pick<Policy, 'isAdmin'>): IsAdmin {
  return ({ adapter, signals }, { place, speaker }) =>
    policy.isAdmin(place, speaker, adapter.directory, signals.thinking);
}

/**
 * What was to stand in a thread that is gone, is closed or was never opened stands in its channel,
 * as a job of its own: that it does. False if it is something else that failed, or the channel that
 * is gone, or where the channel has readers that the thread has not (promise 13).
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
  const { adapter, journal } = jobRun;
  const { directory } = adapter;
  const isOpen = await directory
    .isOpenToAll(event.place, place, jobRun.signals.writing)
    .catch(() => false);
  jobRun.signals.writing.throwIfAborted();
  if (!isOpen) return false;
  const moved = { ...event, key: `${event.key}/channel`, place };
  const queued = { notBefore: 0, lane: event.conversation, merge: false };
  const accepted = await inbox.accept(moved, queued);
  // A thread may be gone because its question was: what was made for that goes, wherever it stands.
  if (accepted.status === 'new') await noteDerived(journal, accepted.jobId);
  return true;
}

type Person = Pick<CommandEvent, 'place' | 'speaker'>;

/** The time zone of a person: as set, else as the platform tells; null if neither is known. */
export type FindZone = (jobRun: JobRun, person: Person) => Promise<string | null>;

export function createFindZone(settings: SettingsStore): FindZone {
  return async (jobRun, person) => {
    const { place, speaker } = person;
    const own = await zoneOf(settings, { platform: place.platform, id: speaker.id });
    return own ?? platformZone(jobRun, person);
  };
}

/** The time zone that the platform tells of a person. */
export async function platformZone(
  { adapter, signals }: JobRun,
  { place, speaker }: Person,
): Promise<string | null> {
  const { directory } = adapter;
  const person = await directory.person(speaker.id, place, signals.thinking).catch(() => null);
  return person?.timeZone ?? null;
}
