import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { contain } from '../../core/async.ts';
import type { Log } from '../../core/ports.ts';

/** Moves what is written from SQLite's log into the database. */
export type Checkpoints = {
  /**
   * Moves the whole log and empties it; otherwise it holds deleted data until it is overwritten.
   * Resolves once that was tried.
   */
  empty(): Promise<void>;
  /** Has to be over before the database is closed. */
  stop(): Promise<void>;
};

export type CheckpointOptions = {
  readonly path: string;
  readonly log: Log;
  readonly lookEveryMs?: number;
};

const LOOK_EVERY_MS = 1_000;

/**
 * Starting the thread takes as much of the processor as a long answer's rows do: a shorter log can
 * wait. SQLite cuts the file back to this size when it begins it again, so that its size tells.
 * https://www.sqlite.org/pragma.html#pragma_journal_size_limit
 */
const WORTH_BYTES = 4 * 1024 * 1024;

/** The thread ends when nothing was written for so many looks. */
const QUIET_LOOKS = 5;

/**
 * 32 MB: where the thread cannot keep up, SQLite does it with the next write, as it else would
 * after 4 MB.
 */
const MAX_LOG_PAGES = 8_000;

/**
 * The thread holds a statement or two in JavaScript; the rest is SQLite's, whose cache has a bound
 * of its own.
 */
const MAX_HEAP_MB = 32;

/**
 * A checkpoint waits for the disk. SQLite would make it as part of some write, in the way of every
 * answer; here a thread of its own makes it, which lives as long as there is much to do. It is not
 * one of the pool's threads: its work is not foreign input and has no time limit, and behind files
 * that are being read it would let the log grow. https://www.sqlite.org/wal.html#ckpt
 */
export function createCheckpoints(database: DatabaseSync, options: CheckpointOptions): Checkpoints {
  const { path, log, lookEveryMs = LOOK_EVERY_MS } = options;
  database.exec(`
    PRAGMA wal_autocheckpoint = ${MAX_LOG_PAGES};
    PRAGMA journal_size_limit = ${WORTH_BYTES};
  `);
  const count = database.prepare('SELECT total_changes() AS changes');
  let moved = 0;
  let quiet = 0;
  let worker: Worker | null = null;
  let ending = Promise.resolve();

  const start = (): Worker => {
    const started = new Worker(new URL('./checkpoint-worker.js', import.meta.url), {
      workerData: path,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    started.unref();
    started.on('error', (error) => {
      log.warn({ err: error }, 'could not truncate the store’s write-ahead log; trying again');
      if (worker === started) worker = null;
    });
    return started;
  };

  /** The thread ends once it has done what it was given. */
  const end = (): void => {
    const ended = worker;
    if (!ended) return;
    worker = null;
    ended.ref();
    ending = new Promise((resolve) => ended.once('exit', () => resolve()));
    ended.postMessage('end');
  };

  const look = (): void => {
    const changes = Number(count.get()?.changes);
    quiet = changes === moved ? quiet + 1 : 0;
    if (quiet >= QUIET_LOOKS) end();
    if (changes === moved || (worker === null && toBytes(`${path}-wal`) <= WORTH_BYTES)) return;
    worker ??= start();
    worker.postMessage('checkpoint');
    moved = changes;
  };

  const timer = setInterval(contain(log, 'checkpoint', look), lookEveryMs).unref();
  return {
    async empty() {
      if (toBytes(`${path}-wal`) === 0) return;
      worker ??= start();
      worker.postMessage('empty');
      moved = Number(count.get()?.changes);
      end();
      await ending;
    },
    async stop() {
      clearInterval(timer);
      end();
      await ending;
    },
  };
}

function toBytes(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
