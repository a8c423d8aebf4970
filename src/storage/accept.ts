import type { IncomingEvent } from '../core/events.ts';
import { type Job, toJob } from '../core/job.ts';
import type { Accepted, AcceptOptions } from '../core/store-ports.ts';
import { hasSecret, toAskedKey, toJobKeys } from './job-keys.ts';
import type { Entry } from './lanes.ts';
import type { Rows } from './rows.ts';
import { keepFresh, type State, toEntry } from './state.ts';

/** A flood of messages is answered in several goes, so that no job grows without bound. */
const MAX_MERGED = 100;

/** Stores an event that was not seen before: as a job, or with a waiting one. */
export function accept(
  state: State,
  event: IncomingEvent,
  { lane, notBefore, merge, once, name }: AcceptOptions,
  toId: () => string,
): Accepted {
  const { rows, lanes, now } = state;
  let made: Job | null = null;
  const host = merge && event.type === 'message' ? lanes.mergeable(lane) : null;
  const entry = rows.transact(() => {
    if (!rows.see(event.key, now())) return null;
    // It stays seen.
    if (once !== undefined && rows.byMessage(once)?.endedAt === null) return null;
    const joined = host && join(rows, host, event, notBefore);
    if (joined) return joined;
    made = toJob(toId(), event, now());
    const row = { job: made, lane, notBefore, endedAt: null };
    rows.insert(row);
    rows.index([...toJobKeys(made), ...[once, name].filter((key) => key !== undefined)], made.id);
    return toEntry(row, false);
  });
  if (!entry) return { status: 'seen' };
  // The queue changes only once the transaction stands.
  if (made) keepFresh(state, made);
  if (host?.id === entry.id) {
    host.notBefore = entry.notBefore;
    host.hasSecret = entry.hasSecret;
  } else lanes.add(entry);
  return {
    status: 'new',
    jobId: entry.id,
    isBusy: lanes.isBusy(lanes.get(entry.id) ?? entry, now()),
  };
}

/** Adds a message to a waiting job; null if that is full or gone. */
function join(rows: Rows, host: Entry, event: IncomingEvent, notBefore: number): Entry | null {
  const row = rows.byId(host.id);
  if (!row || row.job.events.length >= MAX_MERGED) return null;
  const last = row.job.events.at(-1);
  // A long message waits for its author's next part: that part ends the wait, another person's
  // message does not.
  const isNextPart = last !== undefined && toSpeaker(last) === toSpeaker(event);
  const due = isNextPart ? notBefore : Math.max(row.notBefore, notBefore);
  rows.update(host.id, { events: [...row.job.events, event], notBefore: due });
  const key = toAskedKey(event);
  if (key !== null) rows.index([key], host.id);
  return { ...host, notBefore: due, hasSecret: host.hasSecret || hasSecret(event) };
}

function toSpeaker(event: IncomingEvent): string | null {
  return event.type === 'message' ? event.message.speaker.id : null;
}
