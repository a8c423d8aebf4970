import { z } from 'zod';
import type { Button } from '../../content.ts';
import type { Job } from '../../job.ts';
import { button } from '../../jobs/job-run.ts';
import { strings } from '../../strings/en.ts';

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

/** The buttons under a confirmation, a list, or a reminder that comes again. */
export function toCancelButtons(job: Job): Button[] {
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
