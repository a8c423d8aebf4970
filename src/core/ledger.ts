import type { Job } from './inbox.ts';
import type { Inbox } from './ports.ts';

/** One running job: its latest state in memory, and the way to make that durable. */
export type Ledger = {
  readonly job: Job;
  /** Changes the job in memory; the next journal stores it. */
  note(patch: Partial<Job>): void;
  /** Changes the job and stores it before it resolves. */
  journal(patch: Partial<Job>): Promise<void>;
};

export function createLedger(first: Job, inbox: Inbox): Ledger {
  let job = first;
  return {
    get job() {
      return job;
    },
    note(patch) {
      job = { ...job, ...patch };
    },
    async journal(patch) {
      job = { ...job, ...patch };
      await inbox.journal(job);
    },
  };
}
