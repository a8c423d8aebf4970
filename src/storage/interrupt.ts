import type { Interruption, Job } from '../core/job.ts';
import type { JobTarget } from '../core/store-ports.ts';
import { toAskedKey } from './job-keys.ts';
import { end, findHolder } from './journal.ts';
import type { Entry } from './lanes.ts';
import { isUntouched, type State } from './state.ts';

/** Records why a live job is to end, and ends it where that is all it takes. */
export function interrupt(state: State, target: JobTarget, reason: Interruption): Job | null {
  const entry = toLive(state, target);
  const row = entry && state.rows.byId(entry.id);
  if (!row) return null;
  return entry.running
    ? interruptRunning(state, entry, row.job, reason)
    : interruptWaiting(state, entry, row.job, { target, reason });
}

function toLive({ rows, lanes }: State, target: JobTarget): Entry | null {
  if ('exactJobId' in target) return lanes.get(target.exactJobId);
  if ('jobId' in target)
    return lanes.get(target.jobId) ?? lanes.get(findHolder(rows, target.jobId)?.job.id ?? '');
  if ('conversation' in target) return lanes.ofConversation(target.conversation);
  const row = rows.byMessage(target.messageKey);
  return row && lanes.get(row.job.id);
}

function interruptRunning({ rows }: State, entry: Entry, job: Job, reason: Interruption): Job {
  try {
    rows.update(job.id, { interruption: reason });
  } finally {
    entry.running?.abort(reason); // Stop works also while the store does not.
  }
  return { ...job, interruption: reason };
}

type Interrupt = { readonly target: JobTarget; readonly reason: Interruption };

function interruptWaiting(
  { rows, lanes, now }: State,
  entry: Entry,
  job: Job,
  { target, reason }: Interrupt,
): Job {
  const isFresh = isUntouched(job);
  const messageKey = 'messageKey' in target ? target.messageKey : undefined;
  if (isFresh && reason === 'delete' && messageKey !== undefined && job.events.length > 1) {
    const events = job.events.filter((event) => toAskedKey(event) !== messageKey);
    rows.transact(() => {
      rows.update(job.id, { events });
      rows.unindex([messageKey], job.id);
    });
    return { ...job, events };
  }
  const isOver = reason === 'stop' || (reason === 'delete' && job.events.length === 1);
  const patch = { interruption: reason };
  if (isFresh && isOver) {
    rows.transact(() => {
      rows.update(job.id, patch);
      end(rows, job.id, job, { state: 'dropped', endedAt: now() });
    });
    lanes.remove(entry);
    return { ...job, ...patch, state: 'dropped' };
  }
  if (isFresh && reason === 'edit' && entry.canMerge) {
    // The edit behind it answers what it holds by then: the rest of a paste may still come.
    rows.update(job.id, patch);
    return { ...job, ...patch };
  }
  // It has something to tidy up, or to leave to the event behind it: it is run at its turn,
  // aborted from the start.
  rows.update(job.id, { ...patch, notBefore: 0 });
  entry.notBefore = 0;
  entry.canMerge = false;
  return { ...job, ...patch };
}
