import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createSemaphore } from './async.ts';

/**
 * Processes beside this one, for work that takes long or that foreign input may make go wrong. They
 * are not threads: what goes wrong inside V8 or native code ends a process with all of its threads.
 * V8 itself fails so if threads that use WebAssembly come and go, as those that decode sound, run
 * programs or strip types do: https://github.com/nodejs/node/issues/64500
 */
export type WorkerPool = {
  /**
   * Calls the one function that a module exports with `task` in a process of its own, and resolves
   * to what that returns; both are copied. Rejects with the signal's reason or a `WorkerError`;
   * nothing but the task is touched by its failing.
   */
  run<Result>(module: URL, task: unknown, limits: WorkerLimits): Promise<Result>;
};

export type WorkerLimits = {
  readonly signal: AbortSignal;
  /** From the process's start; waiting for its turn does not count. */
  readonly maxMs: number;
  /** Heap and buffers; left out: 128 MB. More needs its reason beside it. */
  readonly maxMb?: number;
  /**
   * It may take minutes: of such tasks one less runs than may run at once, so that short ones
   * never wait for them.
   */
  readonly isLong?: boolean;
};

/**
 * Why a task came to nothing: too many wait, it took too long or too much memory, or its module
 * failed.
 */
export type WorkerFailure = 'busy' | 'late' | 'memory' | 'broken';

export class WorkerError extends Error {
  override readonly name = 'WorkerError';
  readonly failure: WorkerFailure;

  constructor(failure: WorkerFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}

/** Whether a task was not begun because too many wait. */
export function isBusy(error: unknown): boolean {
  return error instanceof WorkerError && error.failure === 'busy';
}

const AT_ONCE = 2;
const MAX_WAITING = 32;
const MAX_MB = 128;

const MB = 1024 * 1024;
/** What a process needs beside that: its code, and garbage that is not collected yet. */
const UNCOUNTED_MB = 64;
const MAX_SAID_CHARS = 4_000;
const HOST = fileURLToPath(new URL('worker-host.js', import.meta.url));

const ARGUMENTS = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=4',
  // As deep as a thread's stack; what is nested deeply is read by functions that call themselves.
  // Windows gives a process less.
  ...(process.platform === 'win32' ? [] : ['--stack-size=3900']),
];

type Done<Result> = { readonly result: Result } | { readonly error: unknown };

/**
 * A pool: two processes at a time, the next task first come first served, and a bound on those
 * that wait.
 */
export function createWorkerPool({
  atOnce = AT_ONCE,
  maxWaiting = MAX_WAITING,
}: {
  readonly atOnce?: number;
  readonly maxWaiting?: number;
} = {}): WorkerPool {
  const semaphore = createSemaphore(atOnce);
  const longTasks = createSemaphore(Math.max(1, atOnce - 1));
  let waiting = 0;

  const enter = (limits: WorkerLimits, work: () => Promise<void>): Promise<void> => {
    const { signal, isLong = false } = limits;
    const now = () => semaphore.enter(1, signal, work);
    return isLong ? longTasks.enter(1, signal, now) : now();
  };

  return {
    async run<Result>(module: URL, task: unknown, limits: WorkerLimits) {
      limits.signal.throwIfAborted();
      if (waiting >= maxWaiting) throw new WorkerError('busy', `${waiting} tasks wait already`);
      waiting += 1;
      let isWaiting = true;
      const stopWaiting = () => {
        if (isWaiting) waiting -= 1;
        isWaiting = false;
      };
      const result = Promise.withResolvers<Result>();
      // Its place is free when the process has ended, which may be after its task was given up.
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

function start<Result>(module: URL, task: unknown, limits: WorkerLimits) {
  const { signal, maxMs, maxMb = MAX_MB } = limits;
  const outcome = Promise.withResolvers<Result>();
  const ended = Promise.withResolvers<void>();
  const worker = fork(HOST, {
    env: toWorkerEnvironment(),
    execArgv: [...ARGUMENTS, `--max-old-space-size=${maxMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'], // Nothing that is said there is meant for the log.
  });
  const end = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    ended.resolve();
  };
  const giveUp = (reason: unknown) => {
    outcome.reject(reason);
    worker.kill('SIGKILL');
  };
  const onAbort = () => giveUp(signal.reason);
  const timer = setTimeout(() => giveUp(new WorkerError('late', `longer than ${maxMs} ms`)), maxMs);
  const said = lastOf(worker.stderr);
  worker.once('message', (message) => {
    const done = message as Done<Result>; // What the host sends.
    if ('result' in done) outcome.resolve(done.result);
    else outcome.reject(toFailure(done.error));
    worker.kill('SIGKILL');
  });
  worker.once('error', (error) => {
    outcome.reject(toFailure(error));
    if (worker.pid === undefined) end(); // It was never begun.
  });
  worker.once('close', (code, killedBy) => {
    // Unless it has told its result.
    outcome.reject(toEarlyEnd(said(), killedBy ?? `code ${code}`));
    end();
  });
  signal.addEventListener('abort', onAbort, { once: true });
  hand(worker, { module: module.href, task, maxBytes: (maxMb + UNCOUNTED_MB) * MB }, giveUp);
  return { outcome: outcome.promise, ended: ended.promise };
}

/** What cannot be copied fails the task; where the process is gone already, its end tells why. */
function hand(worker: ChildProcess, message: object, giveUp: (reason: unknown) => void): void {
  try {
    worker.send(message, () => {});
  } catch (error) {
    giveUp(error);
  }
}

/** The last that was said, for what ended a process. */
function lastOf(stream: Readable | null): () => string {
  let said = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-MAX_SAID_CHARS);
  });
  return () => said;
}

function toEarlyEnd(said: string, how: string): WorkerError {
  return /out of memory/i.test(said)
    ? new WorkerError('memory', 'more memory than it may take')
    : new WorkerError('broken', `the process ended early: ${how}`);
}

/**
 * As `main.js` sets it for this process: a heap per thread, none of which is given back, is a lot.
 */
const MALLOC = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '262144' };

/**
 * No token has business there. Without this process's compile cache a thread or process takes
 * 20 MB to strip the types of what it loads.
 */
export function toWorkerEnvironment(): Record<string, string> {
  // A folder for this version of Node, inside the one that is meant.
  const cache = getCompileCacheDir();
  return cache === undefined ? MALLOC : { ...MALLOC, NODE_COMPILE_CACHE: dirname(cache) };
}

function toFailure(error: unknown): WorkerError {
  return new WorkerError('broken', 'the module failed', { cause: error });
}
