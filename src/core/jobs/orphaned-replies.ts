import { LRUCache } from 'lru-cache';
import { sleep, timeNow } from '../async.ts';
import {
  type CommandEvent,
  type DeleteEvent,
  incomingEventSchema,
  type MessageEvent,
  toMessageKey,
} from '../events.ts';
import type { Job } from '../job.ts';
import { type Json, type Message, messageSchema, type Place } from '../messages.ts';
import type { Inbox, Signals } from '../store-ports.ts';
import type { Turns } from './run.ts';
import { toMerged } from './version.ts';

/**
 * Messages in threads that Parley does not take part in, as long as the message that opened the
 * thread may still be on its way.
 */
export type OrphanedReplies = {
  keep(event: MessageEvent): void;
  /** What came before a message in the thread that it opens, in the order in which it came. */
  take(opening: MessageEvent): readonly MessageEvent[];
  /** It was changed, whether it is kept here, by another process, or is still on its way. */
  revise(message: Message): void;
  /** It was taken back, whether or not it has been told yet: platforms deliver out of order. */
  drop(event: DeleteEvent): void;
  /** The same in another process, which has accepted the message that opens their thread. */
  onTaken(listener: (replies: readonly MessageEvent[]) => void): void;
  /** By what the message was taken back that this tells of; null if it was not. */
  droppedBy(event: MessageEvent | CommandEvent): DeleteEvent | null;
};

/** What Slack could not deliver comes again at once, and a third time after a minute. */
const ORPHANED_MS = 90_000;
const MAX_ORPHANED = 200;
const MAX_DROPPED = 1_000;
const MAX_CHANGED = 200;

/** Of a thread's replies and its opening each may be told to another process. */
const OPENED = 'thread opened';
const DROPPED = 'message dropped';
const CHANGED = 'message changed';
/** https://www.postgresql.org/docs/current/sql-notify.html: 8,000 bytes, with what is around it */
const MAX_TOLD_BYTES = 7_500;

export function createOrphanedReplies(
  now: () => number = timeNow,
  signals?: Signals,
): OrphanedReplies {
  const kept = new Map<string, { readonly event: MessageEvent; readonly until: number }>();
  const dropped = new LRUCache<string, DeleteEvent>({ max: MAX_DROPPED });
  /** Also of messages that are still on their way here. */
  const changed = new LRUCache<string, Message>({ max: MAX_CHANGED });

  const take = (thread: string): readonly MessageEvent[] => {
    const found = [...kept.values()]
      .filter(({ until }) => until >= now())
      .map(({ event }) => event)
      .filter(({ message }) => toMessageKey(message.place, message.place.thread ?? '') === thread);
    for (const event of found) kept.delete(toKey(event));
    return found;
  };
  const drop = (event: DeleteEvent): void => {
    const key = toMessageKey(event.place, event.messageId);
    kept.delete(key);
    dropped.set(key, event);
  };
  const revise = (message: Message): void => {
    const key = toMessageKey(message.place, message.id);
    const before = changed.get(key);
    changed.set(key, before ? toMerged(before, message) : message);
    const known = kept.get(key);
    if (!known) return;
    const revised = toMerged(known.event.message, message);
    kept.set(key, { ...known, event: { ...known.event, message: revised } });
  };
  signals?.on(CHANGED, (payload) => {
    const told = messageSchema.safeParse(payload);
    if (told.data) revise(told.data);
  });
  signals?.on(DROPPED, (payload) => {
    const told = incomingEventSchema.safeParse(payload);
    if (told.data?.type === 'delete') drop(told.data);
  });

  return {
    keep(event) {
      if (!mayBeOrphaned(event.message)) return;
      const [[oldest, { until }] = ['', { until: Infinity }]] = kept;
      if (kept.size >= MAX_ORPHANED || until < now()) kept.delete(oldest);
      const known = kept.get(toKey(event))?.event.message;
      const later = changed.get(toKey(event));
      const told = known ? toMerged(known, event.message) : event.message;
      const message = later ? toMerged(told, later) : told;
      kept.set(toKey(event), { event: { ...event, message }, until: now() + ORPHANED_MS });
    },
    take({ message: { id, place } }) {
      if (place.thread !== id) return [];
      const thread = toMessageKey(place, id);
      signals?.send(OPENED, thread);
      return take(thread);
    },
    onTaken(listener) {
      signals?.on(OPENED, (thread) => {
        const found = typeof thread === 'string' ? take(thread) : [];
        if (found.length > 0) listener(found);
      });
    },
    revise(message) {
      if (!mayBeOrphaned(message)) return;
      revise(message);
      if (isTellable(message)) signals?.send(CHANGED, toTold(message));
    },
    drop(event) {
      drop(event);
      signals?.send(DROPPED, toTold(event));
    },
    droppedBy(event) {
      const id = event.type === 'message' ? event.message.id : event.messageId;
      return id === null ? null : (dropped.get(toMessageKey(event.place, id)) ?? null);
    },
  };
}

function mayBeOrphaned({ where, isToOthers }: Message): boolean {
  return where === 'thread' && !isToOthers;
}

function isTellable(message: Message): boolean {
  return Buffer.byteLength(JSON.stringify(message)) <= MAX_TOLD_BYTES;
}

/** As JSON: undefined members are dropped. */
function toTold(told: DeleteEvent | Message): Json {
  return JSON.parse(JSON.stringify(told)) as Json;
}

function toKey({ message: { place, id } }: MessageEvent): string {
  return toMessageKey(place, id);
}

const FIND_TRIES = 6;
const POSTING_TRIES = 40;
const FIND_EVERY_MS = 50;

/**
 * The message in the conversation that it belongs to: a thread belongs to that of its first
 * message, a reply to that of the message it replies to.
 */
export type FindConversation = (event: MessageEvent) => Promise<MessageEvent>;

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
 * Parley's own message can be replied to, or have a thread, a moment before its create has returned
 * and its id is journalled. A thread that may belong to another person's message is waited for only
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
