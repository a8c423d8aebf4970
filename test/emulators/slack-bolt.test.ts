import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import { expect, test } from 'vitest';
import { found, WAIT_MS } from '../waiting.ts';
import { signed } from './slack/delivery.ts';
import { clientOptions, closeLater, errorOf, silent, startSlack } from './slack/harness.ts';
import type { SlackEmulator } from './slack/index.ts';
import { readBody, readJson } from './slack/wire.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const overSocket = async (emulator: SlackEmulator): Promise<App> => {
  const app = new App({
    token: emulator.botToken,
    appToken: emulator.appToken,
    socketMode: true,
    clientOptions: clientOptions(emulator),
    logger: silent,
  });
  await app.start();
  closeLater(async () => app.stop());
  return app;
};

const overHttp = async (emulator: SlackEmulator): Promise<App> => {
  const { signingSecret } = emulator;
  const receiver = new HTTPReceiver({ signingSecret, logger: silent });
  const app = new App({
    token: emulator.botToken,
    receiver,
    clientOptions: clientOptions(emulator),
    logger: silent,
  });
  const port = await freePort();
  await app.start({ port, host: '127.0.0.1' });
  closeLater(async () => app.stop());
  await emulator.useRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  return app;
};

const connections = [
  ['Socket Mode', overSocket],
  ['HTTP', overHttp],
] as const;

const startBolt = async (connect: (emulator: SlackEmulator) => Promise<App>, options = {}) => {
  const started = await startSlack(options);
  return { ...started, app: await connect(started.emulator) };
};

for (const [name, connect] of connections) {
  test(`${name}: Bolt answers a mention, which arrives as two events`, async () => {
    const { emulator, app } = await startBolt(connect);
    const heard: string[] = [];
    app.event('app_mention', async ({ event, say }) => {
      await say({ text: `heard ${event.text}`, thread_ts: event.ts });
    });
    app.message(async ({ message }) => {
      heard.push(message.ts);
    });
    const ts = emulator.person('U1').mention({ channel: 'C1', text: 'hi' });
    const answer = await emulator.waitFor(() => emulator.messages('C1', ts)[1]);
    expect(answer.text).toBe('heard <@UBOT> hi');
    await emulator.waitFor(() => emulator.deliveries.every(({ state }) => state === 'acked'));
    await expect.poll(() => heard).toEqual([ts]);
    expect(emulator.deliveries.map(({ name: event }) => event)).toEqual([
      'app_mention',
      'message',
      'message',
    ]);
  });

  test(`${name}: buttons, commands, shortcuts and forms come and are acknowledged`, async () => {
    const { emulator, app, client } = await startBolt(connect);
    app.action('again', async ({ ack, action, respond }) => {
      await ack();
      await respond({ text: `pressed ${'value' in action ? action.value : ''}` });
    });
    app.command('/ask', ({ ack, command }) => ack(`you asked ${command.text}`));
    app.shortcut('open', async ({ ack, shortcut, client: web }) => {
      await ack();
      await web.views.open({
        trigger_id: shortcut.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'form',
          title: { type: 'plain_text', text: 'Ask' },
          submit: { type: 'plain_text', text: 'Send' },
          blocks: [
            {
              type: 'input',
              block_id: 'q',
              label: { type: 'plain_text', text: 'Question' },
              element: { type: 'plain_text_input', action_id: 'question' },
            },
          ],
        },
      });
    });
    app.view('form', async ({ ack, view }) => {
      const value = view.state.values.q?.question?.value;
      if (value) await ack();
      else await ack({ response_action: 'errors', errors: { q: 'empty' } });
    });

    const ada = emulator.person('U1');
    const element = {
      type: 'button' as const,
      text: { type: 'plain_text' as const, text: 'Again' },
      action_id: 'again',
      value: '42',
    };
    const { ts } = await client.chat.postMessage({
      channel: 'C1',
      text: 'answer',
      blocks: [{ type: 'actions', elements: [element] }],
    });
    expect(await ada.press(String(ts), 'Again')).toMatchObject({ ok: true });
    await emulator.waitFor(() => emulator.messages('C1').some(({ text }) => text === 'pressed 42'));
    expect(await ada.slash('/ask', 'why', 'C1')).toMatchObject({ ok: true });
    expect(emulator.messages('C1').at(-1)).toMatchObject({
      text: 'you asked why',
      ephemeralFor: 'U1',
    });

    await ada.globalShortcut('open');
    await emulator.waitFor(() => emulator.forms('U1').length === 1);
    expect(await ada.submit({ question: '' })).toMatchObject({
      reply: { response_action: 'errors', errors: { q: 'empty' } },
    });
    expect(emulator.forms('U1')).toHaveLength(1);
    await ada.submit({ question: 'why' });
    expect(emulator.forms('U1')).toEqual([]);
  });

  test(`${name}: the bot's own posts and edits echo, and edits and deletions of people arrive`, async () => {
    const { emulator, app, client } = await startBolt(connect);
    const heard: unknown[] = [];
    app.event('message', async ({ event }) => {
      heard.push('subtype' in event ? event.subtype : 'plain');
    });
    const { ts } = await client.chat.postMessage({ channel: 'C1', text: 'mine' });
    await client.chat.update({ channel: 'C1', ts: String(ts), text: 'mine, edited' });
    await expect.poll(() => heard).toHaveLength(1);
    expect(emulator.deliveries[0]?.payload.event).toMatchObject({ bot_id: 'BBOT', app_id: 'A1' });
    const ada = emulator.person('U1');
    const theirs = ada.say({ channel: 'C1', text: 'one' });
    await expect.poll(() => heard).toHaveLength(2);
    ada.edit(theirs, 'two');
    await expect.poll(() => heard).toHaveLength(3);
    ada.remove(theirs);
    await expect.poll(() => heard).toHaveLength(4);
    // ignoreSelf drops the post itself and lets the echo of the edit through.
    expect(heard).toEqual(['message_changed', 'plain', 'message_changed', 'message_deleted']);
  });
}

test('a deleted question with replies comes as a tombstone until the last reply goes', async () => {
  const { emulator, client } = await startSlack();
  const ada = emulator.person('U1');
  const thread_ts = ada.say({ channel: 'C1', text: 'question' });
  const { ts } = await client.chat.postMessage({ channel: 'C1', thread_ts, text: 'answer' });
  ada.remove(thread_ts);
  expect(emulator.deliveries.at(-1)?.payload.event).toMatchObject({
    subtype: 'message_changed',
    message: { subtype: 'tombstone', ts: thread_ts },
    previous_message: { text: 'question' },
  });
  await client.chat.delete({ channel: 'C1', ts: String(ts) });
  expect(emulator.deliveries.slice(-2).map(({ payload }) => payload.event)).toMatchObject([
    { subtype: 'message_deleted', deleted_ts: ts },
    { subtype: 'message_deleted', deleted_ts: thread_ts },
  ]);
  expect(emulator.messages('C1')).toEqual([]);
});

test('signed deliveries come again with number and reason, unless the app declines', async () => {
  const { emulator } = await startSlack({ retryDelaysMs: [1, 1, 1] });
  const seen: string[] = [];
  const replies: { status: number; headers?: Record<string, string> }[] = [
    { status: 500 },
    { status: 302, headers: { location: '/' } },
    { status: 500, headers: { 'x-slack-no-retry': '1' } },
  ];
  const server = createHttpServer(async (request, response) => {
    const body = await readBody(request);
    const at = Number(request.headers['x-slack-request-timestamp']);
    const { 'x-slack-signature': expected } = signed(emulator.signingSecret, String(body), at);
    const isSigned = request.headers['x-slack-signature'] === expected;
    const { challenge } = readJson(body);
    const retry = [request.headers['x-slack-retry-num'], request.headers['x-slack-retry-reason']];
    const reply = challenge ? { status: 200 } : (replies.shift() ?? { status: 200 });
    if (!challenge) seen.push(`${isSigned} ${retry.join(' ')}`);
    response.writeHead(reply.status, 'headers' in reply ? reply.headers : {});
    response.end(String(challenge ?? ''));
  });
  closeLater(async () => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await emulator.useRequestUrl(`http://127.0.0.1:${port}/`);
  emulator.person('U1').say({ channel: 'C1', text: 'x' });
  await emulator.waitFor(() => emulator.deliveries[0]?.state === 'failed');
  expect(seen).toEqual(['true  ', 'true 1 http_error', 'true 2 http_error']);
});

test('a reply that is also sent to the channel carries its root', async () => {
  const { emulator } = await startSlack();
  const ada = emulator.person('U1');
  const threadTs = ada.say({ channel: 'C1', text: 'root' });
  ada.say({ channel: 'C1', text: 'also here', threadTs, broadcast: true });
  expect(emulator.deliveries.at(-1)?.payload.event).toMatchObject({
    subtype: 'thread_broadcast',
    thread_ts: threadTs,
    root: { text: 'root', ts: threadTs, reply_count: 1 },
  });
});

test('a request URL that does not answer the challenge is refused', async () => {
  const { emulator } = await startSlack();
  const refused = emulator.useRequestUrl(`${emulator.apiUrl}auth.test`);
  expect(await errorOf(refused)).toContain('did not respond with the challenge');
});

test('a response URL works five times, and can replace or delete what it belongs to', async () => {
  const { emulator, app, client } = await startBolt(overSocket);
  const urls: string[] = [];
  app.action('go', async ({ ack, body }) => {
    await ack();
    if ('response_url' in body) urls.push(String(body.response_url));
  });
  const text = { type: 'plain_text' as const, text: 'Go' };
  const { ts } = await client.chat.postMessage({
    channel: 'C1',
    text: 'x',
    blocks: [{ type: 'actions', elements: [{ type: 'button', text, action_id: 'go' }] }],
  });
  await emulator.person('U1').press(String(ts), 'go');
  const url = await found(() => urls[0]);
  const respond = async (body: object) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers });
    return `${response.status} ${await response.text()}`;
  };
  const headers = { 'content-type': 'application/json' };
  expect(await respond({ text: 'new', replace_original: true })).toBe('200 ok');
  expect(emulator.message(String(ts)).text).toBe('new');
  expect(await respond({ text: 'all', response_type: 'in_channel' })).toBe('200 ok');
  expect(emulator.messages('C1').at(-1)?.ephemeralFor).toBeUndefined();
  expect(await respond({ text: '' })).toBe('400 no_text');
  expect(await respond({ delete_original: true })).toBe('200 ok');
  expect(emulator.messages('C1').map((each) => each.text)).toEqual(['all']);
  expect(await respond({ text: 'me' })).toBe('200 ok');
  expect(await respond({ text: 'me' })).toBe('404 used_url');
});

test('views need a fresh trigger, a valid body and the right hash', async () => {
  let now = 1_800_000_000_000;
  const { emulator, client, app } = await startBolt(overSocket, { clock: () => now });
  const triggers: string[] = [];
  app.shortcut('open', async ({ ack, shortcut }) => {
    triggers.push(shortcut.trigger_id);
    await ack();
  });
  const trigger = async (): Promise<string> => {
    const before = triggers.length;
    await emulator.person('U1').globalShortcut('open');
    return found(() => triggers[before]);
  };
  const title = { type: 'plain_text' as const, text: 'Title' };
  const view = { type: 'modal' as const, title, blocks: [] };
  const show = (trigger_id: string, more: object = {}) =>
    client.apiCall('views.open', { trigger_id, view: { ...view, ...more } });
  expect(await errorOf(show('1.2.abc'))).toBe('invalid_trigger_id');
  const first = await trigger();
  expect(await errorOf(show(first, { private_metadata: 'x'.repeat(3001) }))).toBe(
    'invalid_arguments',
  );
  expect(await errorOf(show(first, { blocks: [{ type: 'magic' }] }))).toBe('invalid_arguments');
  const shown = await show(first);
  expect(await errorOf(show(first))).toBe('exchanged_trigger_id');
  const late = await trigger();
  now += WAIT_MS + 1;
  expect(await errorOf(show(late))).toBe('expired_trigger_id');

  const { id, hash } = (shown as { view?: { id?: string; hash?: string } }).view ?? {};
  const update = (old: string) =>
    client.views.update({ view_id: String(id), hash: old, view: { ...view, callback_id: 'new' } });
  expect(await errorOf(update('stale'))).toBe('hash_conflict');
  await update(String(hash));
  expect(emulator.forms('U1')[0]?.body).toMatchObject({ callback_id: 'new' });
  await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [] } });
  expect(emulator.home('U1')?.body.type).toBe('home');
});
