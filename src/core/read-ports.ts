import type { Obstacle } from './errors.ts';
import type { IncomingEvent } from './events.ts';
import type { Attachment, Json, MentionNames, Place, Quote } from './messages.ts';
import type { Searched, SearchGap, SearchScope } from './search.ts';

// ── What is looked up on a platform ─────────────────────────────────────────────────────────────

/** A message as found on the platform. */
export type SeenMessage = {
  readonly id: string;
  readonly speaker: string;
  /** What its sender is called, where the platform tells it along with the message. */
  readonly speakerName?: string | null;
  readonly isOwn: boolean;
  readonly isBot: boolean;
  /** A person typed the text: no bot, no webhook, and not the platform itself. */
  readonly isTyped: boolean;
  readonly text: string;
  readonly quoted: readonly Quote[];
  readonly attachments: readonly Attachment[];
  /** As those of a `Message`. */
  readonly names?: MentionNames;
  readonly title?: string;
  readonly unread?: readonly string[];
  /** The id of the message that it replies to, where the platform tells. */
  readonly replyTo?: string;
  /** The actions of its buttons: they carry the id of the job that wrote it. */
  readonly actions: readonly string[];
  readonly sentAt: number;
};

/** A person, as one place knows them. */
export type Person = {
  readonly name: string;
  readonly timeZone: string | null;
  /** Such as `de-AT`. */
  readonly locale: string | null;
};

export type MessageRange = {
  /** Only those sent after this one; null: the latest. */
  readonly after: string | null;
  /** At most so many. */
  readonly limit: number;
  /** Background reads: they leave a part of the rate limit to calls that a person waits for. */
  readonly isAside?: boolean;
};

/**
 * What was said on a platform, and sent along. Everything here may fail with a `WriteError` or
 * `RateLimitedError`.
 */
export type Archive = {
  /** Messages of a place, oldest first. */
  read(place: Place, range: MessageRange, signal: AbortSignal): Promise<readonly SeenMessage[]>;
  /**
   * The latest messages of a place that people wrote, at most `limit`, oldest first, as the events
   * that told of them; for a thread also the message it hangs on.
   */
  replay(place: Place, limit: number, signal: AbortSignal): Promise<Replayed>;
  /**
   * The threads of a channel that Parley can find now, the latest used first: on Slack those on its
   * latest messages, on Discord those that are not archived.
   */
  threads(place: Place, signal: AbortSignal): Promise<readonly UsedThread[]>;
  /**
   * The places that Parley can read and in which something was said at `since` or later (epoch
   * milliseconds), the latest first. Left out where the platform itself delivers what was missed,
   * or does not tell where something was said.
   */
  withNews?(since: number, signal: AbortSignal): Promise<readonly Place[]>;
  fetchFile(source: Json, maxBytes: number, signal: AbortSignal): Promise<Uint8Array>;
  /** The address at which a person finds a message; null if the platform has none. */
  link(place: Place, messageId: string, signal: AbortSignal): Promise<string | null>;
  /** The message that an address leads to, seen from `here`; null if it is not this platform's. */
  locate(here: Place, address: string): Located | null;
  /**
   * What the platform's own search finds, the best first. It may be more than the person may read:
   * only `Access` asks.
   */
  search(query: string, scope: SearchScope, signal: AbortSignal): Promise<Searched>;
  /** What keeps the platform's search from being used by anyone now, as far as is known. */
  searchGap(signal: AbortSignal): Promise<SearchGap | null>;
};

export type Replayed = {
  readonly events: readonly IncomingEvent[];
  /**
   * What was said from then on (epoch milliseconds; 0: ever) and is not among them is not there
   * any more.
   */
  readonly since: number;
};

/** A thread, and when something was last said in it (epoch milliseconds). */
export type UsedThread = { readonly thread: string; readonly usedAt: number };

/** A message that an address leads to. */
export type Located = {
  readonly place: Place;
  readonly id: string;
  /** An id directly before it, so that it is the first that is read after that. */
  readonly before: string;
};

/**
 * Who people are, and who may do what, Parley included. All but `obstacle` may fail with a
 * `WriteError` or `RateLimitedError`; an unknown right counts as refused.
 */
export type Directory = {
  /** How a person is known in a place. It may be an hour old: nothing is decided by it. */
  person(id: string, place: Place, signal: AbortSignal): Promise<Person>;
  /**
   * What a mention (a token of `MentionNames`) is called in a place; null if it is not known. It
   * may be an hour old. An aborted signal ends the wait, not the look-up: a name that comes too
   * late is known the next time.
   */
  name(token: string, place: Place, signal: AbortSignal): Promise<string | null>;
  /** Whether a person is an admin there now. */
  isAdmin(person: string, place: Place, signal: AbortSignal): Promise<boolean>;
  /**
   * Whether a person is among those who see a place now. Rejects if that cannot be found out. Not
   * asked of a direct conversation.
   */
  isMember(person: string, place: Place, signal: AbortSignal): Promise<boolean>;
  /**
   * The place that `named` leads to, as the platform itself describes it now, where the person may
   * do this there. Null if the person may not, and where there is no such place. `here` is where
   * the person asks. Asked by `Access` alone.
   */
  authorize(
    access: 'read' | 'write',
    person: string,
    { named, here }: { readonly named: Place; readonly here: Place },
    signal: AbortSignal,
  ): Promise<Place | null>;
  /**
   * Whether everyone who can read `here` can read `place` now, and what was said there before:
   * also asked of one place, where not everyone may have what was said before.
   */
  isOpenToAll(place: Place, here: Place, signal: AbortSignal): Promise<boolean>;
  /**
   * What keeps Parley itself from writing there; null if nothing is known to. Asks for no longer
   * than a moment.
   */
  obstacle(place: Place, wanted: 'words' | 'files', signal: AbortSignal): Promise<Obstacle | null>;
};
