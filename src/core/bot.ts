import { toEveryone, toPrivately, toReply } from './audience.ts';
import { asksForm, type Form, parseAction } from './content.ts';
import type { Places } from './conversation/known-places.ts';
import {
  type ActionEvent,
  type CommandEvent,
  type DeleteEvent,
  type EditEvent,
  type IncomingEvent,
  type MessageEvent,
  toEventBase,
  toMessageKey,
} from './events.ts';
import type { Job } from './job.ts';
import { isAsker } from './jobs/answered.ts';
import { enqueue, enqueueAction, enqueueCommand, enqueueForm } from './jobs/enqueue.ts';
import { sendEphemeral } from './jobs/ephemeral.ts';
import type { Handlers } from './jobs/feature.ts';
import { isEnded } from './jobs/handover.ts';
import type { Parts } from './jobs/job-run.ts';
import { createOrphanedReplies, type OrphanedReplies } from './jobs/orphaned-replies.ts';
import { isWaitingForModel } from './jobs/retry-later.ts';
import { retell, retellCommand, revise } from './jobs/revisions.ts';
import type { Turns } from './jobs/run.ts';
import { isAsked, takesPart } from './jobs/taking-part.ts';
import type { Message, Place } from './messages.ts';
import type { Adapter, Audience } from './ports.ts';
import { createRecent, type Recent } from './recent.ts';
import { sleep } from './sleep.ts';
import { strings } from './strings/en.ts';

/** Event in; durably accepted, or what is running interrupted, by the time it resolves. */
export type Bot = {
  onEvent(event: IncomingEvent): Promise<Form | null>;
  /** A message that was said while nobody listened: accepted like any other, several of a conversation for one answer. */
  onMissed(event: IncomingEvent): Promise<void>;
  /** Whether somebody waits for what comes of it; works also while the store does not. */
  isAsked(event: IncomingEvent): Promise<boolean>;
};

/** A message this long is probably the first part of several: platforms split at 2,000. It waits for its author's next part. */
const LONG_CHARS = 1_900;
const LONG_WAIT_MS = 1_500;

const FIND_TRIES = 6;
const POSTING_TRIES = 40;
const FIND_EVERY_MS = 50;

/** Missed messages are found one by one; their common answer waits until all of a place are there. */
const MISSED_WAIT_MS = 1_000;

/** An older message may be a question from before Parley's time here. */
const ASKED_LATE_MS = 24 * 60 * 60 * 1000;

const MAX_HEARD = 1_000;

const STOP = /^stop[.!]?$/i;
const LEAVE = /^(parley[,:]?\s+)?leave[.!]?$/i;

export function createBot(parts: Parts, handlers: Handlers, turns: Turns, places: Places): Bot {
  const state: BotState = {
    parts,
    handlers,
    turns,
    places,
    orphanedReplies: createOrphanedReplies(),
    heard: createRecent(MAX_HEARD),
  };
  return {
    async onMissed(event) {
      if (event.type === 'message') await onMissedMessage(state, event);
      else await enqueue(parts, event, { lane: event.conversation });
    },
    isAsked: (event) => isAsked(parts, places, event),
    async onEvent(event) {
      switch (event.type) {
        case 'message':
          await onMessage(state, event);
          return null;
        case 'press':
          return onAction(state, event);
        case 'form':
          await enqueueForm(parts, handlers.actions, event);
          return null;
        case 'edit':
        case 'delete':
          await onRevision(state, event);
          return null;
        case 'command':
          return state.orphanedReplies.isDropped(event) ? null : onCommand(state, event);
        case 'left':
          return null; // Nothing waits in a place that Parley cannot write to.
        default:
          await enqueue(parts, event, { lane: event.conversation });
          return null;
      }
    },
  };
}

type BotState = {
  readonly parts: Parts;
  readonly handlers: Handlers;
  readonly turns: Turns;
  readonly places: Places;
  readonly orphanedReplies: OrphanedReplies;
  /** Words that were acted on: they leave no job by which the next telling of them would be known. */
  readonly heard: Recent;
};

async function onMessage(state: BotState, arrived: MessageEvent): Promise<void> {
  const { parts, handlers, turns, places, orphanedReplies, heard } = state;
  const event = await toOwnConversation(state, arrived);
  const { message, conversation } = event;
  if (orphanedReplies.isDropped(event)) return;
  if (STOP.test(message.text) && message.attachments.length === 0)
    return heard.isNew(event.key) ? onStopWord(parts, turns, event) : undefined;
  await enqueuePlanned(state, event);
  if (!(await takesPart(parts, event))) return orphanedReplies.keep(event);
  if (message.where !== 'overheard' && LEAVE.test(message.text))
    return heard.isNew(event.key) ? onLeave(parts, event) : undefined;
  const notBefore = message.text.length >= LONG_CHARS ? Date.now() + LONG_WAIT_MS : 0;
  const accepted = await enqueue(parts, event, { lane: conversation, merge: true, notBefore });
  if (accepted.status === 'seen') await retell(parts, handlers.messageHooks, event);
  else if (accepted.isBusy) signQueued(parts, message);
  await places.note(message.place);
  for (const each of orphanedReplies.take(event)) await onMessage(state, each);
}

/** What features make of a message has a job of its own, before the answer. */
async function enqueuePlanned({ parts, handlers }: BotState, event: MessageEvent): Promise<void> {
  for (const { plan } of handlers.messageHooks) {
    const planned = await plan(event);
    if (planned) await enqueue(parts, planned, { lane: event.conversation });
  }
}

async function onMissedMessage(state: BotState, missed: MessageEvent): Promise<void> {
  const { parts, places } = state;
  const event = await toOwnConversation(state, missed);
  const { text } = event.message;
  await enqueuePlanned(state, event);
  if (STOP.test(text) || LEAVE.test(text) || !(await takesPart(parts, event))) return;
  await enqueue(parts, event, {
    lane: event.conversation,
    merge: true,
    notBefore: Date.now() + MISSED_WAIT_MS,
  });
  await places.note(event.message.place);
}

/** A thread belongs to the conversation of its first message, a reply to that of the message it replies to. */
async function toOwnConversation(state: BotState, event: MessageEvent): Promise<MessageEvent> {
  const { place, replyTo, where } = event.message;
  const isInThread = place.thread !== undefined && place.thread !== event.message.id;
  const isReplying = where === 'reply' || where === 'mention';
  const origin = isInThread || !isReplying ? place.thread : replyTo;
  if (!origin || origin === event.message.id) return event;
  const job = await findSoon(state, place, { origin, isOwn: where === 'reply' });
  return job ? { ...event, conversation: job.conversation } : event;
}

/**
 * Parley's own message can be replied to, or have a thread, a moment before its create has returned and its id is journalled. A
 * thread that may hang on somebody else's is waited for only while something is being posted in its channel.
 */
async function findSoon(
  { parts, turns }: BotState,
  place: Place,
  { origin, isOwn }: { readonly origin: string; readonly isOwn: boolean },
): Promise<Job | null> {
  const messageKey = toMessageKey(place, origin);
  for (let tries = 0; ; tries += 1) {
    const isPosting = turns.isPosting(place); // Asked first: what is journalled meanwhile is found.
    const job = await parts.inbox.find({ messageKey });
    const isHopeless = isPosting ? tries >= POSTING_TRIES : !isOwn || tries >= FIND_TRIES;
    if (job || isHopeless) return job;
    await sleep(FIND_EVERY_MS, parts.shutdown);
  }
}

async function onLeave(parts: Parts, { message, conversation }: MessageEvent): Promise<void> {
  const isAlone = message.where === 'dm';
  if (!isAlone) await parts.settings.set(conversation, { follows: false });
  const audience = toReply(message.speaker.id, message.id);
  const adapter = parts.adapters.get(message.place.platform);
  const sentence = isAlone ? strings.alwaysAnswered : strings.leaving;
  if (adapter) await sendEphemeral(parts, adapter.channel(message.place, audience), sentence);
}

/** The bare word stops what runs; it is no question, so that it is never answered. */
async function onStopWord(
  parts: Parts,
  turns: Turns,
  { message, conversation }: MessageEvent,
): Promise<void> {
  const job = turns.running(conversation) ?? (await waitingIn(parts, conversation));
  if (!job) return;
  const adapter = parts.adapters.get(message.place.platform);
  if (adapter && (await mayStop(parts, adapter, job, message)))
    await parts.inbox.interrupt({ jobId: job.id }, 'stop');
}

async function waitingIn(parts: Parts, conversation: string): Promise<Job | null> {
  const latest = await parts.inbox.find({ conversation });
  return latest && isWaitingForModel(latest) ? latest : null;
}

async function mayStop(
  parts: Parts,
  adapter: Adapter,
  job: Job,
  { place, speaker }: Pick<Message, 'place' | 'speaker'>,
): Promise<boolean> {
  return (
    isAsker(job, speaker.id) ||
    parts.policy.isAdmin(place, speaker, adapter.directory, parts.shutdown)
  );
}

async function onAction(
  { parts, handlers, turns }: BotState,
  event: ActionEvent,
): Promise<Form | null> {
  const { verb, jobId } = parseAction(event.action);
  if (verb === 'stop') return onStop(parts, turns, event);
  if (asksForm(event.action) && parts.policy.isAllowed(event.place, event.speaker)) {
    const job = await parts.inbox.find({ jobId });
    const form = job && (await handlers.actions.get(verb)?.toForm?.(job, event));
    if (form) return form;
  }
  const { accepted, holder } = await enqueueAction(parts, handlers.actions, event);
  const isWritten = accepted.status === 'new' && holder !== null && !isEnded(holder);
  if (verb === 'remove' && isWritten) await stopRemoved(parts, event, holder);
  return null;
}

async function onStop(parts: Parts, turns: Turns, event: ActionEvent): Promise<null> {
  const { jobId } = parseAction(event.action);
  const job = jobId === '' ? turns.running(event.conversation) : await findStoppable(parts, jobId);
  const adapter = parts.adapters.get(event.place.platform);
  if (!job || !adapter) return null;
  if (await mayStop(parts, adapter, job, event)) {
    await parts.inbox.interrupt({ exactJobId: job.id }, 'stop');
    return null;
  }
  const audience = toPrivately(event.speaker.id, event.via);
  await sendEphemeral(parts, adapter.channel(event.place, audience), strings.notYours);
  return null;
}

/**
 * The job that a Stop is meant for. One that was cut short by an edit goes on as another; one that has ended, or was stopped, does
 * not: the same press may be delivered again while somebody has the question answered once more.
 */
async function findStoppable({ inbox }: Parts, jobId: string): Promise<Job | null> {
  const job = await inbox.find({ exactJobId: jobId });
  const goesOn = job?.interruption === 'edit' || job?.interruption === 'delete';
  return goesOn ? inbox.find({ jobId }) : job;
}

/** What is to be deleted is not written to its end first. */
async function stopRemoved(parts: Parts, event: ActionEvent, holder: Job): Promise<void> {
  const adapter = parts.adapters.get(event.place.platform);
  if (adapter && (await mayStop(parts, adapter, holder, event)))
    await parts.inbox.interrupt({ exactJobId: holder.id }, 'delete');
}

async function onCommand({ parts, handlers }: BotState, event: CommandEvent): Promise<Form | null> {
  const form = await enqueueCommand(parts, event);
  await retellCommand(parts, handlers.messageHooks, event);
  return form;
}

async function onRevision(state: BotState, event: EditEvent | DeleteEvent): Promise<void> {
  const { parts, handlers, orphanedReplies } = state;
  if (await revise(parts, handlers.messageHooks, event)) return;
  if (event.type === 'delete') return orphanedReplies.drop(event);
  orphanedReplies.revise(event.message);
  if (!isAskedLate(event)) return;
  if (event.command) await enqueueCommand(parts, event.command);
  else await onMessage(state, toMessageEvent(event));
}

/** Whether a message that nobody was to answer names Parley now that it was edited. */
function isAskedLate({ message: { where, sentAt, editedAt } }: EditEvent): boolean {
  return where === 'mention' && editedAt !== undefined && Date.now() - sentAt < ASKED_LATE_MS;
}

function toMessageEvent({ message }: EditEvent): MessageEvent {
  const { id, place, sentAt } = message;
  return { ...toEventBase(place, { id, kind: 'message', at: sentAt }), type: 'message', message };
}

function signQueued(parts: Parts, message: Message): void {
  const audience: Audience = toEveryone(message.speaker.id, message.id);
  const channel = parts.adapters.get(message.place.platform)?.channel(message.place, audience);
  channel?.indicate('queued', message.id, parts.shutdown).catch(() => {}); // A sign is a courtesy.
}
