import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut, held up, and mended. */
export type TcpProxy = {
  /** The server's address, by this way. */
  readonly url: string;
  /** Whether the server's connection with this port at its other end came by this way. */
  isFrom(port: number): boolean;
  /** Every connection ends; new ones may be made. */
  cut(): void;
  /** Every connection ends, and no new one is let through. */
  refuse(): void;
  /** Connections stay, and nothing comes through any more. */
  hold(): void;
  mend(): void;
  close(): void;
};

export async function createProxy(url: string): Promise<TcpProxy> {
  const target = new URL(url);
  const pairs = new Set<readonly [Socket, Socket]>();
  const ports = new Set<number>();
  let state: 'open' | 'silent' | 'refusing' = 'open';

  const server = createServer((incoming) => {
    if (state === 'refusing') return incoming.destroy();
    const outgoing = connect(Number(target.port), target.hostname);
    outgoing.once('connect', () => ports.add(outgoing.localPort ?? 0));
    const pair = [incoming, outgoing] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, pair.toReversed() as [Socket, Socket]]) {
      from.on('data', (bytes) => state === 'open' && to.write(bytes));
      from.on('error', () => {});
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
    return undefined;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  const cut = () => {
    for (const [incoming, outgoing] of pairs) {
      incoming.destroy();
      outgoing.destroy();
    }
  };
  const through = new URL(url);
  through.port = String(address.port);
  return {
    url: through.href,
    isFrom: (port) => ports.has(port),
    cut,
    refuse() {
      state = 'refusing';
      cut();
    },
    hold() {
      state = 'silent';
    },
    mend() {
      if (state === 'silent') cut();
      state = 'open';
    },
    close() {
      cut();
      server.close();
    },
  };
}
