import { contain, sleep } from '../async.ts';
import { toEveryone, toReply } from '../audience.ts';
import { timeNow } from '../clock.ts';
import type { AmbientTalk, Places } from '../conversation/known-places.ts';
import type { SettingsStore } from '../conversation/settings.ts';
import { type DeleteEvent, type MessageEvent, toMessageKey } from '../events.ts';
import type { Job } from '../job.ts';
import type { Message, Place } from '../messages.ts';
import type { Adapter, Channel, Log } from '../ports.ts';
import type { Accepted, Inbox, Signals } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { speakTo } from '../strings/locale.ts';
import { createCopies } from './copies.ts';
import { enqueue, type Participation } from './enqueue.ts';
import type { SendEphemeral } from './ephemeral.ts';
import type { Handlers } from './feature.ts';
import { isEnded } from './handover.ts';
import type { FindLocales } from './locales.ts';
import type { OrphanedReplies } from './orphaned-replies.ts';
import { createPastes, type Pastes } from './pastes.ts';
import type { Revisions } from './revisions.ts';
import type { Turns } from './run.ts';
import { createSharedRecent } from './shared-recent.ts';
import type { Stopping } from './stopping.ts';

/** What is said, on its way to being answered. */
export type IncomingMessages = {
  onMessage(event: MessageEvent): Promise<void>;
  /** The same for what was said while nobody listened. */
  onMissed(event: MessageEvent): Promise<void>;
  /** A message was deleted: a proxy's copy may have taken its place. */
  onDeleted(event: DeleteEvent): Promise<void>;
};

type IncomingMessageServices = {
  readonly inbox: Inbox;
  readonly places: Places;
  readonly messageHooks: Handlers['messageHooks'];
  readonly findConversation: FindConversation;
  readonly ambientTalk: AmbientTalk;
  readonly participation: Pick<Participation, 'takesPart'>;
  readonly orphanedReplies: OrphanedReplies;
  readonly revisions: Pick<Revisions, 'retell' | 'revise'>;
  readonly onStopWord: Stopping['onStopWord'];
  readonly onLeaveWord: (event: MessageEvent) => Promise<void>;
  readonly showQueued: (message: Message) => void;
  /** Where other processes use the same store. */
  readonly signals: Signals | undefined;
  readonly log: Log;
};

/** What was missed is found one by one; its common answer waits until all is there. */
const MISSED_WAIT_MS = 1_000;
const MAX_HEARD = 1_000;
const HEARD = 'word heard';

const STOP = /^stop[.!]?$/i;
const LEAVE = /^(parley[,:]?\s+)?leave[.!]?$/i;

export function createIncomingMessages(services: IncomingMessageServices): IncomingMessages {
  const { places, participation, orphanedReplies, ambientTalk } = services;
  // Words that were acted on leave no job by which the next telling of them would be known.
  const heard = createSharedRecent(MAX_HEARD, HEARD, services.signals);
  const [missedPastes, copies] = [createPastes(), createCopies()];
  const pastes = createSharedPastes(services);
  const once = async (event: MessageEvent, act: (event: MessageEvent) => Promise<void>) =>
    heard.isNew(event.key) ? act(event) : undefined;

  async function onCopy(arrived: MessageEvent): Promise<void> {
    const found = copies.find(arrived);
    if (!found) return;
    copies.hold(found);
    const deletion = orphanedReplies.droppedBy(found.original);
    if (deletion) await onDeleted(deletion);
  }

  async function onDeleted(deletion: DeleteEvent): Promise<void> {
    const copy = copies.take(deletion);
    pastes.forget(deletion);
    if (copy) await onMessage(copy, true);
  }

  /** What comes next may ask about it, or open the thread that it stands in. */
  function keepUnasked(event: MessageEvent, now: number): void {
    pastes.keepBeginning(event, now);
    copies.note(event, now);
    orphanedReplies.keep(event);
  }

  async function onMessage(arrived: MessageEvent, isCopy = false): Promise<void> {
    if (arrived.message.isProxied) return onCopy(arrived);
    ambientTalk.note(arrived.message);
    const found = await services.findConversation(arrived);
    const { message } = found;
    if (orphanedReplies.droppedBy(found)) return;
    if (isStopWord(message)) return once(found, services.onStopWord);
    await enqueuePlanned(services, found);
    const now = timeNow();
    const isAsked = await participation.takesPart(found);
    const event = pastes.toAsked(found, isAsked, now);
    if (!event) return keepUnasked(found, now);
    ambientTalk.drop(message);
    if (isLeaveWord(message)) return once(event, services.onLeaveWord);
    const isLeftToCopy = !isCopy && copies.isExpected(event, now);
    const begunUntil = isLeftToCopy ? 0 : await acceptBeginning(services.inbox, pastes, event, now);
    // As it was said: a part of a paste stands elsewhere than where it is answered.
    const pastedUntil = pastes.note(event, found.message, now);
    const notBefore = Math.max(begunUntil, pastedUntil, copies.note(found, now));
    const options = { lane: event.conversation, merge: true, notBefore };
    await onAccepted(services, event, await enqueue(services.inbox, event, options));
  }

  async function onAccepted(
    { revisions, showQueued }: IncomingMessageServices,
    event: MessageEvent,
    accepted: Accepted,
  ): Promise<void> {
    const deletion = orphanedReplies.droppedBy(event);
    if (deletion) return void (await revisions.revise(deletion)); // It came while this was accepted.
    if (accepted.status === 'seen') await revisions.retell(event);
    else if (accepted.isBusy) showQueued(event.message);
    await places.note(event.message.place);
    for (const each of orphanedReplies.take(event)) await onMessage(each);
  }

  return { onMessage, onDeleted, onMissed: (event) => onMissed(services, missedPastes, event) };
}

function isStopWord({ text, attachments }: Message): boolean {
  return STOP.test(text) && attachments.length === 0;
}

function isLeaveWord({ where, text }: Message): boolean {
  return where !== 'ambient' && LEAVE.test(text);
}

/** What was missed comes at once: the parts of a paste are told by when they were sent. */
async function onMissed(
  services: IncomingMessageServices,
  pastes: Pastes,
  missed: MessageEvent,
): Promise<void> {
  const { inbox, places, participation, findConversation, ambientTalk } = services;
  if (missed.message.isProxied) return;
  ambientTalk.note(missed.message);
  const found = await findConversation(missed);
  const { text, sentAt } = found.message;
  await enqueuePlanned(services, found);
  if (STOP.test(text) || LEAVE.test(text)) return;
  const isAsked = await participation.takesPart(found);
  const event = pastes.toAsked(found, isAsked, sentAt);
  if (!event) return pastes.keepBeginning(found, sentAt);
  ambientTalk.drop(found.message);
  const { message, conversation: lane } = event;
  pastes.note(event, found.message, sentAt);
  const notBefore = timeNow() + MISSED_WAIT_MS;
  await enqueueParts(inbox, pastes.takeBeginning(event, sentAt), timeNow());
  await enqueue(inbox, event, { lane, merge: true, notBefore });
  await places.note(message.place);
}

/** The pastes of all processes: what another one was asked with begins with what was told here. */
function createSharedPastes({ inbox, signals, log }: IncomingMessageServices): Pastes {
  const pastes = createPastes(signals);
  pastes.onBeginning(contain(log, 'parts', (parts) => enqueueParts(inbox, parts, timeNow())));
  return pastes;
}

/**
 * Stores the parts before the one that asks. Until when that is to wait for those that another
 * process was told of; 0: not at all.
 */
async function acceptBeginning(
  inbox: Inbox,
  pastes: Pastes,
  asking: MessageEvent,
  now: number,
): Promise<number> {
  await enqueueParts(inbox, pastes.takeBeginning(asking, now), now);
  return pastes.askForBeginning(asking, now) ? now + MISSED_WAIT_MS : 0;
}

/** The part of a paste that asks comes at once behind the others, and ends their wait. */
async function enqueueParts(
  inbox: Inbox,
  parts: readonly MessageEvent[],
  now: number,
): Promise<void> {
  for (const part of parts)
    await enqueue(inbox, part, {
      lane: part.conversation,
      merge: true,
      notBefore: now + MISSED_WAIT_MS,
    });
}

/** What features make of a message has a job of its own, before the answer. */
async function enqueuePlanned(
  { inbox, messageHooks }: Pick<IncomingMessageServices, 'inbox' | 'messageHooks'>,
  event: MessageEvent,
): Promise<void> {
  for (const { plan } of messageHooks) {
    const planned = await plan(event);
    if (planned) await enqueue(inbox, planned, { lane: event.conversation });
  }
}

type Adapters = ReadonlyMap<string, Adapter>;

type LeaveServices = {
  readonly settings: SettingsStore;
  readonly adapters: Adapters;
  readonly sendEphemeral: SendEphemeral;
  readonly findLocales: FindLocales;
};

/** Ends Parley's following of a thread that was told to. */
export function createOnLeaveWord({
  settings,
  adapters,
  sendEphemeral,
  findLocales,
}: LeaveServices): (event: MessageEvent) => Promise<void> {
  return async (event) => {
    const { message, conversation } = event;
    const isAlone = message.where === 'dm';
    if (!isAlone) await settings.set(conversation, { follows: false });
    const audience = toReply(message.speaker.id, message.id);
    const adapter = adapters.get(message.place.platform);
    if (!adapter) return;
    const toSentence = async () => (isAlone ? strings.alwaysAnswered : strings.leaving);
    const sentence = await speakTo(findLocales(event), 'everyone', toSentence);
    await sendEphemeral(adapter.channel(message.place, audience), sentence);
  };
}

/**
 * Marks a message that waits; nothing waits for the mark. It may come late, from a process that was
 * stopped, while another one answered: then it goes again.
 */
export function createShowQueued(
  adapters: Adapters,
  inbox: Pick<Inbox, 'find'>,
  shutdown: AbortSignal,
): (message: Message) => void {
  const show = async (channel: Channel, { place, id }: Message): Promise<void> => {
    await channel.indicate('queued', id, shutdown);
    const job = await inbox.find({ messageKey: toMessageKey(place, id) });
    if (job && isEnded(job)) await channel.indicate('done', id, shutdown);
  };
  return (message) => {
    const { place, speaker, id } = message;
    const channel = adapters.get(place.platform)?.channel(place, toEveryone(speaker.id, id));
    if (channel) show(channel, message).catch(() => {}); // A sign is a courtesy.
  };
}

const FIND_TRIES = 6;
const POSTING_TRIES = 40;
const FIND_EVERY_MS = 50;

/**
 * The message in the conversation that it belongs to: a thread belongs to that of its first
 * message, a reply to that of the message it replies to.
 */
type FindConversation = (event: MessageEvent) => Promise<MessageEvent>;

type ConversationFinder = {
  readonly inbox: Inbox;
  readonly turns: Pick<Turns, 'isPosting'>;
  readonly shutdown: AbortSignal;
};

export function createFindConversation(services: ConversationFinder): FindConversation {
  return async (event) => {
    const { place, replyTo, where, id } = event.message;
    const isInThread = place.thread !== undefined && place.thread !== id;
    const isReplying = where === 'reply' || where === 'mention';
    const origin = isInThread || !isReplying ? place.thread : replyTo;
    if (!origin || origin === id) return event;
    const job = await findSoon(services, place, { origin, isOwn: where === 'reply' });
    return job ? { ...event, conversation: job.conversation } : event;
  };
}

/**
 * Parley's own message can be replied to, or have a thread, a moment before its create has
 * returned and its id is journalled. A thread that may hang on somebody else's is waited for only
 * while something is being posted in its channel.
 */
async function findSoon(
  { inbox, turns, shutdown }: ConversationFinder,
  place: Place,
  { origin, isOwn }: { readonly origin: string; readonly isOwn: boolean },
): Promise<Job | null> {
  const messageKey = toMessageKey(place, origin);
  for (let tries = 0; ; tries += 1) {
    // Asked first: what is journalled meanwhile is found.
    const isPosting = turns.isPosting(place);
    const job = await inbox.find({ messageKey });
    const isHopeless = isPosting ? tries >= POSTING_TRIES : !isOwn || tries >= FIND_TRIES;
    if (job || isHopeless) return job;
    await sleep(FIND_EVERY_MS, shutdown);
  }
}
