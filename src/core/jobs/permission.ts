import { createAccess } from '../access.ts';
import type { Policy } from '../conversation/policy.ts';
import type { CommandEvent } from '../events.ts';
import type { Place } from '../messages.ts';
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
