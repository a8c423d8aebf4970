import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ParleyError } from '../core/errors.ts';
import { refusal } from './refuse.ts';

/** What is done on a thread of its own, because it takes long or may go wrong. */
export type Task =
  | { readonly type: 'office'; readonly bytes: Uint8Array }
  /** A recording is read from a file, piece by piece. */
  | { readonly type: 'sound'; readonly path: string };

export type Done =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'sound'; readonly sound: Uint8Array | null; readonly hasVideo: boolean }
  | { readonly type: 'refused'; readonly sentence: string };

const MAX_MS = 5 * 60_000;
const MAX_HEAP_MB = 512;
const MAX_YOUNG_HEAP_MB = 2; // Decoding leaves much behind; V8 would let 100 MB of it pile up.

/** Runs a task on its own thread; ends it when the signal aborts, when it takes too long or too much memory. */
export async function offload(
  task: Task,
  signal: AbortSignal,
): Promise<Exclude<Done, { type: 'refused' }>> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    env: toEnvironment(),
    resourceLimits: {
      maxOldGenerationSizeMb: MAX_HEAP_MB,
      maxYoungGenerationSizeMb: MAX_YOUNG_HEAP_MB,
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const over = AbortSignal.any([signal, AbortSignal.timeout(MAX_MS)]);
  try {
    const done = await settle(worker, over);
    if (done.type === 'refused') throw refusal(done.sentence);
    return done;
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ParleyError ? error : toRefusal(error, over.aborted);
  } finally {
    await worker.terminate();
  }
}

/** No token has business there. Without the process's compile cache a thread takes 20 MB to strip the types of what it loads. */
function toEnvironment(): Record<string, string> {
  const cache = getCompileCacheDir(); // A folder for this version of Node, inside the one that is meant.
  return cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) };
}

function settle(worker: Worker, over: AbortSignal): Promise<Done> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended early')));
    over.addEventListener('abort', () => reject(over.reason), { once: true });
  });
}

function toRefusal(error: unknown, isLate: boolean): ParleyError {
  const isTooMuch =
    isLate ||
    (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
  return isTooMuch
    ? refusal('it is too much to read. Please send only the part that matters.', error)
    : refusal(
        'the file is damaged or of an unusual sort. Please save it in another format and send it again.',
        error,
      );
}
