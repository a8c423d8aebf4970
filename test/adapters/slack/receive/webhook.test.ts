import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import type { Form } from '../../../../src/core/content.ts';
import type { IncomingEvent } from '../../../../src/core/events.ts';
import type { Route } from '../../../../src/core/ports.ts';
import { commands, message } from '../payloads.ts';
import { createLog, createOpenRateLimits, never, settled, start } from '../start.ts';
import { SECRET, toRequest } from './signing.ts';

/** Serves one route, as the program's listener does. */
async function serve(route: Route): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const request = new Request('http://parley.example/slack/events', {
      method: 'POST',
      headers: incoming.headers as Record<string, string>,
      body: Readable.toWeb(incoming) as unknown as ReadableStream<Uint8Array>,
      duplex: 'half',
    } as RequestInit);
    const response = await route.handle(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/slack/events`;
}

async function startHttp(
  onEvent: (event: IncomingEvent) => Promise<Form | null>,
  now: () => number = Date.now,
) {
  const http = { appToken: null, signingSecret: SECRET, now };
  const started = await start({ retryDelaysMs: [5, 5] }, http);
  const [route] = started.adapter.routes;
  if (!route) throw new Error('no route');
  const events: IncomingEvent[] = [];
  const connection = await started.adapter.connect(async (event) => {
    const form = await onEvent(event);
    events.push(event);
    return form;
  }, never);
  onTestFinished(() => connection.close());
  await started.emulator.useRequestUrl(await serve(route));
  return { ...started, route, events, connection };
}

test('events, presses and commands arrive over one signed address', async () => {
  const started = await startHttp(async () => null);
  const { emulator, events, connection, adapter } = started;
  expect(adapter.routes).toMatchObject([{ method: 'POST', path: '/slack/events', isOpen: true }]);
  emulator.person('U1').dm('hello');
  await settled(started);
  await emulator.person('U1').slash('/parley', 'ask why', 'C1');
  await expect.poll(() => events.map(({ type }) => type)).toEqual(['message', 'command']);
  expect(emulator.socket.opened).toBe(0);
  expect(connection.health().isReady).toBe(true);
});

test('an event that could not be stored is answered by an error and comes again', async () => {
  let failures = 1;
  const started = await startHttp(async () => {
    failures -= 1;
    if (failures >= 0) throw new Error('the store is locked');
    return null;
  });
  started.emulator.person('U1').dm('hello');
  await settled(started);
  expect(started.events).toHaveLength(1);
  expect(started.emulator.deliveries[0]?.attempts).toBe(2);
});

test('a command is answered before it was accepted', async () => {
  const accepted = Promise.withResolvers<null>();
  const { emulator } = await startHttp(() => accepted.promise);
  expect(await emulator.person('U1').slash('/ask', 'why', 'C1')).toMatchObject({ ok: true });
  accepted.resolve(null);
});

test('the address is verified by its challenge, signature included', async () => {
  const { route } = await startHttp(async () => null);
  const body = JSON.stringify({ type: 'url_verification', token: 'x', challenge: 'abc' });
  const response = await route.handle(toRequest(body));
  expect(await response.json()).toEqual({ challenge: 'abc' });
  const unsigned = await route.handle(toRequest(body, { 'x-slack-signature': 'v0=00' }));
  expect(unsigned.status).toBe(401);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const unsignedForm = { ...form, 'x-slack-signature': '' };
  expect((await route.handle(toRequest('ssl_check=1&token=x', unsignedForm))).status).toBe(200);
});

test('an old, an unsigned and an oversized request are refused, and none reaches the listener', async () => {
  const { route, events } = await startHttp(async () => null);
  const body = JSON.stringify(message());
  expect((await route.handle(toRequest(body, {}, 301))).status).toBe(401);
  const forged = { 'x-slack-request-timestamp': 'now' };
  expect((await route.handle(toRequest(body, forged))).status).toBe(401);
  expect((await route.handle(toRequest('x'.repeat(3_000_001)))).status).toBe(413);
  expect(events).toEqual([]);
  expect((await route.handle(toRequest(body, { 'x-slack-retry-num': '2' }))).status).toBe(200);
  expect(events).toHaveLength(1);
});

test('a machine whose clock is hours off is told of in one line, and nobody else is by unsigned requests', async () => {
  let aheadMs = 0;
  const { emulator, events, route, log } = await startHttp(
    async () => null,
    () => Date.now() + aheadMs,
  );
  aheadMs = 2 * 60 * 60 * 1000;
  const unsigned = toRequest('{}');
  unsigned.headers.delete('x-slack-signature');
  await route.handle(unsigned);
  const refusals = () => log.lines.filter((line) => line.includes('refused'));
  expect(refusals()).toEqual([]);

  for (const text of ['one', 'two']) emulator.person('U1').dm(text);
  await emulator.waitFor(() => emulator.deliveries.every(({ state }) => state === 'failed'));
  expect(events).toEqual([]);
  expect(refusals()).toEqual([
    expect.stringMatching(
      /refused a request from Slack because of its timestamp.*clock.*seconds: 7\d{3}/,
    ),
  ]);
});

test('before it is connected and after it is closed Slack is told to come again', async () => {
  const { createSlackAdapter } = await import('../../../../src/adapters/slack/index.ts');
  const { routes } = createSlackAdapter({
    botToken: 'xoxb-1',
    appToken: null,
    signingSecret: SECRET,
    apiUrl: 'http://127.0.0.1:1/api/',
    commandPrefix: '',
    commands,
    rateLimits: createOpenRateLimits(),
    readBlob: async () => null,
    log: createLog(),
  });
  expect((await routes[0]?.handle(toRequest(JSON.stringify(message()))))?.status).toBe(503);
  const { route, connection } = await startHttp(async () => null);
  await connection.close();
  expect((await route.handle(toRequest(JSON.stringify(message())))).status).toBe(503);
});

test('with an app token there is no route', async () => {
  const { adapter } = await start();
  expect(adapter.routes).toEqual([]);
});
