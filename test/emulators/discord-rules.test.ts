import { expect, test } from 'vitest';
import { callApi, startEmulator } from './discord/bot.ts';

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
