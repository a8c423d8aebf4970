import type { Job } from '../job.ts';
import type { Inbox } from '../ports.ts';

/** One running job: its latest state in memory, and the way to make that durable. */
export type Journal = {
  readonly job: Job;
  /** Changes the job in memory; the next journal stores it. */
  hold(patch: Partial<Job>): void;
  /** Changes the job and stores it before it resolves. */
  write(patch: Partial<Job>): Promise<void>;
};

export function createJournal(first: Job, inbox: Inbox): Journal {
  let job = first;
  return {
    get job() {
      return job;
    },
    hold(patch) {
      job = { ...job, ...patch };
    },
    async write(patch) {
      job = { ...job, ...patch };
      await inbox.journal(job);
    },
  };
}
