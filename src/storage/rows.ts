import type { Job } from '../core/job.ts';

/** A job with what the inbox knows about it besides. */
export type Row = {
  readonly job: Job;
  readonly lane: string;
  readonly notBefore: number;
  /** Epoch milliseconds; null while it is unfinished. */
  readonly endedAt: number | null;
};

/** What can change about a row. */
export type Patch = Partial<
  Omit<Job, 'id' | 'conversation' | 'createdAt'> & Pick<Row, 'notBefore' | 'endedAt'>
>;

/**
 * What the inbox needs of a database. Synchronous, so that nothing comes between a look and the
 * write that follows it. Throws `UserError` if the database fails.
 */
export type Rows = {
  /** All of `work`, or nothing. */
  transact<T>(work: () => T): T;
  /** Remembers an event's key; false if it was known. */
  see(key: string, at: number): boolean;
  insert(row: Row): void;
  update(id: string, patch: Patch): void;
  byId(id: string): Row | null;
  /** The job that was named last by this key. */
  byMessage(key: string): Row | null;
  /** The latest job of a conversation. */
  byConversation(conversation: string): Row | null;
  /**
   * The next jobs of conversations whose keys begin like this, after the one with this id (null:
   * from the first), in order of acceptance.
   */
  list(prefix: string, after: string | null, limit: number): Row[];
  /** The unfinished jobs, in order of acceptance. */
  live(): Row[];
  /** Makes a job the one that is found under these keys. */
  index(keys: readonly string[], id: string): void;
  /** Takes these keys from a job, where it still has them. */
  unindex(keys: readonly string[], id: string): void;
  /**
   * Deletes at most `limit` event keys and ended jobs each that are older than `before`; how many
   * went.
   */
  prune(before: number, limit: number): number;
};
