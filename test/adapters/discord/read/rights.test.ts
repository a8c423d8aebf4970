import { expect, test } from 'vitest';
import type { Permission } from '../../../emulators/discord/permissions.ts';
import { never } from '../harness.ts';
import { ADA, addPrivate, ask, type Emulator, EVA, type Named, startTwo } from './two-guilds.ts';

// Kind: rights follow what Discord itself says now about a place (its server, parent, overwrites
// and threads) and about the person. What an address, a number or a caller says about the place
// decides nothing, and unknown means no.

test('a place is where Discord says it is, whatever server and parent it is named with', async () => {
  const started = await startTwo();
  const { emulator, adapter, other } = started;
  const hidden = addPrivate(emulator, other.id);
  const own = emulator.generalId;
  const thread = emulator.person(EVA).createThread({ channel: other.generalId }, 'Theirs');
  const mine = emulator.person(ADA).createThread({ channel: own }, 'Ours');
  const authorize = (named: Named) => {
    const place = { platform: 'discord', workspace: '1', ...named };
    return adapter.directory.authorize('read', ADA, { named: place, here: place }, never);
  };

  // Named with her own server, or as a thread of her own channel.
  for (const channel of [hidden, other.generalId, thread.id]) {
    expect(await authorize({ workspace: emulator.guildId, channel })).toBeNull();
    expect(
      await authorize({ workspace: emulator.guildId, channel: own, thread: channel }),
    ).toBeNull();
  }
  const real = { platform: 'discord', workspace: emulator.guildId, channel: own };
  expect(await authorize({ workspace: other.id, channel: own })).toEqual(real);
  for (const named of [
    { channel: mine.id },
    { workspace: other.id, channel: other.generalId, thread: mine.id },
  ])
    expect(await authorize(named)).toEqual({ ...real, thread: mine.id });
});

test.each<[string, readonly Permission[], readonly Permission[], string]>([
  ['nothing', [], [], 'reads writes'],
  ['to see it', [], ['VIEW_CHANNEL'], '- -'],
  ['to read what was said before', [], ['READ_MESSAGE_HISTORY'], '- writes'],
  ['to write', [], ['SEND_MESSAGES'], 'reads -'],
  ['to write in threads', [], ['SEND_MESSAGES_IN_THREADS'], 'reads writes'],
])('everyone is denied %s', async (_what, allow, deny, expected) => {
  const started = await startTwo();
  const { emulator } = started;
  const channel = emulator.addChannel('some');
  emulator.overwrite(channel, emulator.guildId, { allow, deny });
  expect(await ask(started, ADA, { channel })).toBe(expected);
});

test('a role or the person allowed, the owner, and an administrator come past what everyone is denied', async () => {
  const started = await startTwo();
  const { emulator } = started;
  emulator.person('43', { roles: ['Crew'] });
  emulator.person('44', { admin: true });
  emulator.person('45');
  emulator.person('46', { roles: ['Crew'] });
  emulator.own('45');
  const channel = addPrivate(emulator, emulator.guildId, [emulator.roleId('Crew'), ADA]);
  emulator.overwrite(channel, '46', { deny: ['VIEW_CHANNEL'] });
  emulator.person('47');
  const asked = ['42', '43', '44', '45', '46', '47', '999'].map(async (person) => [
    person,
    await ask(started, person, { channel }),
  ]);

  expect(Object.fromEntries(await Promise.all(asked))).toEqual({
    42: 'reads writes',
    43: 'reads writes',
    44: 'reads writes',
    45: 'reads writes',
    46: '- -',
    47: '- -',
    999: '- -',
  });
});

test('a thread has the rights of its channel, and a private one only those who were added, and moderators', async () => {
  const started = await startTwo();
  const { emulator } = started;
  const ada = emulator.person(ADA);
  emulator.person('43', { roles: ['Mods'] });
  emulator.person('44');
  emulator.overwrite(emulator.generalId, emulator.roleId('Mods'), { allow: ['MANAGE_THREADS'] });
  const open = ada.createThread({ channel: emulator.generalId }, 'Open');
  const closed = ada.createThread({ channel: emulator.generalId }, 'Closed', { isPrivate: true });
  ada.invite(closed.id);
  const inside = addPrivate(emulator, emulator.guildId, [ADA]);
  const nested = ada.createThread({ channel: inside }, 'Inside');
  const may = (person: string, channel: string) => ask(started, person, { channel });

  expect(await may('44', open.id)).toBe('reads writes');
  expect(await Promise.all([ADA, '43', '44'].map((person) => may(person, closed.id)))).toEqual([
    'reads writes',
    'reads writes',
    '- -',
  ]);
  expect(await Promise.all([ADA, '44'].map((person) => may(person, nested.id)))).toEqual([
    'reads writes',
    '- -',
  ]);
  emulator.removeFromThread(closed.id, ADA);
  expect(await may(ADA, closed.id)).toBe('- -');
});

test('an archived thread can be written in, a locked one by moderators', async () => {
  const started = await startTwo();
  const { emulator } = started;
  const ada = emulator.person(ADA);
  emulator.person('43', { roles: ['Mods'] });
  emulator.overwrite(emulator.generalId, emulator.roleId('Mods'), { allow: ['MANAGE_THREADS'] });
  const [archived, locked] = ['a', 'b'].map(
    (name) => ada.createThread({ channel: emulator.generalId }, name).id,
  ) as [string, string];
  emulator.archive(archived);
  emulator.archive(locked, { locked: true });

  expect(await ask(started, ADA, { channel: archived })).toBe('reads writes');
  expect(await ask(started, ADA, { channel: locked })).toBe('reads -');
  expect(await ask(started, '43', { channel: locked })).toBe('reads writes');
});

test('direct messages are their person’s alone', async () => {
  const started = await startTwo();
  const { emulator, adapter } = started;
  const channel = emulator.dmId(ADA);
  emulator.person('44', { admin: true });
  expect(await ask(started, ADA, { channel })).toBe('reads writes');
  for (const person of [EVA, '44']) expect(await ask(started, person, { channel })).toBe('- -');
  const named = { platform: 'discord', workspace: emulator.guildId, channel };
  expect(
    await adapter.directory.authorize('read', ADA, { named, here: named }, never),
  ).toMatchObject({
    workspace: '@me',
  });
});

test.each<[string, (emulator: Emulator) => string]>([
  ['a category', (emulator) => emulator.addChannel('category', { type: 4 })],
  ['a forum', ({ forumId }) => forumId],
  ['a channel that is gone', (emulator) => gone(emulator)],
  ['a server', ({ guildId }) => guildId],
  ['a role', ({ bot }) => bot.roleId],
  ['a person', () => ADA],
  ['a number that is nothing’s', () => '123456789012345678'],
  ['a name', () => 'general'],
  ['a name with its sign', () => '#general'],
  ['a mention', ({ generalId }) => `<#${generalId}>`],
  ['a path', ({ generalId }) => `../channels/${generalId}`],
  ['a path behind a number', ({ generalId }) => `${generalId}/messages`],
  ['a query', ({ generalId }) => `${generalId}?x=1`],
  ['spaces', ({ generalId }) => ` ${generalId}`],
  ['nothing', () => ''],
])('%s is no place', async (_what, toId) => {
  const started = await startTwo();
  const channel = toId(started.emulator);
  expect(await ask(started, ADA, { channel })).toBe('- -');
  const { generalId } = started.emulator;
  expect(await ask(started, ADA, { channel: generalId, thread: channel })).toBe('- -');
});

function gone(emulator: Emulator): string {
  const channel = emulator.addChannel('gone');
  emulator.deleteChannel(channel);
  return channel;
}

test('a question without a thread stands in its channel; any other thread that is not there is none', async () => {
  const started = await startTwo();
  const { emulator, adapter } = started;
  const ada = emulator.person(ADA);
  const { id } = ada.say({ channel: emulator.generalId, text: 'a question' });
  const named = { workspace: emulator.guildId, channel: emulator.generalId, thread: id };
  expect(await ask(started, ADA, named)).toBe('reads writes');
  const thread = ada.createThread({ channel: emulator.generalId }, 'Closed', { isPrivate: true });
  emulator.deleteChannel(thread.id);
  expect(await ask(started, ADA, { ...named, thread: thread.id })).toBe('- -');
  const general = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  const open = (place: string) =>
    adapter.directory.isOpenToAll({ ...general, thread: place }, general, never);
  expect([await open(id), await open(thread.id)]).toEqual([true, false]);
});

const SEE: Permission = 'VIEW_CHANNEL';
const HISTORY: Permission = 'READ_MESSAGE_HISTORY';
const nothing = { allow: [], deny: [] };

// Who sees a channel reads what is said there from now on, also without its history.
test.each<[string, Overwritten, Overwritten, Overwritten, boolean]>([
  ['one role sees', { deny: [SEE] }, { allow: [SEE] }, {}, true],
  ['one role sees and reads', { deny: [SEE, HISTORY] }, { allow: [SEE, HISTORY] }, {}, true],
  ['all see and one role reads', { deny: [HISTORY] }, { allow: [HISTORY] }, {}, false],
  ['one role sees and nobody reads', { deny: [SEE, HISTORY] }, { allow: [SEE] }, {}, false],
  [
    'the role that sees may not read',
    { deny: [SEE] },
    { allow: [SEE], deny: [HISTORY] },
    {},
    false,
  ],
  [
    'a person of the role may not read',
    { deny: [SEE] },
    { allow: [SEE] },
    { deny: [HISTORY] },
    false,
  ],
  [
    'a person sees whom nobody lets read',
    { deny: [SEE, HISTORY] },
    { allow: [SEE, HISTORY] },
    { allow: [SEE] },
    false,
  ],
])(
  'of two channels alike, where %s: the one’s words in the other',
  async (_, everyone, crew, person, expected) => {
    const { emulator, adapter } = await startTwo();
    emulator.person('46', { roles: ['Crew'] });
    const [here, there] = ['here', 'there'].map((name) => emulator.addChannel(name));
    for (const channel of [here, there]) {
      if (channel === undefined) throw new Error('there is no such channel');
      emulator.overwrite(channel, emulator.guildId, { ...nothing, ...everyone });
      emulator.overwrite(channel, emulator.roleId('Crew'), { ...nothing, ...crew });
      emulator.overwrite(channel, '46', { ...nothing, ...person });
      emulator.overwrite(channel, emulator.bot.id, { ...nothing, allow: [SEE, HISTORY] });
    }
    const toPlace = (channel = '') => ({
      platform: 'discord',
      workspace: emulator.guildId,
      channel,
    });
    const isOpen = await adapter.directory.isOpenToAll(toPlace(there), toPlace(here), never);
    expect(isOpen).toBe(expected);
  },
);

type Overwritten = {
  readonly allow?: readonly Permission[];
  readonly deny?: readonly Permission[];
};
