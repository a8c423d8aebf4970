import type {
  Allowance,
  Blobs,
  Inbox,
  Leases,
  Signals,
  SpentCalls,
  Store,
} from '../core/store-ports.ts';

export type SpentStore = {
  readonly calls: SpentCalls;
  /** The process before has noted its calls, too. */
  readonly isKnown: boolean;
};

/** Everything that is kept. */
export type Storage = {
  readonly inbox: Inbox;
  readonly store: Store;
  readonly blobs: Blobs;
  readonly leases: Leases;
  readonly allowance: Allowance;
  readonly signals: Signals;
  /** Other processes may use it at the same time. */
  readonly isShared: boolean;
  /**
   * Ends the work on jobs that another process may have by now. Asked at the moment at which
   * something is sent: a process that was stopped may not have noticed yet.
   */
  checkClaims(): void;
  /** No process has used this store within the last minute. */
  readonly startedFresh: boolean;
  /** The calls of the process before, and of this one for the next; left out where shares are. */
  readonly spent?: SpentStore;
  /** The keys of the store that begin so, in order. */
  keys(start: string): AsyncIterable<string>;
  /**
   * Erases what deleted and changed rows have left in the files. Done by itself every few minutes.
   */
  purge(): Promise<void>;
  /** Whether it can be written to at this moment. */
  check(): Promise<boolean>;
  close(): Promise<void>;
};
