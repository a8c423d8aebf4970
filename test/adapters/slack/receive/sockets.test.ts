import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  createSockets,
  type Payload,
  toPayload,
} from '../../../../src/adapters/slack/receive/sockets.ts';
import { createLog, never } from '../start.ts';

/** A Slack that does nothing but open sockets; `onSocket` decides what becomes of each. */
async function serve(onSocket: (socket: WebSocket, count: number) => void) {
  let opened = 0;
  const server = createServer((_, response) => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : '';
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/link` }));
  });
  const acceptor = new WebSocketServer({ server });
  acceptor.on('connection', (socket) => {
    opened += 1;
    onSocket(socket, opened);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const payloads: Payload[] = [];
  const log = createLog();
  const sockets = createSockets({
    appToken: 'xapp-1',
    apiUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/`,
    log,
    onPayload: (delivered) => payloads.push(toPayload(delivered)),
    admit: async (signal) => {
      signal.throwIfAborted();
      return () => {};
    },
  });
  onTestFinished(async () => {
    await sockets.close();
    acceptor.close();
    server.closeAllConnections();
    server.close();
  });
  return { sockets, payloads, log, opened: () => opened };
}

const hello = (socket: WebSocket) => socket.send(JSON.stringify({ type: 'hello' }));

test('an envelope without an inner event is heard, to be acknowledged, and so is the next one', async () => {
  const { sockets, payloads } = await serve((socket, count) => {
    hello(socket);
    if (count > 1) return;
    const limited = { type: 'app_rate_limited', team_id: 'T1' };
    socket.send(JSON.stringify({ type: 'events_api', envelope_id: 'e1', payload: limited }));
    socket.send('{"type":"disconnect" but not JSON');
    const payload = { type: 'event_callback', event: { type: 'message' } };
    socket.send(JSON.stringify({ type: 'events_api', envelope_id: 'e2', payload }));
  });
  await sockets.start(never);
  await expect
    .poll(() => payloads.map(({ body }) => (body as { type: string }).type).sort())
    .toEqual(['app_rate_limited', 'event_callback']);
});

test('a socket that ends at once counts as a failure, and the next one is waited for', async () => {
  const { sockets, opened, log } = await serve((socket, count) => {
    hello(socket);
    if (count <= 6) setImmediate(() => socket.close());
  });
  await sockets.start(never);
  await expect.poll(() => opened()).toBe(8);
  await expect.poll(() => sockets.health().detail).toBe('2 of 2 sockets');
  expect(log.lines.filter((line) => line.startsWith('a Slack socket ended early'))).toHaveLength(6);
});

test('a warning is heeded only when Slack disconnects', async () => {
  let first: WebSocket | undefined;
  const { sockets, opened } = await serve((socket) => {
    first ??= socket;
    hello(socket);
  });
  await sockets.start(never);
  await expect.poll(() => opened()).toBe(2);
  first?.send(JSON.stringify({ type: 'disconnect', reason: 'warning' }));
  first?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  await expect.poll(() => opened()).toBe(3);
  await expect.poll(() => sockets.health().detail).toBe('2 of 2 sockets');
});
