import type { LRUCache } from 'lru-cache';
import type { Recent } from '../../../core/async.ts';
import type { Obstacle, RefusedExtra } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import type { Json, Place } from '../../../core/messages.ts';
import type { Audience, Log, WriteResult } from '../../../core/ports.ts';
import type { Losses } from '../../../core/reply/fallback.ts';
import type { RateLimits } from '../../../core/reply/rate-limits.ts';
import { type Interaction, parseInteraction } from '../interaction.ts';
import type { GuildCache } from '../read/guild-cache.ts';
import type { OwnRights } from '../read/own-rights.ts';
import type { Replied, RestApi } from '../rest.ts';
import { flag, part, text } from '../schema.ts';

/** What all channels of the adapter share. */
export type Shared = {
  readonly api: RestApi;
  readonly guildCache: GuildCache;
  readonly rateLimits: RateLimits;
  readonly replyTargets: ReplyTargets;
  readonly rights: OwnRights;
  readonly losses: Losses;
  /** The typing indicators that are running, by the question that they are about. */
  readonly indicators: Map<string, AbortController>;
  /** Interactions whose acknowledgement was refused, by id. */
  readonly withdrawn: Recent;
  /** Interactions that are being acknowledged, by id: until they are, they take no answer. */
  readonly unacknowledged: Map<string, Promise<void>>;
  /** How often an interaction's own address has failed, by its id. */
  readonly failures: LRUCache<string, number>;
  readonly readBlob: (hash: string) => Promise<Uint8Array | null>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Where one channel writes to, and with what. */
export type Target = Shared & { readonly place: Place; readonly audience: Audience };

/** The channel of an answer's messages, and the message that the first one replies to. */
export type ReplyTarget = {
  readonly channel: string;
  readonly replyTo: string | null;
  /** The answer was to stand in a thread, and why it does not. */
  readonly noThread?: { readonly obstacle: Obstacle | null };
};

/** Where answers go. A thread is opened once, however many ask for it at the same time. */
export type ReplyTargets = {
  /** The reply target, or the best guess, without a call; null for an unopened conversation. */
  guess(target: Target): ReplyTarget | null;
  /** The reply target; opens the thread, or the private conversation, that it needs. */
  find(target: Target): Promise<ReplyTarget>;
  /** The reply target beside a thread that takes no message; null if the answer stands there. */
  leave(target: Target, error: unknown): ReplyTarget | null;
};

/** One write, what Discord said of its rate limit, and what it refused besides the words. */
export type WriteOutcome = WriteResult;

/** What is journalled of a message besides its id. */
export type AdapterState = {
  /** The channel or thread of the message; empty if it was found again and that is unknown. */
  readonly channel: string;
  /** It answers an interaction: private ones can be reached in no other way. */
  readonly isWebhook: boolean;
  /** Its poll is one of buttons, because Parley may send no other here. */
  readonly hasButtonPoll?: boolean;
};

const stateSchema = part({ channel: text, isWebhook: flag, hasButtonPoll: flag });

export function parseState(value: Json): AdapterState {
  const { hasButtonPoll, ...state } = stateSchema.parse(value);
  return hasButtonPoll ? { ...state, hasButtonPoll } : state;
}

export function toOpen(message: Posted, id: string, state: AdapterState): Posted {
  return { ...message, id, state: 'open', adapterState: state };
}

/** What a write came to. */
export function toOutcome(
  posted: Posted,
  { learned }: Pick<Replied, 'learned'>,
  lost: readonly RefusedExtra[] = [],
): WriteOutcome {
  return { posted, learned, lost };
}

/** Whether it is the first message of its job: the job's further outputs follow it. */
export function isFirst({ key }: Posted): boolean {
  return /^[^/]*\/0\/0$/.test(key);
}

/** Where a question was asked, or an interaction used. */
export function askedChannelOf({ place }: Pick<Target, 'place'>): string {
  return place.thread ?? place.channel;
}

export function isPrivate({ audience }: Pick<Target, 'audience'>): boolean {
  return audience.to !== 'everyone';
}

/** A token lives 15 minutes; what is begun with it should also be finished with it. */
const INTERACTION_MS = 14 * 60_000;

/** The interaction to answer; null if it is over, or its message would be seen by too few. */
export function usableInteraction(
  target: Pick<Target, 'audience' | 'now' | 'withdrawn'>,
): Interaction | null {
  const interaction = parseInteraction(target.audience.interaction);
  if (
    !interaction ||
    target.withdrawn.has(interaction.id) ||
    target.now() - interaction.at >= INTERACTION_MS
  )
    return null;
  return interaction.isPrivate && !isPrivate(target) ? null : interaction;
}
