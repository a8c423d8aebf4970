import { z } from 'zod';
import type { Button } from '../content.ts';
import type { Ending, Job } from '../job.ts';
import type { Json } from '../messages.ts';
import type { Destination } from '../ports.ts';
import { strings } from '../strings/en.ts';
import { button, type JobRun } from './job-run.ts';

/** What a static text keeps for its buttons: the reminders that they cancel. */
const memoSchema = z.object({
  type: z.literal('reminders'),
  ids: z.array(z.string()),
  /** They have begun to come and go on coming. */
  isRepeating: z.boolean().default(false),
});
export type RemindersMemo = Readonly<z.infer<typeof memoSchema>>;

/** The reminders that a job’s buttons cancel; null where it has no such buttons. */
export function remindersOf({ memo }: Pick<Job, 'memo'>): RemindersMemo | null {
  return memoSchema.safeParse(memo).data ?? null;
}

/** As many of a list as can be cancelled with a button. */
export const MAX_CANCELS = 10;

/** The verb of the button that cancels the n-th reminder of a message. */
export const toCancelVerb = (index: number): string => `cancel${index}`;

function toButtons(job: Job): Button[] {
  const memo = remindersOf(job);
  if (!memo) return [];
  const label = memo.isRepeating ? strings.endRepeat : strings.cancel;
  return memo.ids
    .slice(0, MAX_CANCELS)
    .map((_, index) =>
      button(
        memo.ids.length === 1 ? label : strings.cancelNth(index + 1),
        toCancelVerb(index),
        job.id,
      ),
    );
}

/** A text that is no answer of the model's. */
export type StaticReply = {
  readonly text: string;
  readonly note?: string | null;
  readonly memo?: Json;
};

/** Whether a job's static text, or why there is none, was finalized by an earlier process: nothing is worked out twice. */
export function isFinalized({ state, ending, memo }: Job): boolean {
  const isOurs = memo === null || memoSchema.safeParse(memo).success;
  return state === 'delivering' && isOurs && ['fixed', 'failed'].includes(ending?.kind ?? '');
}

/** Writes a static text whole, buttons included, with its first write: some answers can be written only once. */
export async function postStaticReply(
  jobRun: JobRun,
  destination: Destination,
  fixed: StaticReply,
): Promise<void> {
  const { text, note = null, memo = null } = fixed;
  const ending: Ending = { kind: 'fixed', note, canRetry: false };
  await jobRun.journal.write({ state: 'delivering', text, memo, ending });
  await postFinalized(jobRun, destination);
}

/** Writes what is finalized; what an earlier process has written of it stays. */
export async function postFinalized(
  jobRun: JobRun,
  { place, audience }: Destination,
): Promise<void> {
  const { job } = jobRun.journal;
  if (!job.ending) return;
  const reply = jobRun.reply(place, audience);
  if (reply.text === '') reply.push(job.text); // It has begun already, with word that a model is slow.
  const isFixed = job.ending.kind === 'fixed';
  await jobRun.finish(reply, job.ending, ...(isFixed ? [toButtons(job)] : []));
}
