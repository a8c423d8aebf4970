import { LRUCache } from 'lru-cache';
import { WriteError } from '../../../core/errors.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import type { ReplyTarget, Target } from './target.ts';

export type Why = NonNullable<ReplyTarget['noThread']>;

/** Refused threads are not tried again for a while. */
const NO_THREADS_MS = 10 * 60_000;
const MAX_NO_THREADS = 1_000;

/** Refusals of every thread in the channel, for a while; any other is about this one. */
const NO_THREADS: readonly number[] = [
  CODE.missingPermissions,
  CODE.missingAccess,
  CODE.wrongChannelType,
  CODE.threadLimit,
  CODE.activeThreadLimit,
];

function lackedForThreads({ rights, place }: Target) {
  return rights.missing(place.channel, 'openThreads', 'sendInThreads');
}

/** The permission that was lacking has been granted since. */
export function isOverdue(target: Target, { noThread }: ReplyTarget): boolean {
  return noThread?.obstacle?.type === 'permission' && lackedForThreads(target) === null;
}

/** Why there can be no threads: Parley lacks permissions, or they were refused a moment ago. */
export function createNoThreads() {
  const refused = new LRUCache<string, { readonly why: Why; readonly until: number }>({
    max: MAX_NO_THREADS,
  });
  return {
    find(target: Target): Why | null {
      const obstacle = lackedForThreads(target);
      if (obstacle) return { obstacle };
      const known = refused.get(target.place.channel);
      return known && known.until > target.now() && known.why.obstacle?.type !== 'permission'
        ? known.why
        : null; // A permission that is lacking no more is no reason.
    },
    note(target: Target, error: unknown): Why {
      const told = error instanceof WriteError ? error.obstacle : null;
      const why = { obstacle: lackedForThreads(target) ?? told };
      if (!isRefusedWith(error, ...NO_THREADS)) return why;
      const { channel } = target.place;
      refused.set(channel, { why, until: target.now() + NO_THREADS_MS });
      return why;
    },
  };
}

/** So often, and for so long, a thread is tried in which nobody reads an answer meanwhile. */
const MOST_TRIES = 2;
const LONGEST_TRYING_MS = 3_000;
const MAX_WAITING = 1_000;

/** How long a question has been kept from its thread. */
export type ThreadPatience = { readonly isOver: (now: number) => boolean };

/** Counts what kept a question from its thread and may pass; the answer does not wait for that. */
export function createThreadPatience() {
  const known = new LRUCache<string, { readonly since: number; tries: number }>({
    max: MAX_WAITING,
  });
  return {
    begin(key: string, now: number): ThreadPatience {
      const kept = known.get(key) ?? { since: now, tries: 0 };
      known.set(key, kept);
      kept.tries += 1;
      return {
        isOver: (at) => kept.tries >= MOST_TRIES && at - kept.since >= LONGEST_TRYING_MS,
      };
    },
  };
}
