import { LRUCache } from 'lru-cache';
import { isDefinite, WriteError } from '../../../core/errors.ts';
import { toBoundary } from '../../../core/markdown/grapheme.ts';
import { isVisible, type Place } from '../../../core/messages.ts';
import type { Audience } from '../../../core/ports.ts';
import { strings } from '../../../core/strings/index.ts';
import { CODE, isRefusedWith, refusalOf, toUnavailable } from '../failures.ts';
import { isOwnLimit } from '../rate-limits.ts';
import { isForum } from '../read/guild-cache.ts';
import { channelSchema } from '../read/payloads.ts';
import { withoutPings } from './format.ts';
import {
  createNoThreads,
  createThreadPatience,
  isOverdue,
  type ThreadPatience,
  type Why,
} from './no-threads.ts';
import { openDirectSoon } from './open-direct.ts';
import { SNOWFLAKE } from './payloads.ts';
import type { ReplyTarget, ReplyTargets, Target } from './target.ts';

const MAX_REPLY_TARGETS = 2_000;
const MAX_TITLE = 100; // docs: Start Thread from Message
const ARCHIVE_MINUTES = 1_440;

const PATIENCE_MS = 30_000;

export function createReplyTargets(): ReplyTargets {
  const finding = new Map<string, Promise<ReplyTarget>>();
  const found = new LRUCache<string, ReplyTarget>({ max: MAX_REPLY_TARGETS });
  const noThreads = createNoThreads();
  const patience = createThreadPatience();

  const guess = (target: Target): ReplyTarget | null => {
    const known = found.get(toKey(target));
    if (known && !isOverdue(target, known)) return known;
    return target.audience.to === 'everyone' ? toGuess(target, noThreads.find(target)) : null;
  };

  const keep = (target: Target, replyTarget: ReplyTarget): ReplyTarget => {
    found.set(toKey(target), replyTarget);
    return replyTarget;
  };

  const open = async (target: Target): Promise<ReplyTarget> => {
    const { audience } = target;
    if (audience.to !== 'everyone') return openDirectSoon(target, audience.to.person);
    await meetChannel(target);
    const guessed = guess(target);
    if (guessed && !isToBeOpened(target, guessed)) return guessed;
    if (isBusyWithThreads(target)) return toBeside(target, { obstacle: TOO_MANY });
    const waited = patience.begin(toKey(target), target.now());
    return startThread(target).catch((error: unknown) => doWithout(target, waited, error));
  };

  const doWithout = (target: Target, waited: ThreadPatience, error: unknown): ReplyTarget => {
    // Discord tells of a limit that is in no header with its refusal alone.
    if (isOwnLimit(error, MAX_THREAD_WAIT_MS)) return toBeside(target, { obstacle: TOO_MANY });
    if (!isDefinite(error) && !waited.isOver(target.now())) throw error;
    target.log.info({ channel: target.place.channel, err: error }, 'Discord refused a thread');
    return toBeside(target, noThreads.note(target, error));
  };

  return {
    guess,
    async find(target) {
      const key = toKey(target);
      const known = found.get(key);
      if (known && !isOverdue(target, known)) return known;
      const before = finding.get(key);
      if (before !== undefined) return before;
      const search = open(target).finally(() => finding.delete(key));
      finding.set(key, search);
      return keep(target, await search);
    },
    leave(target, error) {
      const { place, audience, guildCache } = target;
      const isOwn = place.thread !== undefined && place.thread === audience.question;
      if (!isOwn || audience.threadTitle === null || isForum(guildCache.known(place.channel)))
        return null;
      return keep(target, toBeside(target, noThreads.note(target, error)));
    },
  };
}

/**
 * The rate limit of threads lasts for minutes. An answer does not wait for one: it stands beside
 * its question.
 */
function isBusyWithThreads({ api, rateLimits, place }: Target): boolean {
  return rateLimits.delay(api.limits.keys('thread', place.channel)) > MAX_THREAD_WAIT_MS;
}

const MAX_THREAD_WAIT_MS = 5_000;
const TOO_MANY = { type: 'too_many_threads' } as const;

/** In the channel, as a reply to the question. */
function toBeside({ place, audience }: Target, noThread: Why): ReplyTarget {
  return { channel: place.channel, replyTo: audience.question, noThread };
}

/** The channel or thread that a message stands in. */
export function channelOf(
  { guildCache }: Pick<Target, 'guildCache'>,
  place: Place,
  messageId: string,
) {
  const { channel, thread } = place;
  if (thread === undefined) return channel;
  return thread === messageId && !isForum(guildCache.known(channel)) ? channel : thread;
}

function toKey({ place, audience }: Target): string {
  const { question, threadTitle, isReply, to } = audience;
  const reader = to === 'everyone' ? 'everyone' : to.person;
  const way = [threadTitle === null ? 'here' : 'thread', isReply ? 'reply' : 'plain'];
  return [reader, place.channel, place.thread, question, ...way].join('/');
}

function toGuess(target: Target, noThread: Why | null): ReplyTarget {
  const { place, audience, guildCache } = target;
  const { channel, thread } = place;
  const replyTo = audience.isReply ? audience.question : null;
  if (thread === undefined) return { channel, replyTo };
  if (thread !== audience.question) return { channel: thread, replyTo };
  if (isForum(guildCache.known(channel))) return { channel: thread, replyTo: null };
  if (audience.threadTitle === null) return { channel, replyTo: audience.question };
  return noThread ? toBeside(target, noThread) : { channel: thread, replyTo: null };
}

/** Whether the question of a thread stands in a forum decides what is opened, and where. */
async function meetChannel({ place, audience, guildCache }: Target): Promise<void> {
  if (place.thread !== undefined && place.thread === audience.question)
    await guildCache.meet(place.channel, AbortSignal.timeout(PATIENCE_MS));
}

/** The question stands in a channel, and its thread is not known yet. */
function isToBeOpened({ place, audience, guildCache }: Target, { channel }: ReplyTarget): boolean {
  return (
    channel === audience.question && channel === place.thread && guildCache.known(channel) === null
  );
}

/** Opens the thread on the question. Throws what Discord refuses it with. */
async function startThread(target: Target): Promise<ReplyTarget> {
  const { guildCache, place, audience } = target;
  const thread = audience.question ?? '';
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const reply = await askForThread(target, toTitle(audience), signal).catch((error: unknown) => {
      if (!isAboutTitle(error)) throw error;
      target.log.info(
        { channel: place.channel, err: error },
        'Discord refused the name of a thread',
      );
      return askForThread(target, strings.conversation, signal);
    });
    const opened = channelSchema.parse(reply);
    if (!SNOWFLAKE.test(opened.id)) return { channel: thread, replyTo: null };
    guildCache.keep(opened);
    return { channel: opened.id, replyTo: null };
  } catch (error) {
    if (isRefusedWith(error, CODE.threadExists, CODE.unknownMessage)) {
      const isThere = (await guildCache.findThread(thread, signal)) !== null;
      // Else the question is gone, which says nothing of other threads.
      return isThere
        ? { channel: thread, replyTo: null }
        : { channel: place.channel, replyTo: thread };
    }
    // A thread that was opened although its reply was lost is found at the next try.
    throw error instanceof WriteError && !isDefinite(error) ? toUnavailable(error) : error;
  }
}

function askForThread(
  { api, place, audience }: Target,
  name: string,
  signal: AbortSignal,
): Promise<unknown> {
  const path: `/${string}` = `/channels/${place.channel}/messages/${audience.question ?? ''}/threads`;
  const body = { name, auto_archive_duration: ARCHIVE_MINUTES };
  return api.ask({ kind: 'thread', scope: place.channel, method: 'POST', path, body }, signal);
}

/** A title that a rule or a filter refuses says nothing of the thread: another one does. */
function isAboutTitle(error: unknown): boolean {
  if (isRefusedWith(error, CODE.titleBlockedByRule, CODE.blockedByRule, CODE.blockedLink))
    return true;
  const refusal = refusalOf(error);
  return refusal?.code === CODE.invalidForm && refusal.fields.includes('name');
}

const HIDDEN = '▇▇▇';
const SPOILER = /\|\|(?=\S)(?:(?!\|\|).)+?(?<=\S)\|\|/g;
/** One whose end was cut off with the end of a long question. */
const HALF_SPOILER = /\|\|(?=\S)(?:(?!\|\|).)+$/;
const LONG_TITLE = 80;

/** A title hides nothing, so that spoilers are left out; its length is safe in UTF-16 units. */
function toTitle({ threadTitle }: Audience): string {
  const given = threadTitle ?? '';
  const whole = given.replaceAll(SPOILER, HIDDEN);
  const title = withoutPings(
    given.length < LONG_TITLE ? whole : whole.replace(HALF_SPOILER, HIDDEN),
  );
  const fitting = title.slice(0, toBoundary(title, MAX_TITLE, 0)).trim();
  return isVisible(fitting) ? fitting : strings.conversation;
}
