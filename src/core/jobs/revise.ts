import { timeNow } from '../async.ts';
import { parseAction } from '../content.ts';
import type { Media } from '../conversation/attachments.ts';
import type { History } from '../conversation/history.ts';
import type { Policy } from '../conversation/policy.ts';
import { toUserTurn } from '../conversation/prompt.ts';
import { type Locate, nameQuotedLinks } from '../conversation/written-names.ts';
import {
  type ActionEvent,
  type DeleteEvent,
  type EditEvent,
  type FormEvent,
  type IncomingEvent,
  toMessageKey,
} from '../events.ts';
import type { Job } from '../job.ts';
import type { Message, Turn } from '../messages.ts';
import type { Inbox, JobTarget } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { findWaitingEdit, postpone, toAskedKeys } from './enqueue.ts';
import type { Tell } from './ephemeral.ts';
import type { Handlers } from './feature.ts';
import { takeOverJob, waitUntilEnded } from './handover.ts';
import type { JobRun } from './job-run.ts';
import type { Removal } from './removal.ts';
import { isDeleted, isTakenBack } from './revisions.ts';
import { isSameContent, messageIn, toMerged, toRevised } from './version.ts';

/** Runs a job that now holds the question, as if it had been asked just now. */
type Run = (jobRun: JobRun) => Promise<void>;

/**
 * An edited question older than this, or further back, changes what is remembered and nothing
 * else.
 */
const EDIT_WINDOW_MS = 24 * 60 * 60 * 1000;
const EDIT_WINDOW_TURNS = 10;

export type ActionServices = {
  readonly inbox: Inbox;
  readonly policy: Policy;
  readonly actions: Handlers['actions'];
  readonly tell: Tell;
};

/**
 * A button was pressed, or a form was sent that a button had opened. (Stop never comes here: it
 * goes past the queue.)
 */
export async function onAction(
  { inbox, policy, actions, tell }: ActionServices,
  jobRun: JobRun,
  event: ActionEvent | FormEvent,
  run: Run,
): Promise<void> {
  const { verb, jobId } = parseAction(event.action);
  if (!policy.isAllowed(event.place, event.speaker)) return tell(jobRun, event, strings.notAllowed);
  const found = await inbox.find({ jobId });
  const handler = actions.get(verb);
  if (!handler) return tell(jobRun, event, strings.actionGone);
  if (!found) return tell(jobRun, event, strings.gone);
  const from = await waitUntilEnded(inbox, jobRun, found);
  const isGone = from.removedAt !== null && (verb !== 'remove' || from.posted.length === 0);
  if (isGone || (verb !== 'remove' && (await isDeleted(inbox, from)))) {
    if (verb !== 'remove') await tell(jobRun, event, strings.removed);
    return;
  }
  // A deletion means what stood there; an edit that comes after it asks again.
  const edit =
    verb === 'remove' || handler.waitsFor === 'message' ? null : await findWaitingEdit(inbox, from);
  const { job } = jobRun.journal;
  if (edit && (await postpone({ inbox, policy, actions }, { event, job }, edit))) return;
  return handler.run(jobRun, event, from, async (holder) => {
    // It was deleted before this job had its messages: then the deletion has not ended this one.
    if (await isDeleted(inbox, holder.journal.job)) return tell(jobRun, event, strings.removed);
    return run(holder);
  });
}

export type EditServices = DeleteServices & {
  readonly history: History;
  readonly media: Media;
};

/** A question was changed: it is answered again in the same messages; later turns stay. */
export async function onEdit(
  services: EditServices,
  jobRun: JobRun,
  given: EditEvent,
  run: Run,
): Promise<void> {
  const { inbox, history, media } = services;
  const { journal } = jobRun;
  const { place, id } = given.message;
  await removePlanned(services, jobRun, { place, id, now: given.message });
  const messageKey = toMessageKey(place, id);
  const answered = await findOther(inbox, journal.job, { messageKey });
  if (!answered) return;
  const event = isBegun(answered) ? toKept(given) : given;
  const { message } = event;
  const known = messageIn(answered.events, message.id);
  const revised = known ? toMerged(known, message) : message;
  const isAlone = answered.events.length === 1;
  const events = answered.events.map((old) => toRevised(old, event, isAlone));
  const isSame = known && isSameContent(known, revised) && !known.isWithdrawn;
  if (isSame && answered.interruption !== 'edit') {
    await retitle(history, answered, known, revised);
    return inbox.journal({ ...answered, events });
  }
  const isCut = answered.interruption === 'edit'; // A half-written answer is not an answer.
  if (!isCut && !(await isRecent(history, journal.job, message))) {
    await reviseTurn({ history, media }, jobRun, answered, revised);
    return inbox.journal({ ...answered, events });
  }
  if (known && isTakenOut(known, revised)) await forgetFolded(history, answered, message.id);
  await takeOverJob(inbox, journal, answered, { events });
  return run(jobRun);
}

function isBegun({ posted, text }: Job): boolean {
  return posted.length > 0 || text !== '';
}

/** It was being answered by then: it stays the question that it was. */
function toKept({ message: { isWithdrawn: _, ...message }, ...event }: EditEvent): EditEvent {
  return { ...event, message };
}

function isTakenOut(known: Message, { attachments }: Message): boolean {
  return known.attachments.some(({ id }) => attachments.every((kept) => kept.id !== id));
}

/** A thread has another name: what opened it is remembered under that, and not answered again. */
async function retitle(
  history: History,
  { conversation }: Job,
  { id, title }: Message,
  revised: Message,
): Promise<void> {
  if (title === undefined || revised.title === undefined || revised.title === title) return;
  const { turns } = await history.load(conversation);
  const turn = turns.find(({ role, ids }) => role === 'user' && ids.includes(id));
  if (!turn?.text.startsWith(title)) return;
  const text = `${revised.title}${turn.text.slice(title.length)}`;
  await history.save(conversation, [{ ...turn, text }]);
}

/** What a file said is not told any more, neither by the summary nor by its text. */
async function forgetFolded(history: History, { conversation }: Job, id: string): Promise<void> {
  const { turns } = await history.load(conversation);
  if (!turns.some(({ ids }) => ids.includes(id))) await history.forget(conversation, [id]);
}

export type DeleteServices = {
  readonly inbox: Inbox;
  readonly removal: Removal;
  readonly messageHooks: Handlers['messageHooks'];
};

/**
 * A question was deleted: so is its answer, unless it answered other messages too, which are then
 * answered without it.
 */
export async function onDelete(
  { inbox, removal, messageHooks }: DeleteServices,
  jobRun: JobRun,
  { place, messageId }: DeleteEvent,
  run: Run,
): Promise<void> {
  const { journal } = jobRun;
  await removePlanned({ inbox, removal, messageHooks }, jobRun, {
    place,
    id: messageId,
    now: null,
  });
  const messageKey = toMessageKey(place, messageId);
  const answered = await findOther(inbox, journal.job, { messageKey });
  if (!answered?.events.some((old) => wasAsked(old, messageId))) return;
  await removal.forget(answered.conversation, [messageId]);
  const events = answered.events.filter((old) => !wasAsked(old, messageId));
  const rest = await withoutTakenBack(inbox, { ...answered, events });
  if (rest.length === 0) {
    await removal.removeAll(jobRun, answered);
    await inbox.strip(answered.id);
    return;
  }
  await takeOverJob(inbox, journal, answered, { events: rest });
  return run(jobRun);
}

/**
 * Removes everything else that was made from a message: from a deleted one (`now` is null), or from
 * files that have all been taken out.
 */
async function removePlanned(
  { inbox, removal, messageHooks }: DeleteServices,
  jobRun: JobRun,
  { place, id, now }: Pick<Message, 'place' | 'id'> & { readonly now: Message | null },
): Promise<void> {
  for (const { toKey } of messageHooks) {
    const messageKey = toKey(place, id);
    const planned = await findOther(inbox, jobRun.journal.job, { messageKey });
    if (!planned || (now && !isWithoutFiles(planned, now))) continue;
    await removal.removeAll(jobRun, planned);
    await inbox.strip(planned.id);
    await removal.forget(planned.conversation, [id]);
  }
}

function isWithoutFiles({ events }: Job, { id, attachments }: Message): boolean {
  const known = messageIn(events, id)?.attachments ?? [];
  return known.length > 0 && !known.some((each) => attachments.some((kept) => kept.id === each.id));
}

/** Several messages may be deleted together: none of those is answered again. */
async function withoutTakenBack(inbox: Inbox, job: Job): Promise<Job['events']> {
  const gone = await Promise.all(
    job.events.map(async (event) => {
      const keys = toAskedKeys({ ...job, events: [event] });
      const found = await Promise.all(keys.map((key) => isTakenBack(inbox, key)));
      return found.includes(true);
    }),
  );
  return job.events.filter((_, index) => !gone[index]);
}

/** Whether an event came as this message. */
function wasAsked(event: IncomingEvent, id: string): boolean {
  return event.type === 'command' ? event.messageId === id : isMessage(event, id);
}

async function findOther(inbox: Inbox, own: Job, target: JobTarget): Promise<Job | null> {
  const found = await inbox.find(target);
  return found && found.id !== own.id ? found : null;
}

async function isRecent(history: History, own: Job, message: Message): Promise<boolean> {
  if (timeNow() - message.sentAt > EDIT_WINDOW_MS) return false;
  const { turns } = await history.load(own.conversation);
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

/** Replaces what is remembered of a message by what it says and brings now; its answer stays. */
async function reviseTurn(
  { history, media }: { readonly history: History; readonly media: Media },
  { adapter, signals: { thinking } }: JobRun,
  { conversation }: Job,
  message: Message,
): Promise<void> {
  const { turns, files } = await history.load(conversation);
  const isOf = ({ ids }: Pick<Turn, 'ids'>) => ids.includes(message.id);
  const turn = turns.find((each) => each.role === 'user' && isOf(each));
  if (!turn && !files.some(isOf)) return;
  const { parts } = await media.collect(
    conversation,
    message.attachments,
    adapter.archive,
    thinking,
  );
  const locate: Locate = (address) => adapter.archive.locate(message.place, address);
  const { note, ...named } = nameQuotedLinks(message, [], locate);
  const brought = { parts: [...note, ...parts], linked: [] };
  const revised = await toUserTurn(named.message, brought, adapter.directory, thinking);
  if (!turn) return history.reviseFolded(conversation, revised);
  await history.save(conversation, [{ ...revised, ids: turn.ids, at: turn.at }]);
}
