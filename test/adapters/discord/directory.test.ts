import { expect, test } from 'vitest';
import { mayRead, type Overwrite } from '../../../src/adapters/discord/atlas.ts';
import { startEmulator } from '../../emulators/discord/bot.ts';
import { createAdapter, everyone, never, start, toContent, toPosted } from './harness.ts';

const stop = { label: 'Stop', action: 'stop:job1', style: 'danger' } as const;

test('messages are read oldest first, with the actions of own ones', async () => {
  const { emulator, adapter } = await start();
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  const ada = emulator.person('42');
  const first = ada.mention('one');
  ada.say({ channel: emulator.generalId, text: 'two' });
  const channel = adapter.channel(place, everyone);
  await channel.write(toPosted(), 'open', toContent('three', { buttons: [stop] }), never);
  const all = await adapter.archive.read(place, { after: null, limit: 50 }, never);
  expect(all).toMatchObject([
    { id: first.id, speaker: '42', isOwn: false, isBot: false, text: 'one', actions: [] },
    { text: 'two' },
    { speaker: emulator.bot.id, isOwn: true, isBot: true, text: 'three', actions: ['stop:job1'] },
  ]);
  const later = await adapter.archive.read(place, { after: first.id, limit: 1 }, never);
  expect(later.map(({ text }) => text)).toEqual(['two']);
});

test('a thread is read with the message that it hangs on', async () => {
  const { emulator, adapter } = await start();
  const ada = emulator.person('42');
  const root = ada.say({ channel: emulator.generalId, text: 'root' });
  const thread = ada.createThread({ message: root.id }, 'Thread');
  ada.say({ channel: thread.id, text: 'inside' });
  const place = {
    platform: 'discord',
    workspace: emulator.guildId,
    channel: emulator.generalId,
    thread: thread.id,
  };
  const seen = await adapter.archive.read(place, { after: null, limit: 50 }, never);
  expect(seen.map(({ id, text }) => [id === root.id, text])).toEqual([
    [true, 'root'],
    [false, 'inside'],
  ]);
});

test('a person has a name here, and is an admin by role or as the owner', async () => {
  const { emulator, adapter } = await start();
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  emulator.person('42', { name: 'Ada' });
  emulator.person('43', { name: 'Bob', admin: true });
  emulator.person('1', { name: 'Owner' });
  const person = (id: string) => adapter.directory.person(id, place, never);
  expect(await person('42')).toEqual({ name: 'Ada', isAdmin: false, timeZone: null, locale: null });
  expect(await person('43')).toMatchObject({ name: 'Bob', isAdmin: true });
  expect(await person('1')).toMatchObject({ isAdmin: true });
  const asked = emulator.calls.filter(({ path }) => path.includes('/members/')).length;
  await person('42');
  expect(emulator.calls.filter(({ path }) => path.includes('/members/'))).toHaveLength(asked);
  await expect(person('999')).rejects.toMatchObject({ code: 'discord_failed' });
  // The gateway has told of the roles; it need not say that a server is available.
  expect(emulator.calls.some(({ path }) => path === `/guilds/${emulator.guildId}`)).toBe(false);
});

test('in a direct message nobody is an admin', async () => {
  const { emulator, adapter } = await start();
  emulator.person('1', { name: 'Owner' });
  const place = { platform: 'discord', workspace: '@me', channel: emulator.dmId('1') };
  expect(await adapter.directory.person('1', place, never)).toMatchObject({
    name: 'Owner',
    isAdmin: false,
  });
});

test('what a person may read is what roles and channels say; unknown means no', async () => {
  const { emulator, adapter } = await start();
  emulator.person('42');
  const workspace = emulator.guildId;
  const secret = emulator.addChannel('secret');
  const places = [emulator.generalId, secret, '999'].map((channel) => ({
    platform: 'discord',
    workspace,
    channel,
  }));
  const direct = { platform: 'discord', workspace: '@me', channel: emulator.dmId('42') };
  const unknownThread = {
    platform: 'discord',
    workspace,
    channel: emulator.generalId,
    thread: '998',
  };
  const readable = () =>
    adapter.directory.readable('42', [...places, direct, unknownThread], never);
  await expect.poll(readable).toEqual([true, true, false, false, false]);
  expect(await adapter.directory.readable('999', places, never)).toEqual([false, false, false]);
});

test('somebody who is not in the server may read and write nothing there', async () => {
  const { emulator, adapter } = await start();
  emulator.person('42', { name: 'Ada' });
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  const may = async () => [
    ...(await adapter.directory.readable('42', [place], never)),
    await adapter.directory.writable('42', place, never),
  ];
  emulator.faults.every('GET /guilds/:g/members/:u', { status: 404, code: 10_007 });
  await expect
    .poll(() => adapter.directory.person('42', place, never))
    .toMatchObject({
      name: 'Ada',
      isAdmin: false,
    });
  expect(await may()).toEqual([false, false]);
});

test('an address that has expired is asked for again, without the token', async () => {
  const { emulator, adapter, next } = await start();
  emulator
    .person('42')
    .dm('look', { attachments: [{ name: 'a.txt', bytes: Buffer.from('hello') }] });
  const source = (await next('message')).message.attachments[0]?.source ?? null;
  const bytes = () => adapter.archive.fetchFile(source, 1_000, never);
  expect(Buffer.from(await bytes()).toString()).toBe('hello');
  emulator.expireCdn();
  expect(Buffer.from(await bytes()).toString()).toBe('hello');
  await expect(adapter.archive.fetchFile(source, 4, never)).rejects.toMatchObject({
    code: 'attachment_failed',
  });
  expect(emulator.leaks).toEqual([]);
});

test('a file whose message is gone, or that is kept elsewhere, is said to be', async () => {
  const { emulator, adapter, next } = await start();
  const ada = emulator.person('42');
  const sent = ada.dm('look', { attachments: [{ name: 'a.txt', bytes: Buffer.from('hello') }] });
  const source = (await next('message')).message.attachments[0]?.source ?? null;
  ada.remove(sent.id);
  emulator.expireCdn();
  await expect(adapter.archive.fetchFile(source, 1_000, never)).rejects.toMatchObject({
    code: 'attachment_failed',
  });
  for (const url of [
    'https://example.org/a',
    'http://cdn.discordapp.com/a',
    'file:///etc/passwd',
  ]) {
    const elsewhere = { channelId: '1', messageId: '2', attachmentId: '3', url };
    await expect(adapter.archive.fetchFile(elsewhere, 1_000, never)).rejects.toMatchObject({
      message: expect.stringContaining('outside Discord'),
    });
  }
});

test('a process without the gateway can read and write', async () => {
  const emulator = await startEmulator();
  const adapter = createAdapter(emulator);
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  emulator.person('43', { name: 'Bob', admin: true });
  await adapter.channel(place, everyone).write(toPosted(), 'open', toContent('Hi'), never);
  const seen = await adapter.archive.read(place, { after: null, limit: 5 }, never);
  expect(seen).toMatchObject([{ text: 'Hi', isOwn: true }]);
  expect(await adapter.directory.person('43', place, never)).toMatchObject({ isAdmin: true });
  expect(emulator.gateway.counts.identifies).toBe(0);
});

test('overwrites of everyone, of roles and of the person are applied in this order', () => {
  const VIEW = 1n << 10n;
  const READ = VIEW | (1n << 16n);
  const rights = {
    guildId: 'g',
    ownerId: 'o',
    roles: new Map([
      ['g', READ],
      ['r', 0n],
      ['a', 8n],
    ]),
  };
  const where = (overwrites: Overwrite[]) => ({ overwrites, isThread: false });
  const hidden = { id: 'g', allow: 0n, deny: VIEW };
  const member = { id: '42', roles: ['r'] };
  expect(mayRead(rights, member, where([]))).toBe(true);
  expect(mayRead(rights, member, where([hidden]))).toBe(false);
  expect(mayRead(rights, member, where([hidden, { id: 'r', allow: VIEW, deny: 0n }]))).toBe(true);
  expect(mayRead(rights, member, where([{ id: '42', allow: 0n, deny: VIEW }]))).toBe(false);
  expect(mayRead(rights, { id: '43', roles: ['a'] }, where([hidden]))).toBe(true);
  expect(mayRead(rights, { id: 'o', roles: [] }, where([hidden]))).toBe(true);
});
