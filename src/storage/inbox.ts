import type { Job } from '../core/job.ts';
import type { Log } from '../core/ports.ts';
import type { Inbox } from '../core/store-ports.ts';
import { accept } from './accept.ts';
import { createIds } from './ids.ts';
import { interrupt } from './interrupt.ts';
import { claim, findHolder, journal, record, strip } from './journal.ts';
import type { Rows } from './rows.ts';
import { createRunner, type Records } from './runner.ts';
import { forgetSecrets } from './secrets.ts';
import { createState, type State } from './state.ts';

export type InboxOptions = {
  readonly rows: Rows;
  readonly log: Log;
  readonly now?: () => number;
  /** Milliseconds that no setting of the clock changes. */
  readonly steady?: () => number;
  /** How many jobs run at a time, all conversations together. */
  readonly maxConcurrent?: number;
};

/** The inbox of one process that owns its store, and what keeps the store small. */
export type OwnInbox = Inbox & { sweep(): Promise<void> };

export const MAX_CONCURRENT = 500;

/** How long a repeated event is recognised, and an ended job is found. */
export const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

export const SWEPT_AT_A_TIME = 500;
export const LISTED_AT_A_TIME = 100;

export function createInbox(options: InboxOptions): OwnInbox {
  const { rows, log, now = Date.now, maxConcurrent = MAX_CONCURRENT } = options;
  const { steady = () => performance.now() } = options;
  const state = createState(rows, now);
  const records: Records = {
    claim: (entry) => claim(state, entry),
    record: (entry, outcome) => record(state, entry, outcome),
  };
  const runner = createRunner({
    lanes: state.lanes,
    records,
    log,
    now,
    steady,
    maxConcurrent,
  });
  const toId = createIds(now);

  return {
    async accept(event, how) {
      runner.follow();
      const accepted = accept(state, event, how, toId);
      runner.wake();
      return accepted;
    },
    run: runner.run,
    async journal(job, ...others) {
      journal(state, [job, ...others]);
    },
    async interrupt(target, reason) {
      const job = interrupt(state, target, reason);
      runner.wake();
      return job;
    },
    async find(target) {
      if ('jobId' in target) return findHolder(rows, target.jobId)?.job ?? null;
      if ('exactJobId' in target) return rows.byId(target.exactJobId)?.job ?? null;
      if ('messageKey' in target) return rows.byMessage(target.messageKey)?.job ?? null;
      if ('begunIn' in target) return findBegun(state, target.begunIn);
      return rows.byConversation(target.conversation)?.job ?? null;
    },
    async list(prefix, after) {
      return rows.list(prefix, after, LISTED_AT_A_TIME).map(({ job }) => job);
    },
    async strip(id) {
      return strip(state, id);
    },
    async sweep() {
      forgetSecrets(state);
      while (rows.prune(now() - KEEP_MS, SWEPT_AT_A_TIME) > 0)
        await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function findBegun({ rows, lanes }: State, conversation: string): Job | null {
  const entry = lanes.ofConversation(conversation);
  const job = entry && rows.byId(entry.id)?.job;
  return job && job.attempts > 0 ? job : null;
}
