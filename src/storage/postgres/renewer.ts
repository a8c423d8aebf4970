import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Client } from 'pg';
import type { Log } from '../../core/ports.ts';
import { toSqlState } from './errors.ts';
import type { PostgresDatabase } from './pool.ts';

/** How long something is held that is not renewed: then another replica goes on with it. */
export const LEASE = "interval '5 seconds'";
const LEASE_MS = 5_000;
/** One renewal may fail, or take too long. */
const RENEW_EVERY_MS = 1_500;
/** A request that is sent now must have arrived before another replica begins. */
const MARGIN_MS = 1_000;
const LOOK_EVERY_MS = 250;
const RENEWAL_MS = 1_500;

/** Something that this replica holds until it lets go, or has not renewed it for too long. */
export type HeldClaim = {
  readonly table: 'conversations' | 'leases';
  readonly name: string;
  readonly fence: number;
  /** Another replica may have it by now. */
  readonly onLost: () => void;
};

/** When something was asked of the database, by this machine. */
export type ClockReading = { readonly steadyMs: number; readonly wallMs: number };

/** Renews what this replica holds, and knows at any moment whether it may still hold it. */
export type Renewer = {
  /** The name of this replica in the tables. */
  readonly holder: string;
  /** To be taken before the statement is sent that claims something. */
  moment(): ClockReading;
  /** Adds what was claimed by a statement that was sent then. */
  hold(held: HeldClaim, claimedAt: ClockReading): void;
  /** Drops the claim in this process only, which loses nothing. */
  drop(held: HeldClaim): void;
  /** Another replica is known to have it. */
  lose(held: HeldClaim): void;
  /** Gives up, at once, what another may hold by now. To be asked before anything is sent. */
  expire(): void;
  close(): Promise<void>;
};

export type RenewerOptions = {
  readonly database: PostgresDatabase;
  readonly log: Log;
  readonly now: () => number;
  readonly steady: () => number;
};

export function createRenewer({ database, log, now, steady }: RenewerOptions): Renewer {
  const holder = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  const renewedAt = new Map<HeldClaim, ClockReading>();
  const renewal = createRenewal(database, holder);
  const notices = createNotices(log, steady);
  const moment = (): ClockReading => ({ steadyMs: steady(), wallMs: now() });
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  /** Sleep stops one of the clocks, and the other can be set: the longer time counts. */
  const toAge = (then: ClockReading): number =>
    Math.max(steady() - then.steadyMs, now() - then.wallMs);

  const lose = (lost: readonly HeldClaim[]): void => {
    for (const held of lost) renewedAt.delete(held);
    for (const held of lost) held.onLost();
  };
  const loseToAnother = (lost: readonly HeldClaim[]): void => {
    notices.taken(lost.length);
    lose(lost);
  };

  const expire = (): void => {
    const late = [...renewedAt].filter(([, then]) => toAge(then) >= LEASE_MS - MARGIN_MS);
    if (late.length === 0) return;
    notices.silent(late.length, Math.round(Math.max(...late.map(([, then]) => toAge(then)))));
    lose(late.map(([held]) => held));
  };

  const renew = async (): Promise<void> => {
    const sent = moment();
    for (const table of ['conversations', 'leases'] as const) {
      const asked = [...renewedAt.keys()].filter((held) => held.table === table);
      if (asked.length === 0) continue;
      const names = await renewal.send(table, asked);
      const isKept = (held: HeldClaim) => names.has(held.name);
      for (const held of asked) if (isKept(held) && renewedAt.has(held)) renewedAt.set(held, sent);
      loseToAnother(asked.filter((held) => !isKept(held) && renewedAt.has(held)));
    }
  };

  let isFailing = false;
  const tick = async (): Promise<void> => {
    const startedAt = steady();
    try {
      await renew();
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, 'could not renew this replica’s leases');
      isFailing = true;
    }
    const pauseMs = isFailing ? LOOK_EVERY_MS : RENEW_EVERY_MS - (steady() - startedAt);
    if (!isClosed) timer = setTimeout(tick, Math.max(LOOK_EVERY_MS, pauseMs));
  };
  timer = setTimeout(tick, RENEW_EVERY_MS);
  const look = setInterval(expire, LOOK_EVERY_MS).unref();

  return {
    holder,
    moment,
    hold: (held, claimedAt) => void renewedAt.set(held, claimedAt),
    drop: (held) => void renewedAt.delete(held),
    lose: (held) => loseToAnother([held]),
    expire,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      clearInterval(look);
      await renewal.close();
    },
  };
}

/** How the log tells of what was lost. */
function createNotices(log: Log, steady: () => number) {
  let takenAt = Number.NEGATIVE_INFINITY;
  return {
    silent(held: number, silentMs: number): void {
      log.warn(
        { held, silentMs },
        'this replica was silent for too long: another one has taken over its work',
      );
    },
    /** What is taken over at once is noticed one by one: that is one line. */
    taken(held: number): void {
      if (held === 0) return;
      if (steady() - takenAt > LEASE_MS)
        log.warn({ held }, 'another replica has taken over work of this one');
      takenAt = steady();
    },
  };
}

const RENEW = {
  conversations: `UPDATE conversations t SET until = clock_timestamp() + ${LEASE}
    FROM unnest($2::text[], $3::bigint[]) AS held (name, fence)
    WHERE t.lane = held.name AND t.fence = held.fence AND t.holder = $1 RETURNING t.lane AS name`,
  leases: `UPDATE leases t SET until = clock_timestamp() + ${LEASE}
    FROM unnest($2::text[], $3::bigint[]) AS held (name, fence)
    WHERE t.name = held.name AND t.fence = held.fence AND t.holder = $1 RETURNING t.name`,
};

/** Over a connection of its own, if the server has one left, so that it never queues. */
function createRenewal(database: PostgresDatabase, holder: string) {
  let client: Client | null = null;

  const open = async (): Promise<Client> => {
    const opened = await database.connect();
    opened.on('error', () => drop(opened)); // The next renewal opens another one.
    client = opened;
    return opened;
  };
  const drop = (dropped: Client | null): void => {
    if (client === dropped) client = null;
    void dropped?.end().catch(() => {});
  };

  return {
    /** The names of those that are still held. */
    async send(
      table: HeldClaim['table'],
      asked: readonly HeldClaim[],
    ): Promise<ReadonlySet<string>> {
      const text = RENEW[table];
      const values = [holder, asked.map(({ name }) => name), asked.map(({ fence }) => fence)];
      const used = client ?? (await open().catch(unlessFull));
      if (used === null) {
        const { rows } = await database.query(text, values, { waitMs: 0, timeoutMs: RENEWAL_MS });
        return new Set(rows.map(({ name }) => String(name)));
      }
      try {
        const own = { name: `renew-${table}`, query_timeout: RENEWAL_MS };
        const { rows } = await used.query<{ name: string }>({ ...own, text, values });
        return new Set(rows.map(({ name }) => name));
      } catch (error) {
        drop(used);
        throw error;
      }
    },
    async close() {
      await client?.end().catch(() => {});
      client = null;
    },
  };
}

/** The pool may have taken the last connection. */
function unlessFull(error: unknown): null {
  if (toSqlState(error) === '53300') return null;
  throw error;
}
