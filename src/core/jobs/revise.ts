import { parseAction } from '../content.ts';
import {
  type ActionEvent,
  type DeleteEvent,
  type EditEvent,
  type FormEvent,
  type IncomingEvent,
  toMessageKey,
} from '../events.ts';
import type { Job } from '../job.ts';
import type { Message } from '../messages.ts';
import type { JobTarget } from '../ports.ts';
import { strings } from '../strings/en.ts';
import { tell } from './answered.ts';
import type { Handlers } from './feature.ts';
import { takeOverJob, waitUntilEnded } from './handover.ts';
import type { JobRun } from './job-run.ts';
import { forget, removeAll } from './removal.ts';
import { keepBytes, reviseTurn } from './revised-turn.ts';
import { isSameContent, messageIn, toMerged, toRevised } from './version.ts';

/** Runs a job that now holds the question, as if it had been asked just now. */
type Run = (jobRun: JobRun) => Promise<void>;

/** An edited question older than this, or further back, changes what is remembered and nothing else. */
const EDIT_WINDOW_MS = 24 * 60 * 60 * 1000;
const EDIT_WINDOW_TURNS = 10;

/** A button was pressed, or a form was sent that a button had opened. (Stop never comes here: it goes past the queue.) */
export async function onAction(
  jobRun: JobRun,
  event: ActionEvent | FormEvent,
  actions: Handlers['actions'],
  run: Run,
): Promise<void> {
  const { verb, jobId } = parseAction(event.action);
  const { parts } = jobRun;
  if (!parts.policy.isAllowed(event.place, event.speaker))
    return tell(jobRun, event, strings.notAllowed);
  const found = await parts.inbox.find({ jobId });
  const handler = actions.get(verb);
  if (!handler) return tell(jobRun, event, strings.actionGone);
  if (!found) return tell(jobRun, event, strings.gone);
  const from = await waitUntilEnded(jobRun, found);
  if (from.removedAt === null) return handler.run(jobRun, event, from, run);
  if (verb !== 'remove') return tell(jobRun, event, strings.removed);
}

/** A question was changed: it is answered anew in the same messages; later turns stay. */
export async function onEdit(jobRun: JobRun, event: EditEvent, run: Run): Promise<void> {
  const { message } = event;
  const answered = await findOther(jobRun, { messageKey: toMessageKey(message.place, message.id) });
  if (!answered) return;
  const known = messageIn(answered.events, message.id);
  const revised = known ? toMerged(known, message) : message;
  const isAlone = answered.events.length === 1;
  const events = answered.events.map((old) => toRevised(old, event, isAlone));
  if (known && answered.interruption !== 'edit' && isSameContent(known, revised))
    return jobRun.parts.inbox.journal({ ...answered, events });
  await keepBytes(jobRun, answered.conversation, [message.id], async () => {
    if (!(await isRecent(jobRun, message))) return reviseTurn(jobRun, answered, revised);
    await takeOverJob(jobRun, answered, events);
    return run(jobRun);
  });
}

/** A question was deleted: so is its answer, unless it answered other messages too, which are then answered without it. */
export async function onDelete(
  jobRun: JobRun,
  event: DeleteEvent,
  messageHooks: Handlers['messageHooks'],
  run: Run,
): Promise<void> {
  for (const { toKey } of messageHooks) {
    const planned = await findOther(jobRun, { messageKey: toKey(event.place, event.messageId) });
    if (!planned) continue;
    await removeAll(jobRun, planned);
    await forget(jobRun, planned.conversation, [event.messageId]);
  }
  const answered = await findOther(jobRun, {
    messageKey: toMessageKey(event.place, event.messageId),
  });
  if (!answered?.events.some((old) => wasAsked(old, event.messageId))) return;
  await forget(jobRun, answered.conversation, [event.messageId]);
  const rest = answered.events.filter((old) => !wasAsked(old, event.messageId));
  if (rest.length === 0) return removeAll(jobRun, answered);
  await takeOverJob(jobRun, answered, rest);
  return run(jobRun);
}

/** Whether an event came as this message. */
function wasAsked(event: IncomingEvent, id: string): boolean {
  return event.type === 'command' ? event.messageId === id : isMessage(event, id);
}

async function findOther(jobRun: JobRun, target: JobTarget): Promise<Job | null> {
  const found = await jobRun.parts.inbox.find(target);
  return found && found.id !== jobRun.journal.job.id ? found : null;
}

async function isRecent(jobRun: JobRun, message: Message): Promise<boolean> {
  if (Date.now() - message.sentAt > EDIT_WINDOW_MS) return false;
  const { turns } = await jobRun.parts.history.load(jobRun.journal.job.conversation);
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
