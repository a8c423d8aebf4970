import { once } from 'node:events';
import { createServer, type IncomingMessage, request as toRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What comes in the place of a reply whose work was done. */
export type Spoilt = {
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly toBody: (body: string) => string;
};

/**
 * Stands before an API and passes everything on, but replies of some calls come back spoilt, with
 * their status as it was.
 */
export async function createSpoiler(target: string) {
  const base = new URL(target);
  let pattern = /(?!)/;
  let spoilt: Spoilt = { toBody: (body) => body };
  let left = 0;
  let hits = 0;

  const take = (call: string, reply: IncomingMessage): Spoilt | null => {
    const isMeant = left > 0 && reply.statusCode === 200 && pattern.test(call);
    if (!isMeant) return null;
    left -= 1;
    hits += 1;
    return spoilt;
  };

  const server = createServer((request, response) => {
    const { url = '/', method = 'GET', headers } = request;
    const options = { host: base.hostname, port: base.port, path: url, method, headers };
    const passed = toRequest(options, async (reply) => {
      const parts: Buffer[] = [];
      for await (const part of reply) parts.push(part as Buffer);
      const body = Buffer.concat(parts);
      const taken = take(`${method} ${url}`, reply);
      if (!taken) return void response.writeHead(reply.statusCode ?? 502, reply.headers).end(body);
      const { type = 'application/json', headers: added = {}, toBody } = taken;
      response.writeHead(200, { 'content-type': type, ...added }).end(toBody(body.toString()));
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}${base.pathname}`,
    /** Spoils the replies to the next calls (`POST /api/…`) that a pattern fits. */
    spoil(calls: RegExp, how: Spoilt, times = 1): void {
      [pattern, spoilt, left, hits] = [calls, how, times, 0];
    },
    heal(): void {
      left = 0;
    },
    get hits(): number {
      return hits;
    },
    close(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}
