import { detach, pause, sleep, timeNow, toPauseMs } from '../../core/async.ts';
import { ModelError } from '../../core/errors.ts';
import { withLease } from '../../core/lease.ts';
import type { EmbeddingModel, Log, Meter } from '../../core/ports.ts';
import type { Leases, PassageIndex, PassageVector, Store } from '../../core/store-ports.ts';
import { embedEach } from './embed-each.ts';
import { createDayCount, type DayCount } from './embedding-day.ts';
import { createEmbeddingQuestions, type EmbeddingQuestions } from './embedding-questions.ts';
import { createKeptTrouble, type EmbeddingTrouble } from './embedding-trouble.ts';
import { createVectorName, type VectorName } from './vector-name.ts';

/** Gives the passages of the index their vectors, behind everything else. */
export type EmbeddingQueue = EmbeddingQuestions & {
  /** There may be passages without a vector. Costs nothing. */
  wake(): void;
  /** Wakes where a former process, or another model, left passages without a vector. */
  resume(): Promise<void>;
  /** Where the queue stands. */
  state(): Promise<EmbeddingState>;
  /** Why passages are found by their words alone that would be found by their meaning as well. */
  lack(): Promise<EmbeddingLack | null>;
};

/** `off`: no passage is to be embedded; `capped`: the rest follows tomorrow; `behind`: soon. */
export type EmbeddingLack = 'off' | 'capped' | 'behind';

export type EmbeddingState = {
  readonly passages: number;
  readonly embedded: number;
  /** So many the model does not take: they are found by their words. */
  readonly refused: number;
  readonly isOff: boolean;
  /** The day's passages are used up, and more are left. */
  readonly isCapped: boolean;
  /** Why the last attempt failed, where passages are left. */
  readonly trouble: EmbeddingTrouble | null;
};

export type EmbeddingQueueOptions = {
  readonly passages: PassageIndex;
  readonly embeddingModel: EmbeddingModel;
  readonly store: Store;
  readonly leases: Leases;
  /** Meters embeddings that no person asked for. */
  readonly meter: Meter;
  readonly log: Log;
  readonly shutdown: AbortSignal;
  /** The most passages embedded a day. With 0, questions are not embedded either. */
  readonly perDay: number;
  /** What is put within this time is embedded together, in milliseconds. */
  readonly waitMs?: number;
  readonly now?: () => number;
};

/** As many as one request takes. */
const AT_ONCE = 100;

const WAIT_MS = 2_000;
const RETRIES = { firstMs: 30_000, longestMs: 30 * 60_000 };

/** Under which name every passage has its vector. */
const NOTHING_LEFT = 'memory/embedded-by';
const LEASE = 'memory/embedding';

export function createEmbeddingQueue(options: EmbeddingQueueOptions): EmbeddingQueue {
  const { leases, log, shutdown, perDay, waitMs = WAIT_MS, store, now = timeNow } = options;
  const { embeddingModel } = options;
  const isOff = perDay === 0;
  const vectorName = createVectorName(store, embeddingModel.model);
  const trouble = createKeptTrouble(store, embeddingModel.model);
  const day = createDayCount(store, now);
  const kept = { vectorName, trouble, day };
  const embedSome = createEmbedding(options, kept);
  const nothingLeft = createNothingLeft(options, vectorName);
  let isAwake = false;
  let isAgain = false;
  let failures = 0;

  /** One replica at a time: two would pay for the same passages. */
  const work = () =>
    withLease(leases, LEASE, shutdown, async (signal) => {
      while (!signal.aborted) {
        const wait = await embedSome(signal).catch((error: unknown) => onFailure(error, signal));
        if (wait === null) return;
        if (wait === 0) failures = 0;
        if (wait > 0) await pause(wait, signal);
      }
      isAgain = !shutdown.aborted; // Another one goes on meanwhile; this one looks behind it.
    });

  const onFailure = async (error: unknown, signal: AbortSignal): Promise<number> => {
    if (signal.aborted) return 0;
    failures += 1;
    const asked = error instanceof ModelError ? (error.retryAfterMs ?? 0) : 0;
    const waitMs = Math.max(asked, toPauseMs(failures, RETRIES));
    log.warn({ err: error, waitMs }, 'could not embed passages; trying again');
    await trouble.note(error).catch(() => {});
    return waitMs;
  };

  /** The caller may be a job whose claim on its conversation ends before this does. */
  const run = detach(log, 'embedding', async () => {
    try {
      do {
        isAgain = false;
        await sleep(waitMs, shutdown);
        await work();
        if (!isAgain) await nothingLeft.note();
      } while (isAgain);
    } catch (error) {
      if (!shutdown.aborted) throw error;
    } finally {
      isAwake = false;
    }
  });

  const wake = (): void => {
    isAgain = true;
    nothingLeft.forget();
    if (isOff || isAwake || shutdown.aborted) return;
    isAwake = true;
    run();
  };

  return {
    wake,
    async resume() {
      if (!(await nothingLeft.isNoted())) wake();
    },
    ...createEmbeddingQuestions({ embeddingModel, vectorName, isOff, onRenamed: wake, log }),
    ...createTelling(options, { ...kept, isOff, isNothingLeft: nothingLeft.isNoted }),
  };
}

type Kept = {
  readonly vectorName: VectorName;
  readonly trouble: ReturnType<typeof createKeptTrouble>;
  readonly day: DayCount;
};

type Told = Kept & { readonly isOff: boolean; readonly isNothingLeft: () => Promise<boolean> };

/** What people are told of how far the queue is. */
function createTelling(
  { passages, perDay }: Pick<EmbeddingQueueOptions, 'passages' | 'perDay'>,
  { vectorName, trouble, day, isOff, isNothingLeft }: Told,
): Pick<EmbeddingQueue, 'state' | 'lack'> {
  const state = async (): Promise<EmbeddingState> => {
    const counted = await passages.count(await vectorName.current());
    const isLeft = counted.passages > counted.embedded + counted.refused && !isOff;
    const isCapped = isLeft && (await day.count()) >= perDay;
    const isFailing = isLeft && !isCapped;
    return { ...counted, isOff, isCapped, trouble: isFailing ? await trouble.current() : null };
  };
  return {
    state,
    async lack() {
      if (isOff) return 'off';
      if (await isNothingLeft()) return null;
      const { passages: all, embedded, refused, isCapped, trouble: current } = await state();
      if (isCapped) return 'capped';
      // What was said a moment ago has its vector in a moment.
      return current !== null || all - embedded - refused > AT_ONCE ? 'behind' : null;
    },
  };
}

/** An idle index is not opened at the next start: its thread takes memory. */
function createNothingLeft(
  { store, log }: Pick<EmbeddingQueueOptions, 'store' | 'log'>,
  { current }: VectorName,
) {
  let mayBeNoted = true;
  const forgetNote = detach(log, 'embedding', () => store.delete(NOTHING_LEFT));
  return {
    isNoted: async () => (await store.get(NOTHING_LEFT)) === (await current()),
    async note(): Promise<void> {
      mayBeNoted = true;
      await store.set(NOTHING_LEFT, await current());
    },
    forget(): void {
      if (mayBeNoted) forgetNote();
      mayBeNoted = false;
    },
  };
}

/** Resolves to how long to wait before the next ones; null: nothing is left. */
function createEmbedding(
  {
    passages,
    embeddingModel,
    meter,
    perDay,
  }: Pick<EmbeddingQueueOptions, 'passages' | 'embeddingModel' | 'meter' | 'perDay'>,
  { vectorName, trouble, day }: Kept,
): (signal: AbortSignal) => Promise<number | null> {
  /** A refusal costs nothing, so it takes nothing of the day. */
  const embedToday = async (texts: readonly string[], signal: AbortSignal) => {
    // Before it is asked for: what a crash cuts off was paid for.
    await day.add(texts.length);
    try {
      const embed = (some: readonly string[]) => embeddingModel.embed(some, signal, meter);
      return await embedEach(embed, texts);
    } catch (error) {
      if (isUnpaid(error)) await day.add(-texts.length);
      throw error;
    }
  };

  /** What is paid for, and not kept yet. */
  let paid: { readonly name: string; readonly vectors: readonly PassageVector[] } | null = null;

  const keepPaid = async (): Promise<void> => {
    if (paid) await passages.embed(paid.name, paid.vectors);
    paid = null;
  };

  return async (signal) => {
    await keepPaid();
    const left = perDay - (await day.count());
    const name = await vectorName.current();
    const next = await passages.unembedded(name, Math.max(1, Math.min(AT_ONCE, left)));
    if (next.length === 0) return null;
    if (left <= 0) return day.untilNext();
    const texts = next.map(({ text }) => text);
    const vectors = await embedToday(texts, signal);
    const first = vectors.find((vector) => vector !== null);
    const learnt = first ? await vectorName.learn(first) : name;
    const embedded = next.flatMap(({ id, text }, index) => {
      const values = vectors[index] ?? null;
      return values === null || values.length === first?.length ? [{ id, text, values }] : [];
    });
    paid = { name: learnt, vectors: embedded };
    await keepPaid();
    await trouble.end();
    return 0;
  };
}

/** What broke in the middle may have been paid for. */
function isUnpaid(error: unknown): boolean {
  return error instanceof ModelError && error.failure !== 'cut' && error.failure !== 'malformed';
}
