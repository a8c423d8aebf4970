import { timeNow } from '../../core/async.ts';
import { toPrivately, toReply } from '../../core/audience.ts';
import type { History } from '../../core/conversation/history.ts';
import { WriteError } from '../../core/errors.ts';
import type { ScheduledEvent } from '../../core/events.ts';
import type { SendEphemeral } from '../../core/jobs/ephemeral.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import { fallBackToChannel, mayStillWrite } from '../../core/jobs/permission.ts';
import { isFinalized, postFinalized, postStaticReply } from '../../core/jobs/static-reply.ts';
import type { Destination } from '../../core/ports.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { toPerson } from '../../core/strings/locale.ts';
import { sayTime } from '../../core/strings/times.ts';
import { toReminderButtons } from './reminder-buttons.ts';
import { type Reminder, type Reminders, reminderOf } from './reminders.ts';
import { reminderStrings } from './strings/index.ts';

/** Only a reminder that comes later than this says so. */
const LATE_MS = 5 * 60_000;

export type RemindingServices = {
  readonly reminders: Reminders;
  readonly history: Pick<History, 'save'>;
  readonly inbox: Inbox;
  readonly sendEphemeral: SendEphemeral;
};

/**
 * A reminder is due: it is written once, in answer to the message that asked for it, and the next
 * one is planned.
 */
export async function onReminder(
  { reminders, history, inbox, sendEphemeral }: RemindingServices,
  jobRun: JobRun,
  event: ScheduledEvent,
): Promise<void> {
  const planned = reminderOf(event);
  if (!planned) return;
  const { place } = event;
  const isMoved = place.thread !== planned.place.thread;
  const reminder = isMoved ? { ...planned, place, messageId: null } : planned;
  const destination = { place, audience: toReply(reminder.person, reminder.messageId) };
  try {
    if (isFinalized(jobRun.journal.job))
      await postFinalized(jobRun, destination, toReminderButtons);
    else if (!(await isWanted(reminders, reminder))) return;
    else if (await mayStillWrite(jobRun, place, reminder.person))
      await deliver(history, jobRun, reminder, destination);
    else await tellAlone(sendEphemeral, jobRun, reminder, false);
  } catch (error) {
    if (await fallBackToChannel(inbox, jobRun, event, error)) return;
    const isGone = error instanceof WriteError && error.failure === 'place_gone';
    if (!isGone) throw error;
    await reminders.cancel(reminder, reminder.id);
    return tellAlone(sendEphemeral, jobRun, reminder, true);
  }
  await reminders.pass(reminder);
}

/**
 * Resumes a confirmation or a list that an earlier process had finalized; false if there is none.
 */
export async function resumeReminders(jobRun: JobRun, destination: Destination): Promise<boolean> {
  const { job } = jobRun.journal;
  if (!isFinalized(job)) return false;
  await postFinalized(jobRun, destination, toReminderButtons);
  return true;
}

/**
 * The place where it was set can no longer be written to, by Parley or for its person: the reminder
 * goes to that person alone.
 */
async function tellAlone(
  sendEphemeral: SendEphemeral,
  { adapter }: JobRun,
  reminder: Reminder,
  isLast: boolean,
): Promise<void> {
  const { place, person, name, what, repeat } = reminder;
  const channel = adapter.channel(place, toPrivately(person, null));
  const isOver = isLast && repeat !== null;
  const text = toPerson(() => [
    toText(name, what),
    isOver ? reminderStrings.comesAloneLast : reminderStrings.comesAlone,
  ]);
  await sendEphemeral(channel, text.join('\n\n'));
}

function toText(name: string | null, what: string): string {
  return name === null ? reminderStrings.reminder(what) : reminderStrings.reminderFor(name, what);
}

/** It was not cancelled meanwhile, and this is the occurrence that is next. */
async function isWanted(reminders: Reminders, { id, at, ...owner }: Reminder): Promise<boolean> {
  const kept = await reminders.list(owner);
  return kept.some((each) => each.id === id && each.at === at);
}

async function deliver(
  history: RemindingServices['history'],
  jobRun: JobRun,
  reminder: Reminder,
  destination: Destination,
): Promise<void> {
  const { id, what, name, at, zone, repeat } = reminder;
  const text = toText(name, what);
  const isLate = timeNow() - at > LATE_MS;
  const said = {
    text,
    note: isLate ? reminderStrings.wasDue(sayTime(at, zone)) : null,
    data: repeat === null ? null : { type: 'reminders', ids: [id], isRepeating: true },
  };
  await postStaticReply(jobRun, destination, said, toReminderButtons);
  const { key, conversation } = toTurnOf(jobRun, reminder);
  await history.save(conversation, [
    {
      ids: [key],
      role: 'assistant',
      speaker: null,
      people: [reminder.person],
      text,
      parts: [],
      addresses: [],
      at: timeNow(),
    },
  ]);
}

function toTurnOf({ journal }: JobRun, { conversation, id, at }: Reminder) {
  return { key: journal.job.events[0]?.key ?? `${id}/${at}`, conversation };
}
