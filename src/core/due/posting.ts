import { z } from 'zod';
import { createAccess } from '../access.ts';
import { toEveryone } from '../audience.ts';
import { isSettled, saySettled, sayWhole } from '../delivery/fixed.ts';
import { type DueEvent, toEventKey } from '../event.ts';
import { type Place, placeSchema, toConversation } from '../message.ts';
import { sentences } from '../sentences.ts';
import type { Work } from '../work.ts';

/** The name of a planned post. */
export const POST = 'post';

const postSchema = z.object({
  text: z.string(),
  /** The name of whoever had it posted. */
  by: z.string(),
  /** Who that was, and where they asked for it: whether they may is looked at once more when it is posted. */
  asked: z.object({ person: z.string(), isExternal: z.boolean(), here: placeSchema }),
});
export type Post = Readonly<z.infer<typeof postSchema>>;

/** A message of Parley's own, somewhere else than where it was asked for. */
export function toPostEvent(place: Place, id: string, post: Post): DueEvent {
  return {
    type: 'due',
    key: `${toEventKey(place, id, 'due')}/${POST}`,
    conversation: `${toConversation(place)}#${POST}/${id}`,
    place,
    at: Date.now(),
    name: POST,
    payload: JSON.parse(JSON.stringify(post)), // Plain JSON: no member that is undefined.
  };
}

/** Posts it, with the name of whoever had it posted, where they may still write. */
export async function onPost(work: Work, event: DueEvent): Promise<void> {
  const { adapter, ledger, parts, writing } = work;
  const post = postSchema.safeParse(event.payload).data;
  if (!post)
    return parts.log.warn({ job: ledger.job.id }, 'a post was left out: nobody is named for it');
  const { person, isExternal, here } = post.asked;
  const asking = { here, asker: { id: person, isExternal }, to: 'everyone' } as const;
  if ((await createAccess(adapter, asking, writing).findWritable(event.place)) === null)
    return parts.log.warn(
      { job: ledger.job.id },
      'a post was left out: its asker may not write there',
    );
  const stand = {
    place: event.place,
    audience: toEveryone(),
  } as const;
  if (isSettled(ledger.job)) return saySettled(work, stand);
  return sayWhole(work, stand, { text: post.text, note: sentences.onBehalf(post.by) });
}
