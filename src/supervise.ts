import { contain } from './core/async.ts';
import { UserError } from './core/errors.ts';
import type { Adapter, Connection, Listener, Log } from './core/ports.ts';
import type { Health } from './health.ts';

/** The connections to all platforms. */
export type Connections = {
  /**
   * Settles once every platform has been tried; rejects with the `UserError` of one that cannot
   * work (a wrong token).
   */
  readonly tried: Promise<void>;
  close(): Promise<void>;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

export type SuperviseOptions = {
  readonly health: Health;
  readonly log: Log;
  /** A platform listens again: events from before may have been missed. */
  readonly onSession: (platform: string) => void;
};

/** How often connections are looked at for a new session. */
const LOOK_EVERY_MS = 2_000;

/**
 * Connects every platform; one that is out of reach is tried again and again and holds up no
 * other.
 */
export function superviseConnections(
  adapters: ReadonlyMap<string, Adapter>,
  listener: Listener,
  { health, log, onSession }: SuperviseOptions,
): Connections {
  const closing = new AbortController();
  const connections: Connection[] = [];

  const watch = (platform: string, connection: Connection) => {
    let session = connection.session();
    onSession(platform);
    const look = contain(log, `session of ${platform}`, () => {
      if (!connection.health().isReady || connection.session() === session) return;
      session = connection.session();
      onSession(platform);
    });
    const timer = setInterval(look, LOOK_EVERY_MS);
    closing.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  };

  const connect = async (adapter: Adapter) => {
    const connection = await adapter.connect(listener, closing.signal);
    connections.push(connection);
    health.report(adapter.platform.id, connection.health);
    watch(adapter.platform.id, connection);
  };

  const retry = async (adapter: Adapter) => {
    for (
      let pauseMs = FIRST_PAUSE_MS;
      !closing.signal.aborted;
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)
    ) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (closing.signal.aborted) return;
      try {
        return await connect(adapter);
      } catch (error) {
        log.warn(
          { platform: adapter.platform.id, err: error },
          'still not connected; trying again',
        );
      }
    }
  };

  const tryOnce = async (adapter: Adapter) => {
    health.report(adapter.platform.id, () => ({
      isReady: false,
      isFatal: false,
      detail: 'connecting',
    }));
    try {
      await connect(adapter);
    } catch (error) {
      if (error instanceof UserError) throw error;
      log.warn({ platform: adapter.platform.id, err: error }, 'not connected; trying again');
      void retry(adapter);
    }
  };

  return {
    tried: Promise.all([...adapters.values()].map(tryOnce)).then(() => undefined),
    async close() {
      closing.abort();
      await Promise.allSettled(connections.map((connection) => connection.close()));
    },
  };
}
