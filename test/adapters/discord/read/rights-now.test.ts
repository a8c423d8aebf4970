import { expect, test } from 'vitest';
import type { Place } from '../../../../src/core/messages.ts';
import { startEmulator } from '../../../emulators/discord/bot.ts';
import { createAdapter, never } from '../harness.ts';
import { ADA, addPrivate, ask, EVA, startTwo } from './two-guilds.ts';

// Kind: rights are what they are now, not what they were an hour or a moment ago; and what Discord
// does not tell is no.

test('what is taken away is gone at once', async () => {
  const started = await startTwo();
  const { emulator } = started;
  emulator.person('43', { roles: ['Crew'] });
  emulator.person('44');
  const channel = addPrivate(emulator, emulator.guildId, [emulator.roleId('Crew')]);
  const other = emulator.addChannel('other');
  const category = emulator.addChannel('category', { type: 4 });
  emulator.overwrite(category, emulator.guildId, { deny: ['VIEW_CHANNEL'] });
  emulator.overwrite(category, emulator.bot.id, { allow: ['VIEW_CHANNEL'] });
  const may = (person: string, where: string) => ask(started, person, { channel: where });

  expect(await may('43', channel)).toBe('reads writes');
  emulator.takeRole('43', 'Crew');
  expect(await may('43', channel)).toBe('- -');
  expect(await may('44', other)).toBe('reads writes');
  emulator.timeOut('44', 60_000);
  expect(await may('44', other)).toBe('reads -');
  emulator.advance(61_000);
  expect(await may('44', other)).toBe('reads writes');
  emulator.move(other, category);
  expect(await may('44', other)).toBe('- -');
  emulator.expel('44');
  expect(await may('44', emulator.generalId)).toBe('- -');
});

test('an admin is one by a role, or as the owner, as it is now, and nobody is one in direct messages', async () => {
  const { emulator, adapter } = await startTwo();
  emulator.person('43', { admin: true });
  emulator.person('1');
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  const isAdmin = (person: string) => adapter.directory.isAdmin(person, place, never);

  expect(await Promise.all([ADA, '43', '1', EVA].map(isAdmin))).toEqual([false, true, true, false]);
  emulator.takeRole('43', 'Admins');
  emulator.own(ADA);
  expect(await Promise.all([ADA, '43', '1'].map(isAdmin))).toEqual([true, false, false]);
  const direct = { ...place, workspace: '@me', channel: emulator.dmId(ADA) };
  expect(await adapter.directory.isAdmin(ADA, direct, never)).toBe(false);
});

test.each(['GET /channels/:c', 'GET /guilds/:g', 'GET /guilds/:g/members/:u'])(
  'where %s fails nobody may anything',
  async (route) => {
    const started = await startTwo();
    const { generalId } = started.emulator;
    started.emulator.faults.every(route, { http: 500 });
    expect(await ask(started, ADA, { channel: generalId })).toBe('- -');
  },
);

test('a channel that Parley itself does not see is closed to those who ask Parley', async () => {
  const started = await startTwo();
  const { emulator } = started;
  const channel = emulator.addChannel('unseen');
  emulator.deny(channel, 'VIEW_CHANNEL');
  expect(await ask(started, ADA, { channel })).toBe('- -');
});

test('what all of a place read is what nobody is kept from, or what the same people read', async () => {
  const started = await startTwo();
  const { emulator, adapter, other } = started;
  const ada = emulator.person(ADA);
  emulator.person('43', { roles: ['Crew'] });
  const crew = emulator.roleId('Crew');
  const general = emulator.generalId;
  const [hidden, alike] = [1, 2].map(() => addPrivate(emulator, emulator.guildId, [crew, ADA])) as [
    string,
    string,
  ];
  const thread = ada.createThread({ channel: hidden }, 'Thread').id;
  const closed = ada.createThread({ channel: general }, 'Closed', { isPrivate: true }).id;
  ada.invite(closed);
  const open = (channel: string, here: string) => {
    const [place, shown] = [channel, here].map((id) => ({
      ...{ platform: 'discord', workspace: emulator.guildId },
      channel: id,
    })) as [Place, Place];
    return adapter.directory.isOpenToAll(place, shown, never);
  };

  expect(await open(general, hidden)).toBe(true);
  expect(await open(hidden, general)).toBe(false);
  expect(await open(hidden, alike)).toBe(true);
  expect(await open(thread, hidden)).toBe(true);
  expect(await open(thread, general)).toBe(false);
  expect(await open(closed, general)).toBe(false);
  expect(await open(general, closed)).toBe(true);
  expect(await open(other.generalId, general)).toBe(false);
  expect(await open(emulator.dmId(ADA), general)).toBe(false);
});

test('a process without the gateway judges in the same way', async () => {
  const emulator = await startEmulator();
  const adapter = createAdapter(emulator);
  emulator.person(ADA);
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  const read = () => adapter.directory.authorize('read', ADA, { named: place, here: place }, never);
  expect(await read()).toEqual(place);
  emulator.overwrite(emulator.generalId, emulator.guildId, { deny: ['VIEW_CHANNEL'] });
  emulator.overwrite(emulator.generalId, emulator.bot.id, { allow: ['VIEW_CHANNEL'] });
  expect(await read()).toBeNull();
});
