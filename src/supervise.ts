import { contain, pause, toPauseMs } from './core/async.ts';
import { UserError } from './core/errors.ts';
import { holdOneOf } from './core/lease.ts';
import type { Adapter, Connection, Listener, Log, PartHealth } from './core/ports.ts';
import type { Leases } from './core/store-ports.ts';
import type { Health } from './health.ts';

/** The connections to all platforms. */
export type Connections = {
  /**
   * Settles once every platform has been tried, or another process listens to it; rejects with the
   * `UserError` of one that cannot work (a wrong token).
   */
  readonly tried: Promise<void>;
  /** The platforms that are connected now. */
  connected(): readonly string[];
  close(): Promise<void>;
};

const PAUSES = { firstMs: 1_000, longestMs: 30_000 };

/** How long the start waits for a first try. */
const LONGEST_TRY_MS = 15_000;

export type SuperviseOptions = {
  readonly health: Health;
  readonly log: Log;
  /** A platform listens again: events from before may have been missed. */
  readonly onSession: (platform: string) => void;
  /** A platform is listened to: told now and then, and when that is about to end. */
  readonly onListening: (platform: string, heardUntil: number) => Promise<void>;
  readonly leases: Leases;
  /**
   * The leases of a platform: a process listens to it while it holds one of them. Without leases
   * every process listens.
   */
  readonly ingress: (platform: string) => readonly string[];
};

/** How often connections are looked at for a new session. */
const LOOK_EVERY_MS = 2_000;

/** How often it is told that a platform is listened to. */
const TELL_EVERY_MS = 20_000;

/** A process that waits longer than this for a lease is on standby, and ready all the same. */
const STANDING_BY_MS = 500;

/**
 * Connects every platform; one that is out of reach is tried again and again and holds up no
 * other. Of several processes only those connect that hold a lease, and no longer than they do.
 */
export function superviseConnections(
  adapters: ReadonlyMap<string, Adapter>,
  listener: Listener,
  options: SuperviseOptions,
): Connections {
  const closing = new AbortController();
  const connections = new Map<string, Connection>();
  const supervised = [...adapters.values()].map((adapter) => {
    const { promise: tried, resolve, reject } = Promise.withResolvers<void>();
    const platform = adapter.platform.id;
    let isTried = false;
    const onTried = () => {
      isTried = true;
      resolve();
    };
    // A platform that accepts the connection and never answers does not delay the start: it is
    // reported as not connected.
    const patience = setTimeout(onTried, LONGEST_TRY_MS).unref();
    void tried.then(
      () => clearTimeout(patience),
      () => clearTimeout(patience),
    );
    const ended = supervise(
      { ...options, adapter, listener, connections, closing: closing.signal },
      onTried,
    );
    ended.catch((error: unknown) => {
      if (!isTried) return reject(error);
      options.log.error({ platform, err: error }, 'could not connect to the platform');
      options.health.report(platform, () => ({ isReady: false, isFatal: true, detail: 'refused' }));
    });
    return { tried, ended };
  });
  return {
    tried: Promise.all(supervised.map(({ tried }) => tried)).then(() => undefined),
    connected: () =>
      [...connections].filter(([, { health }]) => isReady(health)).map(([platform]) => platform),
    async close() {
      closing.abort(new Error('closed'));
      await Promise.allSettled(supervised.map(({ ended }) => ended));
    },
  };
}

type Supervised = SuperviseOptions & {
  readonly adapter: Adapter;
  readonly listener: Listener;
  /** Those that are there now, by platform. */
  readonly connections: Map<string, Connection>;
  readonly closing: AbortSignal;
};

/** Resolves once all is closed; rejects if a first try shows that it cannot work. */
async function supervise(parts: Supervised, onTried: () => void): Promise<void> {
  const { adapter, health, log, closing, ingress } = parts;
  const platform = adapter.platform.id;
  while (!closing.aborted) {
    const lease = ingress(platform).length > 0 ? await standBy(parts, onTried) : null;
    if (closing.aborted) return void (await lease?.release());
    const until = lease ? AbortSignal.any([closing, lease.lost]) : closing;
    try {
      health.report(platform, () => toState('connecting', false));
      const connection = await connect({ ...parts, until }, onTried);
      if (connection) await serve(parts, connection, until);
    } finally {
      await release(lease, log);
    }
    if (!closing.aborted) log.warn({ platform }, 'lost the lease for this platform: disconnected');
  }
}

const toState = (detail: string, isReady: boolean): PartHealth => ({
  isReady,
  isFatal: false,
  detail,
});

/** Null if it is closed before a lease is free. */
async function standBy(
  { adapter, health, log, closing, leases, ingress }: Supervised,
  onTried: () => void,
) {
  const platform = adapter.platform.id;
  let isHeld = false;
  let isLong = false;
  // A long wait says nothing: a slow store may still grant the lease, and until then perhaps no
  // process is listening.
  const standsBy = () => {
    if (!isHeld || !isLong) return;
    health.report(platform, () => toState('standing by', true));
    log.info({ platform }, 'another process is connected to this platform; standing by');
    onTried();
  };
  const onHeld = () => {
    isHeld = true;
    standsBy();
  };
  health.report(platform, () => toState('connecting', false));
  const timer = setTimeout(() => {
    isLong = true;
    standsBy();
  }, STANDING_BY_MS);
  try {
    for (let failures = 1; ; failures += 1) {
      try {
        return await holdOneOf(leases, ingress(platform), closing, onHeld);
      } catch (error) {
        if (closing.aborted) return null;
        log.warn({ platform, err: error }, 'could not ask for the lease for this platform');
        await pause(toPauseMs(failures, PAUSES), closing);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Null if it ends before a connection is there. */
async function connect(
  { adapter, listener, log, until }: Supervised & { readonly until: AbortSignal },
  onTried: () => void,
): Promise<Connection | null> {
  const platform = adapter.platform.id;
  for (let failures = 1; !until.aborted; failures += 1) {
    try {
      const connection = await adapter.connect(listener, until);
      onTried();
      return connection;
    } catch (error) {
      if (until.aborted) return null;
      const isFirst = failures === 1;
      if (isFirst && error instanceof UserError) throw error;
      const again = isFirst ? 'not connected; trying again' : 'still not connected; trying again';
      log.warn({ platform, err: error }, again);
      onTried();
      await pause(toPauseMs(failures, PAUSES), until);
    }
  }
  return null;
}

/** Has the connection watched and then closed. */
async function serve(
  { adapter, connections, health, log, onSession, onListening }: Supervised,
  connection: Connection,
  until: AbortSignal,
): Promise<void> {
  const platform = adapter.platform.id;
  connections.set(platform, connection);
  health.report(platform, connection.health);
  let session = connection.session();
  let wasReady = true;
  let toldAt = Number.NEGATIVE_INFINITY;
  onSession(platform);
  const tell = async (): Promise<void> => {
    toldAt = performance.now();
    await onListening(platform, connection.heardUntil()).catch((error: unknown) => {
      log.warn({ platform, err: error }, 'could not save when this platform was last connected');
    });
  };
  const look = contain(log, `session of ${platform}`, () => {
    const { isReady, detail } = connection.health();
    if (isReady !== wasReady) {
      wasReady = isReady;
      if (isReady) log.info({ platform, detail }, 'connected again');
      else log.warn({ platform, detail }, 'no longer connected');
    }
    if (!isReady) return;
    if (connection.session() === session) {
      if (performance.now() - toldAt >= TELL_EVERY_MS) void tell();
      return;
    }
    session = connection.session();
    onSession(platform);
  });
  const timer = setInterval(look, LOOK_EVERY_MS);
  await ended(until);
  clearInterval(timer);
  // What a session has missed that is not looked for yet was not listened to.
  if (isReady(connection.health) && connection.session() === session) await tell();
  connections.delete(platform);
  await connection.close().catch((error: unknown) => {
    log.warn({ platform, err: error }, 'could not close a connection');
  });
}

async function release(lease: { release(): Promise<void> } | null, log: Log): Promise<void> {
  await lease?.release().catch((error: unknown) => {
    log.warn({ err: error }, 'could not release a lease; it expires by itself');
  });
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function isReady(health: Connection['health']): boolean {
  try {
    return health().isReady;
  } catch {
    return false;
  }
}
