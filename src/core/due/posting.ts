import { z } from 'zod';
import { toEveryone } from '../audience.ts';
import { isSettled, saySettled, sayWhole } from '../delivery/fixed.ts';
import { type DueEvent, toEventKey } from '../event.ts';
import { type Place, toConversation } from '../message.ts';
import { sentences } from '../sentences.ts';
import type { Work } from '../work.ts';

/** The name of a planned post. */
export const POST = 'post';

const postSchema = z.object({
  text: z.string(),
  /** Who had it posted. */
  by: z.string(),
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
    payload: { ...post },
  };
}

/** Posts it, with the name of whoever had it posted. */
export async function onPost(work: Work, event: DueEvent): Promise<void> {
  const post = postSchema.safeParse(event.payload).data;
  if (!post) return;
  const stand = {
    place: event.place,
    audience: toEveryone(),
  } as const;
  if (isSettled(work.ledger.job)) return saySettled(work, stand);
  return sayWhole(work, stand, { text: post.text, note: sentences.onBehalf(post.by) });
}
