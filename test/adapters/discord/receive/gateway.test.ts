import { expect, onTestFinished, test } from 'vitest';
import { createDiscordAdapter } from '../../../../src/adapters/discord/index.ts';
import { toCreatedAt } from '../../../../src/adapters/discord/snowflake.ts';
import { setClockAhead } from '../../../../src/core/async.ts';
import { createRateLimits } from '../../../../src/core/reply/rate-limits.ts';
import { startEmulator } from '../../../emulators/discord/bot.ts';
import {
  commands,
  createAdapter,
  everyone,
  never,
  start,
  toContent,
  toPosted,
} from '../harness.ts';

test('a wrong token ends the start with a sentence that names it', async () => {
  const emulator = await startEmulator();
  const adapter = createAdapter({ token: 'wrong.token.here', apiUrl: emulator.apiUrl });
  const connecting = adapter.connect(async () => null, never);
  await expect(connecting).rejects.toMatchObject({
    name: 'UserError',
    code: 'config_failed',
    message: expect.stringContaining('DISCORD_TOKEN'),
  });
});

test('a token that only the gateway refuses is a wrong one too', async () => {
  const emulator = await startEmulator();
  emulator.gateway.refuseWith(4004);
  const adapter = createAdapter(emulator);
  await expect(adapter.connect(async () => null, never)).rejects.toMatchObject({
    code: 'config_failed',
  });
});

test('without the content intent everything else works, and it is said once what is off', async () => {
  const { emulator, connection, log, next } = await start({ messageContent: false });
  emulator.person('42').mention('Hello');
  expect((await next('message')).message.text).toBe('Hello');
  expect(connection.health()).toMatchObject({
    isReady: true,
    isFatal: false,
    detail: expect.stringContaining('Message Content'),
  });
  const said = log.lines.filter(({ message }) => message.includes('Message Content'));
  expect(said).toHaveLength(1);
});

test('an intent that is taken away later is done without from then on', async () => {
  const { emulator, connection } = await start();
  emulator.gateway.close(4014);
  await emulator.waitFor(() => emulator.gateway.counts.identifies === 2);
  await emulator.waitFor(() => connection.health().isReady);
  expect(connection.health().detail).toContain('Message Content');
});

test('a cut connection is resumed, and is not ready meanwhile', async () => {
  const { emulator, connection, next } = await start();
  expect(connection.health()).toEqual({ isReady: true, isFatal: false, detail: 'connected' });
  emulator.gateway.kill();
  await emulator.waitFor(() => !connection.health().isReady);
  emulator.person('42').mention('missed');
  expect((await next('message')).message.text).toBe('missed');
  await emulator.waitFor(() => connection.health().isReady);
  expect(emulator.gateway.counts).toMatchObject({ identifies: 1, resumes: 1 });
});

test('a session that Discord has forgotten is begun anew', async () => {
  const { emulator, connection, events, next } = await start();
  emulator.gateway.invalidSession(false);
  await emulator.waitFor(() => emulator.gateway.counts.identifies === 2);
  await emulator.waitFor(() => connection.health().isReady);
  emulator.person('42').mention('again');
  expect((await next('message')).message.text).toBe('again');
  expect(events.filter(({ type }) => type === 'joined')).toEqual([]);
});

test('a close for good is dead', async () => {
  const { emulator, connection } = await start();
  emulator.gateway.close(4004);
  await emulator.waitFor(() => connection.health().isFatal);
  expect(connection.health()).toMatchObject({ isReady: false, detail: 'closed with 4004' });
});

test('two heartbeats without an answer are dead', async () => {
  let ahead = 0;
  const { emulator, connection } = await start(
    { heartbeatIntervalMs: 1_000 },
    { now: () => Date.now() + ahead },
  );
  await emulator.waitFor(() => emulator.gateway.counts.heartbeats > 1);
  expect(connection.health().isFatal).toBe(false);
  ahead = 60_000;
  expect(connection.health()).toMatchObject({ isFatal: true, detail: 'no heartbeat is answered' });
});

test.each([2, -2])('a clock %d hours off the store’s says nothing of the link', async (hours) => {
  const emulator = await startEmulator({ heartbeatIntervalMs: 1_000 });
  const connection = await createAdapter(emulator).connect(async () => null, never);
  onTestFinished(() => connection.close());
  onTestFinished(() => setClockAhead(0));
  await emulator.waitFor(() => emulator.gateway.counts.heartbeats > 1);
  setClockAhead(hours * 3_600_000);
  expect(connection.health()).toMatchObject({ isReady: true, isFatal: false });
  const offMs = Date.now() + hours * 3_600_000 - connection.heardUntil();
  expect(Math.abs(offMs)).toBeLessThan(60_000);
});

test('all has been heard until the latest message, or heartbeat that is answered', async () => {
  const { emulator, connection, next } = await start({ heartbeatIntervalMs: 500 });
  emulator.gateway.muteHeartbeats();
  const { id } = emulator.person('42').mention('hello');
  await next('message');
  expect(connection.heardUntil()).toBe(toCreatedAt(id));
  emulator.gateway.muteHeartbeats(false);
  await emulator.waitFor(() => connection.heardUntil() > toCreatedAt(id));
});

test('a token that is refused later is dead', async () => {
  const { emulator, adapter, connection } = await start();
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  emulator.faults.next('POST /channels/**', { status: 401, code: 0 });
  const write = adapter.channel(place, everyone).write(toPosted(), 'open', toContent('Hi'), never);
  await expect(write).rejects.toMatchObject({ failure: 'unavailable' });
  expect(connection.health()).toMatchObject({ isReady: false, isFatal: true });
});

test('commands are registered once, and again only when they have changed', async () => {
  const { emulator, log } = await start();
  await emulator.waitFor(() => emulator.commands.length === commands.length);
  const again = createDiscordAdapter({
    token: emulator.token,
    apiUrl: emulator.apiUrl,
    commands,
    rateLimits: createRateLimits(),
    readBlob: async () => null,
    log,
  });
  const reads = () => emulator.calls.filter(({ path }) => path.endsWith('/commands'));
  const before = reads().length;
  const connection = await again.connect(async () => null, never);
  await emulator.waitFor(() => reads().length > before && reads().at(-1)?.status === 200);
  await connection.close();
  expect(reads().filter(({ method }) => method === 'PUT')).toHaveLength(1);
  expect(emulator.commands).toMatchObject([
    {
      name: 'ask',
      contexts: [0, 1],
      integration_types: [0],
      options: [{ name: 'question' }, {}, {}, {}, {}],
    },
    { name: 'help' },
    { name: 'settings' },
    { name: 'pick', options: [{ autocomplete: true }] },
  ]);
  const invite = log.lines.find(({ fields }) => 'url' in fields)?.fields;
  expect(invite).toEqual({
    url: `https://discord.com/oauth2/authorize?client_id=${emulator.bot.id}&scope=bot+applications.commands&permissions=563259191168064`,
  });
});

test('commands are registered also where what is there cannot be told', async () => {
  const emulator = await startEmulator();
  emulator.faults.every('GET /applications/:a/commands', { status: 404, code: 0 });
  const adapter = createAdapter(emulator);
  const connection = await adapter.connect(async () => null, never);
  await emulator.waitFor(() => emulator.commands.length === commands.length);
  await connection.close();
});

test('commands that cannot be registered are a warning', async () => {
  const { emulator, log } = await start(
    {},
    { commands: [{ name: 'Bad Name', description: '', options: [], answers: 'public' }] },
  );
  await emulator.waitFor(() =>
    log.lines.some(({ message }) => message.includes('refuses the name')),
  );
  expect(emulator.commands).toEqual([]);
});

test('a guild that is new is joined, one that has an outage is not left', async () => {
  const { emulator, next, events } = await start();
  const added = emulator.addGuild('New');
  expect(await next('joined')).toMatchObject({ place: { workspace: added.id }, speaker: null });
  expect(events.map(({ type }) => type)).toEqual(['joined']);
});

test('messages of a channel keep their order, though the first one has to be looked up', async () => {
  const { emulator, events } = await start();
  const ada = emulator.person('42');
  const root = ada.say({ channel: emulator.generalId, text: 'root' });
  const thread = ada.createThread({ message: root.id }, 'Thread');
  emulator.faults.every('GET /channels/:c', { delayMs: 100 });
  for (const text of ['1', '2', '3']) ada.say({ channel: thread.id, text });
  const texts = () =>
    events.flatMap((event) => (event.type === 'message' ? event.message.text : []));
  await emulator.waitFor(() => texts().length === 4);
  expect(texts()).toEqual(['root', '1', '2', '3']);
});

test('an edit and a deletion are events, an own message is none; a link preview is no edit of anybody’s', async () => {
  const { emulator, adapter, events, next } = await start();
  const ada = emulator.person('42');
  const said = ada.mention('one');
  emulator.unfurl(said.id);
  ada.edit(said.id, `<@${emulator.bot.id}> two`);
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  await adapter.channel(place, everyone).write(toPosted(), 'open', toContent('Hi'), never);
  ada.remove(said.id);
  expect((await next('edit')).message).not.toHaveProperty('editedAt');
  expect(await next('edit', 1)).toMatchObject({ message: { id: said.id, text: 'two' } });
  expect(await next('delete')).toMatchObject({ messageId: said.id, place: { thread: said.id } });
  const many = ['a', 'b'].map((text) => ada.say({ channel: emulator.generalId, text }).id);
  emulator.removeMany(emulator.generalId, many);
  await next('delete', 2);
  const types = events.map(({ type }) => type).join(' ');
  expect(types).toBe('message edit edit delete message message delete delete');
});

test('a start that is given up while Discord does not answer ends at once', async () => {
  const emulator = await startEmulator();
  emulator.gateway.refuseWith(4000); // discord.js tries again for ever.
  const adapter = createAdapter(emulator);
  const giveUp = new AbortController();
  const connecting = adapter.connect(async () => null, giveUp.signal);
  await emulator.waitFor(() => emulator.gateway.counts.identifies > 0);
  giveUp.abort(new Error('given up'));
  await expect(connecting).rejects.toThrow('given up');
});

test('an interaction that is delivered twice has the same way to be answered', async () => {
  const { emulator, next } = await start();
  await emulator.waitFor(() => emulator.commands.length > 0);
  emulator.gateway.duplicateNext(2);
  await emulator.person('42').slash('ask', { question: 'why' }).answered();
  const [first, second] = [await next('command'), await next('command', 1)];
  expect(second).toEqual({
    ...first,
    interaction: { ...Object(first.interaction), at: expect.any(Number) },
  });
});

test('a message of a channel that cannot be looked up is not lost', async () => {
  const { emulator, next } = await start();
  const ada = emulator.person('42');
  const root = ada.say({ channel: emulator.generalId, text: 'root' });
  const thread = ada.createThread({ message: root.id }, 'Thread');
  emulator.faults.every('GET /channels/:c', { http: 502 });
  ada.mention('Hello', { channel: thread.id });
  expect((await next('message', 1)).message).toMatchObject({ where: 'mention', text: 'Hello' });
});

test('events of a shape that nobody foresaw end nothing', async () => {
  const { emulator, connection, next } = await start();
  const channel = { channel_id: emulator.generalId, guild_id: emulator.guildId };
  emulator.gateway.sendOdd('MESSAGE_CREATE', { id: '1', ...channel, interaction_metadata: {} });
  emulator.gateway.sendOdd('INTERACTION_CREATE', { id: '2', type: 2, ...channel });
  emulator.gateway.sendOdd('THREAD_LIST_SYNC', channel);
  emulator.gateway.sendOdd('GUILD_MEMBER_ADD', {});
  emulator.gateway.sendOdd('CHANNEL_UPDATE', {});
  emulator.person('42').mention('Hello');
  expect((await next('message')).message.text).toBe('Hello');
  expect(connection.health()).toMatchObject({ isReady: true });
});
