import { AsyncLocalStorage } from 'node:async_hooks';
import { LRUCache } from 'lru-cache';

/**
 * A callback for an emitter, a timer or a library, which would throw what it throws at the
 * process. What fails in it, now or later, is logged and ends nothing else. `what` says in the log
 * what it was for.
 */
export function contain<Args extends readonly unknown[]>(
  log: { error(fields: object, message: string): void },
  what: string,
  run: (...args: Args) => unknown,
): (...args: Args) => void {
  const onFailure = (error: unknown) => {
    try {
      log.error({ what, err: error }, 'a callback failed');
    } catch {
      // A log that fails too costs the line.
    }
  };
  return (...args) => {
    try {
      Promise.resolve(run(...args)).catch(onFailure);
    } catch (error) {
      onFailure(error);
    }
  };
}

/**
 * `contain` for several callbacks with the same arguments: a failure of one does not stop the
 * others.
 */
export function containEach<Args extends readonly unknown[]>(
  log: { error(fields: object, message: string): void },
  what: string,
  runs: readonly ((...args: Args) => unknown)[],
): (...args: Args) => void {
  const contained = runs.map((run) => contain(log, what, run));
  return (...args) => {
    for (const run of contained) run(...args);
  };
}

/**
 * Starts background work (a timer, a queue, a loop that is started when first needed) outside of
 * any job, reader or request, as at the program's start. Otherwise it would run in the context of
 * the job that happened to start it: with a claim that ends before it does, in one person's
 * language, and it would keep both in memory.
 */
export const outside: <T>(begin: () => T) => T = AsyncLocalStorage.snapshot();

/** `contain` for what its caller sets off and has nothing more to do with: see `outside`. */
export function detach<Args extends readonly unknown[]>(
  log: { error(fields: object, message: string): void },
  what: string,
  run: (...args: Args) => unknown,
): (...args: Args) => void {
  const contained = contain(log, what, run);
  return (...args) => outside(() => contained(...args));
}

/**
 * Runs changes one after another, so that what one of them has read is still true when it writes.
 */
export function createTurnTaking(): <Result>(change: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const mine = last.then(change);
    last = mine.catch(() => {});
    return mine;
  };
}

/** The same for each key alone; nothing is held of a key that nothing waits for. */
export function createKeyedTurnTaking(): <Result>(
  key: string,
  change: () => Promise<Result>,
) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (key, change) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(change);
    const ended = mine
      .catch(() => {})
      .then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
    last.set(key, ended);
    return mine;
  };
}

/** Lets so much run at once; the rest waits in order. */
export type Semaphore = {
  /**
   * Runs `work` once `size` of the room is free. Rejects with the signal's reason if it aborts
   * first.
   */
  enter<Result>(size: number, signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
};

type Waiting = { readonly size: number; readonly start: () => void };

export function createSemaphore(capacity: number): Semaphore {
  const queue: Waiting[] = [];
  let free = capacity;

  const admit = (): void => {
    for (let next = queue[0]; next && next.size <= free; next = queue[0]) {
      queue.shift();
      free -= next.size;
      next.start();
    }
  };

  const wait = (size: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const onAbort = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal.reason);
        admit();
      };
      const waiting = {
        size,
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      queue.push(waiting);
      admit();
    });

  return {
    async enter(size, signal, work) {
      signal.throwIfAborted();
      const taken = Math.min(size, capacity); // More than the whole room gets the whole room.
      await wait(taken, signal);
      try {
        return await work();
      } finally {
        free += taken;
        admit();
      }
    },
  };
}

/**
 * Resolves after `ms`; rejects with the signal's reason, where `node:timers/promises` has an error
 * of its own.
 */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, Math.ceil(ms));
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Resolves after `ms`, or when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, signal).catch(() => {});
}

/** Between tries: the first pause and the longest. Each is `factor` times the one before. */
export type Pauses = {
  readonly firstMs: number;
  readonly longestMs: number;
  /** Default: 2. */
  readonly factor?: number;
};

/** How long to wait after so many failures in a row. */
export function toPauseMs(failures: number, { firstMs, longestMs, factor = 2 }: Pauses): number {
  return Math.min(longestMs, firstMs * factor ** (failures - 1));
}

/** The latest keys of something, so that a key that comes again is recognised. */
export type Recent = {
  /** False if the key was noted before. */
  isNew(key: string): boolean;
  has(key: string): boolean;
};

export function createRecent(max: number): Recent {
  const keys = new LRUCache<string, true>({ max });
  return {
    has: (key) => keys.has(key),
    isNew(key) {
      if (keys.has(key)) return false;
      keys.set(key, true);
      return true;
    },
  };
}

/** Rejects as soon as the signal aborts: work that does not listen to it is left behind. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  work.catch(() => {}); // Nobody waits for it once it is left behind.
  return Promise.race([work, aborted.promise]).finally(() =>
    signal.removeEventListener('abort', onAbort),
  );
}

/**
 * Makes a value when it is first asked for, and returns that one from then on. For what costs
 * something at the start of the process: the first formatters of Intl take 20 ms and 8 MB.
 */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The time by which everything is planned and dated, in epoch milliseconds. If several machines
 * share a store, it is the store's: one machine compares times that another has noted, and clocks
 * differ. One per process, like `Date.now`.
 */
export function timeNow(): number {
  return Date.now() + aheadMs;
}

let aheadMs = 0;

/** Tells how far the store's clock is ahead of this machine's. */
export function setClockAhead(ms: number): void {
  aheadMs = ms;
}
