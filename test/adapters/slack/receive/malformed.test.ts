// Kind: a payload lacks something that the reader takes for granted. It is skipped, with a line in
// the log, and acknowledged, since it would be no better the next time. Found with a signed `event:
// null`, which was answered with 503.
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { message } from '../payloads.ts';
import { never, start } from '../start.ts';
import { SECRET, toRequest } from './signing.ts';

const event = (inner: unknown, more: object = {}) => ({
  type: 'event_callback',
  team_id: 'T1',
  event: inner,
  ...more,
});
const said = { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', ts: '1700000000.1' };
const press = { type: 'block_actions', user: { id: 'U1' }, channel: { id: 'C1' } };
const command = { command: '/ask', text: 'why', user_id: 'U1', channel_id: 'C1', trigger_id: '1' };

/** Whole enough to be read, so that nothing has to be left; odd all the same. */
const ODD = {
  'a time beyond all dates': event({ ...said, ts: '99999999999999999.0', text: 'a' }),
  'an infinite time': event({ ...said, ts: '1e999', text: 'b' }),
  'numbers for texts': event({ ...said, ts: '1700000000.2', text: 12, files: 3, blocks: {} }),
  'odd files': event({ ...said, ts: '1700000000.3', text: 'c', files: [null, [], { id: 1 }, 'x'] }),
  'odd shares': event({
    ...said,
    ts: '1700000000.4',
    text: 'd',
    attachments: [{ is_share: true }],
  }),
  'odd authorizations': event({ ...said, ts: '1700000000.5', text: 'e' }, { authorizations: 7 }),
} as const;

const MALFORMED = {
  'event null': event(null),
  'no event': { type: 'event_callback' },
  'an event that is a list': event([]),
  'an event that is a number': event(1e308),
  'an event that is text': event('message'),
  'an event without a type': event({ channel: 'C1', user: 'U1', text: 'hi' }),
  'an event whose type is an object': event({ ...said, type: {} }),
  'a message without a channel': event({ ...said, channel: undefined }),
  'a message whose channel is a number': event({ ...said, channel: 1 }),
  'a message without an id': event({ ...said, ts: undefined }),
  'a message whose id is a number': event({ ...said, ts: 1_700_000_000.1 }),
  'an edit of nothing': event({ ...said, subtype: 'message_changed', message: null }),
  'an edit of a list': event({ ...said, subtype: 'message_changed', message: [] }),
  'a deletion of nothing': event({ ...said, subtype: 'message_deleted' }),
  'no type': { event: said },
  'a type that is a list': { type: ['event_callback'], event: said },
  nothing: {},
  'a press of nothing': { ...press, actions: null },
  'a press of a number': { ...press, actions: [7] },
  'a press by nobody': { ...press, user: null, actions: [{ action_id: 'a', value: 'stop:1' }] },
  'a form by nobody': { type: 'view_submission', view: { id: 'V1' } },
  'a form of nothing': { type: 'view_submission', user: { id: 'U1' }, view: null },
  'a shortcut without a message': {
    type: 'message_action',
    user: { id: 'U1' },
    callback_id: 'ask',
  },
  'a type that nobody knows': { type: 'future_thing', event: { type: 'x' } },
  'a person that is none': event({ type: 'user_change', user: null }),
  'a person without an id': event({ type: 'user_change', user: { profile: 7 } }),
  'a channel that is none': event({ type: 'channel_rename', channel: null }),
  'a group that is none': event({ type: 'subteam_updated', subteam: [] }),
  'somebody who came nowhere': event({ type: 'member_joined_channel', user: 'U1' }),
  'nobody who came somewhere': event({ type: 'member_joined_channel', user: {}, channel: 'C1' }),
  'a home of nobody': event({ type: 'app_home_opened', tab: 7 }),
  'a session of nothing': event({ type: 'agent_session_stopped', streaming_message_ts: 'x' }),
  'an edit that was nothing': event({
    ...{ ...said, subtype: 'message_changed', message: { ...said, text: [] } },
    previous_message: 7,
  }),
  'a deletion of a number': event({ ...said, subtype: 'message_deleted', deleted_ts: 7 }),
  'a press in a view that is none': { ...press, channel: null, view: 7, actions: [{}] },
  'a form that was put away': { type: 'view_closed', user: {}, view: null },
  'a suggestion for nothing': { type: 'block_suggestion', value: {} },
  'a shortcut of nobody': { type: 'shortcut', user: [], callback_id: 7 },
} as const;

const NOT_OBJECTS = ['null', '[]', '7', '"text"', 'true', '1e999'];

async function startHttp() {
  const started = await start({}, { appToken: null, signingSecret: SECRET });
  const accepted: string[] = [];
  const connection = await started.adapter.connect(async ({ type }) => {
    accepted.push(type);
    return null;
  }, never);
  onTestFinished(() => connection.close());
  const [route] = started.adapter.routes;
  if (!route) throw new Error('no route');
  return { ...started, route, accepted };
}

test('signed but malformed, it is answered 200 and left, and the next one is taken', async () => {
  const { route, accepted, log } = await startHttp();

  for (const [name, body] of Object.entries(MALFORMED))
    expect((await route.handle(toRequest(JSON.stringify(body)))).status, name).toBe(200);
  for (const body of NOT_OBJECTS)
    expect((await route.handle(toRequest(body))).status, body).toBe(200);
  expect(accepted).toEqual([]);
  expect(log.lines.filter((line) => line.includes('skipped ')).length).toBeGreaterThan(20);
  expect(log.lines.join('\n')).not.toContain('hi');
  expect((await route.handle(toRequest(JSON.stringify(message())))).status).toBe(200);
  expect(accepted).toEqual(['message']);
});

test('odd but whole, it is accepted', async () => {
  const { route, accepted } = await startHttp();

  for (const [name, body] of Object.entries(ODD))
    expect((await route.handle(toRequest(JSON.stringify(body)))).status, name).toBe(200);
  expect(accepted).toEqual(Object.keys(ODD).map(() => 'message'));
});

test.each(['', '{', 'payload=', '{"type":"event_callback"', '\u0000', 'ünïcode'])(
  'what is not JSON (%j) is answered 400, and Slack is told not to send it again',
  async (body) => {
    const { route } = await startHttp();

    const response = await route.handle(toRequest(body));
    expect(response.status).toBe(400);
    expect(response.headers.get('x-slack-no-retry')).toBe('1');
  },
);

test('a form that holds no JSON is answered the same, a command without a place is left', async () => {
  const { route, accepted } = await startHttp();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = (body: string) => route.handle(toRequest(body, form));

  expect((await post('payload=%7B')).status).toBe(400);
  expect((await post('payload=null')).status).toBe(200);
  const { channel_id: _, ...placeless } = command;
  expect((await post(String(new URLSearchParams(placeless)))).status).toBe(200);
  expect(accepted).toEqual([]);
  expect((await post(String(new URLSearchParams(command)))).status).toBe(200);
  expect(accepted).toEqual(['command']);
});

test('what the core could not accept still comes again', async () => {
  const { adapter, log } = await start({}, { appToken: null, signingSecret: SECRET });
  const connection = await adapter.connect(async () => {
    throw new TypeError('the store is locked');
  }, never);
  onTestFinished(() => connection.close());

  const response = await adapter.routes[0]?.handle(toRequest(JSON.stringify(message())));
  expect(response?.status).toBe(503);
  expect(log.lines.join('\n')).toContain('could not accept an event');
});

/** Frames as no Slack sends them, each beside a whole one behind it. */
const FRAMES: readonly (string | Buffer)[] = [
  '',
  'not JSON',
  '{"type":"disconnect" but not JSON',
  'null',
  '[]',
  '7',
  '"hello"',
  '{}',
  '{"type":null}',
  '{"type":"future_frame"}',
  '{"type":"goodbye","reason":{}}',
  // The names of the SDK's own events.
  ...['connected', 'disconnected', 'error', 'close', 'ws_message', 'slack_event', '__proto__'].map(
    (type) => JSON.stringify({ type, reason: 'x' }),
  ),
  '{"type":"hello","num_connections":"many"}',
  '{"type":"disconnect","reason":"warning"}',
  Buffer.from('{"type":"events_api"}'),
  Buffer.from([0, 255, 1, 254]),
  `{"type":"x","padding":"${'x'.repeat(4_000_000)}"}`,
];

const ENVELOPES = [
  { type: 'events_api' },
  { type: 'events_api', payload: null },
  { type: 'events_api', payload: [] },
  { type: 'events_api', payload: { event: null } },
  ...Object.values(MALFORMED).map((payload) => ({ type: 'events_api', payload })),
  ...['error', 'disconnected', 'ws_message', 'close'].map((type) => ({
    type: 'events_api',
    payload: event({ type }),
  })),
  { type: 'error', payload: event(said) },
  { type: 'disconnected' },
  { type: 'interactive', payload: null },
  { type: 'interactive', payload: { type: 'block_actions', actions: {} } },
  { type: 'slash_commands', payload: { command: 7 } },
  { type: 'slash_commands' },
  { type: 'something_new', payload: 'x' },
].map((envelope, index) => ({ ...envelope, envelope_id: `odd-${index}` }));

test('frames that nobody can read close no socket, and envelopes that nobody can read are acknowledged', async () => {
  const acked: string[] = [];
  let sockets = 0;
  const onSocket = (socket: WebSocket) => {
    sockets += 1;
    socket.on('message', (data) => {
      const { envelope_id } = JSON.parse(String(data)) as { envelope_id: string };
      acked.push(envelope_id);
    });
    socket.send('{"type":"hello"}'); // Without a field, which Slack always sends.
    if (sockets > 1) return;
    for (const frame of FRAMES) socket.send(frame);
    for (const envelope of ENVELOPES) socket.send(JSON.stringify(envelope));
    const last = { type: 'events_api', envelope_id: 'last', payload: message() };
    socket.send(JSON.stringify(last));
  };
  const { log, events } = await serveFrames(onSocket);

  await expect.poll(() => acked.includes('last'), { timeout: 10_000 }).toBe(true);
  await expect.poll(() => acked.length).toBe(ENVELOPES.length + 1);
  expect(events).toEqual(['message', 'message']); // One came in an envelope of the type `error`.
  expect(sockets).toBe(2);
  expect(log.lines.filter((line) => line.includes('ended early'))).toEqual([]);
});

/** A Slack that knows who asks, opens sockets, and sends what it is told. */
async function serveFrames(onSocket: (socket: WebSocket) => void) {
  const server = createServer((request, response) => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : '';
    response.writeHead(200, { 'content-type': 'application/json' });
    const url = `ws://127.0.0.1:${port}/link`;
    const self = { user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1' };
    response.end(JSON.stringify({ ok: true, ...(request.url?.includes('auth') ? self : { url }) }));
  });
  const acceptor = new WebSocketServer({ server });
  acceptor.on('connection', onSocket);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const apiUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/`;
  const { adapter, log } = await start({}, { apiUrl });
  const events: string[] = [];
  const connection = await adapter.connect(async ({ type }) => {
    events.push(type);
    return null;
  }, never);
  onTestFinished(async () => {
    await connection.close();
    acceptor.close();
    server.closeAllConnections();
    server.close();
  });
  return { log, events };
}
