import { parseAction } from './content.ts';
import { UserError } from './errors.ts';
import {
  type DeleteEvent,
  type EditEvent,
  type IncomingEvent,
  type PressEvent,
  toMessageKey,
} from './event.ts';
import type { Job } from './inbox.ts';
import { createLedger } from './ledger.ts';
import type { Message, Place, Speaker, Turn } from './message.ts';
import type { Target } from './ports.ts';
import { sentences } from './sentences.ts';
import { toTranscriptKey } from './voice.ts';
import { recover, toPrivately, type Work, whisper } from './work.ts';

/** Runs a job that now holds the question, as if it had been asked just now. */
type Run = (work: Work) => Promise<void>;

/** An edited question older than this, or further back, changes what is remembered and nothing else. */
const EDIT_WINDOW_MS = 24 * 60 * 60 * 1000;
const EDIT_WINDOW_TURNS = 10;

/** A button under an answer: Regenerate, Retry, 👍, 👎, Delete. (Stop never comes here: it goes past the queue.) */
export async function onPress(work: Work, event: PressEvent, run: Run): Promise<void> {
  const { verb, jobId } = parseAction(event.action);
  const { parts } = work;
  if (!parts.policy.isAllowed(event.place, event.speaker))
    return tell(work, event, sentences.notAllowed);
  if (verb === 'good' || verb === 'bad') {
    parts.log.info({ job: jobId, verdict: verb }, 'feedback');
    return tell(work, event, sentences.thanks);
  }
  const answered = await parts.inbox.find({ jobId });
  if (!answered) return tell(work, event, sentences.gone);
  if (verb === 'remove') {
    if (!(await isOwner(work, answered, event.place, event.speaker)))
      return tell(work, event, sentences.notYours);
    return removeAnswer(work, answered);
  }
  if (verb !== 'again' && verb !== 'retry') throw new UserError('config_failed', sentences.gone);
  if (!(await isLatest(work, answered))) return tell(work, event, sentences.onlyLatest);
  await adopt(work, answered, answered.events);
  return run(work);
}

/** A question was changed: it is answered anew in the same messages; later turns stay. */
export async function onEdit(work: Work, event: EditEvent, run: Run): Promise<void> {
  const { message } = event;
  const answered = await findOther(work, { messageKey: toMessageKey(message.place, message.id) });
  if (!answered) return;
  const events = answered.events.map((old) =>
    isMessage(old, message.id)
      ? { ...old, message: { ...message, where: old.message.where } }
      : old,
  );
  if (await isRecent(work, message)) {
    await adopt(work, answered, events);
    return run(work);
  }
  const { turns } = await work.parts.history.load(answered.conversation);
  const turn = turns.find(({ role, ids }) => role === 'user' && ids.includes(message.id));
  if (turn) await work.parts.history.save(answered.conversation, [{ ...turn, text: message.text }]);
}

/** A question was deleted: so is its answer, unless it answered other messages too, which are then answered without it. */
export async function onDelete(work: Work, event: DeleteEvent, run: Run): Promise<void> {
  const transcript = await findOther(work, {
    messageKey: toTranscriptKey(event.place, event.messageId),
  });
  if (transcript) {
    await removeAnswer(work, transcript);
    await forget(work, transcript.conversation, [event.messageId]);
  }
  const answered = await findOther(work, {
    messageKey: toMessageKey(event.place, event.messageId),
  });
  if (!answered?.events.some((old) => isMessage(old, event.messageId))) return;
  await forget(work, answered.conversation, [event.messageId]);
  const rest = answered.events.filter((old) => !isMessage(old, event.messageId));
  if (rest.length === 0) return removeAnswer(work, answered);
  await adopt(work, answered, rest);
  return run(work);
}

/** Forgets turns and the bytes that only they showed. */
async function forget(
  { parts }: Work,
  conversation: string,
  ids: readonly string[],
): Promise<void> {
  const { turns } = await parts.history.load(conversation);
  const isGone = (turn: Turn) => turn.ids.some((id) => ids.includes(id));
  const kept = new Set(turns.filter((turn) => !isGone(turn)).flatMap(toHashes));
  await parts.history.forget(conversation, ids);
  for (const hash of turns.filter(isGone).flatMap(toHashes))
    if (!kept.has(hash)) await parts.blobs.forget(hash);
}

function toHashes({ parts }: Turn): string[] {
  return parts.flatMap((part) => (part.type === 'text' ? [] : [part.hash]));
}

/** Takes over another job's question and messages, so that they are written anew by this one, also after a crash. */
async function adopt(
  { ledger, parts }: Work,
  from: Job,
  events: readonly IncomingEvent[],
): Promise<void> {
  const posted = from.posted.map((message) => ({
    ...message,
    state: message.id === null ? ('opening' as const) : ('open' as const),
    cut: null,
  }));
  await ledger.journal({
    events: [...events],
    posted,
    text: from.text,
    state: 'answering',
    rounds: [],
    ending: null,
  });
  await parts.inbox.journal({ ...from, posted: [] });
}

async function removeAnswer(work: Work, answered: Job): Promise<void> {
  const { parts, adapter, writing } = work;
  const [event] = answered.events;
  if (!event) return;
  const channel = adapter.channel(event.place, {
    to: 'everyone',
    via: null,
    question: null,
    isReply: false,
    threadTitle: null,
    asker: '',
  });
  const question = toIds(answered)[0] ?? null;
  for (const posted of answered.posted) {
    // One that was being created when its job ended may exist all the same.
    const id =
      posted.id ??
      (await recover(adapter, {
        place: event.place,
        question,
        ledger: createLedger(answered, parts.inbox),
        posted,
        signal: writing,
      }).catch(() => null));
    if (id === null) continue;
    const message = { ...posted, id };
    const settle = await parts.budget.pass(channel.costs(message, 'close'), writing);
    await channel
      .remove(message, writing)
      .finally(settle)
      .catch((error: unknown) => {
        parts.log.warn({ job: answered.id, err: error }, 'a message could not be removed');
      });
  }
  await parts.inbox.journal({ ...answered, posted: [] });
  await forget(work, answered.conversation, toIds(answered));
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

async function isLatest(work: Work, answered: Job): Promise<boolean> {
  const { turns } = await work.parts.history.load(answered.conversation);
  const last = turns.findLast(({ role }) => role === 'user');
  const ids = toIds(answered);
  return (
    !last ||
    last.ids.some((id) => ids.includes(id)) ||
    !turns.some((turn) => turn.ids.some((id) => ids.includes(id)))
  );
}

/** Whether somebody asked what this job answers, or is an admin. */
export async function isOwner(
  { parts, adapter, writing }: Work,
  job: Job,
  place: Place,
  speaker: Speaker,
): Promise<boolean> {
  return (
    isAsker(job, speaker.id) || parts.policy.isAdmin(place, speaker, adapter.directory, writing)
  );
}

export function isAsker({ events }: Job, person: string): boolean {
  return events.some((event) => {
    if (event.type === 'message') return event.message.speaker.id === person;
    return event.type === 'command' && event.speaker.id === person;
  });
}

function toIds({ events }: Job): string[] {
  return events.flatMap((event) => {
    if (event.type === 'message') return [event.message.id];
    return event.type === 'command' ? [event.messageId ?? event.key] : [];
  });
}

function isMessage(
  event: IncomingEvent,
  id: string,
): event is Extract<IncomingEvent, { type: 'message' }> {
  return event.type === 'message' && event.message.id === id;
}

/** A sentence for the person who pressed, and nobody else. */
function tell(work: Work, event: PressEvent, text: string): Promise<void> {
  const audience = toPrivately(event.speaker.id, event.via);
  return whisper(work.parts, work.adapter.channel(event.place, audience), text);
}
