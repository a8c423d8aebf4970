import { toEveryone, toReply } from '../audience.ts';
import type { Places } from '../conversation/known-places.ts';
import type { SettingsStore } from '../conversation/settings.ts';
import type { MessageEvent } from '../events.ts';
import type { Message } from '../messages.ts';
import type { Adapter, Inbox } from '../ports.ts';
import { createRecent, type Recent } from '../recent.ts';
import { strings } from '../strings/en.ts';
import { enqueue } from './enqueue.ts';
import type { SendEphemeral } from './ephemeral.ts';
import type { Handlers } from './feature.ts';
import type { OrphanedReplies } from './orphaned-replies.ts';
import type { FindConversation } from './own-conversation.ts';
import type { Revisions } from './revisions.ts';
import type { Stopping } from './stopping.ts';
import type { Participation } from './taking-part.ts';

/** What is said, on its way to being answered. */
export type IncomingMessages = {
  onMessage(event: MessageEvent): Promise<void>;
  /** The same for what was said while nobody listened. */
  onMissed(event: MessageEvent): Promise<void>;
};

export type IncomingMessageServices = {
  readonly inbox: Inbox;
  readonly places: Places;
  readonly messageHooks: Handlers['messageHooks'];
  readonly findConversation: FindConversation;
  readonly participation: Pick<Participation, 'takesPart'>;
  readonly orphanedReplies: OrphanedReplies;
  readonly revisions: Pick<Revisions, 'retell' | 'revise'>;
  readonly onStopWord: Stopping['onStopWord'];
  readonly onLeaveWord: (event: MessageEvent) => Promise<void>;
  readonly showQueued: (message: Message) => void;
};

/**
 * A message this long is probably the first part of several: platforms split at 2,000. It waits
 * for its author's next part.
 */
const LONG_CHARS = 1_900;
const LONG_WAIT_MS = 1_500;

/**
 * Missed messages are found one by one; their common answer waits until all of a place are there.
 */
const MISSED_WAIT_MS = 1_000;

const MAX_HEARD = 1_000;

const STOP = /^stop[.!]?$/i;
const LEAVE = /^(parley[,:]?\s+)?leave[.!]?$/i;

export function createIncomingMessages(services: IncomingMessageServices): IncomingMessages {
  const heard = createRecent(MAX_HEARD);
  return {
    onMessage: (event) => onMessage(services, heard, event),
    onMissed: (event) => onMissed(services, event),
  };
}

/**
 * `heard`: words that were acted on. They leave no job by which the next telling of them would be
 * known.
 */
async function onMessage(
  services: IncomingMessageServices,
  heard: Recent,
  arrived: MessageEvent,
): Promise<void> {
  const { inbox, places, participation, orphanedReplies, revisions } = services;
  const event = await services.findConversation(arrived);
  const { message, conversation } = event;
  if (orphanedReplies.droppedBy(event)) return;
  if (STOP.test(message.text) && message.attachments.length === 0)
    return heard.isNew(event.key) ? services.onStopWord(event) : undefined;
  await enqueuePlanned(services, event);
  if (!(await participation.takesPart(event))) return orphanedReplies.keep(event);
  if (message.where !== 'ambient' && LEAVE.test(message.text))
    return heard.isNew(event.key) ? services.onLeaveWord(event) : undefined;
  const notBefore = message.text.length >= LONG_CHARS ? Date.now() + LONG_WAIT_MS : 0;
  const accepted = await enqueue(inbox, event, { lane: conversation, merge: true, notBefore });
  const deletion = orphanedReplies.droppedBy(event);
  if (deletion) return void (await revisions.revise(deletion)); // It came while this was accepted.
  if (accepted.status === 'seen') await revisions.retell(event);
  else if (accepted.isBusy) services.showQueued(message);
  await places.note(message.place);
  for (const each of orphanedReplies.take(event)) await onMessage(services, heard, each);
}

async function onMissed(services: IncomingMessageServices, missed: MessageEvent): Promise<void> {
  const { inbox, places, participation, findConversation } = services;
  const event = await findConversation(missed);
  const { message, conversation: lane } = event;
  const { text } = message;
  await enqueuePlanned(services, event);
  if (STOP.test(text) || LEAVE.test(text) || !(await participation.takesPart(event))) return;
  const notBefore = Date.now() + MISSED_WAIT_MS;
  await enqueue(inbox, event, { lane, merge: true, notBefore });
  await places.note(message.place);
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

/** Ends Parley's following of a thread that was told to. */
export function createOnLeaveWord(
  settings: SettingsStore,
  adapters: Adapters,
  sendEphemeral: SendEphemeral,
): (event: MessageEvent) => Promise<void> {
  return async ({ message, conversation }) => {
    const isAlone = message.where === 'dm';
    if (!isAlone) await settings.set(conversation, { follows: false });
    const audience = toReply(message.speaker.id, message.id);
    const adapter = adapters.get(message.place.platform);
    const sentence = isAlone ? strings.alwaysAnswered : strings.leaving;
    if (adapter) await sendEphemeral(adapter.channel(message.place, audience), sentence);
  };
}

/** Marks a message that waits; nothing waits for the mark. */
export function createShowQueued(
  adapters: Adapters,
  shutdown: AbortSignal,
): (message: Message) => void {
  return ({ place, speaker, id }) => {
    const channel = adapters.get(place.platform)?.channel(place, toEveryone(speaker.id, id));
    channel?.indicate('queued', id, shutdown).catch(() => {}); // A sign is a courtesy.
  };
}
