import { existsSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Log } from '../../core/ports.ts';
import type { PassageIndex } from '../../core/store-ports.ts';
import { toWorkerEnvironment } from '../../core/workers.ts';
import type { PassageCall } from './database.ts';
import { createWaitingCalls } from './waiting.ts';
import type { ThreadCall, ThreadReply } from './worker.ts';

/** Where the index of a store in this file is: it holds nothing that cannot be made again. */
export function toPassagesPath(file: string): string {
  const { dir, name, ext } = parse(resolve(file));
  return join(dir, `${name}-passages${ext}`);
}

export type OpenPassageIndex = PassageIndex & {
  /** Resolves once the file is closed. */
  close(): Promise<void>;
};

export type PassageIndexOptions = {
  readonly log: Log;
  /** The thread ends after it has been idle for so long. */
  readonly idleMs?: number;
};

/** A thread takes about 20 MB while it waits, and a tenth of a second to start again. */
const IDLE_MS = 10_000;

/** Gone with its thread, which therefore does not end. */
const IN_MEMORY = ':memory:';

/** The thread holds little but a search's results; what it reads is in buffers. */
const MAX_HEAP_MB = 128;

/**
 * The index in this file, in a thread of its own: a search reads many megabytes, which would hold
 * up every answer. The thread is started by the first call and ends when it is idle; an index that
 * is still empty answers without it. A call rejects with a `UserError` if the file or the thread
 * fails; the next one tries again.
 */
export function openPassageIndex(path: string, options: PassageIndexOptions): OpenPassageIndex {
  const { ask, isNew, onRemade, close } = createThread(path, options);
  return {
    onRemade,
    put: (passages) => ask('put', passages),
    forget: async (filter) => (isNew() ? 0 : ask('forget', filter)),
    purge: async () => (isNew() ? undefined : ask('purge')),
    list: async (filter) => (isNew() ? [] : ask('list', filter)),
    places: async (prefix) => (isNew() ? [] : ask('places', prefix)),
    search: async (query) => (isNew() ? [] : ask('search', query)),
    unembedded: async (model, limit) => (isNew() ? [] : ask('unembedded', model, limit)),
    embed: (model, vectors) => ask('embed', model, vectors),
    count: async (model) =>
      isNew() ? { passages: 0, embedded: 0, refused: 0 } : ask('count', model),
    close,
  };
}

/**
 * Tells listeners that the index is new and empty. A missing file is reported at the start, because
 * the thread that creates it may not run for a long time.
 */
function createRemade(path: string, log: Log) {
  const listeners: (() => void)[] = [];
  let isMissing = path !== IN_MEMORY && !existsSync(path);
  return {
    listen(listener: () => void): void {
      listeners.push(listener);
      if (isMissing) setImmediate(listener);
    },
    tell(reason: string): void {
      const isKnown = isMissing;
      isMissing = false;
      if (isKnown) return;
      log.warn({ reason }, 'rebuilding the passage index');
      for (const listener of listeners) listener();
    },
  };
}

function createWorker(path: string): Worker {
  return new Worker(new URL('./thread.js', import.meta.url), {
    workerData: path,
    env: toWorkerEnvironment(),
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
}

/** Nothing was put there yet. Of a folder that cannot be one, the thread tells. */
function isMissing(path: string): boolean {
  return path !== IN_MEMORY && existsSync(`${dirname(path)}/`) && !existsSync(path);
}

function createThread(path: string, { log, idleMs = IDLE_MS }: PassageIndexOptions) {
  const calls = createWaitingCalls();
  let worker: Worker | null = null;
  let ended: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const remade = createRemade(path, log);
  let hasBegun = false;
  let isClosed = false;

  const end = (): void => {
    clearTimeout(timer);
    worker?.ref();
    worker?.postMessage('end');
    worker = null;
  };

  /** A thread that has nothing to do keeps no process alive. */
  const rest = (): void => {
    worker?.unref();
    clearTimeout(timer);
    if (path !== IN_MEMORY) timer = setTimeout(end, idleMs).unref();
  };

  const onReply = (reply: ThreadReply): void => {
    if ('failure' in reply && reply.id === 0) remade.tell(reply.failure);
    else calls.settle(reply);
    if (calls.isEmpty()) rest();
  };

  const start = (): Worker => {
    const started = createWorker(path);
    const { promise, resolve } = Promise.withResolvers<void>();
    ended = promise;
    started.on('message', onReply);
    started.on('error', (error) => {
      log.warn({ err: error }, 'the passage index failed');
      calls.fail(error);
    });
    started.once('exit', () => {
      if (worker === started) worker = null;
      calls.fail(new Error('the thread ended'));
      resolve();
    });
    return started;
  };

  return {
    onRemade: remade.listen,
    isNew: () => !hasBegun && isMissing(path),
    async ask<Name extends PassageCall>(
      name: Name,
      ...given: Parameters<PassageIndex[Name]>
    ): Promise<Awaited<ReturnType<PassageIndex[Name]>>> {
      if (isClosed) throw new Error('the index of passages is closed');
      hasBegun = true;
      if (worker === null) await ended; // Two threads never hold the file at once.
      worker ??= start();
      clearTimeout(timer);
      worker.ref();
      const { id, promise } = calls.add();
      worker.postMessage({ id, name, given } satisfies ThreadCall);
      return promise;
    },
    async close(): Promise<void> {
      isClosed = true;
      await calls.ended();
      end();
      await ended;
    },
  };
}
