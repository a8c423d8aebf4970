import { z } from 'zod';
import { lazy } from '../../core/async.ts';
import type { Button } from '../../core/content.ts';
import { toOneLine } from '../../core/frame.ts';
import type { Job } from '../../core/job.ts';
import { button } from '../../core/jobs/endings.ts';
import type { Json } from '../../core/messages.ts';
import { type Reminder, reminderSchema } from './reminders.ts';
import { reminderStrings } from './strings/index.ts';

/** What a static text keeps for its buttons: the reminders that they cancel. */
const dataSchema = z.object({
  type: z.literal('reminders'),
  ids: z.array(z.string()),
  /** What each is of, as its button says it. */
  names: z.array(z.string()).default([]),
  /** They have begun to come and go on coming. */
  isRepeating: z.boolean().default(false),
});
export type RemindersData = Readonly<z.infer<typeof dataSchema>>;

/** The reminders that a job’s buttons cancel; null if it has no such buttons. */
export function remindersOf({ data }: Pick<Job, 'data'>): RemindersData | null {
  return dataSchema.safeParse(data).data ?? null;
}

/** As many of a list as can be cancelled with a button. */
export const MAX_CANCELS = 10;

/** The verb of the button that cancels the n-th reminder of a message. */
export const toCancelVerb = (index: number): string => `cancel${index}`;

const proposalSchema = z.object({ type: z.literal('proposed reminder'), reminder: reminderSchema });

/** The reminder that a job’s text asks about; null if it asks about none. */
export function proposalOf({ data }: Pick<Job, 'data'>): Reminder | null {
  return proposalSchema.safeParse(data).data?.reminder ?? null;
}

/** What a question keeps for its buttons: the reminder as it was understood. */
export function toProposal(reminder: Reminder) {
  const plain: Json = JSON.parse(JSON.stringify(reminder)); // No member that is undefined.
  return { type: 'proposed reminder', reminder: plain };
}

/** The verbs of the buttons under the question whether a time is meant. */
export const MEANT = 'time-meant';
export const NOT_MEANT = 'time-not-meant';

/** The buttons under a question, a confirmation, a list, or a reminder that comes again. */
export function toReminderButtons(job: Job): Button[] {
  if (proposalOf(job))
    return [
      button(reminderStrings.yes, MEANT, job.id, 'primary'),
      button(reminderStrings.no, NOT_MEANT, job.id),
    ];
  const data = remindersOf(job);
  if (!data) return [];
  const toLabel = (index: number): string => {
    if (data.isRepeating) return reminderStrings.endRepeat;
    const name = data.ids.length === 1 ? undefined : data.names[index];
    return name === undefined ? reminderStrings.cancel : reminderStrings.cancelNamed(name);
  };
  return data.ids
    .slice(0, MAX_CANCELS)
    .map((_, index) => button(toLabel(index), toCancelVerb(index), job.id));
}

/** What a message of one or several reminders keeps for its buttons. */
export function toRemindersData(list: readonly Pick<Reminder, 'id' | 'what'>[]) {
  const names = list.map(({ what }) => toShortName(what));
  return { type: 'reminders', ids: list.map(({ id }) => id), names };
}

const MAX_NAME_CHARS = 20;
const letters = lazy(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

/** What a reminder is of, as short as a button needs it. */
function toShortName(what: string): string {
  const name = toOneLine(what).slice(0, 200);
  const signs = Array.from(letters().segment(name), ({ segment }) => segment);
  if (signs.length <= MAX_NAME_CHARS && name.length <= 2 * MAX_NAME_CHARS) return name;
  const short = signs.slice(0, MAX_NAME_CHARS - 1);
  while (short.join('').length > 2 * MAX_NAME_CHARS) short.pop();
  return `${short.join('').trim()}…`;
}
