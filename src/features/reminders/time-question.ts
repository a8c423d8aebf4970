import { toReply } from '../../core/audience.ts';
import type { ScheduledEvent } from '../../core/events.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import { fallBackToChannel, mayStillWrite } from '../../core/jobs/permission.ts';
import { isFinalized, postFinalized, postStaticReply } from '../../core/jobs/static-reply.ts';
import type { Schedule } from '../../core/local-time.ts';
import type { Log } from '../../core/ports.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { toTimeQuestion } from './reminder-actions.ts';
import { toProposal, toReminderButtons } from './reminder-buttons.ts';
import { type Reminder, reminderSchema } from './reminders.ts';

/** The name of a planned question whether a time is meant. */
export const ASK_TIME = 'remind-asked';

/** A question of its own below the answer whose tool call left the time open. */
export function toQuestionEvent(reminder: Reminder, now: number): ScheduledEvent {
  const { id, place, conversation } = reminder;
  return {
    type: 'scheduled',
    key: [place.platform, place.workspace, place.channel, id, ASK_TIME, now].join('/'),
    conversation,
    place,
    at: now,
    name: ASK_TIME,
    payload: JSON.parse(JSON.stringify(reminder)), // Plain JSON: no member that is undefined.
  };
}

/** The reminder that a planned question is about; null if the event is no such question. */
export function askedReminderOf({ name, payload }: ScheduledEvent): Reminder | null {
  return name === ASK_TIME ? (reminderSchema.safeParse(payload).data ?? null) : null;
}

export type QuestionServices = {
  readonly schedule: Schedule;
  readonly inbox: Inbox;
  readonly log: Log;
};

/** Asks the person of a reminder whether its time is meant, with Yes and No. */
export async function onTimeQuestion(
  { schedule, inbox, log }: QuestionServices,
  jobRun: JobRun,
  event: ScheduledEvent,
): Promise<void> {
  const reminder = askedReminderOf(event);
  if (!reminder) return;
  const { place } = event;
  if (!(await mayStillWrite(jobRun, place, reminder.person)))
    return log.warn(
      { job: jobRun.journal.job.id },
      'did not ask about a time: the person who asked may not post there',
    );
  const destination = { place, audience: toReply(reminder.person, null) };
  try {
    if (isFinalized(jobRun.journal.job))
      return await postFinalized(jobRun, destination, toReminderButtons);
    const asked = { ...reminder, place };
    const text = await toTimeQuestion(schedule, asked);
    await postStaticReply(
      jobRun,
      destination,
      { text, data: toProposal(asked) },
      toReminderButtons,
    );
  } catch (error) {
    if (!(await fallBackToChannel(inbox, jobRun, event, error))) throw error;
  }
}
