import type { Content, Form } from './content.ts';
import type { RefusedExtra } from './errors.ts';
import type { IncomingEvent } from './events.ts';
import type { Posted } from './job.ts';
import type { Block } from './markdown/scan.ts';
import type { Json, Place } from './messages.ts';
import type { Platform } from './platform.ts';
import type { Archive, Directory } from './read-ports.ts';

export type * from './model-ports.ts';
export type * from './read-ports.ts';
export type * from './search.ts';

// ── A platform ──────────────────────────────────────────────────────────────────────────────────

/** A chat platform. */
export type Adapter = {
  readonly platform: Platform;
  /**
   * Starts listening; resolves once the platform is connected. Rejects with a `UserError` if a
   * token is wrong.
   */
  connect(listener: Listener, signal: AbortSignal): Promise<Connection>;
  channel(place: Place, audience: Audience): Channel;
  readonly directory: Directory;
  readonly archive: Archive;
};

/**
 * Resolves once the event is durably accepted. An event that must be answered by a form gets it as
 * the result.
 */
export type Listener = (event: IncomingEvent) => Promise<Form | null>;

/** A platform that is listened to. */
export type Connection = {
  health(): PartHealth;
  /**
   * Counts up whenever events may have been missed before: the connection was lost and could not
   * be resumed.
   */
  session(): number;
  /**
   * Until when all that was said has certainly been told, in epoch milliseconds: a connection may
   * have died unnoticed since.
   */
  heardUntil(): number;
  close(): Promise<void>;
};

/** One entry of `/healthz` and `/readyz`. */
export type PartHealth = {
  /** Connected and able to answer. */
  readonly isReady: boolean;
  /** Broken in a way that only a restart mends. */
  readonly isFatal: boolean;
  /** In English, for operators and their monitoring. */
  readonly detail: string;
};

/** Who may read what is written, and how it is tied to what it answers. */
export type Audience = {
  readonly to: 'everyone' | { readonly person: string };
  /**
   * Answers an interaction in its own way (an event's `interaction`); null writes messages of its
   * own.
   */
  readonly interaction: Json;
  /** The id of the message being answered; null if there is none. */
  readonly question: string | null;
  /** Show the first message as a reply to `question`. */
  readonly isReply: boolean;
  /** If a thread can be opened on `question` and none is open, its title; null: answer in place. */
  readonly threadTitle: string | null;
  /** The person whose question is answered (Slack's native streams name their reader). */
  readonly asker: string;
};

/** Where something is written, and for whom. */
export type Destination = { readonly place: Place; readonly audience: Audience };

/** Where a message is in its life; see `Channel.write`. */
export type Step = 'open' | 'grow' | 'close';

/**
 * Somewhere an answer is written to. Whether a write is a startStream, an append or a PATCH is the
 * adapter's affair.
 */
export type Channel = {
  readonly dialect: Dialect;
  /**
   * Makes the message show `content`. The first step of a message is `open`, the last `close`;
   * each may be skipped or repeated after a crash. What takes one write may have only the first: a
   * notice (`isEphemeral`; they all have the same key) is never closed. What is refused besides
   * the words is left out, but files: those are refused by a `WriteError` that names them. Throws
   * `RateLimitedError` and `WriteError`. `held`: the rate limits that were taken for it; whatever
   * more it needs it waits for by itself.
   */
  write(
    message: Posted,
    step: Step,
    content: Content,
    signal: AbortSignal,
    held?: readonly RateLimit[],
  ): Promise<WriteResult>;
  /** The rate limits that this write would draw on. `isWhole`: nothing will be added to it. */
  rateLimits(message: Posted, step: Step, isWhole?: boolean): readonly RateLimit[];
  /**
   * How long the first words may wait for the last, in milliseconds, because changes to messages
   * are scarce: an answer that is whole by then takes one write. Left out: not at all.
   */
  patienceMs?(): number;
  /** `held`: as of a write. */
  remove(message: Posted, signal: AbortSignal, held?: readonly RateLimit[]): Promise<void>;
  /**
   * Shows on a message that it was noticed. Where the sign is the only answer its failing is one.
   */
  indicate(sign: IndicatorState, messageId: string, signal: AbortSignal): Promise<void>;
};

/**
 * Work has begun, the message waits its turn, or nothing can be written there. At the end marks
 * go: those that this process has put on a message (`answered`), also one that says that it waited
 * (`done`), or all that any process may have put there (`left`). Only when they are off these
 * three resolve.
 */
export type IndicatorState = 'working' | 'queued' | 'done' | 'answered' | 'left' | 'unable';

/**
 * The message as it stands now, what the platform said of its rate limits, and what it refused of
 * the message besides its words.
 */
export type WriteResult = {
  readonly posted: Posted;
  readonly learned: readonly RateLimitUpdate[];
  readonly lost: readonly RefusedExtra[];
  /** A close has shown all words; what else the end brings comes with another one. */
  readonly isUnfinished?: boolean;
};

/** What a platform's messages can hold: data and pure functions. */
export type Dialect = {
  /** The most that fits in one message, in units of `length`, after formatting. */
  readonly maxChars: number;
  /** How many messages an answer may take before the rest comes as a file. */
  readonly maxMessages: number;
  /** How long a message can be written to, in milliseconds; Infinity if there is no limit. */
  readonly maxAgeMs: number;
  /**
   * Whether messages grow by appending, so that only text that can no longer change may be shown.
   */
  readonly appends: boolean;
  /** Links may name their address by a reference: `[label][1]` and `[1]: https://…`. */
  readonly hasReferences: boolean;
  /** Two bars hide what is between them. */
  readonly hasSpoilers: boolean;
  readonly files: FileLimits;
  /** What those who read the current locale type, behind a slash, to use a command. */
  command(names: CommandNames): string;
  /**
   * The platform's text for a finished block: pings neutralised, unsupported constructs replaced.
   */
  format(block: Block): string;
  length(text: string): number;
};

/** What a command is called. */
export type CommandNames = {
  /** The one name that it has on every platform, and in the program. */
  readonly name: string;
  /** Its names in other locales, where a platform knows commands by those, too. */
  readonly names?: Readonly<Partial<Record<string, string>>>;
};

/** What a message takes along of files. */
export type FileLimits = {
  /** Each. */
  readonly maxBytes: number;
  /** Those of one message together. */
  readonly maxSumBytes: number;
  readonly maxCount: number;
  /** Files come in messages of their own, which only a member of the place can post. */
  readonly areApart: boolean;
};

/** A route that a part contributes to the one HTTP listener. */
export type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Served to everyone, also off loopback (its caller is verified by the part itself). */
  readonly isOpen: boolean;
  handle(request: Request, from?: RequestOrigin): Promise<Response>;
};

/** Who sent a request, as the listener knows it; it cannot be forged. */
export type RequestOrigin = {
  /** A program on this machine, and nothing but this machine can be asked. */
  readonly isThisMachine: boolean;
};

/** Structured logging; never message text, file contents or secrets. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** One window of calls that a platform allows, as an adapter knows it. */
export type RateLimit = {
  /** Platform, scope and method: `slack/T1/chat.update`, `discord/C1/messages`. */
  readonly key: string;
  /** Calls per window. */
  readonly capacity: number;
  readonly windowMs: number;
  /**
   * The platform tells what is left in its headers, so that nothing need be assumed after a start.
   */
  readonly isAnnounced: boolean;
  /** Growing writes are spread evenly; all others go as soon as there is room. */
  readonly isSpread: boolean;
  /**
   * How many calls of the window this one must leave to others (stops and final updates of live
   * streams).
   */
  readonly keep: number;
};

/** What a reply's headers, or a 429, told about a window. */
export type RateLimitUpdate = {
  readonly key: string;
  readonly capacity: number | null;
  readonly remaining: number;
  /** Milliseconds until the window is full again. */
  readonly resetMs: number;
};
