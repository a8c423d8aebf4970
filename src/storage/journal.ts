import { type Job, toStripped } from '../core/job.ts';
import { deepFreeze } from './freeze.ts';
import { hasSecret, toJobKeys, withoutSecrets } from './job-keys.ts';
import type { Entry } from './lanes.ts';
import type { RunOutcome } from './outcomes.ts';
import type { Patch, Row, Rows } from './rows.ts';
import type { State } from './state.ts';

/** Counts an attempt before it is made: a process may die over it. */
export function claim({ rows, stored, fresh }: State, entry: Entry): Job | null {
  const accepted = fresh.get(entry.id) ?? readUnended(rows, entry.id);
  if (!accepted) return null;
  const job = deepFreeze({ ...accepted, attempts: accepted.attempts + 1 });
  rows.update(job.id, { attempts: job.attempts });
  stored.set(job.id, job);
  return job;
}

function readUnended(rows: Rows, id: string): Job | null {
  const row = rows.byId(id);
  return row && row.endedAt === null ? row.job : null;
}

/** Stores how a run of a job ended. */
export function record(
  { rows, lanes, now, stored }: State,
  entry: Entry,
  outcome: RunOutcome,
): void {
  const job = stored.get(entry.id);
  if (outcome.state !== 'again') {
    end(rows, entry.id, job, { state: outcome.state, endedAt: now() });
    lanes.remove(entry);
  } else {
    const { notBefore, isFailure = false } = outcome;
    // An attempt that was given back on purpose is no death.
    const attempts = isFailure || !job ? {} : { attempts: job.attempts - 1 };
    rows.update(entry.id, { notBefore, ...attempts });
    entry.notBefore = notBefore;
  }
  stored.delete(entry.id);
}

/** Ends a job; the secrets of its events go with it. */
export function end(
  rows: Rows,
  id: string,
  job: Job | undefined,
  patch: { readonly state: 'done' | 'dropped'; readonly endedAt: number },
): void {
  const events = job?.events.some(hasSecret) ? { events: job.events.map(withoutSecrets) } : {};
  rows.update(id, { ...patch, ...events });
}

/** Takes the words out of a job. What was planned for later is dropped first. */
export function strip({ rows, lanes, now }: State, id: string): boolean {
  const row = rows.byId(id);
  const entry = lanes.get(id);
  const isPlanned = entry?.isPlanned && entry.running === null;
  if (!row || (row.endedAt === null && !isPlanned)) return false;
  const { events, text, rounds, files, data, proposals, ...rest } = toStripped(row.job, now());
  const { addresses, ending, removedAt } = rest;
  const words = { events, text, rounds, files, data, proposals, addresses, ending, removedAt };
  const end = row.endedAt === null ? { state: 'dropped' as const, endedAt: now() } : {};
  rows.update(id, { ...words, ...end });
  if (entry) lanes.remove(entry);
  return true;
}

/**
 * The job that holds the messages of the job with this id now: itself, or the last one that has
 * taken them over.
 */
export function findHolder(rows: Rows, id: string): Row | null {
  let row = rows.byId(id);
  while (row?.job.successor) row = rows.byId(row.job.successor);
  return row;
}

/** What is to be written of one job. */
type Change = {
  /** The job as it will be stored. */
  readonly job: Job;
  readonly patch: Patch;
  readonly renaming: Renaming;
  readonly isRunning: boolean;
};

/**
 * Stores what has changed since the last time, and nothing else; several jobs in one transaction.
 */
export function journal(state: State, jobs: readonly Job[]): void {
  const { rows, stored } = state;
  const changes = jobs.flatMap((job) => toChange(state, job) ?? []);
  const write = () => {
    for (const { job, patch, renaming } of changes) {
      rows.update(job.id, patch);
      rows.index(renaming.added, job.id);
      rows.unindex(renaming.gone, job.id);
    }
  };
  const isOneWrite =
    changes.length < 2 &&
    changes.every(({ renaming: { added, gone } }) => added.length + gone.length === 0);
  if (isOneWrite) write();
  else rows.transact(write);
  for (const { job, isRunning } of changes) if (isRunning) stored.set(job.id, deepFreeze(job));
}

/** Null if nothing is to be written, or the job ended so long ago that it is forgotten. */
function toChange({ rows, stored }: State, job: Job): Change | null {
  const running = stored.get(job.id);
  const row = running ? null : rows.byId(job.id);
  const before = running ?? row?.job;
  if (!before) return null;
  const after = { ...keepGone(before, job), attempts: before.attempts };
  const patch = toPatch(before, after);
  if (row && row.endedAt !== null) {
    delete patch.state; // A job that has ended stays so, even if its messages are taken over.
    if (patch.events) patch.events = patch.events.map(withoutSecrets);
  }
  if (Object.keys(patch).length === 0) return null;
  const renaming = patch.posted || patch.events ? toRenaming(before, after) : NO_RENAMING;
  return { job: after, patch, renaming, isRunning: running !== undefined };
}

/** Messages that were taken over or deleted stay so, whatever an outdated run still journals. */
function keepGone(before: Job, job: Job): Job {
  const isUnaware = before.removedAt !== null && job.removedAt === null;
  if (before.successor === null && !isUnaware) return job;
  const { successor, removedAt, events, posted } = before;
  const emptied = isUnaware ? { text: before.text, rounds: before.rounds, data: before.data } : {};
  return { ...job, successor, removedAt, events, posted, ...emptied };
}

/** What the work on a job changes; attempts and interruption are the inbox's own. */
const JOURNALLED = [
  'state',
  'text',
  'ending',
  'rounds',
  'posted',
  'events',
  'files',
  'oldFiles',
  'data',
  'addresses',
  'proposals',
  'successor',
  'removedAt',
  'derived',
  'people',
  'repeats',
  'readings',
] as const;

function toPatch(before: Job, after: Job): { -readonly [K in keyof Patch]: Patch[K] } {
  const changed = JOURNALLED.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}

type Renaming = { readonly added: readonly string[]; readonly gone: readonly string[] };

const NO_RENAMING: Renaming = { added: [], gone: [] };

/** Only new keys are named: one that another job has taken over since stays with that. */
function toRenaming(before: Job, after: Job): Renaming {
  const old = new Set(toJobKeys(before));
  const current = new Set(toJobKeys(after));
  return {
    added: [...current].filter((key) => !old.has(key)),
    gone: [...old].filter((key) => !current.has(key)),
  };
}
