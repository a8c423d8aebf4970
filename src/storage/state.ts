import { LRUCache } from 'lru-cache';
import type { Job } from '../core/job.ts';
import { hasSecret } from './job-keys.ts';
import { createLanes, type Entry, type Lanes } from './lanes.ts';
import type { Row, Rows } from './rows.ts';

/** What the parts of an inbox share. */
export type State = {
  readonly rows: Rows;
  readonly lanes: Lanes;
  readonly now: () => number;
  /** The running jobs as they were stored last. */
  readonly stored: Map<string, Job>;
  /** Jobs as they were accepted a moment ago, unchanged since: they need not be read to be run. */
  readonly fresh: LRUCache<string, Job>;
};

/** More than that wait for something, and can be read. */
const MAX_FRESH = 200;

/** The longest delay of work that was put off without a time (an outage of the model). */
const MAX_WAIT_MS = 15 * 60_000;

/** The queue as an earlier process left it. */
export function createState(inner: Rows, now: () => number): State {
  const lanes = createLanes();
  const fresh = createFresh();
  const rows: Rows = {
    ...inner,
    update(id, patch) {
      fresh.delete(id);
      inner.update(id, patch);
    },
  };
  for (const row of rows.live()) {
    const entry = toEntry(row, true);
    // The clock may have been set back since: nothing but what was planned waits longer than this.
    if (!entry.isPlanned) entry.notBefore = Math.min(entry.notBefore, now() + MAX_WAIT_MS);
    lanes.add(entry);
  }
  return { rows, lanes, now, stored: new Map(), fresh };
}

export function keepFresh({ fresh }: State, job: Job): void {
  fresh.set(job.id, job);
}

export const createFresh = () => new LRUCache<string, Job>({ max: MAX_FRESH });

export function toEntry({ job, lane, notBefore }: Row, isRecovered: boolean): Entry {
  const [first] = job.events;
  const place = first?.place;
  return {
    id: job.id,
    lane,
    conversation: job.conversation,
    scope: `${place?.platform}/${place?.workspace}/${place?.channel}`,
    isPlanned: first?.type === 'scheduled' && job.attempts === 0,
    isRecovered: isRecovered && job.attempts > 0,
    createdAt: job.createdAt,
    notBefore,
    canMerge: isUntouched(job) && job.events.every(({ type }) => type === 'message'),
    hasSecret: job.events.some(hasSecret),
    running: null,
  };
}

/** Nothing has been done for it yet. */
export function isUntouched({ state, attempts, posted, rounds, interruption }: Job): boolean {
  return (
    state === 'accepted' &&
    attempts === 0 &&
    posted.length === 0 &&
    rounds.length === 0 &&
    interruption === null
  );
}
