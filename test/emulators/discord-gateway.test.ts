import { type Client, Events, GatewayIntentBits, type Message, Options } from 'discord.js';
import { expect, test } from 'vitest';
import { createClient, startBot, startEmulator } from './discord/bot.ts';

const collect = (client: Client) => {
  const texts: string[] = [];
  client.on(Events.MessageCreate, (message: Message) => texts.push(message.content));
  return texts;
};

test('a cut connection is resumed and what was missed is replayed once', async () => {
  const { emulator, client } = await startBot();
  const texts = collect(client);
  const ada = emulator.person('42');
  ada.say({ channel: emulator.generalId, text: 'before' });
  await emulator.waitFor(() => texts.includes('before'));
  emulator.gateway.kill();
  await emulator.waitFor(() => emulator.gateway.connected === 0);
  ada.say({ channel: emulator.generalId, text: 'missed' });
  await emulator.waitFor(() => emulator.gateway.counts.resumes === 1);
  ada.say({ channel: emulator.generalId, text: 'after' });
  await expect.poll(() => texts).toEqual(['before', 'missed', 'after']);
  expect(emulator.gateway.counts.identifies).toBe(1);
});

test('op 7 and a resumable op 9 resume; op 9 without identifies anew', async () => {
  const { emulator, client } = await startBot();
  const texts = collect(client);
  let resumed = 0;
  client.on(Events.ShardResume, () => {
    resumed += 1;
  });
  emulator.gateway.reconnect();
  await emulator.waitFor(() => resumed === 1);
  emulator.gateway.invalidSession(true);
  await emulator.waitFor(() => resumed === 2);
  expect(emulator.gateway.counts.resumes).toBe(2);
  expect(emulator.gateway.counts.identifies).toBe(1);
  emulator.gateway.invalidSession(false);
  await emulator.waitFor(() => emulator.gateway.counts.identifies === 2);
  await emulator.waitFor(() => emulator.gateway.connected === 1);
  emulator.person('42').say({ channel: emulator.generalId, text: 'still here' });
  await expect.poll(() => texts).toEqual(['still here']);
});

test('a bad token and a disallowed intent end the login', async () => {
  const emulator = await startEmulator({ messageContent: false });
  const bad = createClient(emulator.apiUrl);
  await expect(bad.client.login('not.the.token')).rejects.toThrow('invalid token');
  const greedy = createClient(emulator.apiUrl);
  await expect(greedy.client.login(emulator.token)).rejects.toThrow('disallowed intents');
  emulator.gateway.refuseWith(4004);
  const refused = createClient(emulator.apiUrl, { intents: [GatewayIntentBits.Guilds] });
  await expect(refused.client.login(emulator.token)).rejects.toThrow();
});

test('a fatal close after ready is told and not tried again', async () => {
  const { emulator, client } = await startBot();
  const code = new Promise<number>((resolve) => {
    client.once(Events.ShardDisconnect, (event) => resolve(event.code));
  });
  emulator.gateway.close(4014);
  expect(await code).toBe(4014);
  expect(emulator.gateway.counts).toMatchObject({ identifies: 1, resumes: 0 });
});

test('missing heartbeat acknowledgements make the client resume', async () => {
  const { emulator } = await startBot({ heartbeatIntervalMs: 100 });
  emulator.gateway.muteHeartbeats();
  await emulator.waitFor(() => emulator.gateway.counts.resumes > 0);
  emulator.gateway.muteHeartbeats(false);
  await emulator.waitFor(() => emulator.gateway.connected === 1);
  expect(emulator.gateway.counts.identifies).toBe(1);
});

test('without the content intent only mentions, DMs and own messages can be read', async () => {
  const intents = [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
  ];
  const { emulator, client } = await startBot({ messageContent: false }, { intents });
  const texts = collect(client);
  const ada = emulator.person('42');
  const plain = ada.say({ channel: emulator.generalId, text: 'secret' });
  ada.mention('open');
  ada.dm('direct');
  const channel = await client.channels.fetch(emulator.generalId);
  if (channel?.isSendable()) await channel.send('own');
  await expect.poll(() => texts).toEqual(['', `<@${emulator.bot.id}> open`, 'direct', 'own']);
  if (!channel?.isTextBased()) throw new Error('no channel');
  const fetched = await channel.messages.fetch({ message: plain.id, force: true });
  expect(fetched.content).toBe('');
});

test('events without their intent do not arrive', async () => {
  const { emulator, client } = await startBot({}, { intents: [GatewayIntentBits.DirectMessages] });
  const texts = collect(client);
  const ada = emulator.person('42');
  ada.mention('unheard');
  ada.dm('heard');
  await expect.poll(() => texts).toEqual(['heard']);
});

test('events come twice or backwards when asked to', async () => {
  // With a message cache discord.js itself drops repeated messages.
  const makeCache = Options.cacheWithLimits({ MessageManager: 0 });
  const { emulator, client } = await startBot({}, { makeCache });
  const texts = collect(client);
  const ada = emulator.person('42');
  emulator.gateway.duplicateNext(3);
  ada.say({ channel: emulator.generalId, text: 'thrice' });
  emulator.gateway.reverseNext(2);
  ada.say({ channel: emulator.generalId, text: 'one' });
  ada.say({ channel: emulator.generalId, text: 'two' });
  await expect.poll(() => texts).toEqual(['thrice', 'thrice', 'thrice', 'two', 'one']);
});

test('a guild that comes late delays readiness, and guilds come and go', async () => {
  const emulator = await startEmulator();
  emulator.gateway.delayGuildCreate(300);
  const { client } = createClient(emulator.apiUrl);
  await client.login(emulator.token);
  expect(client.guilds.cache.get(emulator.guildId)?.available).not.toBe(true);
  await expect.poll(() => client.isReady()).toBe(true);
  const added = emulator.addGuild('Other');
  await expect.poll(() => client.guilds.cache.has(added.id)).toBe(true);
  await client.guilds.cache.get(added.id)?.leave();
  expect(emulator.guilds).toEqual([emulator.guildId]);
  await expect.poll(() => client.guilds.cache.has(added.id)).toBe(false);
});

test('replies, forwards, voice notes and threads by people look as they do on Discord', async () => {
  const { emulator, client, errors } = await startBot();
  const heard: Message[] = [];
  client.on(Events.MessageCreate, (message) => heard.push(message));
  const ada = emulator.person('42');
  const first = ada.say({ channel: emulator.generalId, text: 'first' });
  ada.say({ channel: emulator.generalId, text: 'reply', replyTo: first.id });
  ada.forward(first.id, { channel: emulator.generalId });
  const voice = { bytes: Buffer.from('OggS'), durationSecs: 3.2 };
  ada.say({ channel: emulator.generalId, voice });
  const thread = ada.createThread({ message: first.id }, 'talk');
  ada.say({ channel: thread.id, text: 'in thread' });
  await expect.poll(() => heard.length).toBe(6);
  const [, reply, forward, note, starter, inside] = heard;
  expect(reply?.reference?.messageId).toBe(first.id);
  expect(reply?.mentions.repliedUser?.id).toBe('42');
  expect(forward?.messageSnapshots.first()?.content).toBe('first');
  expect(note?.attachments.first()).toMatchObject({ duration: 3.2, contentType: 'audio/ogg' });
  expect(note?.flags.has('IsVoiceMessage')).toBe(true);
  expect(starter?.system).toBe(true);
  expect(inside?.channel.isThread()).toBe(true);
  expect(errors).toEqual([]);
});

test('edits, previews, deletions and reactions by people arrive', async () => {
  const { emulator, client } = await startBot();
  const log: string[] = [];
  client.on(Events.MessageUpdate, (_, after) => {
    log.push(`update ${after.content} ${after.editedTimestamp === null ? 'unedited' : 'edited'}`);
  });
  client.on(Events.MessageDelete, () => log.push('delete'));
  client.on(Events.MessageBulkDelete, (gone) => log.push(`bulk ${gone.size}`));
  client.on(Events.MessageReactionAdd, (reaction) => log.push(`react ${reaction.emoji.name}`));
  const ada = emulator.person('42');
  const [one, two, three] = ['one', 'two', 'three'].map((text) =>
    ada.say({ channel: emulator.generalId, text }),
  );
  if (!one || !two || !three) throw new Error('no messages');
  emulator.unfurl(one.id);
  ada.edit(one.id, 'uno');
  ada.react(one.id, '👍');
  ada.remove(one.id);
  emulator.removeMany(emulator.generalId, [two.id, three.id]);
  await expect
    .poll(() => log)
    .toEqual(['update one unedited', 'update uno edited', 'react 👍', 'delete', 'bulk 2']);
});
