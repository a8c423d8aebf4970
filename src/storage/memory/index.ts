import type { Log } from '../../core/ports.ts';
import { createInbox } from '../inbox.ts';
import { createLocalSignals } from '../signals.ts';
import type { Storage } from '../storage.ts';
import { createSweeper } from '../sweeper.ts';
import { createMemoryAllowance } from './allowance.ts';
import { createMemoryBlobs } from './blobs.ts';
import { createMemoryLeases } from './leases.ts';
import { createMemoryRows } from './rows.ts';
import { createValues } from './values.ts';

const TTL_MS = 30 * 24 * 60 * 60 * 1000;
const MAX_BLOB_BYTES = 256 * 1024 * 1024;

export type MemoryOptions = { readonly log: Log; readonly now?: () => number };

/** Everything in this process, gone when it ends: for tests and for trying Parley out. */
export function openMemory({ log, now = Date.now }: MemoryOptions): Storage {
  const inbox = createInbox({ rows: createMemoryRows(), log, now });
  const blobs = createMemoryBlobs({ ttlMs: TTL_MS, maxBytes: MAX_BLOB_BYTES, now });
  const sweeper = createSweeper(async () => {
    await inbox.sweep();
    await blobs.sweep(now());
  }, log);
  const { store, keys } = createValues();
  return {
    inbox,
    store,
    keys,
    blobs,
    leases: createMemoryLeases(),
    allowance: createMemoryAllowance(now),
    signals: createLocalSignals(log),
    isShared: false,
    checkClaims() {}, // No other process has the store.
    startedFresh: true,
    async purge() {}, // Nothing is left anywhere.
    check: async () => true,
    close: sweeper.stop,
  };
}
