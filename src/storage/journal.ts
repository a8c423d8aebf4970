import type { Job } from '../core/inbox.ts';
import type { Entry } from './lanes.ts';
import { hasVia, toKeys, withoutVia } from './naming.ts';
import type { Patch, Rows } from './rows.ts';
import type { Records } from './runner.ts';
import type { State } from './state.ts';

/** Counts an attempt before it is made: a process may die over it. */
export function claim({ rows, stored, fresh }: State, entry: Entry): Job | null {
  const accepted = fresh.get(entry.id) ?? readUnended(rows, entry.id);
  if (!accepted) return null;
  const job = { ...accepted, attempts: accepted.attempts + 1 };
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
  outcome: Parameters<Records['record']>[1],
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

/** Ends a job; the secrets that answered its interactions go with it. */
export function end(
  rows: Rows,
  id: string,
  job: Job | undefined,
  patch: { readonly state: 'done' | 'dropped'; readonly endedAt: number },
): void {
  const events = job?.events.some(hasVia) ? { events: withoutVia(job.events) } : {};
  rows.update(id, { ...patch, ...events });
}

/** Stores what has changed since the last time, and nothing else. */
export function journal({ rows, stored }: State, job: Job): void {
  const running = stored.get(job.id);
  const row = running ? null : rows.byId(job.id);
  const before = running ?? row?.job;
  if (!before) return; // Ended so long ago that it is forgotten.
  const patch = toPatch(before, job);
  if (row && row.endedAt !== null) {
    delete patch.state; // What has ended stays so, whoever adopts its messages.
    if (patch.events) patch.events = withoutVia(patch.events);
  }
  if (Object.keys(patch).length === 0) return;
  const { added, gone } = patch.posted || patch.events ? toRenaming(before, job) : NO_RENAMING;
  if (added.length + gone.length > 0)
    rows.transact(() => {
      rows.update(job.id, patch);
      rows.name(added, job.id);
      rows.unname(gone, job.id);
    });
  else rows.update(job.id, patch);
  if (running) stored.set(job.id, { ...job, attempts: running.attempts });
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
  'memo',
  'proposals',
] as const;

function toPatch(before: Job, after: Job): { -readonly [K in keyof Patch]: Patch[K] } {
  const changed = JOURNALLED.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}

const NO_RENAMING = { added: [], gone: [] };

/** Only new keys are named: one that another job has taken over since stays with that. */
function toRenaming(before: Job, after: Job): { added: string[]; gone: string[] } {
  const old = new Set(toKeys(before));
  const current = new Set(toKeys(after));
  return {
    added: [...current].filter((key) => !old.has(key)),
    gone: [...old].filter((key) => !current.has(key)),
  };
}
