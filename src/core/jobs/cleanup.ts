import { z } from 'zod';
import { createTurnTaking, timeNow } from '../async.ts';
import { toEveryone } from '../audience.ts';
import { isDefinite, isMessageGone, RateLimitedError } from '../errors.ts';
import { type ScheduledEvent, toEventKey } from '../events.ts';
import { type Leftover, leftSchema } from '../job.ts';
import { type Place, placeSchema, toConversation } from '../messages.ts';
import type { Adapter, Log } from '../ports.ts';
import type { RateLimits } from '../reply/rate-limits.ts';
import type { Inbox, Store } from '../store-ports.ts';
import type { JobRun } from './job-run.ts';

/** The name of a planned clean-up. */
export const CLEANUP = 'cleanup';

const markSchema = z.object({ place: placeSchema, asker: z.string(), id: z.string() });
/** A message of a person that bears a mark of Parley's. */
export type Mark = Readonly<z.infer<typeof markSchema>>;

const recordSchema = z.object({
  place: placeSchema,
  messages: z.array(leftSchema),
  marks: z.array(markSchema),
  tries: z.number(),
});
type CleanupRecord = Readonly<z.infer<typeof recordSchema>>;

/** What a job could not finish at its end: messages with live buttons, marks on questions. */
export type Unfinished = {
  readonly place: Place;
  readonly messages: readonly Leftover[];
  readonly marks: readonly Mark[];
};

/**
 * Finishes later what a place did not let a job finish: the end of a message, its removal, a mark
 * that is to go. It outlasts the process.
 */
export type Cleanup = {
  /** Keeps what a job has left and plans the first try. */
  plan(jobId: string, unfinished: Unfinished): Promise<void>;
  /** Tries at once for one job: a person has just pressed a button that was left. */
  hasten(jobId: string): Promise<void>;
  /**
   * Tries at once where a place may have opened: in one workspace, or (empty) on a whole platform.
   */
  onOpened(where: Pick<Place, 'platform' | 'workspace'>): Promise<void>;
  /** A try is due. */
  run(jobRun: JobRun, event: ScheduledEvent): Promise<void>;
};

export type CleanupServices = {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly rateLimits: RateLimits;
  readonly log: Log;
  readonly shutdown: AbortSignal;
  readonly now?: () => number;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The pause before each try; then it is given up. Ended jobs are kept for longer than the sum. */
const PAUSES_MS = [15_000, 5 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, 3 * DAY_MS];

/** A mark alone is not worth that long. */
const MARK_TRIES = PAUSES_MS.length - 1;

/** Each try waits no longer for rate limits; the next try goes on. */
const TRY_MS = 2 * MINUTE_MS;

/** Jobs with something left; of more than these the oldest are given up. */
const MAX_KEPT = 500;

export function createCleanup(services: CleanupServices): Cleanup {
  const { inbox, adapters, log, shutdown, now = timeNow } = services;
  const kept = createRecords(services);

  const accept = (jobId: string, { place, tries }: CleanupRecord, notBefore: number) => {
    // What is hastened waits for no time, and has a name, so that it does not pile up.
    const [occurrence, once] =
      notBefore === 0 ? [`now/${now()}`, { once: `${CLEANUP}/${jobId}` }] : [tries, {}];
    const conversation = `${toConversation(place)}#${CLEANUP}/${jobId}`;
    const event: ScheduledEvent = {
      type: 'scheduled',
      key: `${toEventKey(place, jobId, 'scheduled')}/${CLEANUP}/${occurrence}`,
      conversation,
      place,
      at: now(),
      name: CLEANUP,
      payload: { jobId, isPlanned: notBefore !== 0 },
    };
    return inbox.accept(event, { notBefore, lane: conversation, merge: false, ...once });
  };

  const plan = async (jobId: string, record: CleanupRecord): Promise<void> => {
    const most = record.messages.length > 0 ? PAUSES_MS.length : MARK_TRIES;
    const pauseMs = PAUSES_MS[record.tries];
    if (pauseMs === undefined || record.tries >= most) {
      await kept.forget(jobId);
      log.warn({ job: jobId, ...count(record) }, 'could not clean up after a job');
      return;
    }
    await kept.save(jobId, record);
    await accept(jobId, record, now() + pauseMs);
  };

  const hasten = async (jobId: string): Promise<void> => {
    const record = await kept.load(jobId);
    if (record) await accept(jobId, record, 0);
  };

  return {
    async plan(jobId, unfinished) {
      await plan(jobId, {
        place: unfinished.place,
        messages: [...unfinished.messages],
        marks: [...unfinished.marks],
        tries: 0,
      });
      log.info({ job: jobId, ...count(unfinished) }, 'a job left something to clean up');
    },
    hasten,
    async onOpened({ platform, workspace }) {
      const directory = adapters.get(platform)?.directory;
      for (const { jobId, place } of await kept.list()) {
        const isThere = place.platform === platform && ['', place.workspace].includes(workspace);
        if (!directory || !isThere) continue;
        const obstacle = await directory.obstacle(place, 'words', shutdown);
        if (!obstacle) await hasten(jobId);
      }
    },
    async run(jobRun, event) {
      const { jobId, isPlanned } = payloadSchema.parse(event.payload);
      const record = await kept.load(jobId);
      if (!record) return;
      const rest = await finishAll(services, jobRun, jobId, record);
      if (rest.messages.length + rest.marks.length === 0) return kept.forget(jobId);
      // What was hastened is tried again when that was planned.
      if (isPlanned) await plan(jobId, { ...rest, tries: record.tries + 1 });
      else await kept.save(jobId, rest);
    },
  };
}

const payloadSchema = z.object({ jobId: z.string(), isPlanned: z.boolean() });

function count({ messages, marks }: Unfinished) {
  return { messages: messages.length, marks: marks.length };
}

const listSchema = z.array(z.object({ jobId: z.string(), place: placeSchema }));

/** What is kept of each job, and the list of these jobs. */
function createRecords({ store, log }: Pick<CleanupServices, 'store' | 'log'>) {
  const inTurn = createTurnTaking();
  const toKey = (jobId: string) => `${CLEANUP}/${jobId}`;
  const toList = (stored: unknown) => listSchema.safeParse(stored).data ?? [];

  return {
    list: async () => toList(await store.get(CLEANUP)),
    load: async (jobId: string): Promise<CleanupRecord | null> =>
      recordSchema.safeParse(await store.get(toKey(jobId))).data ?? null,
    save: (jobId: string, record: CleanupRecord) =>
      inTurn(async () => {
        await store.set(toKey(jobId), record);
        let given: readonly { readonly jobId: string }[] = [];
        await store.update(CLEANUP, (value) => {
          const others = toList(value).filter((each) => each.jobId !== jobId);
          const all = [...others, { jobId, place: record.place }];
          given = all.slice(0, -MAX_KEPT);
          return all.slice(-MAX_KEPT);
        });
        for (const { jobId: old } of given) {
          await store.delete(toKey(old));
          log.warn({ job: old }, 'too much to clean up: gave up on the oldest');
        }
      }),
    forget: (jobId: string) =>
      inTurn(async () => {
        await store.delete(toKey(jobId));
        await store.update(CLEANUP, (value) =>
          toList(value).filter((each) => each.jobId !== jobId),
        );
      }),
  };
}

/** What is left after one try. */
async function finishAll(
  services: Pick<CleanupServices, 'inbox' | 'rateLimits' | 'log'>,
  jobRun: JobRun,
  jobId: string,
  record: CleanupRecord,
): Promise<CleanupRecord> {
  const { log } = services;
  const signal = AbortSignal.any([jobRun.signals.writing, AbortSignal.timeout(TRY_MS)]);
  const messages: Leftover[] = [];
  for (const left of record.messages) {
    const isDone = await finishMessage(
      services,
      { jobRun, jobId, place: record.place, signal },
      left,
    );
    if (!isDone) messages.push(left);
  }
  const marks: Mark[] = [];
  for (const mark of record.marks)
    if (!(await unmark(jobRun, mark, 'left', signal))) marks.push(mark);
  jobRun.signals.writing.throwIfAborted();
  const rest = { ...record, messages, marks };
  log.info({ job: jobId, ...count(rest) }, 'cleaned up after a job');
  return rest;
}

type Try = {
  readonly jobRun: JobRun;
  readonly jobId: string;
  readonly place: Place;
  readonly signal: AbortSignal;
};

/** Whether nothing is left to do about a message. */
async function finishMessage(
  { inbox, rateLimits, log }: Pick<CleanupServices, 'inbox' | 'rateLimits' | 'log'>,
  { jobRun, jobId, place, signal }: Try,
  { message, content }: Leftover,
): Promise<boolean> {
  if (content && !(await isStillOf(inbox, jobId, message))) return true;
  const channel = jobRun.adapter.channel(place, toEveryone());
  try {
    const held = channel.rateLimits(message, 'close');
    const settle = await rateLimits.pass(held, signal);
    const written = await (content
      ? channel.write(message, 'close', { ...content, files: [] }, signal, held)
      : channel.remove(message, signal, held)
    ).finally(settle);
    return !written?.isUnfinished;
  } catch (error) {
    if (isMessageGone(error)) return true;
    if (error instanceof RateLimitedError) {
      const { key, retryAfterMs } = error;
      rateLimits.learn([{ key, capacity: null, remaining: 0, resetMs: retryAfterMs }]);
    }
    if (!signal.aborted) log.warn({ job: jobId, err: error }, 'could not clean up a message');
    return false;
  }
}

/** Whether a message still is of the job that left it: another may have taken it over. */
async function isStillOf(
  inbox: Inbox,
  jobId: string,
  { id }: Leftover['message'],
): Promise<boolean> {
  const job = await inbox.find({ exactJobId: jobId });
  return job?.successor === null && job.posted.some((each) => each.id === id);
}

/** Takes Parley's marks off a message; whether all of them are certainly gone. */
export async function unmark(
  { adapter }: JobRun,
  { place, asker, id }: Mark,
  sign: 'done' | 'answered' | 'left',
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await adapter.channel(place, toEveryone(asker, id)).indicate(sign, id, signal);
    return true;
  } catch (error) {
    // A mark that is refused for itself is not there.
    return isDefinite(error) && error.failure !== 'place_gone';
  }
}
