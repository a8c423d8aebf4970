import { toPrivately, toReply } from '../audience.ts';
import { parseAction } from '../content.ts';
import {
  isSettled,
  MAX_CANCELS,
  remindersOf,
  saySettled,
  sayWhole,
  toCancelVerb,
} from '../delivery/fixed.ts';
import { sendEphemeral } from '../ephemeral.ts';
import { WriteError } from '../errors.ts';
import type { DueEvent } from '../event.ts';
import type { Stand } from '../ports.ts';
import { isOwner, tell } from '../press/answered.ts';
import { noForm, type Verb } from '../press/verb.ts';
import { sentences } from '../sentences.ts';
import type { Work } from '../work.ts';
import { movesOut } from './moving.ts';
import { mayStillWrite } from './permission.ts';
import { type Reminder, reminderOf } from './reminders.ts';
import { describeTime } from './wall.ts';

/** Only a reminder that comes later than this says so. */
const LATE_MS = 5 * 60_000;

/** A reminder is due: it is written once, in answer to the message that asked for it, and the next one is planned. */
export async function onReminder(work: Work, event: DueEvent): Promise<void> {
  const planned = reminderOf(event);
  if (!planned) return;
  const { reminders } = work.parts;
  const { place } = event;
  const isMoved = place.thread !== planned.place.thread;
  const reminder = isMoved ? { ...planned, place, messageId: null } : planned;
  const stand = { place, audience: toReply(reminder.person, reminder.messageId) };
  try {
    if (isSettled(work.ledger.job)) await saySettled(work, stand);
    else if (!(await isWanted(work, reminder))) return;
    else if (await mayStillWrite(work, place, reminder.person))
      await deliver(work, reminder, stand);
    else await tellAlone(work, reminder, false);
  } catch (error) {
    if (await movesOut(work, event, error)) return;
    const isGone = error instanceof WriteError && error.failure === 'place_gone';
    if (!isGone) throw error;
    await reminders.cancel(reminder, reminder.id);
    return tellAlone(work, reminder, true);
  }
  await reminders.pass(reminder);
}

/** Where it was asked for nothing can be written any more, by Parley or for its person: it comes to that person alone. */
async function tellAlone(
  { parts, adapter }: Work,
  reminder: Reminder,
  isLast: boolean,
): Promise<void> {
  const { place, person, name, what, repeat } = reminder;
  const channel = adapter.channel(place, toPrivately(person, null));
  const text = [sentences.reminder(name, what), sentences.comesAlone(isLast && repeat !== null)];
  await sendEphemeral(parts, channel, text.join('\n\n'));
}

/** It was not cancelled meanwhile, and this is the occurrence that is next. */
async function isWanted({ parts }: Work, { id, at, ...owner }: Reminder): Promise<boolean> {
  const kept = await parts.reminders.list(owner);
  return kept.some((each) => each.id === id && each.at === at);
}

async function deliver(work: Work, reminder: Reminder, stand: Stand): Promise<void> {
  const { id, what, name, at, zone, repeat } = reminder;
  const text = sentences.reminder(name, what);
  const isLate = Date.now() - at > LATE_MS;
  await sayWhole(work, stand, {
    text,
    note: isLate ? sentences.wasDue(describeTime(at, zone)) : null,
    memo: repeat === null ? null : { type: 'reminders', ids: [id], isRepeating: true },
  });
  const { key, conversation } = toTurnOf(work, reminder);
  await work.parts.history.save(conversation, [
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

function toTurnOf({ ledger }: Work, { conversation, id, at }: Reminder) {
  return { key: ledger.job.events[0]?.key ?? `${id}/${at}`, conversation };
}

/** The buttons that cancel a reminder, under its confirmation, the list, or a reminder that comes again. */
const cancel: Verb = {
  once: 'person',
  toForm: noForm,
  async run(work, event, from) {
    const { verb } = parseAction(event.action);
    const id = remindersOf(from)?.ids.find((_, index) => toCancelVerb(index) === verb);
    if (id === undefined) return tell(work, event, sentences.gone);
    const [first] = from.events;
    const own = first?.type === 'due' ? reminderOf(first)?.person : null;
    const isTheirs = own === event.speaker.id;
    if (!isTheirs && !(await isOwner(work, from, event.place, event.speaker)))
      return tell(work, event, sentences.notYours);
    const owner = { place: event.place, person: own ?? event.speaker.id };
    const isCancelled = await work.parts.reminders.cancel(owner, id);
    return tell(work, event, isCancelled ? sentences.cancelled : sentences.notPlanned);
  },
};

/** What the buttons under reminders do. */
export const reminderVerbs: Readonly<Record<string, Verb>> = Object.fromEntries(
  Array.from({ length: MAX_CANCELS }, (_, index) => [toCancelVerb(index), cancel]),
);
