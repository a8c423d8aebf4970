import { parseAction } from '../content.ts';
import {
  type DeleteEvent,
  type EditEvent,
  type FormEvent,
  type IncomingEvent,
  type PressEvent,
  toMessageKey,
} from '../event.ts';
import type { Job } from '../inbox.ts';
import type { Message } from '../message.ts';
import type { Target } from '../ports.ts';
import { sentences } from '../sentences.ts';
import { isSameContent, messageIn, toMerged, toRevised } from '../version.ts';
import { toTranscriptKey } from '../voice/voice.ts';
import type { Work } from '../work.ts';
import { tell } from './answered.ts';
import { adopt, toEnded } from './handover.ts';
import { forget, removeAll } from './removal.ts';
import { keepBytes, reviseTurn } from './revised-turn.ts';
import { verbs } from './verbs.ts';

/** Runs a job that now holds the question, as if it had been asked just now. */
type Run = (work: Work) => Promise<void>;

/** An edited question older than this, or further back, changes what is remembered and nothing else. */
const EDIT_WINDOW_MS = 24 * 60 * 60 * 1000;
const EDIT_WINDOW_TURNS = 10;

/** A button was pressed, or a form was sent that a button had opened. (Stop never comes here: it goes past the queue.) */
export async function onPress(work: Work, event: PressEvent | FormEvent, run: Run): Promise<void> {
  const { verb, jobId } = parseAction(event.action);
  const { parts } = work;
  if (!parts.policy.isAllowed(event.place, event.speaker))
    return tell(work, event, sentences.notAllowed);
  const found = await parts.inbox.find({ jobId });
  if (!found || !verbs[verb]) return tell(work, event, sentences.gone);
  const from = await toEnded(work, found);
  if (from.removedAt === null) return verbs[verb].run(work, event, from, run);
  if (verb !== 'remove') return tell(work, event, sentences.removed);
}

/** A question was changed: it is answered anew in the same messages; later turns stay. */
export async function onEdit(work: Work, event: EditEvent, run: Run): Promise<void> {
  const { message } = event;
  const answered = await findOther(work, { messageKey: toMessageKey(message.place, message.id) });
  if (!answered) return;
  const known = messageIn(answered.events, message.id);
  const revised = known ? toMerged(known, message) : message;
  const isAlone = answered.events.length === 1;
  const events = answered.events.map((old) => toRevised(old, event, isAlone));
  if (known && answered.interruption !== 'edit' && isSameContent(known, revised))
    return work.parts.inbox.journal({ ...answered, events });
  await keepBytes(work, answered.conversation, [message.id], async () => {
    if (!(await isRecent(work, message))) return reviseTurn(work, answered, revised);
    await adopt(work, answered, events);
    return run(work);
  });
}

/** A question was deleted: so is its answer, unless it answered other messages too, which are then answered without it. */
export async function onDelete(work: Work, event: DeleteEvent, run: Run): Promise<void> {
  const transcript = await findOther(work, {
    messageKey: toTranscriptKey(event.place, event.messageId),
  });
  if (transcript) {
    await removeAll(work, transcript);
    await forget(work, transcript.conversation, [event.messageId]);
  }
  const answered = await findOther(work, {
    messageKey: toMessageKey(event.place, event.messageId),
  });
  if (!answered?.events.some((old) => wasAsked(old, event.messageId))) return;
  await forget(work, answered.conversation, [event.messageId]);
  const rest = answered.events.filter((old) => !wasAsked(old, event.messageId));
  if (rest.length === 0) return removeAll(work, answered);
  await adopt(work, answered, rest);
  return run(work);
}

/** Whether an event came as this message. */
function wasAsked(event: IncomingEvent, id: string): boolean {
  return event.type === 'command' ? event.messageId === id : isMessage(event, id);
}

async function findOther(work: Work, target: Target): Promise<Job | null> {
  const found = await work.parts.inbox.find(target);
  return found && found.id !== work.ledger.job.id ? found : null;
}

async function isRecent(work: Work, message: Message): Promise<boolean> {
  if (Date.now() - message.sentAt > EDIT_WINDOW_MS) return false;
  const { turns } = await work.parts.history.load(work.ledger.job.conversation);
  const questions = turns.filter(({ role }) => role === 'user').slice(-EDIT_WINDOW_TURNS);
  const isKnown = turns.some(({ ids }) => ids.includes(message.id));
  return !isKnown || questions.some(({ ids }) => ids.includes(message.id));
}

function isMessage(
  event: IncomingEvent,
  id: string,
): event is Extract<IncomingEvent, { type: 'message' }> {
  return event.type === 'message' && event.message.id === id;
}
