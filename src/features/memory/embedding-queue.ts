import { detach, pause, sleep, toPauseMs } from '../../core/async.ts';
import { timeNow } from '../../core/clock.ts';
import { ModelError } from '../../core/errors.ts';
import { withLease } from '../../core/lease.ts';
import type { EmbeddingModel, Log, Meter } from '../../core/ports.ts';
import type { Leases, PassageIndex, PassageQuery, Store } from '../../core/store-ports.ts';

/** Gives the passages of the index their vectors, behind everything else. */
export type EmbeddingQueue = {
  /** There may be passages without a vector. Costs nothing. */
  wake(): void;
  /** Wakes where a former process, or another model, left passages without a vector. */
  resume(): Promise<void>;
  /** A vector for a question; null if there is none to be had now. */
  ask(question: string, signal: AbortSignal, meter: Meter): Promise<PassageQuery['vector']>;
  /** How near each text is to a question, from -1 to 1; null where that cannot be told now. */
  compare(
    vector: NonNullable<PassageQuery['vector']>,
    texts: readonly string[],
    signal: AbortSignal,
    meter: Meter,
  ): Promise<readonly number[] | null>;
  /** Where the queue stands, in a few words. */
  state(): Promise<EmbeddingState>;
};

export type EmbeddingState = {
  readonly passages: number;
  readonly embedded: number;
  /** The day's passages are used up. */
  readonly isCapped: boolean;
  /** The last attempt failed; `gone`: there is no such model. */
  readonly failure: 'gone' | 'other' | null;
};

export type EmbeddingQueueOptions = {
  readonly passages: PassageIndex;
  readonly embeddingModel: EmbeddingModel;
  readonly store: Store;
  readonly leases: Leases;
  /** Counts what nobody asked for. */
  readonly meter: Meter;
  readonly log: Log;
  readonly shutdown: AbortSignal;
  /** So many passages a day. */
  readonly perDay: number;
  /** What is put within this time is embedded together, in milliseconds. */
  readonly waitMs?: number;
  readonly now?: () => number;
};

/** As many as one request takes. */
const AT_ONCE = 100;

const WAIT_MS = 2_000;
const RETRIES = { firstMs: 30_000, longestMs: 30 * 60_000 };
const DAY_MS = 24 * 60 * 60_000;
const KEY = 'memory/embedded';

/** By which model every passage has its vector. */
const NOTHING_LEFT = 'memory/embedded-by';
const LEASE = 'memory/embedding';

export function createEmbeddingQueue(options: EmbeddingQueueOptions): EmbeddingQueue {
  const { passages, embeddingModel, leases, log, shutdown, waitMs = WAIT_MS } = options;
  const { model } = embeddingModel;
  const { embedSome, isCapped } = createEmbedding(options);
  const nothingLeft = createNothingLeft(options);
  let isAwake = false;
  let isAgain = false;
  let failures = 0;
  let isGone = false;

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

  const onFailure = (error: unknown, signal: AbortSignal): number => {
    if (signal.aborted) return 0;
    failures += 1;
    isGone = error instanceof ModelError && error.failure === 'model_gone';
    const asked = error instanceof ModelError ? (error.retryAfterMs ?? 0) : 0;
    const waitMs = Math.max(asked, toPauseMs(failures, RETRIES));
    log.warn({ err: error, waitMs }, 'could not embed passages; trying again');
    return waitMs;
  };

  /** Whoever wakes it may be a job, whose claim on its conversation ends before this does. */
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
    if (isAwake || shutdown.aborted) return;
    isAwake = true;
    run();
  };

  return {
    wake,
    async resume() {
      if (!(await nothingLeft.isNoted())) wake();
    },
    ...createAsking(options),
    async state() {
      const counted = await passages.count(model);
      const failure = isGone ? 'gone' : 'other';
      return { ...counted, isCapped: isCapped(), failure: failures > 0 ? failure : null };
    },
  };
}

/** What a question needs, on the account of whoever asks. */
function createAsking({
  embeddingModel,
  perDay,
  log,
}: EmbeddingQueueOptions): Pick<EmbeddingQueue, 'ask' | 'compare'> {
  const { model } = embeddingModel;
  /** Null, and a line in the log, where the model fails. */
  const embed = async (texts: readonly string[], signal: AbortSignal, meter: Meter) => {
    try {
      return await embeddingModel.embed(texts, signal, meter);
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ err: error }, 'could not embed a question');
      return null;
    }
  };
  return {
    async ask(question, signal, meter) {
      const [values] = (await embed([question], signal, meter)) ?? [];
      return values ? { model, values } : null;
    },
    async compare({ values }, texts, signal, meter) {
      if (texts.length === 0) return [];
      if (perDay === 0) return null; // Nothing that people said is to be embedded.
      const vectors = await embed(texts, signal, meter);
      return vectors?.map((vector) => toCosine(values, vector)) ?? null;
    },
  };
}

/** Of vectors of length 1. */
function toCosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** An idle index is not opened at the next start: its thread takes memory. */
function createNothingLeft({ store, embeddingModel, log }: EmbeddingQueueOptions) {
  const { model } = embeddingModel;
  let mayBeNoted = true;
  const forgetNote = detach(log, 'embedding', () => store.delete(NOTHING_LEFT));
  return {
    isNoted: async () => (await store.get(NOTHING_LEFT)) === model,
    async note(): Promise<void> {
      mayBeNoted = true;
      await store.set(NOTHING_LEFT, model);
    },
    forget(): void {
      if (mayBeNoted) forgetNote();
      mayBeNoted = false;
    },
  };
}

function createEmbedding({
  passages,
  embeddingModel,
  store,
  meter,
  perDay,
  now = timeNow,
}: EmbeddingQueueOptions) {
  const { model } = embeddingModel;
  const day = createDayCount(store, now);
  let isCapped = false;
  return {
    isCapped: () => isCapped,
    /** Resolves to how long to wait before the next ones; null: nothing is left. */
    async embedSome(signal: AbortSignal): Promise<number | null> {
      const left = perDay - (await day.count());
      isCapped = left <= 0;
      const next = await passages.unembedded(model, Math.max(1, Math.min(AT_ONCE, left)));
      if (next.length === 0) return null;
      if (isCapped) return DAY_MS - (now() % DAY_MS);
      // Before it is asked for: what a crash cuts off was paid for.
      await day.add(next.length);
      const texts = next.map(({ text }) => text);
      const vectors = await embeddingModel.embed(texts, signal, meter);
      const embedded = next.flatMap(({ id, text }, index) => {
        const values = vectors[index];
        return values ? [{ id, text, values }] : [];
      });
      await passages.embed(model, embedded);
      return 0;
    },
  };
}

/** How many passages were embedded today, by UTC; kept, so that a restart does not begin again. */
function createDayCount(store: Store, now: () => number) {
  const toDay = () => Math.floor(now() / DAY_MS);
  const toCount = (kept: unknown): number => {
    const isToday = typeof kept === 'object' && kept !== null && 'day' in kept && 'count' in kept;
    return isToday && kept.day === toDay() ? Number(kept.count) : 0;
  };
  return {
    count: async () => toCount(await store.get(KEY)),
    async add(more: number): Promise<void> {
      await store.update(KEY, (kept) => ({ day: toDay(), count: toCount(kept) + more }));
    },
  };
}
