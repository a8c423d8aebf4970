import type { Allowance, Blobs, Inbox, Leases, Store } from '../core/store-ports.ts';

/** Everything that is kept. */
export type Storage = {
  readonly inbox: Inbox;
  readonly store: Store;
  readonly blobs: Blobs;
  readonly leases: Leases;
  readonly allowance: Allowance;
  /** No process has used this store within the last minute. */
  readonly startedFresh: boolean;
  /** The keys of the store that begin so, in order. */
  keys(start: string): AsyncIterable<string>;
  /** Whether it can be written to at this moment. */
  check(): Promise<boolean>;
  close(): Promise<void>;
};
