import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { createLittle } from './little.ts';

/** The small server behind an address on loopback; `port` 0 takes a free one. */
export async function serveLittle(port = 0) {
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  const seen: { authorization: string | undefined; method: string | undefined }[] = [];

  const open = async () => {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, transport),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    await createLittle({ onDie: () => http.closeAllConnections() }).connect(transport as Transport);
    return transport;
  };
  const http = createServer(async (request, response) => {
    seen.push({ authorization: request.headers.authorization, method: request.method });
    const id = request.headers['mcp-session-id'];
    if (id !== undefined && !sessions.has(String(id))) return response.writeHead(404).end();
    const transport = id === undefined ? await open() : sessions.get(String(id));
    return transport?.handleRequest(request, response);
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const address = http.address() as AddressInfo;
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}/mcp`,
    seen,
    sessions,
    async close() {
      await Promise.all([...sessions.values()].map((transport) => transport.close()));
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
