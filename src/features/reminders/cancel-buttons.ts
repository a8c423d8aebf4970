import { z } from 'zod';
import type { Button } from '../../core/content.ts';
import type { Job } from '../../core/job.ts';
import { button } from '../../core/jobs/job-run.ts';
import { reminderStrings } from './strings/en.ts';

/** What a static text keeps for its buttons: the reminders that they cancel. */
const dataSchema = z.object({
  type: z.literal('reminders'),
  ids: z.array(z.string()),
  /** They have begun to come and go on coming. */
  isRepeating: z.boolean().default(false),
});
export type RemindersData = Readonly<z.infer<typeof dataSchema>>;

/** The reminders that a job’s buttons cancel; null where it has no such buttons. */
export function remindersOf({ data }: Pick<Job, 'data'>): RemindersData | null {
  return dataSchema.safeParse(data).data ?? null;
}

/** As many of a list as can be cancelled with a button. */
export const MAX_CANCELS = 10;

/** The verb of the button that cancels the n-th reminder of a message. */
export const toCancelVerb = (index: number): string => `cancel${index}`;

/** The buttons under a confirmation, a list, or a reminder that comes again. */
export function toCancelButtons(job: Job): Button[] {
  const data = remindersOf(job);
  if (!data) return [];
  const label = data.isRepeating ? reminderStrings.endRepeat : reminderStrings.cancel;
  return data.ids
    .slice(0, MAX_CANCELS)
    .map((_, index) =>
      button(
        data.ids.length === 1 ? label : reminderStrings.cancelNth(index + 1),
        toCancelVerb(index),
        job.id,
      ),
    );
}
