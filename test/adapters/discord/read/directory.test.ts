import { expect, test } from 'vitest';
import { startEmulator } from '../../../emulators/discord/bot.ts';
import { createAdapter, everyone, never, start, toContent, toPosted } from '../harness.ts';

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

test('a person has a name here, which is asked for once', async () => {
  const { emulator, adapter } = await start();
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  emulator.person('42', { name: 'Ada' });
  const person = (id: string) => adapter.directory.person(id, place, never);
  expect(await person('42')).toEqual({ name: 'Ada', timeZone: null, locale: null });
  await person('42');
  expect(emulator.calls.filter(({ path }) => path.includes('/members/'))).toHaveLength(1);
  await expect(person('999')).rejects.toMatchObject({ code: 'discord_failed' });
});

test('the name of somebody who has left the server is still known', async () => {
  const { emulator, adapter } = await start();
  emulator.person('42', { name: 'Ada' });
  emulator.expel('42');
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  expect(await adapter.directory.person('42', place, never)).toMatchObject({ name: 'Ada' });
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
  expect(await adapter.directory.isAdmin('43', place, never)).toBe(true);
  expect(
    await adapter.directory.authorize('write', '43', { named: place, here: place }, never),
  ).toEqual(place);
  expect(emulator.gateway.counts.identifies).toBe(0);
});
