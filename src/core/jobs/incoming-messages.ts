import { contain, timeNow } from '../async.ts';
import { toEveryone, toReply } from '../audience.ts';
import type { AmbientTalk, Places } from '../conversation/known-places.ts';
import type { SettingsStore } from '../conversation/settings.ts';
import { isStoreFailure } from '../errors.ts';
import { type DeleteEvent, type MessageEvent, toMessageKey } from '../events.ts';
import type { Message } from '../messages.ts';
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
import type { FindConversation, OrphanedReplies } from './orphaned-replies.ts';
import { createPastes, createPasteTurns, type Pastes } from './pastes.ts';
import type { Revisions } from './revisions.ts';
import { createSharedRecent } from './shared-press.ts';
import type { Stopping } from './stopping.ts';

/** What is said, on its way to being answered. */
export type IncomingMessages = {
  onMessage(event: MessageEvent): Promise<void>;
  /** The same for messages that were said while Parley was not listening. */
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

type Asked = { readonly event: MessageEvent; readonly notBefore: number };

/** What was missed is found one by one; its common answer waits until all is there. */
const MISSED_WAIT_MS = 1_000;
const MAX_HEARD = 1_000;
const HEARD = 'word heard';

const STOP = /^stop[.!]?$/i;
const LEAVE = /^(parley[,:]?\s+)?leave[.!]?$/i;

export function createIncomingMessages(services: IncomingMessageServices): IncomingMessages {
  const { participation, orphanedReplies, ambientTalk } = services;
  // Words that were acted on leave no job by which the next telling of them would be known.
  const heard = createSharedRecent(MAX_HEARD, HEARD, services.signals);
  const [missedPastes, copies] = [createPastes(), createCopies()];
  const pastes = createSharedPastes(services);
  const inPasteTurn = createPasteTurns();
  const actOnce = async (event: MessageEvent, act: (event: MessageEvent) => Promise<void>) => {
    if (heard.isNew(event.key)) await act(event);
    return null;
  };

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
  function keepUnasked(event: MessageEvent, now: number): null {
    pastes.keepBeginning(event, now);
    copies.note(event, now);
    orphanedReplies.keep(event);
    return null;
  }

  async function onMessage(arrived: MessageEvent, isCopy = false): Promise<void> {
    if (arrived.message.isProxied) return onCopy(arrived);
    ambientTalk.note(arrived.message);
    const asked = await inPasteTurn(arrived.message, () => findAsked(arrived, isCopy));
    if (!asked) return;
    const { event, notBefore } = asked;
    const options = { lane: event.conversation, merge: true, notBefore };
    const accepted = await enqueue(services.inbox, event, options);
    for (const each of await onAccepted(services, event, accepted)) await onMessage(each);
  }

  /** A message as it is to be answered, and not before when; null if it is not. */
  async function findAsked(arrived: MessageEvent, isCopy: boolean): Promise<Asked | null> {
    const found = await services.findConversation(arrived);
    const { message } = found;
    if (orphanedReplies.droppedBy(found)) return null;
    if (isStopWord(message)) return actOnce(found, services.onStopWord);
    await enqueuePlanned(services, found);
    const now = timeNow();
    const isAsked = await participation.takesPart(found);
    const event = pastes.toAsked(found, isAsked, now);
    if (!event) return keepUnasked(found, now);
    ambientTalk.drop(message);
    if (isLeaveWord(message)) return actOnce(event, services.onLeaveWord);
    const isLeftToCopy = !isCopy && copies.isExpected(event, now);
    const begunUntil = isLeftToCopy ? 0 : await acceptBeginning(services.inbox, pastes, event, now);
    // As it was said: a part of a paste stands elsewhere than where it is answered.
    const pastedUntil = pastes.note(event, found.message, now);
    await enqueueParts(services.inbox, pastes.takeOvertaking(event, found.message), now);
    return { event, notBefore: Math.max(begunUntil, pastedUntil, copies.note(found, now)) };
  }

  return { onMessage, onDeleted, onMissed: (event) => onMissed(services, missedPastes, event) };
}

/** Notes what has been accepted, and resolves to what was told before it and stands behind it. */
async function onAccepted(
  { orphanedReplies, places, revisions, showQueued }: IncomingMessageServices,
  event: MessageEvent,
  accepted: Accepted,
): Promise<readonly MessageEvent[]> {
  const deletion = orphanedReplies.droppedBy(event);
  if (deletion) {
    await revisions.revise(deletion); // It came while this was accepted.
    return [];
  }
  if (accepted.status === 'seen') await revisions.retell(event);
  else if (accepted.isBusy) showQueued(event.message);
  await places.note(event.message.place);
  return orphanedReplies.take(event);
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

/**
 * What features make of a message has a job of its own, before the answer. Where the store fails
 * the message comes again; a feature that fails by itself keeps it from nothing else.
 */
async function enqueuePlanned(
  { inbox, messageHooks, log }: Pick<IncomingMessageServices, 'inbox' | 'messageHooks' | 'log'>,
  event: MessageEvent,
): Promise<void> {
  for (const { plan } of messageHooks) {
    try {
      const planned = await plan(event);
      if (planned) await enqueue(inbox, planned, { lane: event.conversation });
    } catch (error) {
      if (isStoreFailure(error)) throw error;
      log.error({ what: 'a message', err: error }, 'a feature failed');
    }
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
    const channel = toChannel(adapters, message);
    if (channel) show(channel, message).catch(() => {}); // A sign is a courtesy.
  };
}

/** Takes off the mark that says that a message waits. */
export function createTakeMarkOff(
  adapters: Adapters,
  shutdown: AbortSignal,
): (message: Message) => void {
  return (message) => {
    const channel = toChannel(adapters, message);
    channel?.indicate('done', message.id, shutdown).catch(() => {}); // Its job takes it off, too.
  };
}

function toChannel(adapters: Adapters, { place, speaker, id }: Message): Channel | undefined {
  return adapters.get(place.platform)?.channel(place, toEveryone(speaker.id, id));
}
