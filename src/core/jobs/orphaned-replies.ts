import { type CommandEvent, type DeleteEvent, type MessageEvent, toMessageKey } from '../events.ts';
import type { Message } from '../messages.ts';
import { toMerged } from './version.ts';

/**
 * What was said in threads that nobody here takes part in, while the message that opened them may
 * still be on its way.
 */
export type OrphanedReplies = {
  keep(event: MessageEvent): void;
  /** What came before a message in the thread that it opens, in the order in which it came. */
  take(opening: MessageEvent): readonly MessageEvent[];
  /** It was changed. */
  revise(message: Message): void;
  /** It was taken back, whether or not it has been told yet: platforms deliver out of order. */
  drop(event: DeleteEvent): void;
  /** By what the message was taken back that this tells of; null where it was not. */
  droppedBy(event: MessageEvent | CommandEvent): DeleteEvent | null;
};

/**
 * Slack delivers what it could not deliver a second time at once, and a third time after a minute.
 */
const KEPT_MS = 90_000;
const MAX_KEPT = 200;
const MAX_DROPPED = 1_000;

export function createOrphanedReplies(now: () => number = Date.now): OrphanedReplies {
  const kept = new Map<string, { readonly event: MessageEvent; readonly until: number }>();
  const dropped = new Map<string, DeleteEvent>();

  return {
    keep(event) {
      const { where, isToOthers } = event.message;
      if (where !== 'thread' || isToOthers) return;
      const [[oldest, { until }] = ['', { until: Infinity }]] = kept;
      if (kept.size >= MAX_KEPT || until < now()) kept.delete(oldest);
      const known = kept.get(toKey(event))?.event.message;
      const message = known ? toMerged(known, event.message) : event.message;
      kept.set(toKey(event), { event: { ...event, message }, until: now() + KEPT_MS });
    },
    take({ message: { id, place } }) {
      if (place.thread !== id) return [];
      const thread = toMessageKey(place, id);
      const found = [...kept.values()]
        .filter(({ until }) => until >= now())
        .map(({ event }) => event)
        .filter(
          ({ message }) => toMessageKey(message.place, message.place.thread ?? '') === thread,
        );
      for (const event of found) kept.delete(toKey(event));
      return found;
    },
    revise(message) {
      const key = toMessageKey(message.place, message.id);
      const known = kept.get(key);
      if (!known) return;
      const revised = toMerged(known.event.message, message);
      kept.set(key, { ...known, event: { ...known.event, message: revised } });
    },
    drop(event) {
      const key = toMessageKey(event.place, event.messageId);
      kept.delete(key);
      const [oldest] = dropped.keys();
      if (dropped.size >= MAX_DROPPED && oldest !== undefined) dropped.delete(oldest);
      dropped.set(key, event);
    },
    droppedBy(event) {
      const id = event.type === 'message' ? event.message.id : event.messageId;
      return id === null ? null : (dropped.get(toMessageKey(event.place, id)) ?? null);
    },
  };
}

function toKey({ message: { place, id } }: MessageEvent): string {
  return toMessageKey(place, id);
}
