import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a server that a test can cut, hold up, and mend. */
export async function openProxy(url: string) {
  const target = new URL(url);
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'open' | 'silent' | 'refusing' = 'open';

  const server = createServer((incoming) => {
    if (state === 'refusing') return incoming.destroy();
    const outgoing = connect(Number(target.port), target.hostname);
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
  onTestFinished(() => {
    cut();
    server.close();
  });
  const through = new URL(url);
  through.port = String(address.port);
  return {
    url: through.href,
    /** Every connection ends; new ones may be made. */
    cut,
    /** Every connection ends, and no new one is let through. */
    refuse() {
      state = 'refusing';
      cut();
    },
    /** Connections stay, and nothing comes through any more. */
    hold() {
      state = 'silent';
    },
    mend() {
      if (state === 'silent') cut();
      state = 'open';
    },
  };
}
