import { z } from 'zod';
import { createAccess } from '../access.ts';
import { timeNow } from '../async.ts';
import { toEveryone } from '../audience.ts';
import type { Button } from '../content.ts';
import { type ScheduledEvent, toEventKey } from '../events.ts';
import type { Ending, Job } from '../job.ts';
import { type Json, type Place, placeSchema, toConversation } from '../messages.ts';
import type { Destination, Log } from '../ports.ts';
import { strings } from '../strings/index.ts';
import type { JobRun } from './job-run.ts';

/** The buttons under a static text, made from what its job keeps. */
export type ToButtons = (job: Job) => Button[];

const toNone: ToButtons = () => [];

/** A text that is no answer of the model's. */
export type StaticReply = {
  readonly text: string;
  readonly note?: string | null;
  readonly data?: Json;
};

/**
 * Whether a job's static text, or the reason why there is none, was finalized by an earlier
 * process: nothing is worked out twice.
 */
export function isFinalized({ state, ending }: Job): boolean {
  return state === 'delivering' && ['fixed', 'failed'].includes(ending?.kind ?? '');
}

/** Writes the static text that an earlier process had finalized; false if there is none. */
export async function resumeStaticReply(
  jobRun: JobRun,
  destination: Destination,
): Promise<boolean> {
  const { job } = jobRun.journal;
  // What is kept is for others to go on with.
  if (!isFinalized(job) || job.data !== null) return false;
  await postFinalized(jobRun, destination);
  return true;
}

/**
 * Writes a static text whole, buttons included, with its first write: some answers can be written
 * only once.
 */
export async function postStaticReply(
  jobRun: JobRun,
  destination: Destination,
  fixed: StaticReply,
  toButtons: ToButtons = toNone,
): Promise<void> {
  const { text, note = null, data = null } = fixed;
  const ending: Ending = { kind: 'fixed', note, canRetry: false };
  await jobRun.journal.write({ state: 'delivering', text, data, ending });
  await postFinalized(jobRun, destination, toButtons);
}

/** Writes the finalized text; the part that an earlier process has written stays. */
export async function postFinalized(
  jobRun: JobRun,
  { place, audience }: Destination,
  toButtons: ToButtons = toNone,
): Promise<void> {
  const { job } = jobRun.journal;
  if (!job.ending) return;
  const reply = jobRun.reply(place, audience);
  // It has begun already, with word that a model is slow.
  if (reply.text === '') reply.push(job.text);
  const isFixed = job.ending.kind === 'fixed';
  await jobRun.finish(reply, job.ending, ...(isFixed ? [toButtons(job)] : []));
}

/** The name of a planned post. */
export const POST = 'post';

const postSchema = z.object({
  text: z.string(),
  /** The name of the person who had it posted. */
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
    at: timeNow(),
    name: POST,
    payload: JSON.parse(JSON.stringify(post)), // Plain JSON: no member that is undefined.
  };
}

/** Posts it, with the name of the person who had it posted, where they may still write. */
export async function onPost(log: Log, jobRun: JobRun, event: ScheduledEvent): Promise<void> {
  const { adapter, journal, signals } = jobRun;
  const post = postSchema.safeParse(event.payload).data;
  if (!post)
    return log.warn({ job: journal.job.id }, 'did not post: it is not known who asked for it');
  const { person, isExternal, here } = post.asked;
  const asking = { here, asker: { id: person, isExternal }, to: 'everyone' } as const;
  if ((await createAccess(adapter, asking, signals.writing).findWritable(event.place)) === null)
    return log.warn(
      { job: journal.job.id },
      'did not post: the person who asked may not post there',
    );
  const destination = {
    place: event.place,
    audience: toEveryone(),
  } as const;
  if (isFinalized(journal.job)) return postFinalized(jobRun, destination);
  return postStaticReply(jobRun, destination, { text: post.text, note: strings.onBehalf(post.by) });
}
