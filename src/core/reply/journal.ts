import { sleep, timeNow } from '../async.ts';
import { parseAction } from '../content.ts';
import { isDefinite, isStoreFailure } from '../errors.ts';
import type { Job, Posted } from '../job.ts';
import type { Place } from '../messages.ts';
import type { Adapter, Log } from '../ports.ts';
import type { Inbox } from '../store-ports.ts';
import { isEnclosure, toEnclosureKey } from './enclosures.ts';

/** One running job: its latest state in memory, and the way to make that durable. */
export type Journal = {
  readonly job: Job;
  /** Changes the job in memory; the next journal stores it. */
  hold(patch: Partial<Job>): void;
  /** Changes the job and stores it before it resolves. */
  write(patch: Partial<Job>): Promise<void>;
  /**
   * The same for what was paid for, or was done: it waits for a store that fails, until `signal`
   * aborts, since it would be paid for once more.
   */
  keep(patch: Partial<Job>, signal: AbortSignal): Promise<void>;
  /** Stores what belongs to the job and stands elsewhere, in the same way. */
  untilStored<Stored>(store: () => Promise<Stored>, signal: AbortSignal): Promise<Stored>;
};

export type JournalOptions = {
  readonly log?: Log;
  /** The job has begun to wait for the store, or goes on. */
  readonly onWait?: (isWaiting: boolean) => void;
};

export function createJournal(
  first: Job,
  inbox: Inbox,
  { log, onWait = () => {} }: JournalOptions = {},
): Journal {
  let job = first;
  let waiting = 0;
  const count = (change: 1 | -1): void => {
    const wasWaiting = waiting > 0;
    waiting += change;
    if (wasWaiting !== waiting > 0) onWait(waiting > 0);
  };
  const untilStored: Journal['untilStored'] = async (store, signal) => {
    let isWaiting = false;
    try {
      return await tryUntilStored(store, signal, (error) => {
        log?.warn({ err: error }, 'an answer waits for the store');
        if (!isWaiting) count(1);
        isWaiting = true;
      });
    } finally {
      if (isWaiting) count(-1);
    }
  };
  const hold = (patch: Partial<Job>): void => {
    job = { ...job, ...patch };
  };
  return {
    get job() {
      return job;
    },
    hold,
    async write(patch) {
      hold(patch);
      await inbox.journal(job);
    },
    async keep(patch, signal) {
      hold(patch);
      // As it is by then: more may have come meanwhile.
      await untilStored(() => inbox.journal(job), signal);
    },
    untilStored,
  };
}

/**
 * What an output begins with, where that is not the job's own text: its words, and whether they
 * are all that it will say.
 */
export type OutputText = {
  readonly text: string;
  readonly state: Extract<Job['state'], 'answering' | 'delivering'>;
};

/** Which output of its job a message belongs to: an answer is output 0. */
export function outputOf({ key }: Posted): number {
  return Number(key.split('/')[1] ?? 0);
}

/**
 * The journal as seen by the reply that writes one output: it does not contain the other outputs'
 * messages. The job's text is that of output 0; all others have `words` of their own.
 */
export function toOutputJournal(
  journal: Journal,
  output: number,
  words: OutputText | null = null,
): Journal {
  const isOwn = (message: Posted) => outputOf(message) === output;

  const toWhole = ({ posted, text, oldFiles }: Partial<Job>): Partial<Job> => ({
    ...(text === undefined || words ? {} : { text }),
    ...(oldFiles === undefined || words ? {} : { oldFiles }),
    ...(posted
      ? { posted: inOrder([...journal.job.posted.filter((each) => !isOwn(each)), ...posted]) }
      : {}),
  });

  return {
    get job() {
      const { job } = journal;
      // A reply names its messages by the job's id: here by that and the output.
      const id = output === 0 ? job.id : `${job.id}/${output}`;
      return { ...job, ...words, id, posted: job.posted.filter(isOwn) };
    },
    hold: (patch) => journal.hold(toWhole(patch)),
    write: (patch) => journal.write(toWhole(patch)),
    keep: (patch, signal) => journal.keep(toWhole(patch), signal),
    untilStored: journal.untilStored,
  };
}

function inOrder(posted: readonly Posted[]): Posted[] {
  return posted.toSorted((a, b) => outputOf(a) - outputOf(b));
}

/**
 * A message that is not there yet: the answer's n-th, or the n-th of those that only bring files.
 */
export function toPosted(job: Job, index: number, enclosure: number): Posted {
  return {
    key: enclosure < 0 ? `${job.id}/0/${index}` : toEnclosureKey(`${job.id}/0`, enclosure),
    id: null,
    state: 'opening',
    cut: null,
    openedAt: timeNow(),
    adapterState: null,
  };
}

/**
 * Messages of a former process: finished ones stay as they are where the text is the same, else
 * all are written again.
 */
export function reopen(job: Job): Posted[] {
  return job.state === 'delivering' ? [...job.posted] : job.posted.map(toReopened);
}

/** A message that is to be written again; until then it shows what it did. */
export function toReopened(message: Posted): Posted {
  const oldCut = message.cut ?? message.oldCut ?? null;
  return { ...message, cut: null, oldCut, state: message.id === null ? 'opening' : 'open' };
}

/**
 * Messages whose words stay as they are: the last with words is written once more, for its buttons
 * and its quiet line.
 */
export function reopenLast(posted: readonly Posted[]): Posted[] {
  const last = posted.findLastIndex((message) => !isEnclosure(message));
  return posted.map((message, index) => (index === last ? toReopened(message) : message));
}

/** Whether a message brings files of the answer that a job writes again. */
export function isOldEnclosure(message: Posted, { id }: Pick<Job, 'id'>): boolean {
  return isEnclosure(message) && !message.key.startsWith(`${id}/`);
}

/**
 * The messages, those with files as a job's own: they stay. A message that may not exist is not
 * among them; it is added last, so that it is removed first.
 */
export function adoptFiles(posted: readonly Posted[], jobId: string): Posted[] {
  const isKept = (message: Posted) => isEnclosure(message) && message.id !== null;
  const adopted = posted
    .filter(isKept)
    .map((message, index) => ({ ...message, key: toEnclosureKey(`${jobId}/0`, index) }));
  const words = posted.filter((message) => !isEnclosure(message));
  const others = posted.filter((message) => isEnclosure(message) && !isKept(message));
  return [...words, ...adopted, ...others];
}

/**
 * A message that is to be made once more, under a key of its own: a platform that knows the old
 * one would not make it.
 */
export function toAgain(message: Posted): Posted {
  const key = message.key.replace(/[^/]+$/, (last) => `~/${last}`);
  return {
    ...message,
    key,
    id: null,
    cut: null,
    state: 'opening',
    openedAt: timeNow(),
    adapterState: null,
  };
}

/** Whether a job is creating a message in the channel of this place. */
export function isPosting(
  { events, posted }: Job,
  { platform, workspace, channel }: Place,
): boolean {
  const at = events[0]?.place;
  const isThere = at?.channel === channel && at.workspace === workspace && at.platform === platform;
  return isThere && posted.some(({ id }) => id === null);
}

export function isMadeAgain(message: Posted): boolean {
  return countMade(message) > 0;
}

/** How often a message was made again. */
export function countMade({ key }: Posted): number {
  return key.split('/~').length - 1;
}

const PAUSE_MS = 2_000;

/** Waits for a store that fails: the model's answer is not requested again because of that. */
async function tryUntilStored<Stored>(
  store: () => Promise<Stored>,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<Stored> {
  for (;;) {
    try {
      return await store();
    } catch (error) {
      if (!isStoreFailure(error) || signal.aborted) throw error;
      onFailure(error);
    }
    await sleep(PAUSE_MS, signal);
  }
}

type Lost = {
  readonly place: Place;
  readonly question: string | null;
  readonly journal: Journal;
  readonly posted: Posted;
  /** Ids of messages of the job that are not in its journal any more. */
  readonly others?: readonly Posted['id'][];
  readonly signal: AbortSignal;
};

/** How many messages behind the question are searched for a lost one. */
const SEARCHED = 50;

/**
 * Finds the message of a create whose outcome is unknown: Parley's own, after the question, with
 * the id of the job that created it on a button and in no journal. Throws if the place cannot be
 * read now: not finding it would post it twice.
 */
export async function recover(
  adapter: Adapter,
  { place, question, journal, posted, others = [], signal }: Lost,
): Promise<string | null> {
  const known = new Set([...journal.job.posted.map(({ id }) => id), ...others]);
  const creator = posted.key.slice(0, posted.key.indexOf('/'));
  for (const searched of placesOf(place, question)) {
    const seen = await adapter.archive
      .read(searched, { after: question, limit: SEARCHED }, signal)
      .catch((error: unknown) => {
        if (isDefinite(error)) return [];
        throw error;
      });
    const found = seen.find(
      ({ id, isOwn, actions }) =>
        isOwn && !known.has(id) && actions.some((action) => parseAction(action).jobId === creator),
    );
    if (found) return found.id;
  }
  return null;
}

/** A thread that was to be opened may not exist: then the answer stands in the channel. */
function placesOf(place: Place, question: string | null): Place[] {
  const { thread: _, ...channel } = place;
  return place.thread !== undefined && place.thread === question ? [place, channel] : [place];
}
