import { createRequire } from 'node:module';
import type { Dispatcher } from 'undici';
import type WebSocket from 'ws';
import type { ClientOptions } from 'ws';
import { createProxies, type Proxies, type ProxySettings, toConnection } from './core/net/proxy.ts';

/** The one socket of a client that is closed when its client is. */
export type SocketDispatcher = {
  readonly dispatcher: Dispatcher;
  /** Ends the socket, also one that no longer answers. */
  destroy(): void;
};

/** What goes out of this process through proxies. */
export type Outgoing = Proxies & { openSocketDispatcher(): SocketDispatcher };

/**
 * Sends all that this process asks of other machines through proxies: `fetch`, discord.js's own
 * client, and sockets. Done before the libraries are loaded; without proxies nothing is loaded, and
 * nothing changes.
 */
export async function useProxies(settings: ProxySettings | null): Promise<Outgoing | null> {
  if (settings === null) return null;
  const proxies = createProxies(settings);
  sendSockets(proxies);
  const { Agent, buildConnector, setGlobalDispatcher } = await import('undici');
  const direct = buildConnector({ allowH2: false });
  const connect: ReturnType<typeof buildConnector> = (options, done) => {
    const { protocol, hostname, port } = options;
    const url = URL.parse(`${protocol}//${hostname}${port ? `:${port}` : ''}`);
    if (url === null || proxies.find(url) === null) return direct(options, done);
    proxies.connect({ url }).then(
      (socket) => done(null, socket),
      (error: Error) => done(error, null),
    );
  };
  setGlobalDispatcher(new Agent({ connect }));
  return {
    ...proxies,
    openSocketDispatcher() {
      const destroys = new Set<() => void>();
      const dispatcher = new Agent({
        connect: (options, done) =>
          connect(options, (...result) => {
            const [, socket] = result;
            if (socket) destroys.add(() => socket.destroy());
            done(...result);
          }),
      });
      return {
        dispatcher,
        destroy() {
          for (const destroy of destroys) destroy();
          void dispatcher.destroy().catch(() => {});
        },
      };
    },
  };
}

/**
 * discord.js opens its gateway with `ws`, and has no place where an agent could be named: so the
 * class that it will find there is one that connects through the proxy.
 */
function sendSockets(proxies: Proxies): void {
  // As discord.js loads it: what `import` gives is another object, whose class is not asked for.
  const ws = createRequire(import.meta.url)('ws') as typeof WebSocket;
  class ProxiedWebSocket extends ws {
    constructor(address: string | URL, protocols?: string | string[], options?: ClientOptions) {
      const url = URL.parse(String(address));
      const isProxied = url !== null && proxies.find(url) !== null;
      // The types know only a connection that is returned; Node takes one that comes later, too.
      const way = isProxied ? { createConnection: toConnection(proxies, { url }) as never } : {};
      super(address, protocols, { ...options, ...way });
    }
  }
  Reflect.set(ws, 'WebSocket', ProxiedWebSocket);
}
