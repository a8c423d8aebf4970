import { WriteError } from '../../core/errors.ts';
import type { Place } from '../../core/message.ts';
import type { Audience } from '../../core/ports.ts';
import { isForum } from './atlas.ts';
import { CODE, isRefusedWith, toUnavailable } from './failures.ts';
import { withoutPings } from './format.ts';
import { textOf, toBag } from './json.ts';
import type { Spot, Spots, Target } from './target.ts';

const MAX_SPOTS = 2_000;
const MAX_TITLE = 100; // docs: Start Thread from Message
const ARCHIVE_MINUTES = 1_440;

/** Where threads were refused, they are not tried for a while. */
const NO_THREADS_MS = 10 * 60_000;
const MAX_NO_THREADS = 1_000;

const PATIENCE_MS = 30_000;

export function createSpots(): Spots {
  const finding = new Map<string, Promise<Spot>>();
  const found = new Map<string, Spot>();
  const noThreads = new Map<string, number>();

  const guess = (target: Target): Spot | null => {
    const known = found.get(toKey(target));
    if (known) return known;
    if (target.audience.to !== 'everyone') return null;
    const isRefused = (noThreads.get(target.place.channel) ?? 0) > target.now();
    return toGuess(target, isRefused);
  };

  const open = async (target: Target): Promise<Spot> => {
    const { audience, place } = target;
    if (audience.to !== 'everyone') return openDirect(target, audience.to.person);
    const guessed = guess(target);
    if (guessed && !isToBeOpened(target, guessed)) return guessed;
    const spot = await startThread(target);
    if (spot) return spot;
    if (noThreads.size >= MAX_NO_THREADS) noThreads.clear();
    noThreads.set(place.channel, target.now() + NO_THREADS_MS);
    return { channel: place.channel, replyTo: audience.question };
  };

  return {
    guess,
    async find(target) {
      const key = toKey(target);
      const known = found.get(key);
      if (known) return known;
      const before = finding.get(key);
      if (before !== undefined) return before;
      const search = open(target).finally(() => finding.delete(key));
      finding.set(key, search);
      const spot = await search;
      if (found.size >= MAX_SPOTS) found.clear();
      found.set(key, spot);
      return spot;
    },
  };
}

/** The channel or thread that a message stands in. */
export function channelOf({ atlas }: Pick<Target, 'atlas'>, place: Place, messageId: string) {
  const { channel, thread } = place;
  if (thread === undefined) return channel;
  return thread === messageId && !isForum(atlas.known(channel)) ? channel : thread;
}

function toKey({ place, audience }: Target): string {
  const { question, threadTitle, isReply, to } = audience;
  const reader = to === 'everyone' ? 'everyone' : to.person;
  const way = [threadTitle === null ? 'here' : 'thread', isReply ? 'reply' : 'plain'];
  return [reader, place.channel, place.thread, question, ...way].join('/');
}

function toGuess(target: Target, isRefused: boolean): Spot {
  const { place, audience, atlas } = target;
  const { channel, thread } = place;
  const replyTo = audience.isReply ? audience.question : null;
  if (thread === undefined) return { channel, replyTo };
  if (thread !== audience.question) return { channel: thread, replyTo };
  if (isForum(atlas.known(channel))) return { channel: thread, replyTo: null };
  const opens = audience.threadTitle !== null && !isRefused;
  return opens ? { channel: thread, replyTo: null } : { channel, replyTo: audience.question };
}

/** The question stands in a channel and the answer is to stand in a thread that nobody has told of yet. */
function isToBeOpened({ place, audience, atlas }: Target, { channel }: Spot): boolean {
  return channel === audience.question && channel === place.thread && atlas.known(channel) === null;
}

/** Opens the thread on the question; null where that is not possible here. */
async function startThread(target: Target): Promise<Spot | null> {
  const { api, atlas, place, audience, log } = target;
  const thread = audience.question ?? '';
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const opened = await api.ask(
      {
        kind: 'thread',
        scope: place.channel,
        method: 'POST',
        path: `/channels/${place.channel}/messages/${thread}/threads`,
        body: { name: toTitle(audience), auto_archive_duration: ARCHIVE_MINUTES },
      },
      signal,
    );
    atlas.keep(opened);
    return { channel: textOf(toBag(opened), 'id') || thread, replyTo: null };
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    if (isRefusedWith(error, CODE.threadExists, CODE.unknownMessage)) {
      const isThere = (await atlas.findThread(thread, signal)) !== null;
      // Else the question is gone, which says nothing of other threads.
      return isThere
        ? { channel: thread, replyTo: null }
        : { channel: place.channel, replyTo: thread };
    }
    // A thread that was opened although its reply was lost is found at the next try.
    if (error.failure === 'unknown' || error.failure === 'unavailable') {
      throw toUnavailable(error);
    }
    log.info({ channel: place.channel, err: error }, 'no thread can be opened; answering in place');
    return null;
  }
}

function toTitle({ threadTitle }: Audience): string {
  const title = Array.from(withoutPings(threadTitle ?? ''))
    .slice(0, MAX_TITLE)
    .join('')
    .slice(0, MAX_TITLE)
    .trim();
  return title || 'Conversation';
}

/** The direct conversation with a person, for what nobody else may see. */
async function openDirect({ api }: Target, person: string): Promise<Spot> {
  const channel = await api.ask(
    {
      kind: 'other',
      scope: 'users/@me/channels',
      method: 'POST',
      path: '/users/@me/channels',
      body: { recipient_id: person },
    },
    AbortSignal.timeout(PATIENCE_MS),
  );
  return { channel: textOf(toBag(channel), 'id'), replyTo: null };
}
