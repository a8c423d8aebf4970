import { LRUCache } from 'lru-cache';
import type { Place } from '../../../core/messages.ts';
import type { Args } from '../client.ts';
import { codeOf } from '../failures.ts';

/** The thread accepts no reply, but the channel may accept the message. */
const NO_REPLY = [
  'cannot_reply_to_message',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
];

/** How long a thread that accepted no reply is left alone. */
const LEFT_MS = 10 * 60_000;
const MAX_LEFT = 1_000;

/** Threads that accept no replies: their messages are posted in the channel. */
export type Threads = {
  /** The arguments that put a new message into the thread of a place. */
  of(place: Place): Args;
  /** Whether an error means that the thread accepts no replies; remembered for a while. */
  leave(place: Place, error: unknown): boolean;
};

export function createThreads(now: () => number): Threads {
  const left = new LRUCache<string, number>({ max: MAX_LEFT });
  const toKey = ({ workspace, channel, thread }: Place) => `${workspace}/${channel}/${thread}`;
  return {
    of(place) {
      const isLeft = (left.get(toKey(place)) ?? 0) > now();
      return place.thread === undefined || isLeft ? {} : { thread_ts: place.thread };
    },
    leave(place, error) {
      if (place.thread === undefined || !NO_REPLY.includes(codeOf(error))) return false;
      left.set(toKey(place), now() + LEFT_MS);
      return true;
    },
  };
}
