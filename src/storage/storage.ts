import type { Blobs, Inbox, Store } from '../core/ports.ts';
import type { Allowance, Leases } from '../core/sharing.ts';

/** Everything that is kept. */
export type Storage = {
  readonly inbox: Inbox;
  readonly store: Store;
  readonly blobs: Blobs;
  readonly leases: Leases;
  readonly allowance: Allowance;
  /** No process has used this store within the last minute. */
  readonly startedFresh: boolean;
  /** Whether it can be written to at this moment. */
  check(): Promise<boolean>;
  close(): Promise<void>;
};
