import { Keyv } from 'keyv';
import { timeNow } from '../../core/async.ts';
import type { Log } from '../../core/ports.ts';
import type { PassageIndex } from '../../core/store-ports.ts';
import type { Storage } from '../storage.ts';
import { createSweeper } from '../sweeper.ts';
import { createStore } from '../values.ts';
import { createPostgresAllowance } from './allowance.ts';
import { createPostgresBlobs } from './blobs.ts';
import { startHeartbeat } from './heartbeat.ts';
import { connectPostgres } from './index.ts';
import { createPostgresKeyv } from './keyv.ts';
import { followDatabaseClock } from './own-clock.ts';
import { openPostgresPassages } from './passages/index.ts';
import { createReplica } from './replica.ts';
import { createPostgresSwap } from './swap.ts';

const BLOBS = { ttlMs: 30 * 24 * 60 * 60 * 1000, maxBytes: 2 * 1024 ** 3 };
const SWEPT_AT_A_TIME = 500;

/**
 * Opens the store in this PostgreSQL database, which other replicas may use as well. Throws
 * `UserError` with the remedy.
 */
export async function openPostgres(
  url: string,
  { log }: { readonly log: Log },
): Promise<Storage & { readonly passages: PassageIndex }> {
  const database = await connectPostgres(url, { log });
  const clock = await followDatabaseClock(database, log);
  const heartbeat = await startHeartbeat(database);
  const passages = await openPostgresPassages(database, { log });
  const replica = createReplica({ database, log });
  const table = createPostgresKeyv(replica.database);
  const swap = createPostgresSwap(replica.database);
  const blobs = createPostgresBlobs(database, BLOBS);
  const allowance = createPostgresAllowance(database);
  const sweeper = createSweeper(async () => {
    await replica.inbox.sweep();
    while ((await table.prune(SWEPT_AT_A_TIME)) > 0);
    await blobs.sweep(timeNow());
    await allowance.prune();
  }, log);
  const close = async () => {
    await sweeper.stop();
    await replica.close();
    await heartbeat.stop();
    clock.stop();
    await database.close();
  };
  let closing: Promise<void> | null = null;

  return {
    ...{ blobs, allowance, passages },
    inbox: replica.inbox,
    // Without a listener for its errors, Keyv rejects instead of swallowing them.
    store: createStore(new Keyv({ store: table, serialization: JSON }), swap),
    leases: replica.leases,
    signals: replica.signals,
    isShared: true,
    checkClaims: replica.checkClaims,
    startedFresh: heartbeat.startedFresh,
    async purge() {}, // The server's own vacuum does.
    keys: (start) => table.keysUnder(start),
    check: heartbeat.check,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
