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

test('a nonce that is enforced returns the message that exists, for three minutes', async () => {
  const emulator = await startEmulator();
  const path = `/channels/${emulator.generalId}/messages`;
  const send = (content: string) =>
    callApi(emulator, 'POST', path, { content, nonce: 'job/1', enforce_nonce: true });
  const first = await send('one');
  const second = await send('two');
  expect(second.json).toMatchObject({ id: (first.json as { id: string }).id, content: 'one' });
  emulator.advance(181_000);
  await send('three');
  expect(emulator.messages(emulator.generalId).map(({ text }) => text)).toEqual(['one', 'three']);
  const long = await callApi(emulator, 'POST', path, { content: 'x', nonce: 'x'.repeat(26) });
  expect(long.json).toMatchObject({ code: 50035, errors: { nonce: {} } });
});

test.each([
  ['more than 2,000 UTF-16 units', { content: '😀'.repeat(1001) }, 50035],
  ['nothing', { content: ' \n ' }, 50006],
  ['an embed over its limit', { embeds: [{ description: 'x'.repeat(4097) }] }, 50035],
  ['six rows', { content: 'x', components: Array(6).fill({ type: 1, components: [] }) }, 50035],
  [
    'two buttons with one id',
    {
      content: 'x',
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'a', custom_id: 'same' },
            { type: 2, style: 1, label: 'b', custom_id: 'same' },
          ],
        },
      ],
    },
    50035,
  ],
  [
    'a label over 80',
    {
      content: 'x',
      components: [
        { type: 1, components: [{ type: 2, style: 1, label: 'x'.repeat(81), custom_id: 'a' }] },
      ],
    },
    50035,
  ],
  [
    'ambiguous mentions',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    50035,
  ],
  ['a reply to nothing', { content: 'x', message_reference: { message_id: '1' } }, 50035],
])('a message with %s is refused', async (_, body, code) => {
  const emulator = await startEmulator();
  const sent = await callApi(emulator, 'POST', `/channels/${emulator.generalId}/messages`, body);
  expect(sent).toMatchObject({ status: 400, json: { code } });
  expect(emulator.messages(emulator.generalId)).toEqual([]);
});

test('unknown fields are ignored, and a reply that need not exist becomes a message', async () => {
  const emulator = await startEmulator();
  const sent = await callApi(emulator, 'POST', `/channels/${emulator.generalId}/messages`, {
    content: 'x',
    novelty: true,
    message_reference: { message_id: '1', fail_if_not_exists: false },
  });
  expect(sent).toMatchObject({ status: 200, json: { type: 0 } });
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

test('pings are what allowed_mentions, permissions and the text together allow', async () => {
  const emulator = await startEmulator({ rateLimits: 'off' });
  emulator.person('42', { roles: ['crew'] });
  const path = `/channels/${emulator.generalId}/messages`;
  const content = `@everyone <@42> <@&${emulator.bot.roleId}> \`<@42>\``;
  await callApi(emulator, 'POST', path, { content, allowed_mentions: { parse: [] } });
  expect(emulator.pings).toEqual([]);
  const sent = await callApi(emulator, 'POST', path, { content });
  expect(emulator.pings.at(-1)).toMatchObject({
    via: 'create',
    users: ['42'],
    roles: [emulator.bot.roleId],
    everyone: true,
  });
  const { id } = sent.json as { id: string };
  await callApi(emulator, 'PATCH', `${path}/${id}`, { content: 'hey <@42>' });
  expect(emulator.pings.at(-1)).toMatchObject({ via: 'edit', users: ['42'], everyone: false });
  emulator.deny(emulator.generalId, 'MENTION_EVERYONE');
  await callApi(emulator, 'POST', path, { content: '@here' });
  expect(emulator.pings).toHaveLength(2);
  const asked = emulator.person('42').say({ channel: emulator.generalId, text: 'q' });
  const reply = { content: 'a', message_reference: { message_id: asked.id } };
  await callApi(emulator, 'POST', path, { ...reply, allowed_mentions: { parse: [] } });
  expect(emulator.pings).toHaveLength(2);
  await callApi(emulator, 'POST', path, reply);
  expect(emulator.pings.at(-1)).toMatchObject({ repliedUser: '42' });
});

test('what the bot may not see or do is refused with the documented codes', async () => {
  const emulator = await startEmulator({ rateLimits: 'off' });
  const general = `/channels/${emulator.generalId}`;
  const asked = emulator.person('42').say({ channel: emulator.generalId, text: 'q' });
  const code = async (method: string, path: string, body?: unknown) =>
    ((await callApi(emulator, method, path, body)).json as { code: number }).code;
  expect(await code('GET', '/channels/1')).toBe(10003);
  expect(await code('PATCH', `${general}/messages/1`, { content: 'x' })).toBe(10008);
  expect(await code('PATCH', `${general}/messages/${asked.id}`, { content: 'x' })).toBe(50005);
  expect(await code('DELETE', `${general}/messages/${asked.id}`)).toBe(50013);
  expect(await code('GET', '/guilds/1')).toBe(10004);
  expect(await code('POST', `/channels/${emulator.forumId}/messages`, { content: 'x' })).toBe(
    50008,
  );
  emulator.deny(emulator.generalId, 'READ_MESSAGE_HISTORY');
  const reply = { content: 'x', message_reference: { message_id: asked.id } };
  expect(await code('POST', `${general}/messages`, reply)).toBe(160002);
  emulator.deny(emulator.generalId, 'SEND_MESSAGES');
  expect(await code('POST', `${general}/messages`, { content: 'x' })).toBe(50013);
  emulator.deny(emulator.generalId, 'VIEW_CHANNEL');
  expect(await code('GET', general)).toBe(50001);
  emulator.deleteChannel(emulator.generalId);
  expect(await code('GET', general)).toBe(10003);
  const bare = await callApi(emulator, 'GET', '/users/@me', undefined, { authorization: 'Bot x' });
  expect(bare).toMatchObject({ status: 401, json: { code: 0 } });
});

test('an archived thread refuses edits and wakes up for a new message unless locked', async () => {
  const emulator = await startEmulator({ rateLimits: 'off' });
  const ada = emulator.person('42');
  const { id } = ada.say({ channel: emulator.generalId, text: 'q' });
  ada.createThread({ message: id }, 'talk');
  const path = `/channels/${id}/messages`;
  const sent = await callApi(emulator, 'POST', path, { content: 'a' });
  const mine = (sent.json as { id: string }).id;
  emulator.archive(id);
  const edit = await callApi(emulator, 'PATCH', `${path}/${mine}`, { content: 'b' });
  expect(edit.json).toMatchObject({ code: 50083 });
  expect((await callApi(emulator, 'POST', path, { content: 'c' })).status).toBe(200);
  expect(emulator.threads(emulator.generalId)).toMatchObject([{ archived: false }]);
  emulator.archive(id, { locked: true });
  const locked = await callApi(emulator, 'POST', path, { content: 'd' });
  expect(locked.json).toMatchObject({ code: 160005 });
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
