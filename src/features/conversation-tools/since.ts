import { UserError } from '../../core/errors.ts';
import type { Schedule } from '../../core/local-time.ts';
import { sayTime } from '../../core/strings/times.ts';
import { type SpokenLine, toLatestThatFit } from './digest.ts';
import { conversationStrings } from './strings/index.ts';

/** How far back messages go. Moments are in words. */
export type Reach =
  | { readonly type: 'all' }
  /** Since the speaker's own last message. */
  | { readonly type: 'own' }
  | { readonly type: 'since'; readonly when: string }
  /** Older messages were not read: the first that was is of `first`. */
  | { readonly type: 'partly'; readonly when: string; readonly first: string };

export type Since = { readonly messages: readonly SpokenLine[]; readonly reach: Reach };

/**
 * The messages since a time, or (`last`, or nothing) since the speaker's own last one; all that
 * were read where that is further back. Throws a `UserError` if the words name no time.
 */
export async function toSince(
  said: readonly SpokenLine[],
  typed: string,
  {
    schedule,
    zone,
    now,
  }: {
    readonly schedule: Schedule;
    readonly zone: () => Promise<string | null>;
    readonly now: number;
  },
): Promise<Since> {
  const own = await zone();
  const words = typed.replace(/^since\s+/i, '');
  if (words === '' || /^last$/i.test(words)) {
    const mine = said.findLastIndex(({ isMine }) => isMine);
    const messages = said.slice(mine + 1);
    if (mine >= 0) return { messages, reach: { type: 'own' } };
    return toFrom(messages, own);
  }
  const moment = await schedule.readSince(words, { zone: own, now });
  if (!moment) throw new UserError('tool_failed', conversationStrings.badSince);
  const messages = said.filter(({ at }) => at >= moment.at);
  const when = sayTime(moment.at, own);
  const [first] = messages;
  if (messages.length < said.length || !first) return { messages, reach: { type: 'since', when } };
  // There may be older ones that were not read.
  return { messages, reach: { type: 'partly', when, first: sayTime(first.at, own) } };
}

/** Messages whose first one tells how far back they go. */
export function toFrom(messages: readonly SpokenLine[], zone: string | null): Since {
  const [first] = messages;
  if (!first) return { messages, reach: { type: 'all' } };
  return { messages, reach: { type: 'since', when: sayTime(first.at, zone) } };
}

/** The latest of the messages, as many as there is room for, and how far back those go. */
export function toFitting(found: Since, zone: string | null): Since {
  const { messages, reach } = found;
  const kept = toLatestThatFit(messages);
  const [first] = kept;
  if (kept.length === messages.length || !first) return found;
  if (!('when' in reach)) return toFrom(kept, zone);
  const { when } = reach;
  return { messages: kept, reach: { type: 'partly', when, first: sayTime(first.at, zone) } };
}

/** The quiet line under a summary of so many messages. */
export function toSummaryNote({ messages: { length }, reach }: Since): string {
  switch (reach.type) {
    case 'all':
      return conversationStrings.summaryOf(length);
    case 'own':
      return conversationStrings.summarySinceOwn(length);
    case 'since':
      return conversationStrings.summarySince(length, reach.when);
    case 'partly':
      return conversationStrings.summarySinceFirst(length, reach.when, reach.first);
  }
}

/** The quiet line under a table of tasks; null if they are from all that was read. */
export function toTasksNote(reach: Reach): string | null {
  switch (reach.type) {
    case 'all':
      return null;
    case 'own':
      return conversationStrings.tasksSinceOwn;
    case 'since':
      return conversationStrings.tasksSince(reach.when);
    case 'partly':
      return conversationStrings.tasksSinceFirst(reach.when, reach.first);
  }
}
