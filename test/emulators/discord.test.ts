import { ChannelType, Events, type Message, type TextChannel } from 'discord.js';
import { expect, test } from 'vitest';
import { callApi, startBot, startEmulator } from './discord/bot.ts';

const nextMessage = (client: { once: (name: 'messageCreate', on: (m: Message) => void) => void }) =>
  new Promise<Message>((resolve) => {
    client.once(Events.MessageCreate, resolve);
  });

test('discord.js logs in, becomes ready and sees the guild without an error', async () => {
  const { emulator, client, errors } = await startBot();
  expect(client.user?.id).toBe(emulator.bot.id);
  expect(client.guilds.cache.map(({ id }) => id)).toEqual([emulator.guildId]);
  expect(client.channels.cache.get(emulator.generalId)?.type).toBe(ChannelType.GuildText);
  expect(client.channels.cache.get(emulator.forumId)?.type).toBe(ChannelType.GuildForum);
  expect((await client.application?.fetch())?.id).toBe(emulator.bot.id);
  expect(errors).toEqual([]);
});

test('a mention is heard and its reply is seen, then edited and deleted', async () => {
  const { emulator, client, errors } = await startBot();
  const heard = nextMessage(client);
  const asked = emulator.person('42', { name: 'Ada' }).mention('hello');
  const message = await heard;
  expect(message.mentions.users.has(emulator.bot.id)).toBe(true);
  expect(message.author.displayName).toBe('Ada');
  const reply = await message.reply({ content: 'hi', allowedMentions: { repliedUser: false } });
  expect(emulator.messages(emulator.generalId).at(-1)).toMatchObject({
    text: 'hi',
    own: true,
    replyTo: asked.id,
    editedCount: 0,
  });
  await reply.edit('hi there');
  expect(emulator.messages(emulator.generalId).at(-1)).toMatchObject({
    text: 'hi there',
    editedCount: 1,
  });
  await reply.delete();
  expect(emulator.messages(emulator.generalId).map(({ id }) => id)).toEqual([asked.id]);
  expect(emulator.failures).toEqual([]);
  expect(errors).toEqual([]);
});

test('a direct message opens an uncached channel and can be answered', async () => {
  const { emulator, client } = await startBot();
  const heard = nextMessage(client);
  emulator.person('42').dm('psst');
  const message = await heard;
  expect(message.channel.type).toBe(ChannelType.DM);
  expect(message.content).toBe('psst');
  if (message.channel.isSendable()) await message.channel.send('yes?');
  expect(emulator.messages(emulator.dmId('42')).map(({ text }) => text)).toEqual(['psst', 'yes?']);
});

test('a thread on a message takes its id, updates it without an edit, and exists once', async () => {
  const { emulator, client, errors } = await startBot();
  const heard = nextMessage(client);
  const asked = emulator.person('42').mention('question');
  const message = await heard;
  const updates: (number | null)[] = [];
  client.on(Events.MessageUpdate, (_, after) => updates.push(after.editedTimestamp));
  const thread = await message.startThread({ name: 'question' });
  expect(thread.id).toBe(asked.id);
  await thread.send('inside');
  expect(emulator.threads(emulator.generalId)).toMatchObject([{ id: asked.id, name: 'question' }]);
  expect(emulator.messages(thread.id).map(({ text }) => text)).toEqual(['inside']);
  await emulator.waitFor(() => updates.length > 0);
  expect(updates).toEqual([null]);
  const again = await callApi(
    emulator,
    'POST',
    `/channels/${emulator.generalId}/messages/${asked.id}/threads`,
    { name: 'again' },
  );
  expect(again).toMatchObject({ status: 400, json: { code: 160004 } });
  expect(errors).toEqual([]);
});

test('threads are refused inside threads, with bad names and without permission', async () => {
  const emulator = await startEmulator();
  const { id } = emulator.person('42').say({ channel: emulator.generalId, text: 'x' });
  const path = `/channels/${emulator.generalId}/messages/${id}/threads`;
  const long = await callApi(emulator, 'POST', path, { name: 'x'.repeat(101) });
  expect(long.json).toMatchObject({ code: 50035, errors: { name: {} } });
  emulator.deny(emulator.generalId, 'CREATE_PUBLIC_THREADS');
  expect(await callApi(emulator, 'POST', path, { name: 'x' })).toMatchObject({
    status: 403,
    json: { code: 50013 },
  });
  emulator.allow(emulator.generalId, 'CREATE_PUBLIC_THREADS');
  await callApi(emulator, 'POST', path, { name: 'x' });
  const inner = emulator.person('42').say({ channel: id, text: 'y' });
  const nested = await callApi(emulator, 'POST', `/channels/${id}/messages/${inner.id}/threads`, {
    name: 'z',
  });
  expect(nested.json).toMatchObject({ code: 50024 });
});

test('a forum post is a thread whose first message has its id', async () => {
  const { emulator, client } = await startBot();
  const forum = await client.channels.fetch(emulator.forumId);
  if (forum?.type !== ChannelType.GuildForum) throw new Error('no forum');
  const post = await forum.threads.create({ name: 'topic', message: { content: 'first' } });
  expect(emulator.messages(post.id)).toMatchObject([{ id: post.id, text: 'first' }]);
  const theirs = emulator.person('42').post(emulator.forumId, 'theirs', 'help');
  expect(theirs.channelId).toBe(theirs.id);
});

test('history comes newest first and pages by before, after and around', async () => {
  const { emulator, client } = await startBot();
  const ids = ['1', '2', '3', '4', '5'].map(
    (text) => emulator.person('42').say({ channel: emulator.generalId, text }).id,
  );
  const channel = (await client.channels.fetch(emulator.generalId)) as TextChannel;
  const texts = async (query: object) =>
    (await channel.messages.fetch({ cache: false, ...query })).map(({ content }) => content);
  expect(await texts({ limit: 2 })).toEqual(['5', '4']);
  expect(await texts({ limit: 2, before: ids[2] })).toEqual(['2', '1']);
  expect(await texts({ limit: 2, after: ids[2] })).toEqual(['5', '4']);
  expect(await texts({ limit: 2, after: ids[0] })).toEqual(['3', '2']);
  expect(await texts({ limit: 3, around: ids[2] })).toEqual(['4', '3', '2']);
});

test('files go up by multipart and come down from signed, expiring URLs', async () => {
  const { emulator, client } = await startBot({ fileLimitBytes: 1000 });
  const channel = (await client.channels.fetch(emulator.generalId)) as TextChannel;
  const file = { attachment: Buffer.from('abc'), name: 'größe 1.txt', description: 'alt' };
  const sent = await channel.send({ files: [file] });
  const [seen] = emulator.messages(emulator.generalId).at(-1)?.files ?? [];
  expect(seen).toMatchObject({ size: 3, description: 'alt', contentType: expect.any(String) });
  const url = sent.attachments.first()?.url ?? '';
  expect(await (await fetch(url)).text()).toBe('abc');
  await fetch(url, { headers: { authorization: `Bot ${emulator.token}` } });
  expect(emulator.leaks).toHaveLength(1);
  emulator.expireCdn();
  expect((await fetch(url)).status).toBe(404);
  const fresh = await callApi(emulator, 'POST', '/attachments/refresh-urls', {
    attachment_urls: [url],
  });
  const { refreshed_urls } = fresh.json as { refreshed_urls: { refreshed: string }[] };
  expect((await fetch(refreshed_urls[0]?.refreshed ?? '')).status).toBe(200);
  const big = channel.send({ files: [{ attachment: Buffer.alloc(1001), name: 'big.bin' }] });
  await expect(big).rejects.toMatchObject({ code: 40005, status: 413 });
});

test('reactions and typing are seen, and typing ends with a message', async () => {
  const { emulator, client } = await startBot();
  const heard = nextMessage(client);
  emulator.person('42').mention('hello');
  const message = await heard;
  await message.react('⏳');
  expect(emulator.messages(emulator.generalId).at(-1)?.reactions).toEqual({
    '⏳': [emulator.bot.id],
  });
  const channel = message.channel as TextChannel;
  await channel.sendTyping();
  expect(emulator.typing(emulator.generalId)).toMatchObject({ active: true });
  await channel.send('done');
  expect(emulator.typing(emulator.generalId).active).toBe(false);
});
