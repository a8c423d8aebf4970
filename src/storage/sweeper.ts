import type { Log } from '../core/ports.ts';

/**
 * Deletes what is too old at start and every few minutes. Resolves, once stopped, when nothing is
 * under way.
 */
export type Sweeper = { stop(): Promise<void> };

const SWEEP_EVERY_MS = 15 * 60_000;

export function createSweeper(sweep: () => Promise<void>, log: Log): Sweeper {
  let current = Promise.resolve();
  const next = () => {
    current = current.then(sweep).catch((error: unknown) => {
      log.warn({ err: error }, 'could not delete expired data; trying again');
    });
  };
  const first = setTimeout(next, 0); // Not while the store is being opened.
  const timer = setInterval(next, SWEEP_EVERY_MS).unref();
  return {
    async stop() {
      clearTimeout(first);
      clearInterval(timer);
      await current;
    },
  };
}
