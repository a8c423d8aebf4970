import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy as companies have them: the only way out, by CONNECT. */
export type ConnectProxy = {
  readonly url: string;
  /** What it was asked to connect to (`slack.test:443`), each once. */
  readonly asked: ReadonlySet<string>;
  /** From now on it answers with this status. */
  refuse(status: number): void;
  close(): Promise<void>;
};

/** Every host is on this machine, at the port that was asked for; names need not exist. */
export async function createConnectProxy(
  credentials: { readonly name: string; readonly password: string } | null = null,
): Promise<ConnectProxy> {
  const asked = new Set<string>();
  const sockets = new Set<Socket>();
  let refusal: number | null = null;
  const wanted = credentials && toBasic(credentials.name, credentials.password);
  const server = createServer((_request, response) => response.writeHead(400).end());
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', (request, client: Socket, head: Buffer) => {
    client.on('error', () => {});
    const isKnown = wanted === null || request.headers['proxy-authorization'] === wanted;
    const status = isKnown ? refusal : 407;
    if (status !== null) {
      client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    asked.add(request.url ?? '');
    const port = Number(/:(\d+)$/.exec(request.url ?? '')?.[1]);
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      client.pipe(target).pipe(client);
    });
    target.on('error', () => client.destroy());
    client.on('close', () => target.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const login = credentials
    ? `${encodeURIComponent(credentials.name)}:${encodeURIComponent(credentials.password)}@`
    : '';
  return {
    url: `http://${login}127.0.0.1:${port}`,
    asked,
    refuse(status) {
      refusal = status;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function toBasic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}
