import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createSemaphore } from './async.ts';

/**
 * Threads beside the event loop, for work that takes long or that foreign input may make go wrong.
 */
export type ThreadPool = {
  /**
   * Runs a module on a thread of its own, which gets `task` as its `workerData`, and resolves to
   * the one message that it sends back. Rejects with the signal's reason or a `ThreadError`;
   * nothing but the task is touched by its failing.
   */
  run<Result>(module: URL, task: unknown, limits: ThreadLimits): Promise<Result>;
};

export type ThreadLimits = {
  readonly signal: AbortSignal;
  /** From the thread's start; waiting for its turn does not count. */
  readonly maxMs: number;
  /** Heap and buffers; left out: 128 MB. More needs its reason beside it. */
  readonly maxMb?: number;
  /**
   * It may take minutes: of such tasks one less runs than there are threads, so that short ones
   * never wait for them.
   */
  readonly isLong?: boolean;
};

/**
 * Why a task came to nothing: too many wait, it took too long or too much memory, or its module
 * failed.
 */
export type ThreadFailure = 'busy' | 'late' | 'memory' | 'broken';

export class ThreadError extends Error {
  override readonly name = 'ThreadError';
  readonly failure: ThreadFailure;

  constructor(failure: ThreadFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}

/** Whether a task was not begun because too many wait. */
export function isBusy(error: unknown): boolean {
  return error instanceof ThreadError && error.failure === 'busy';
}

const AT_ONCE = 2;
const MAX_WAITING = 32;
const MAX_MB = 128;

/**
 * V8's own limit stands above ours: where a single allocation reaches it, V8 ends the whole
 * process instead of the thread, and it does not count buffers. So a thread's memory is looked at
 * from outside.
 */
const V8_RESERVE_MB = 256;
const MAX_YOUNG_MB = 8;
const LOOK_EVERY_MS = 100;

/**
 * A pool: two threads at a time, the next task first come first served, and a bound on those that
 * wait.
 */
export function createThreadPool({
  atOnce = AT_ONCE,
  maxWaiting = MAX_WAITING,
}: {
  readonly atOnce?: number;
  readonly maxWaiting?: number;
} = {}): ThreadPool {
  const semaphore = createSemaphore(atOnce);
  const longTasks = createSemaphore(Math.max(1, atOnce - 1));
  let waiting = 0;

  const enter = (limits: ThreadLimits, work: () => Promise<void>): Promise<void> => {
    const { signal, isLong = false } = limits;
    const now = () => semaphore.enter(1, signal, work);
    return isLong ? longTasks.enter(1, signal, now) : now();
  };

  return {
    async run<Result>(module: URL, task: unknown, limits: ThreadLimits) {
      limits.signal.throwIfAborted();
      if (waiting >= maxWaiting) throw new ThreadError('busy', `${waiting} tasks wait already`);
      waiting += 1;
      let isWaiting = true;
      const stopWaiting = () => {
        if (isWaiting) waiting -= 1;
        isWaiting = false;
      };
      const result = Promise.withResolvers<Result>();
      // Its place is free when the thread has ended, which may be after its task was given up.
      const left = enter(limits, async () => {
        stopWaiting();
        const { outcome, ended } = start<Result>(module, task, limits);
        result.resolve(outcome);
        await ended;
      });
      left.catch(result.reject);
      return result.promise.finally(stopWaiting);
    },
  };
}

function start<Result>(module: URL, task: unknown, limits: ThreadLimits) {
  const { signal, maxMs, maxMb = MAX_MB } = limits;
  const outcome = Promise.withResolvers<Result>();
  const ended = Promise.withResolvers<void>();
  const worker = new Worker(module, {
    workerData: task,
    env: toThreadEnvironment(),
    stdout: true, // Nothing that is said there is meant for the log.
    stderr: true,
    resourceLimits: {
      maxOldGenerationSizeMb: maxMb + V8_RESERVE_MB,
      maxYoungGenerationSizeMb: MAX_YOUNG_MB,
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const giveUp = (reason: unknown) => {
    outcome.reject(reason);
    void worker.terminate();
  };
  const onAbort = () => giveUp(signal.reason);
  const timer = setTimeout(() => giveUp(new ThreadError('late', `longer than ${maxMs} ms`)), maxMs);
  const stopWatching = watch(
    worker,
    () => giveUp(new ThreadError('memory', `more than ${maxMb} MB`)),
    maxMb,
  );
  worker.once('message', (message: Result) => {
    outcome.resolve(message);
    void worker.terminate();
  });
  worker.once('error', (error) => outcome.reject(toFailure(error)));
  worker.once('exit', () => {
    clearTimeout(timer);
    stopWatching();
    signal.removeEventListener('abort', onAbort);
    // Unless it has told its result.
    outcome.reject(new ThreadError('broken', 'the thread ended early'));
    ended.resolve();
  });
  signal.addEventListener('abort', onAbort, { once: true });
  return { outcome: outcome.promise, ended: ended.promise };
}

/** Calls back once where a thread's heap and buffers are larger than they may be. */
function watch(worker: Worker, onTooMuch: () => void, maxMb: number): () => void {
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    // Not running yet, or not any more.
    const heap = await worker.getHeapStatistics().catch(() => null);
    isLooking = false;
    if (heap && heap.used_heap_size + heap.external_memory > maxMb * 1024 * 1024) onTooMuch();
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/**
 * No token has business there. Without the process's compile cache a thread takes 20 MB to strip
 * the types of what it loads.
 */
export function toThreadEnvironment(): Record<string, string> {
  // A folder for this version of Node, inside the one that is meant.
  const cache = getCompileCacheDir();
  return cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) };
}

function toFailure(error: unknown): ThreadError {
  const isMemory =
    error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory
    ? new ThreadError('memory', 'more memory than V8 gives a thread', { cause: error })
    : new ThreadError('broken', 'the module failed', { cause: error });
}
