import { z } from 'zod';
import { timeNow } from '../../core/async.ts';
import { UserError } from '../../core/errors.ts';
import type { Store } from '../../core/store-ports.ts';
import { pollStrings } from './strings/index.ts';

/** The polls that people have open, in every conversation and workspace of a platform. */
export type OpenPolls = {
  /**
   * Counts a poll of a person; the same one twice is once. Throws `UserError` if they have too many
   * open.
   */
  add(owner: PollOwner, id: string): Promise<void>;
  /** Removes a person's votes; false if they had no vote. */
  forget(owner: PollOwner): Promise<boolean>;
};

type PollOwner = { readonly platform: string; readonly person: string };

const MAX_OPEN = 20;

/**
 * As long as a platform's own polls are open; for as long those count whose votes Parley counts.
 */
const OPEN_MS = 7 * 24 * 60 * 60_000;

const openSchema = z.array(z.object({ id: z.string(), until: z.number() }));

export function createOpenPolls({
  store,
  now = timeNow,
}: {
  readonly store: Store;
  readonly now?: () => number;
}): OpenPolls {
  return {
    async add(owner, id) {
      await store.update(toKey(owner), (value) => {
        const kept = openSchema.safeParse(value).data ?? [];
        const others = kept.filter((poll) => poll.until > now() && poll.id !== id);
        if (others.length >= MAX_OPEN)
          throw refuse(Math.min(...others.map(({ until }) => until)) - now());
        return [...others, { id, until: now() + OPEN_MS }];
      });
    },
    forget: (owner) => store.delete(toKey(owner)),
  };
}

function toKey({ platform, person }: PollOwner): string {
  return `polls/${platform}/${person}`;
}

function refuse(waitMs: number): UserError {
  const hours = Math.max(1, Math.ceil(waitMs / 3_600_000));
  const sentence =
    hours < 36
      ? pollStrings.tooManyPollsForHours(MAX_OPEN, hours)
      : pollStrings.tooManyPollsForDays(MAX_OPEN, Math.ceil(hours / 24));
  return new UserError('tool_failed', sentence);
}
