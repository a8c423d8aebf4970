import { orAborted } from '../../core/async.ts';
import type { Leases, Signals } from '../../core/store-ports.ts';
import type { PostgresDatabase } from './pool.ts';
import type { HeldClaim, Renewer } from './renewer.ts';
import { LEASE } from './renewer.ts';

export type PostgresLeasesOptions = {
  readonly database: PostgresDatabase;
  readonly keeper: Renewer;
  readonly signals: Signals;
};

const RELEASED = 'leases/released';
/** A holder that has died announces nothing. */
const TRY_EVERY_MS = 1_000;

const TAKE = `INSERT INTO leases AS l (name, holder, fence, until)
  VALUES ($1, $2, 1, clock_timestamp() + ${LEASE})
  ON CONFLICT (name) DO UPDATE
  SET holder = excluded.holder, fence = l.fence + 1, until = excluded.until
  WHERE l.until < clock_timestamp() RETURNING fence`;

/** It stays with its fence, so that no later holder gets the same one. */
const RELEASE = `UPDATE leases SET until = '-infinity'
  WHERE name = $1 AND holder = $2 AND fence = $3`;

/** Leases that replicas hold, and lose where they have been silent for too long. */
export function createPostgresLeases({ database, keeper, signals }: PostgresLeasesOptions): Leases {
  /** Who waits for a name in this replica, one behind the other. */
  const queues = new Map<string, Promise<unknown>>();

  const take = async (name: string): Promise<Taken | null> => {
    const claimedAt = keeper.moment();
    const { rows } = await database.query(TAKE, [name, keeper.holder]);
    if (!rows[0]) return null;
    const lost = new AbortController();
    const held: HeldClaim = {
      table: 'leases',
      name,
      fence: Number(rows[0].fence),
      onLost: () => lost.abort(new Error(`the lease ${name} was lost`)),
    };
    keeper.hold(held, claimedAt);
    return { held, lost: lost.signal };
  };

  const release = async ({ held }: Taken): Promise<void> => {
    keeper.drop(held);
    await database.query(RELEASE, [held.name, keeper.holder, held.fence]);
    signals.send(RELEASED, held.name);
  };

  const wait = async (name: string, signal: AbortSignal, onHeld?: () => void): Promise<Taken> => {
    for (;;) {
      signal.throwIfAborted();
      const change = waitForChange(signals, name, signal); // From before it is tried.
      const taken = await take(name);
      if (taken && signal.aborted) await release(taken);
      else if (taken) {
        change.cancel();
        return taken;
      }
      if (!taken) onHeld?.();
      await change.happened;
    }
  };

  return {
    async hold(name, signal, onHeld) {
      signal.throwIfAborted();
      if (queues.has(name)) onHeld?.();
      const before = queues.get(name) ?? Promise.resolve();
      const mine = before.then(() => wait(name, signal, onHeld));
      const settled = mine.then(
        () => {},
        () => {},
      );
      queues.set(name, settled);
      void settled.then(() => queues.get(name) === settled && queues.delete(name));
      const taken = await orAborted(mine, signal);
      let isHeld = true;
      return {
        lost: taken.lost,
        async release() {
          if (isHeld && !taken.lost.aborted) await release(taken);
          isHeld = false;
        },
      };
    },
  };
}

type Taken = { readonly held: HeldClaim; readonly lost: AbortSignal };

/** Resolves when a name may be free: it was released, or some time has gone by. */
function waitForChange(signals: Signals, name: string, signal: AbortSignal) {
  const { promise: happened, resolve } = Promise.withResolvers<void>();
  const off = signals.on(RELEASED, (released) => released === name && cancel());
  const timer = setTimeout(() => cancel(), TRY_EVERY_MS);
  const cancel = (): void => {
    clearTimeout(timer);
    off();
    signal.removeEventListener('abort', cancel);
    resolve();
  };
  signal.addEventListener('abort', cancel, { once: true });
  return { happened, cancel };
}
