import type { Budget } from '../../core/budget.ts';
import type { Losses } from '../../core/delivery/losses.ts';
import type { Posted } from '../../core/inbox.ts';
import type { Json, Place } from '../../core/message.ts';
import type { Loss, Obstacle } from '../../core/obstacle.ts';
import type { Audience, Log, Written } from '../../core/ports.ts';
import type { Atlas } from './atlas.ts';
import { type Via, viaOf } from './interactions.ts';
import { textOf, toBag } from './json.ts';
import type { OwnRights } from './own-rights.ts';
import type { Api, Replied } from './rest.ts';

/** What all channels of the adapter share. */
export type Shared = {
  readonly api: Api;
  readonly atlas: Atlas;
  readonly budget: Budget;
  readonly spots: Spots;
  readonly rights: OwnRights;
  readonly losses: Losses;
  /** The typing indicators that are running, by the question that they are about. */
  readonly signs: Map<string, AbortController>;
  /** Interactions whose acknowledgement was refused, by id. */
  readonly withdrawn: Set<string>;
  readonly readBlob: (hash: string) => Promise<Uint8Array | null>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Where one channel writes to, and with what. */
export type Target = Shared & { readonly place: Place; readonly audience: Audience };

/** The channel that an answer's messages are written to, and the message that the first one replies to. */
export type Spot = {
  readonly channel: string;
  readonly replyTo: string | null;
  /** The answer was to stand in a thread, and why it does not. */
  readonly noThread?: { readonly obstacle: Obstacle | null };
};

/** Where answers go. A thread is opened once, however many ask for it at the same time. */
export type Spots = {
  /** The spot, or the best guess before a thread is open; null for a private conversation that is not open yet. Asks nobody. */
  guess(target: Target): Spot | null;
  /** The spot; opens the thread, or the private conversation, that it needs. */
  find(target: Target): Promise<Spot>;
  /** The spot beside a thread that takes no message; null where the answer was to stand there anyway. */
  leave(target: Target, error: unknown): Spot | null;
};

/** One write, what Discord said of its budget, and what it refused besides the words. */
export type Outcome = Written;

/** What is journalled of a message besides its id. */
export type Note = {
  /** The channel or thread that the message is in; empty where it was found again and nobody knows. */
  readonly channel: string;
  /** It answers an interaction: private ones can be reached in no other way. */
  readonly isWebhook: boolean;
  /** Its poll is one of buttons, because Parley may send no other here. */
  readonly hasButtonPoll?: boolean;
};

export function parseNote(value: Json): Note {
  const note = toBag(value);
  return {
    channel: textOf(note, 'channel'),
    isWebhook: note.isWebhook === true,
    ...(note.hasButtonPoll === true ? { hasButtonPoll: true } : {}),
  };
}

export function toOpen(message: Posted, id: string, note: Note): Posted {
  return { ...message, id, state: 'open', note };
}

/** What a write came to. */
export function toOutcome(
  posted: Posted,
  { learned }: Pick<Replied, 'learned'>,
  lost: readonly Loss[] = [],
): Outcome {
  return { posted, learned, lost };
}

/** Whether it is the first message of its job: further outputs of it come after that one. */
export function isFirst({ key }: Posted): boolean {
  return /^[^/]*\/0\/0$/.test(key);
}

export function isPrivate({ audience }: Pick<Target, 'audience'>): boolean {
  return audience.to !== 'everyone';
}

/** An interaction's token lives 15 minutes; what is begun with it should also be finished with it. */
const VIA_MS = 14 * 60_000;

/** The interaction to answer; null where there is none, its time is over, or its message would be seen by too few. */
export function liveVia(target: Pick<Target, 'audience' | 'now' | 'withdrawn'>): Via | null {
  const via = viaOf(target.audience.via);
  if (!via || target.withdrawn.has(via.id) || target.now() - via.at >= VIA_MS) return null;
  return via.isPrivate && !isPrivate(target) ? null : via;
}
