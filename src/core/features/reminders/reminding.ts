import { toPrivately, toReply } from '../../audience.ts';
import { parseAction } from '../../content.ts';
import { WriteError } from '../../errors.ts';
import type { ScheduledEvent } from '../../events.ts';
import type { ActionHandler } from '../../jobs/action-handler.ts';
import { isOwner, tell } from '../../jobs/answered.ts';
import { fallBackToChannel } from '../../jobs/channel-fallback.ts';
import { sendEphemeral } from '../../jobs/ephemeral.ts';
import type { JobRun } from '../../jobs/job-run.ts';
import { mayStillWrite } from '../../jobs/permission.ts';
import { isFinalized, postFinalized, postStaticReply } from '../../jobs/static-reply.ts';
import { describeTime } from '../../local-time.ts';
import type { Destination } from '../../ports.ts';
import { strings } from '../../strings/en.ts';
import { MAX_CANCELS, remindersOf, toCancelButtons, toCancelVerb } from './cancel-buttons.ts';
import { type Reminder, reminderOf } from './reminders.ts';

/** Only a reminder that comes later than this says so. */
const LATE_MS = 5 * 60_000;

/** A reminder is due: it is written once, in answer to the message that asked for it, and the next one is planned. */
export async function onReminder(jobRun: JobRun, event: ScheduledEvent): Promise<void> {
  const planned = reminderOf(event);
  if (!planned) return;
  const { reminders } = jobRun.parts;
  const { place } = event;
  const isMoved = place.thread !== planned.place.thread;
  const reminder = isMoved ? { ...planned, place, messageId: null } : planned;
  const destination = { place, audience: toReply(reminder.person, reminder.messageId) };
  try {
    if (isFinalized(jobRun.journal.job)) await postFinalized(jobRun, destination, toCancelButtons);
    else if (!(await isWanted(jobRun, reminder))) return;
    else if (await mayStillWrite(jobRun, place, reminder.person))
      await deliver(jobRun, reminder, destination);
    else await tellAlone(jobRun, reminder, false);
  } catch (error) {
    if (await fallBackToChannel(jobRun.parts.inbox, jobRun, event, error)) return;
    const isGone = error instanceof WriteError && error.failure === 'place_gone';
    if (!isGone) throw error;
    await reminders.cancel(reminder, reminder.id);
    return tellAlone(jobRun, reminder, true);
  }
  await reminders.pass(reminder);
}

/** Goes on with a confirmation or a list that an earlier process had finalized; false if there is none. */
export async function resumeReminders(jobRun: JobRun, destination: Destination): Promise<boolean> {
  const { job } = jobRun.journal;
  if (!isFinalized(job)) return false;
  await postFinalized(jobRun, destination, toCancelButtons);
  return true;
}

/** Where it was asked for nothing can be written any more, by Parley or for its person: it comes to that person alone. */
async function tellAlone(
  { parts, adapter }: JobRun,
  reminder: Reminder,
  isLast: boolean,
): Promise<void> {
  const { place, person, name, what, repeat } = reminder;
  const channel = adapter.channel(place, toPrivately(person, null));
  const text = [strings.reminder(name, what), strings.comesAlone(isLast && repeat !== null)];
  await sendEphemeral(parts, channel, text.join('\n\n'));
}

/** It was not cancelled meanwhile, and this is the occurrence that is next. */
async function isWanted({ parts }: JobRun, { id, at, ...owner }: Reminder): Promise<boolean> {
  const kept = await parts.reminders.list(owner);
  return kept.some((each) => each.id === id && each.at === at);
}

async function deliver(
  jobRun: JobRun,
  reminder: Reminder,
  destination: Destination,
): Promise<void> {
  const { id, what, name, at, zone, repeat } = reminder;
  const text = strings.reminder(name, what);
  const isLate = Date.now() - at > LATE_MS;
  const said = {
    text,
    note: isLate ? strings.wasDue(describeTime(at, zone)) : null,
    data: repeat === null ? null : { type: 'reminders', ids: [id], isRepeating: true },
  };
  await postStaticReply(jobRun, destination, said, toCancelButtons);
  const { key, conversation } = toTurnOf(jobRun, reminder);
  await jobRun.parts.history.save(conversation, [
    {
      ids: [key],
      role: 'assistant',
      speaker: null,
      text,
      parts: [],
      addresses: [],
      at: Date.now(),
    },
  ]);
}

function toTurnOf({ journal }: JobRun, { conversation, id, at }: Reminder) {
  return { key: journal.job.events[0]?.key ?? `${id}/${at}`, conversation };
}

/** The buttons that cancel a reminder, under its confirmation, the list, or a reminder that comes again. */
const cancel: ActionHandler = {
  once: 'person',
  async run(jobRun, event, from) {
    const { verb } = parseAction(event.action);
    const id = remindersOf(from)?.ids.find((_, index) => toCancelVerb(index) === verb);
    if (id === undefined) return tell(jobRun, event, strings.gone);
    const [first] = from.events;
    const own = first?.type === 'scheduled' ? reminderOf(first)?.person : null;
    const isTheirs = own === event.speaker.id;
    if (!isTheirs && !(await isOwner(jobRun.parts.policy, jobRun, from, event)))
      return tell(jobRun, event, strings.notYours);
    const owner = { place: event.place, person: own ?? event.speaker.id };
    const isCancelled = await jobRun.parts.reminders.cancel(owner, id);
    return tell(jobRun, event, isCancelled ? strings.cancelled : strings.notPlanned);
  },
};

/** What the buttons under reminders do. */
export const reminderActions: Readonly<Record<string, ActionHandler>> = Object.fromEntries(
  Array.from({ length: MAX_CANCELS }, (_, index) => [toCancelVerb(index), cancel]),
);
