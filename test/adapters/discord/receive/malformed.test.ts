// Kind: what the gateway sends lacks what discord.js or Parley takes for granted. It is left, with
// a word in the log, and ends neither the process, nor the connection, nor what comes behind it.
// Found with a READY whose data is empty, which ended the process.
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { watchProcess } from '../../../doubles/escaped.ts';
import { createMemoryLog } from '../../../doubles/log.ts';
import { startEmulator } from '../../../emulators/discord/bot.ts';
import { createAdapter, never, start } from '../harness.ts';

const dispatch = (t: unknown, d?: unknown, s: unknown = 1) => JSON.stringify({ op: 0, t, s, d });
const ID = '99999999999999999';

const READIES = [
  dispatch('READY', {}),
  dispatch('READY'),
  dispatch('READY', null),
  dispatch('READY', []),
  dispatch('READY', 'x'),
  dispatch('READY', { user: null, guilds: null, session_id: 1 }),
  dispatch('READY', { user: { id: ID }, session_id: 'x', guilds: [] }),
  dispatch('READY', {
    user: { id: ID },
    application: { id: ID },
    session_id: 'x',
    resume_gateway_url: 'not an address',
    guilds: [],
  }),
  dispatch('READY', {
    user: { id: ID },
    application: { id: ID },
    session_id: 'x',
    resume_gateway_url: 'wss://x.example',
    guilds: [null, 7],
  }),
];

const FRAMES = [
  '',
  'not JSON',
  '{',
  'null',
  '[]',
  '7',
  '"text"',
  '{}',
  '{"op":null}',
  '{"op":"0","t":"MESSAGE_CREATE"}',
  '{"op":99,"d":{"x":1}}',
  '{"op":-1}',
  '{"op":1e999}',
  '{"op":10}',
  '{"op":10,"d":{}}',
  '{"op":10,"d":{"heartbeat_interval":"soon"}}',
  '{"op":10,"d":{"heartbeat_interval":-5}}',
  '{"op":9}',
  '{"op":9,"d":null}',
  '{"op":11}',
  Buffer.from([0, 1, 2, 255, 254]),
  Buffer.from(dispatch('MESSAGE_CREATE', {})),
  `{"op":99,"padding":"${'x'.repeat(20_000_000)}"}`,
  dispatch(undefined),
  dispatch(null, {}),
  dispatch(7, {}),
  dispatch({}, {}),
  dispatch('error', { message: 'x' }),
  dispatch('', {}),
  dispatch('__proto__', {}),
  dispatch('constructor', {}),
  dispatch('FUTURE_EVENT', { a: 1 }),
  dispatch('PRESENCES_REPLACE', []),
  dispatch('RESUMED'),
  dispatch('MESSAGE_CREATE', {}, 'many'),
  dispatch('MESSAGE_CREATE', {}, null),
];

/** Each of these with each of the values as its data. */
const TYPES = [
  'GUILD_CREATE',
  'GUILD_UPDATE',
  'GUILD_DELETE',
  'GUILD_ROLE_CREATE',
  'GUILD_ROLE_UPDATE',
  'GUILD_ROLE_DELETE',
  'CHANNEL_CREATE',
  'CHANNEL_UPDATE',
  'CHANNEL_DELETE',
  'CHANNEL_PINS_UPDATE',
  'THREAD_CREATE',
  'THREAD_UPDATE',
  'THREAD_DELETE',
  'THREAD_LIST_SYNC',
  'THREAD_MEMBERS_UPDATE',
  'MESSAGE_CREATE',
  'MESSAGE_UPDATE',
  'MESSAGE_DELETE',
  'MESSAGE_DELETE_BULK',
  'MESSAGE_REACTION_ADD',
  'INTERACTION_CREATE',
  'INTEGRATION_CREATE',
  'GUILD_MEMBER_UPDATE',
  'USER_UPDATE',
  ...['GUILD_MEMBER_ADD', 'GUILD_MEMBER_REMOVE', 'GUILD_MEMBERS_CHUNK', 'GUILD_BAN_ADD'],
  ...['GUILD_EMOJIS_UPDATE', 'GUILD_STICKERS_UPDATE', 'GUILD_AUDIT_LOG_ENTRY_CREATE'],
  ...['GUILD_SCHEDULED_EVENT_CREATE', 'GUILD_SOUNDBOARD_SOUNDS_UPDATE', 'INVITE_CREATE'],
  ...['MESSAGE_REACTION_REMOVE_ALL', 'MESSAGE_POLL_VOTE_ADD', 'TYPING_START', 'PRESENCE_UPDATE'],
  ...['THREAD_MEMBER_UPDATE', 'STAGE_INSTANCE_CREATE', 'VOICE_STATE_UPDATE', 'WEBHOOKS_UPDATE'],
  ...['APPLICATION_COMMAND_PERMISSIONS_UPDATE', 'AUTO_MODERATION_RULE_CREATE', 'RATE_LIMITED'],
  ...['ENTITLEMENT_CREATE', 'SUBSCRIPTION_CREATE', 'CHANNEL_INFO', 'MESSAGE_CREATE_2'],
];

const toData = (guildId: string, channelId: string): unknown[] => {
  const place = { guild_id: guildId, channel_id: channelId };
  return [
    undefined,
    null,
    [],
    7,
    'x',
    {},
    { id: ID },
    { id: 7, channel_id: 7 },
    { id: ID, ...place },
    { id: ID, ...place, token: 't', type: 2, data: null, member: { user: { id: '42' } } },
    { id: ID, ...place, token: 't', type: 'x', data: [], user: { id: '42' } },
    { id: ID, ...place, ids: [1, null, {}] },
    { id: ID, ...place, author: null, content: 7, timestamp: 'never' },
    {
      id: ID,
      ...place,
      type: 0,
      author: { id: '42', username: 7 },
      content: ['x'],
      timestamp: '+999999-01-01',
      attachments: [null, { id: 1 }, 'x'],
      embeds: {},
      mentions: 7,
      mention_roles: [null],
      referenced_message: [],
      message_snapshots: [null, { message: null }],
      poll: { question: 7, answers: 'x' },
      member: [],
    },
    { id: guildId, roles: null, channels: [null, {}, { id: '1', type: 'x' }], members: 7 },
    { id: guildId, roles: [{ id: null }], role: null, emojis: 7, threads: [{}] },
  ];
};

test('no odd frame and no odd event ends anything, and a question behind them is heard', async () => {
  const escaped = watchProcess();
  const { emulator, connection, events, next, log } = await start();
  const { gateway, guildId, generalId } = emulator;
  const data = toData(guildId, generalId);
  const odd = TYPES.flatMap((type) => data.map((each) => dispatch(type, each)));

  for (const frame of [...READIES, ...FRAMES, ...odd]) gateway.sendRaw(frame);
  emulator.person('42').mention('Hello');

  const heard = () => events.find(({ type, key }) => type === 'message' && !key.includes(ID));
  expect(await emulator.waitFor(heard)).toMatchObject({ message: { text: 'Hello' } });
  await next('message');
  expect(escaped).toEqual([]);
  expect(connection.health()).toMatchObject({ isReady: true, isFatal: false });
  expect(gateway.counts.identifies).toBe(1);
  expect(log.lines.filter(({ message }) => message.startsWith('skipped ')).length).toBeGreaterThan(
    30,
  );
});

test('at a login nothing that comes in the place of READY ends it', async () => {
  const escaped = watchProcess();
  const emulator = await startEmulator();
  emulator.gateway.sayBeforeReady(...READIES, ...FRAMES);
  const adapter = createAdapter(emulator);
  const connection = await adapter.connect(async () => null, never);

  expect(connection.health()).toMatchObject({ isReady: true });
  await connection.close();
  expect(escaped).toEqual([]);
});

test.each([1001, 4000, 4009])(
  'a connection that is cut (%i) again and again, in the middle of whatever it does, is opened again',
  async (code) => {
    const escaped = watchProcess();
    const { emulator, connection } = await start({ heartbeatIntervalMs: 20 });
    for (let time = 0; time < 3; time += 1) {
      emulator.gateway.close(code);
      emulator.gateway.kill();
      await emulator.waitFor(() => !connection.health().isReady);
      await emulator.waitFor(() => connection.health().isReady);
    }

    expect(escaped).toEqual([]);
  },
);

test('a close while a socket is being opened leaves nothing behind that fails later', async () => {
  const escaped = watchProcess();
  const emulator = await startEmulator();
  const log = createMemoryLog();
  const adapter = createAdapter(emulator, { log });
  const connection = await adapter.connect(async () => null, never);
  emulator.gateway.kill();
  await emulator.close(); // Nothing can be reached from here on.
  await connection.close();
  await delay(700); // discord.js opens the next socket after half a second.

  expect(escaped).toEqual([]);
});
