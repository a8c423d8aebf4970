import { timeNow } from '../../core/async.ts';
import { parseAction } from '../../core/content.ts';
import type { Policy } from '../../core/conversation/policy.ts';
import { UserError } from '../../core/errors.ts';
import { isOwner, type Tell } from '../../core/jobs/ephemeral.ts';
import type { ActionHandler } from '../../core/jobs/feature.ts';
import type { Schedule } from '../../core/local-time.ts';
import type { Place } from '../../core/messages.ts';
import type { Platform } from '../../core/platform.ts';
import { strings } from '../../core/strings/index.ts';
import { sayTime } from '../../core/strings/times.ts';
import { joinSentences } from '../../core/strings/wording.ts';
import {
  MAX_CANCELS,
  MEANT,
  NOT_MEANT,
  proposalOf,
  remindersOf,
  toCancelVerb,
} from './reminder-buttons.ts';
import { checkReminder } from './reminder-request.ts';
import { isSameTime, type Reminder, type Reminders, reminderOf } from './reminders.ts';
import { describeRepetition } from './repetition.ts';
import { reminderStrings } from './strings/index.ts';

/** What the buttons under reminders, and under questions about them, need. */
export type ReminderActionServices = {
  readonly reminders: Reminders;
  readonly schedule: Schedule;
  readonly policy: Policy;
  readonly tell: Tell;
};

const createCancel = ({ reminders, policy, tell }: ReminderActionServices): ActionHandler => ({
  once: 'person',
  takesAway: true,
  async run(jobRun, event, from) {
    const { verb } = parseAction(event.action);
    const id = remindersOf(from)?.ids.find((_, index) => toCancelVerb(index) === verb);
    if (id === undefined) return tell(jobRun, event, strings.gone);
    const [first] = from.events;
    const own = first?.type === 'scheduled' ? reminderOf(first)?.person : null;
    const isTheirs = own === event.speaker.id;
    if (!isTheirs && !(await isOwner(policy, jobRun, from, event)))
      return tell(jobRun, event, strings.notYours);
    // It may be told of in direct messages, and belongs to where it was set or listed.
    const owner = { place: first?.place ?? event.place, person: own ?? event.speaker.id };
    const isCancelled = await reminders.cancel(owner, id);
    return tell(
      jobRun,
      event,
      isCancelled ? reminderStrings.cancelled : reminderStrings.notPlanned,
    );
  },
});

/**
 * The time was meant: what the question was about is planned. Its second press changes nothing.
 */
const createConfirm = ({ reminders, schedule, tell }: ReminderActionServices): ActionHandler => ({
  once: 'person',
  async run(jobRun, event, from) {
    const reminder = proposalOf(from);
    if (!reminder) return tell(jobRun, event, strings.gone);
    if (reminder.person !== event.speaker.id) return tell(jobRun, event, strings.notYours);
    const { platform } = jobRun.adapter;
    // Answered in words as well, with another time: that one stands.
    const other = await findOther(reminders, reminder);
    if (other) return tell(jobRun, event, await toConfirmation(schedule, other, platform));
    try {
      await checkReminder(schedule, reminder, timeNow());
      await reminders.plan(reminder);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return tell(jobRun, event, error.message);
    }
    return tell(jobRun, event, await toConfirmation(schedule, reminder, platform));
  },
});

/** What was planned instead of what a question is about. */
async function findOther(reminders: Reminders, reminder: Reminder): Promise<Reminder | null> {
  const planned = (await reminders.list(reminder)).find(({ id }) => id === reminder.id);
  return planned && !isSameTime(planned, reminder) ? planned : null;
}

/** Declined: nothing is planned, even if it was confirmed before. */
const createDismiss = ({ reminders, schedule, tell }: ReminderActionServices): ActionHandler => ({
  once: 'person',
  takesAway: true,
  async run(jobRun, event, from) {
    const reminder = proposalOf(from);
    if (!reminder) return tell(jobRun, event, strings.gone);
    if (reminder.person !== event.speaker.id) return tell(jobRun, event, strings.notYours);
    const other = await findOther(reminders, reminder);
    if (other) {
      const { platform } = jobRun.adapter;
      return tell(jobRun, event, await toConfirmation(schedule, other, platform));
    }
    const isCancelled = await reminders.cancel(reminder, reminder.id);
    const sentence = isCancelled ? reminderStrings.cancelled : reminderStrings.notMeant;
    return tell(jobRun, event, sentence);
  },
});

/** Says what is planned, what a series leaves out, and who will see it. */
export async function toConfirmation(
  schedule: Pick<Schedule, 'next'>,
  reminder: Reminder,
  platform: Readers,
): Promise<string> {
  const { what, at, zone, place } = reminder;
  const repetition = await describeRepetition(schedule, reminder);
  const when = sayTime(at, zone);
  return joinSentences([
    repetition
      ? reminderStrings.isSetRepeating(what, repetition.words, when)
      : reminderStrings.isSet(what, when),
    ...(repetition?.gap ? [repetition.gap] : []),
    ...toReaders(platform, place),
  ]);
}

type Readers = Pick<Platform, 'isDirect' | 'isForOne'>;

/** Who will see it. In direct messages that goes without saying. */
function toReaders({ isDirect, isForOne }: Readers, place: Place): readonly string[] {
  if (isDirect(place)) return [];
  return [isForOne(place) ? reminderStrings.onlyYouSee : reminderStrings.everyoneSees];
}

/** Asks whether a reminder was understood. */
export async function toTimeQuestion(
  schedule: Pick<Schedule, 'next'>,
  reminder: Reminder,
): Promise<string> {
  const { what, at, zone } = reminder;
  const repetition = await describeRepetition(schedule, reminder);
  const when = sayTime(at, zone);
  if (!repetition) return reminderStrings.isMeant(what, when);
  const question = reminderStrings.isMeantRepeating(what, repetition.words, when);
  return joinSentences([question, ...(repetition.gap ? [repetition.gap] : [])]);
}

/** What the buttons under reminders do. */
export function createReminderActions(
  services: ReminderActionServices,
): Readonly<Record<string, ActionHandler>> {
  const cancel = createCancel(services);
  return {
    [MEANT]: createConfirm(services),
    [NOT_MEANT]: createDismiss(services),
    ...Object.fromEntries(
      Array.from({ length: MAX_CANCELS }, (_, index) => [toCancelVerb(index), cancel]),
    ),
  };
}
