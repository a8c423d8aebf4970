import { UserError } from '../../core/errors.ts';
import { describeTime, type Schedule } from '../../core/local-time.ts';
import type { SpokenLine } from './digest.ts';
import { conversationStrings } from './strings/index.ts';

export type Since = {
  readonly messages: readonly SpokenLine[];
  /** How far back that is, in words. */
  readonly since: string;
};

/**
 * The messages since a time, or (`last`, or nothing) since the speaker's own last one; all that
 * were read where that is further back. Throws a `UserError` where the words name no time.
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
    if (mine >= 0) return { messages, since: 'your last message' };
    return toFrom(messages, own);
  }
  const moment = await schedule.readSince(words, { zone: own, now });
  if (!moment) throw new UserError('tool_failed', conversationStrings.badSince);
  const messages = said.filter(({ at }) => at >= moment.at);
  const since = describeTime(moment.at, own);
  const [first] = messages;
  if (messages.length < said.length || !first) return { messages, since };
  // There may be older ones that were not read.
  return { messages, since: conversationStrings.sinceFirst(since, describeTime(first.at, own)) };
}

/** Messages whose first one tells how far back they go. */
export function toFrom(messages: readonly SpokenLine[], zone: string | null): Since {
  const [first] = messages;
  return { messages, since: first ? describeTime(first.at, zone) : '' };
}
