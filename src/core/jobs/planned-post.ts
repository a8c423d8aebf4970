import { z } from 'zod';
import { createAccess } from '../access.ts';
import { toEveryone } from '../audience.ts';
import { type ScheduledEvent, toEventKey } from '../events.ts';
import { type Place, placeSchema, toConversation } from '../messages.ts';
import type { Log } from '../ports.ts';
import { strings } from '../strings/en.ts';
import type { JobRun } from './job-run.ts';
import { isFinalized, postFinalized, postStaticReply } from './static-reply.ts';

/** The name of a planned post. */
export const POST = 'post';

const postSchema = z.object({
  text: z.string(),
  /** The name of whoever had it posted. */
  by: z.string(),
  /**
   * Who that was, and where they asked for it: whether they may is looked at once more when it is
   * posted.
   */
  asked: z.object({ person: z.string(), isExternal: z.boolean(), here: placeSchema }),
});
export type Post = Readonly<z.infer<typeof postSchema>>;

/** A message of Parley's own, somewhere else than where it was asked for. */
export function toPostEvent(place: Place, id: string, post: Post): ScheduledEvent {
  return {
    type: 'scheduled',
    key: `${toEventKey(place, id, 'scheduled')}/${POST}`,
    conversation: `${toConversation(place)}#${POST}/${id}`,
    place,
    at: Date.now(),
    name: POST,
    payload: JSON.parse(JSON.stringify(post)), // Plain JSON: no member that is undefined.
  };
}

/** Posts it, with the name of the person who had it posted, where they may still write. */
export async function onPost(log: Log, jobRun: JobRun, event: ScheduledEvent): Promise<void> {
  const { adapter, journal, signals } = jobRun;
  const post = postSchema.safeParse(event.payload).data;
  if (!post)
    return log.warn({ job: journal.job.id }, 'a post was left out: nobody is named for it');
  const { person, isExternal, here } = post.asked;
  const asking = { here, asker: { id: person, isExternal }, to: 'everyone' } as const;
  if ((await createAccess(adapter, asking, signals.writing).findWritable(event.place)) === null)
    return log.warn({ job: journal.job.id }, 'a post was left out: its asker may not write there');
  const destination = {
    place: event.place,
    audience: toEveryone(),
  } as const;
  if (isFinalized(journal.job)) return postFinalized(jobRun, destination);
  return postStaticReply(jobRun, destination, { text: post.text, note: strings.onBehalf(post.by) });
}
