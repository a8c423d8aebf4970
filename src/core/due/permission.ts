import { createAccess } from '../access.ts';
import type { Place } from '../message.ts';
import type { JobRun } from '../work.ts';

/** Whether the person who planned something may still write where it is due. Unknown means no. */
export async function mayStillWrite(
  { adapter, writing }: JobRun,
  place: Place,
  person: string,
): Promise<boolean> {
  if (adapter.platform.isDirect(place)) return true; // It is the person's own conversation.
  const asking = { here: place, asker: { id: person, isExternal: false }, to: 'everyone' } as const;
  return (await createAccess(adapter, asking, writing).findWritable(place)) !== null;
}
