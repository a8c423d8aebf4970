import { expect, test } from 'vitest';
import { toAcknowledgement } from '../../../../src/adapters/discord/receive/interactions.ts';
import { commands, everyone, start } from '../harness.ts';
import {
  attachment,
  BOT,
  CHANNEL,
  DM,
  type Fields,
  GUILD,
  interaction,
  message,
} from './payloads.ts';
import { direct, read, readInteraction, readMessage, thread } from './reader.ts';

test('a command can be typed behind a mention or in a direct message, an unknown one is a question', () => {
  const typed = message({ content: `<@${BOT}> /ask why effort:HIGH --words 3` });
  expect(read('MESSAGE_CREATE', typed)).toMatchObject({
    type: 'command',
    key: `discord/${GUILD}/${CHANNEL}/1400000000000001000/command`,
    name: 'ask',
    options: { question: 'why', effort: 'high', words: 3 },
    interaction: null,
    messageId: '1400000000000001000',
  });
  const dm = message({ content: '/help', guild_id: undefined, channel_id: DM });
  expect(read('MESSAGE_CREATE', dm, direct)).toMatchObject({ type: 'command', name: 'help' });
  expect(readMessage({ content: `<@${BOT}> /tmp is full` }).text).toBe('/tmp is full');
  expect(readMessage({ content: '/help' }, thread).where).toBe('thread');
});

test('a slash command carries its options, its file and how to answer it', () => {
  const data = {
    id: '800',
    name: 'ask',
    type: 1,
    options: [
      { name: 'question', type: 3, value: 'why' },
      { name: 'file', type: 11, value: '900' },
      { name: 'quiet', type: 5, value: false },
    ],
    resolved: { attachments: { 900: attachment } },
  };
  expect(read('INTERACTION_CREATE', interaction({ type: 2, data }))).toMatchObject({
    type: 'command',
    key: `discord/${GUILD}/${CHANNEL}/1400000000000014000/command`,
    conversation: `discord/${GUILD}/${CHANNEL}`,
    name: 'ask',
    options: { question: 'why', quiet: false, file: { id: '900', name: 'f.txt' } },
    locale: 'en-US',
    messageId: null,
    speaker: { id: '42', isAdmin: false, roles: [] },
    interaction: {
      id: '1400000000000014000',
      token: 'aW50ZXJhY3Rpb246',
      applicationId: BOT,
      hasOriginal: true,
      isPrivate: false,
    },
  });
});

test('the options of a subcommand are read, and unknown commands of other kinds are commands too', () => {
  const name = { name: 'name', type: 3, value: 'x' };
  const nested = {
    name: 'config',
    type: 1,
    options: [{ name: 'model', type: 1, options: [name] }],
  };
  expect(read('INTERACTION_CREATE', interaction({ type: 2, data: nested }))).toMatchObject({
    options: { name: 'x' },
  });
  for (const type of [2, 3]) {
    const data = { id: '803', name: 'Long gone', type, target_id: '555' };
    expect(read('INTERACTION_CREATE', interaction({ type: 2, data }))).toMatchObject({
      type: 'command',
      name: 'Long gone',
      options: {},
    });
  }
});

test('where only a person has installed Parley an answer is of few messages', async () => {
  const user = { id: '42', username: 'u42', global_name: 'Ada' };
  const data = { id: '802', name: 'help', type: 1 };
  const sent = { type: 2, data, user, member: undefined, guild_id: undefined, context: 2 };
  const { adapter } = await start();
  const dialectOf = (owners: Fields) => {
    const asked = interaction({ ...sent, authorizing_integration_owners: owners });
    const event = read('INTERACTION_CREATE', asked, direct);
    const answered = event?.type === 'command' ? event.interaction : null;
    return adapter.channel(
      { platform: 'discord', workspace: '@me', channel: DM },
      { ...everyone, interaction: answered },
    ).dialect;
  };
  expect(dialectOf({ 1: '42' }).maxMessages).toBe(5);
  expect(dialectOf({ 0: '0' }).maxMessages).toBe(8);
});

test('a command in a direct message has a user instead of a member', () => {
  const user = { id: '42', username: 'u42', global_name: 'Ada' };
  const data = { id: '802', name: 'help', type: 1 };
  const sent = interaction({ type: 2, data, user, member: undefined, guild_id: undefined });
  expect(read('INTERACTION_CREATE', sent, direct)).toMatchObject({
    speaker: { id: '42', name: 'Ada', isAdmin: null },
    place: { workspace: '@me', channel: DM },
    interaction: { isPrivate: true },
  });
});

test('a press and a form carry their action; a choice from a list is nothing', () => {
  const pressed = interaction({
    type: 3,
    message: message({ id: '1400000000000021000' }),
    data: { custom_id: 'stop:1', component_type: 2 },
  });
  expect(read('INTERACTION_CREATE', pressed)).toMatchObject({
    type: 'action',
    action: 'stop:1',
    messageId: '1400000000000021000',
    interaction: { hasOriginal: false },
  });
  const chosen = { custom_id: 'model', component_type: 3, values: ['gpt'] };
  expect(read('INTERACTION_CREATE', interaction({ type: 3, data: chosen }))).toBeNull();
  const components = [
    { type: 18, component: { type: 4, custom_id: 't1', value: 'typed' } },
    { type: 18, component: { type: 3, custom_id: 'sel', values: ['a', 'b'] } },
    { type: 1, components: [{ type: 4, custom_id: 't2', value: 'older' }] },
  ];
  const sent = interaction({ type: 5, data: { custom_id: 'modal1', components } });
  expect(read('INTERACTION_CREATE', sent)).toMatchObject({
    type: 'form',
    action: 'modal1',
    fields: { t1: 'typed', sel: 'a, b', t2: 'older' },
  });
});

test('an interaction is acknowledged by its kind', () => {
  const ack = (fields: Fields) => toAcknowledgement(readInteraction(interaction(fields)), commands);
  const question = { name: 'question', type: 3, value: 'why' };
  expect(ack({ type: 2, data: { name: 'ask', options: [question] } })).toEqual({ type: 5 });
  // What is missing is asked for first.
  expect(ack({ type: 2, data: { name: 'ask' } })).toBeNull();
  expect(ack({ type: 2, data: { name: 'help' } })).toEqual({ type: 5, data: { flags: 64 } });
  expect(ack({ type: 2, data: { name: 'settings' } })).toBeNull();
  expect(ack({ type: 3, data: {} })).toEqual({ type: 6 });
  expect(ack({ type: 4, data: {} })).toBeNull();
  expect(ack({ type: 5, data: {} })).toEqual({ type: 5, data: { flags: 64 } });
  expect(ack({ type: 5, data: {}, message: message({}) })).toEqual({ type: 6 });
});

test('coming to a guild and leaving it are events, an outage is none', () => {
  const joined_at = '2026-11-22T09:54:48.181Z';
  const guild = {
    ...{ id: GUILD, joined_at, system_channel_id: CHANNEL },
    channels: [{ id: CHANNEL, type: 0, position: 0, permission_overwrites: [] }],
    roles: [{ id: GUILD, permissions: String((1n << 10n) | (1n << 11n)) }],
  };
  expect(read('GUILD_CREATE', guild)).toMatchObject({
    type: 'joined',
    place: { workspace: GUILD, channel: CHANNEL },
    at: Date.parse(joined_at),
  });
  expect(read('GUILD_DELETE', { id: GUILD })).toMatchObject({
    type: 'left',
    place: { workspace: GUILD },
  });
  expect(read('GUILD_DELETE', { id: GUILD, unavailable: true })).toBeNull();
});

test('Manage Server or Administrator makes an admin', () => {
  const isAdmin = (permissions: bigint) => {
    const member = {
      user: { id: '42', username: 'u42' },
      roles: [],
      permissions: String(permissions),
    };
    const event = read(
      'INTERACTION_CREATE',
      interaction({ type: 2, data: { name: 'help', type: 1 }, member }),
    );
    return event?.type === 'command' && event.speaker.isAdmin;
  };
  expect([1n << 5n, 1n << 3n, (1n << 49n) - 1n].map(isAdmin)).toEqual([true, true, true]);
  expect(isAdmin(1n << 13n)).toBe(false);
});
