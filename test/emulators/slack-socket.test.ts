import { SocketModeClient } from '@slack/socket-mode';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { found } from '../waiting.ts';
import { clientOptions, closeLater, errorOf, silent, startSlack } from './slack/harness.ts';
import type { SlackEmulator, SlackEmulatorOptions } from './slack/index.ts';

interface Heard {
  readonly body: { readonly event_id?: string; readonly event?: { readonly text?: string } };
  readonly retry_num?: number;
  readonly ack: () => Promise<void>;
}

/** A real Socket Mode client; it acknowledges what it hears unless it is told not to. */
const connect = async (emulator: SlackEmulator, answers = true) => {
  const client = new SocketModeClient({
    appToken: emulator.appToken,
    autoReconnectEnabled: false,
    clientOptions: clientOptions(emulator),
    clientPingTimeout: 300,
    logger: silent,
  });
  const heard: Heard[] = [];
  const state = { over: false };
  client.on('slack_event', (event: Heard) => {
    heard.push(event);
    if (answers) void event.ack();
  });
  client.on('disconnected', () => {
    state.over = true;
  });
  const started = client.start();
  closeLater(() => client.disconnect());
  return { client, heard, state, started };
};

const startSocket = async (options: SlackEmulatorOptions = {}) => {
  const { emulator } = await startSlack(options);
  const first = await connect(emulator);
  await first.started;
  return { emulator, ...first };
};

const textsOf = (heard: readonly Heard[]): (string | undefined)[] =>
  heard.map(({ body }) => body.event?.text);

test('each envelope goes to exactly one of several sockets', async () => {
  const { emulator, heard } = await startSocket();
  const second = await connect(emulator);
  await second.started;
  for (let index = 0; index < 6; index += 1)
    emulator.person('U1').say({ channel: 'C1', text: `${index}` });
  await emulator.waitFor(() => emulator.deliveries.every(({ state }) => state === 'acked'));
  expect(heard).toHaveLength(3);
  expect(second.heard).toHaveLength(3);
  expect([...textsOf(heard), ...textsOf(second.heard)].sort()).toEqual([...'012345']);
});

test('what stays unacknowledged comes again with its number', async () => {
  const { emulator } = await startSlack({ ackTimeoutMs: 20, retryDelaysMs: [1, 1] });
  const deaf = await connect(emulator, false);
  await deaf.started;
  emulator.person('U1').say({ channel: 'C1', text: 'again' });
  await emulator.waitFor(() => emulator.deliveries[0]?.state === 'failed');
  await expect.poll(() => textsOf(deaf.heard)).toEqual(['again', 'again', 'again']);
  expect(deaf.heard.map((each) => each.retry_num)).toEqual([0, 1, 2]);
  expect(new Set(deaf.heard.map(({ body }) => body.event_id)).size).toBe(1);
});

test('what a dying connection held goes to the next one', async () => {
  const { emulator } = await startSlack({ retryDelaysMs: [1, 60_000] });
  const first = await connect(emulator, false);
  await first.started;
  emulator.person('U1').say({ channel: 'C1', text: 'precious' });
  await emulator.waitFor(() => emulator.deliveries[0]?.attempts === 1);
  const second = await connect(emulator);
  await second.started;
  emulator.socket.kill(1);
  await emulator.waitFor(() => emulator.deliveries[0]?.state === 'acked');
  expect(textsOf(second.heard)).toEqual(['precious']);
});

test('events that nobody listened to wait and can be delivered on demand', async () => {
  const { emulator } = await startSlack({ retryDelaysMs: [60_000] });
  emulator.person('U1').say({ channel: 'C1', text: 'early' });
  expect(emulator.deliveries[0]).toMatchObject({ attempts: 1, state: 'open' });
  const { heard, started } = await connect(emulator);
  await started;
  emulator.socket.redeliver();
  await emulator.waitFor(() => emulator.deliveries[0]?.state === 'acked');
  expect(textsOf(heard)).toEqual(['early']);
});

test('events can be duplicated and reordered', async () => {
  const { emulator, heard } = await startSocket();
  const say = (text: string) => emulator.person('U1').say({ channel: 'C1', text });
  emulator.socket.duplicateNext(1, 4);
  say('five times');
  await expect.poll(() => heard).toHaveLength(5);
  expect(new Set(heard.map(({ body }) => body.event_id)).size).toBe(1);
  emulator.socket.reorder(3);
  for (const text of ['a', 'b', 'c']) say(text);
  await emulator.waitFor(() => emulator.deliveries.every(({ state }) => state === 'acked'));
  expect(textsOf(heard).slice(5)).toEqual(['c', 'b', 'a']);
});

test('a click without a listening app is a time-out for the person', async () => {
  const { emulator, client } = await startSlack();
  const text = { type: 'plain_text' as const, text: 'Go' };
  const { ts } = await client.chat.postMessage({
    channel: 'C1',
    text: 'x',
    blocks: [{ type: 'actions', elements: [{ type: 'button', text, action_id: 'go' }] }],
  });
  expect(await emulator.person('U1').press(String(ts), /g/i)).toEqual({
    ok: false,
    error: 'operation_timeout',
  });
});

test('a refresh asks every connection to go, and killing cuts it', async () => {
  const { emulator, state } = await startSocket();
  emulator.socket.refresh();
  expect(emulator.socket.connections).toBe(0);
  await found(() => state.over);
  const second = await connect(emulator);
  await second.started;
  emulator.socket.kill();
  await found(() => second.state.over);
  expect(emulator.socket.opened).toBe(2);
});

test('a half-open connection is noticed by the missing pongs', async () => {
  const { emulator, heard, state } = await startSocket({ ackTimeoutMs: 50, retryDelaysMs: [1] });
  emulator.socket.halfOpen();
  emulator.person('U1').say({ channel: 'C1', text: 'lost' });
  await found(() => state.over);
  expect(heard).toEqual([]);
});

test('a connection without hello never starts', async () => {
  const { emulator } = await startSlack();
  emulator.socket.noHello();
  const { started } = await connect(emulator);
  await emulator.waitFor(() => emulator.socket.opened === 1);
  const later = connect(emulator).then((next) => next.started.then(() => 'second'));
  expect(await Promise.race([started.then(() => 'first'), later])).toBe('second');
  emulator.socket.kill(1);
  void started.catch(() => undefined);
});

test('the eleventh connection is one too many, and an address works once', async () => {
  const { emulator } = await startSlack();
  const urlOf = async (): Promise<string> => {
    const response = await fetch(`${emulator.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${emulator.appToken}` },
    });
    return ((await response.json()) as { url: string }).url;
  };
  const firstMessage = (url: string): Promise<unknown> =>
    new Promise((resolve) => {
      const socket = new WebSocket(url);
      socket.once('message', (data) => resolve(JSON.parse(String(data))));
      socket.once('error', (error) => resolve(error.message));
    });
  const urls = await Promise.all(Array.from({ length: 11 }, urlOf));
  for (const url of urls.slice(0, 10))
    expect(await firstMessage(url)).toMatchObject({ type: 'hello' });
  expect(await firstMessage(String(urls[10]))).toMatchObject({
    type: 'disconnect',
    reason: 'too_many_websockets',
  });
  expect(await firstMessage(String(urls[0]))).toContain('403');
});

test('opening a connection can fail', async () => {
  const { emulator } = await startSlack();
  emulator.faults.next('apps.connections.open', { error: 'invalid_auth' });
  const { started } = await connect(emulator);
  expect(await errorOf(started)).toBe('invalid_auth');
});
