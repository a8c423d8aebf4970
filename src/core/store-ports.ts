import type { IncomingEvent } from './events.ts';
import type { Interruption, Job } from './job.ts';
import type { Json } from './messages.ts';

/**
 * What `run` does with a job's end: done for good, or to be run again no sooner than `notBefore`.
 */
export type Outcome =
  | { readonly state: 'done' | 'dropped' }
  | { readonly state: 'again'; readonly notBefore: number };

/**
 * Works on a job. `signal` aborts with the reason of an interruption. `lost` aborts when another
 * process may work on the job by now: what is written from then on would be written twice.
 */
export type JobHandler = (job: Job, signal: AbortSignal, lost: AbortSignal) => Promise<Outcome>;

/**
 * A job by its id, by a message that it holds (`toMessageKey`), or as the latest of a conversation.
 * If a job's messages were taken over, `jobId` means the job that holds them now, and `exactJobId`
 * the one with that id. A `messageKey` beside a `jobId` says which of its messages is meant.
 */
export type JobTarget =
  | { readonly jobId: string; readonly messageKey?: string }
  | { readonly exactJobId: string }
  | { readonly messageKey: string }
  | { readonly conversation: string };

/**
 * The job of a conversation that was begun, by whichever process, and has not ended: the first of
 * several.
 */
export type BegunTarget = { readonly begunIn: string };

/** Accepted work: durable, in order within a conversation, one job at a time there. */
export type Inbox = {
  /**
   * Stores the event as a job, or adds it to a waiting job of the same conversation that holds
   * only messages by `merge`. Resolves once durable. `busy`: another job of its conversation is
   * running or waiting before it.
   */
  accept(event: IncomingEvent, options: AcceptOptions): Promise<Accepted>;
  /**
   * Hands each runnable job to `work` until the signal aborts; resolves when the last work has
   * settled.
   */
  run(work: JobHandler, signal: AbortSignal): Promise<void>;
  /**
   * Stores the job as it is, and others with it, in one transaction. Their posted messages become
   * findable.
   */
  journal(job: Job, ...others: readonly Job[]): Promise<void>;
  /**
   * Records the interruption on the job and aborts it where it runs, with the reason as the abort
   * reason. Null: no such live job.
   */
  interrupt(target: JobTarget, reason: Interruption): Promise<Job | null>;
  /** The job that a message belongs to, asked or answered, or that an id stands for. */
  find(target: JobTarget | BegunTarget): Promise<Job | null>;
  /**
   * The next jobs whose conversations' keys have this prefix, in the order in which they were
   * accepted, after the job with this id; empty if there are no more.
   */
  list(prefix: string, after: string | null): Promise<readonly Job[]>;
  /**
   * Takes the words out of a job that has ended (`toStripped`), or that was planned for later,
   * which it then never does. False if it is running, or is to run at its turn.
   */
  strip(id: string): Promise<boolean>;
};

export type AcceptOptions = {
  /** Epoch milliseconds before which it is not run. */
  readonly notBefore: number;
  /** Jobs of one lane run one after another; usually the conversation. */
  readonly lane: string;
  /** Whether it may share the answer of a waiting job of its lane. */
  readonly merge: boolean;
  /**
   * Names what the event asks for. While an unfinished job has the same name, the event counts as
   * seen.
   */
  readonly once?: string;
  /** Another key under which its job is found from now on. */
  readonly name?: string;
};

/** Whether an event was stored, or is known from before. */
export type Accepted =
  | { readonly status: 'new'; readonly jobId: string; readonly isBusy: boolean }
  | { readonly status: 'seen' };

/** Bytes under a hash of what they are and of whose they are: 64 hex digits. */
export type Blobs = {
  /**
   * `owner` is the key of the conversation, or the id of the job, that has them. The same bytes of
   * another owner have another hash: what one forgets, the other keeps.
   */
  put(bytes: Uint8Array, owner: string): Promise<string>;
  get(hash: string): Promise<Uint8Array | null>;
  forget(hash: string): Promise<void>;
  /** Deletes what is older than its time to live, and the oldest while the sum is over the cap. */
  sweep(now: number): Promise<number>;
};

/** The part of Keyv that the core uses. */
export type Store = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<unknown>;
  delete(key: string): Promise<boolean>;
  /**
   * Replaces a value by the result of `change`, which gets the present value (undefined: there is
   * none), without losing a concurrent change by this process or another; undefined deletes it.
   * Nothing is written if `change` returns what it was given, or if it throws. It may run more than
   * once. Resolves to the stored value.
   */
  update<Value>(key: string, change: (value: unknown) => Value): Promise<Value>;
};

/** The keys of a `Store` with this prefix, in order, without the prefix itself. */
export type StoreKeys = (start: string) => AsyncIterable<string>;

/**
 * A named lock that one process holds: resolves once held; `lost` aborts when it is no longer.
 * `onHeld`: it is known to be another's for now.
 */
export type Leases = {
  hold(
    name: string,
    signal: AbortSignal,
    onHeld?: () => void,
  ): Promise<{ readonly lost: AbortSignal; release(): Promise<void> }>;
};

/**
 * Tells all processes on one store of something, this one too, in the order in which it is sent.
 * One may get lost: behind each stands a look at the store now and then.
 */
export type Signals = {
  /** `payload` may be some 7,000 bytes of JSON. */
  send(topic: string, payload: Json): void;
  /** Resolves nothing and never throws: a listener deals with its own failures. */
  on(topic: string, listener: (payload: Json) => void): SignalsOff;
  /** Calls the listener when signals of other processes may have been missed. */
  onGap(listener: () => void): SignalsOff;
};

/** Ends the listening. */
export type SignalsOff = () => void;

/**
 * Shares of a rate limit between processes, asked ahead and never on a write's path: how many of
 * `want` may be used.
 */
export type Allowance = {
  grant(key: string, capacity: number, windowMs: number, want: number): Promise<number>;
};

/** What has been used of a window of calls, as the next process is to know it. */
export type SpentWindow = {
  /** How long ago each call was counted, in milliseconds; below zero: at most so long from now. */
  readonly ages: readonly number[];
  /** For how long the platform has refused more, in milliseconds. */
  readonly blockedMs: number;
};

/**
 * Calls as they are noted before they are made, so that a process that is started again need not
 * assume the worst.
 */
export type SpentCalls = {
  /**
   * How much of a window the previous process had used, as old as it is now; null if it used none.
   */
  find(key: string): SpentWindow | null;
  /** Never throws: without the note a call may be refused after a restart, and is repeated. */
  note(key: string, window: SpentWindow): void;
};

/** A piece of what was said or given, as it can be found again. */
export type Passage = {
  /** Unique in the index: putting it again replaces it. */
  readonly id: string;
  /** The channel that it is of, by its key: `toChannelScope`. */
  readonly place: string;
  /** The thread of that channel; null if it stands in the channel itself. */
  readonly thread: string | null;
  /** What it is a part of: a conversation, a transcript, a document that was given. */
  readonly source: string;
  /** The messages that it was said in; empty for a part of a document. */
  readonly messageIds: readonly string[];
  readonly author: string;
  /** The id of its author; null if that is not known. */
  readonly person: string | null;
  /** When it was said, in epoch milliseconds. */
  readonly at: number;
  readonly text: string;
};

/** The passages of a place; with a source, a message or a person, those of that one alone. */
export type PassageFilter = {
  readonly place: string;
  readonly source?: string;
  readonly messageId?: string;
  readonly person?: string;
  /** Only what a person of this name said whose id is not known. */
  readonly unknown?: string;
  /** Only what was said from then on, and no later than then, in epoch milliseconds. */
  readonly since?: number;
  readonly until?: number;
};

export type PassageQuery = {
  /** Only passages of these places are looked at. */
  readonly places: readonly string[];
  /** A question, or words: what shares rare words with it is found. */
  readonly words: string;
  /** Of length 1, by the model named; null: found by words alone. */
  readonly vector: { readonly model: string; readonly values: Float32Array } | null;
  readonly limit: number;
};

export type PassageHit = {
  readonly passage: Passage;
  /** The cosine to the query's vector; null for one that was found by its words alone. */
  readonly similarity: number | null;
};

/** What a model makes of the text of a passage; null if it refuses that text. */
export type PassageVector = Pick<Passage, 'id' | 'text'> & { readonly values: Float32Array | null };

/** How many passages there are, how many of them have a vector by a model, or are refused by it. */
export type PassageCount = {
  readonly passages: number;
  readonly embedded: number;
  readonly refused: number;
};

/** Passages by their words and by their meaning. A passage is found by words once it is put. */
export type PassageIndex = {
  put(passages: readonly Passage[]): Promise<void>;
  /** Resolves to how many there were. */
  forget(filter: PassageFilter): Promise<number>;
  /** Erases what deleted passages have left of their words. It reads the whole index. */
  purge(): Promise<void>;
  /** In the order in which they were said. */
  list(filter: PassageFilter): Promise<readonly Passage[]>;
  /** The places that have passages, by the beginning of their keys. */
  places(prefix: string): Promise<readonly string[]>;
  /** The best first: ranked by words and by meaning, the two merged. */
  search(query: PassageQuery): Promise<readonly PassageHit[]>;
  /** Passages that have no vector by this model yet, and may have one, the oldest first. */
  unembedded(model: string, limit: number): Promise<readonly Pick<Passage, 'id' | 'text'>[]>;
  /**
   * Keeps vectors of length 1, and what this model refuses; those of passages that are gone, or
   * have another text by now, are left out.
   */
  embed(model: string, vectors: readonly PassageVector[]): Promise<void>;
  /** Calls the listener when the index was lost, or did not exist, and starts empty. */
  onRemade(listener: () => void): void;
  count(model: string): Promise<PassageCount>;
};
