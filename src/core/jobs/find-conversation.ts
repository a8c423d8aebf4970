import { sleep } from '../async.ts';
import { type MessageEvent, toMessageKey } from '../events.ts';
import type { Job } from '../job.ts';
import type { Place } from '../messages.ts';
import type { Inbox } from '../store-ports.ts';
import type { Turns } from './run.ts';

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
