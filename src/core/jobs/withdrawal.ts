import type { EditEvent } from '../events.ts';
import type { Job } from '../job.ts';
import type { Message } from '../messages.ts';
import type { Participation } from './enqueue.ts';
import { commandIn, messageIn } from './version.ts';

/**
 * The edit as it is to be taken: where it takes back that a waiting message addresses Parley, the
 * message is withdrawn. What is being answered already stays a question.
 */
export async function toTakenBack(
  { takesPart }: Pick<Participation, 'takesPart'>,
  job: Job,
  event: EditEvent,
): Promise<EditEvent> {
  const { message } = event;
  const known = messageIn(job.events, message.id);
  const isPending = known?.isWithdrawn === true || isWaiting(job);
  if (message.editedAt === undefined || !isPending) return event;
  if (!mayBeWithdrawn(known, job, message)) return event;
  if (await takesPart({ ...event, type: 'message', conversation: job.conversation })) return event;
  const { command: _, ...told } = event;
  return { ...told, message: { ...message, isWithdrawn: true } };
}

function isWaiting({ state, attempts, posted }: Job): boolean {
  return state === 'accepted' && attempts === 0 && posted.length === 0;
}

/**
 * A reply or a direct message addresses Parley whatever it says, and some tellings of a message on
 * Discord leave out what it replies to.
 */
function mayBeWithdrawn(known: Message | null, { events }: Job, told: Message): boolean {
  const isReplyUntold =
    told.replyTo !== null && !told.quoted.some(({ origin }) => origin === 'reply');
  if (isReplyUntold) return false;
  if (known === null) return commandIn(events, told.id) !== null && told.where !== 'dm';
  return known.where === 'mention' || (known.where === 'thread' && told.isToOthers);
}
