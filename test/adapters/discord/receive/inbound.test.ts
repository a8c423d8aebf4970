import { expect, test } from 'vitest';
import {
  attachment,
  BOT,
  CHANNEL,
  DM,
  type Fields,
  GUILD,
  message,
  ROLE,
  snapshot,
  THREAD,
} from './payloads.ts';
import { direct, NOW, read, readAll, readMessage, thread } from './reader.ts';

const SENT = Date.parse('2026-11-22T00:00:00.000Z');

test('a mention has its own id for a thread, and loses the mention', () => {
  expect(read('MESSAGE_CREATE', message({ content: `<@${BOT}> hi <@43>` }))).toEqual({
    type: 'message',
    key: `discord/${GUILD}/${CHANNEL}/1400000000000001000/message`,
    conversation: `discord/${GUILD}/${CHANNEL}/1400000000000001000`,
    at: SENT,
    place: {
      platform: 'discord',
      workspace: GUILD,
      channel: CHANNEL,
      thread: '1400000000000001000',
    },
    message: {
      id: '1400000000000001000',
      place: {
        platform: 'discord',
        workspace: GUILD,
        channel: CHANNEL,
        thread: '1400000000000001000',
      },
      speaker: { id: '42', name: 'u42', roles: ['r1'], isAdmin: null, isExternal: false },
      text: 'hi <@43>',
      names: { '<@42>': 'u42' },
      attachments: [],
      replyTo: null,
      quoted: [],
      where: 'mention',
      isToOthers: false,
      sentAt: SENT,
    },
  });
  expect(readMessage({ content: `hi <@!${BOT}>` })).toMatchObject({ text: 'hi', where: 'mention' });
});

test('a mention of the own role counts, @everyone and the ping of a reply do not', () => {
  expect(readMessage({ content: `<@&${ROLE}> hi`, mention_roles: [ROLE] })).toMatchObject({
    where: 'mention',
    text: 'hi',
  });
  expect(readMessage({ content: '@everyone hi', mention_everyone: true }).where).toBe('ambient');
  const pinged = { id: BOT, username: 'parley', bot: true };
  expect(readMessage({ content: 'hi', mentions: [pinged] }).where).toBe('ambient');
});

test('a name is the one of the guild, else the one that is shown, else the one that is unique', () => {
  const author = { id: '42', username: 'ada', global_name: 'Ada' };
  expect(readMessage({ author, member: { nick: 'Countess', roles: [] } }).speaker.name).toBe(
    'Countess',
  );
  expect(readMessage({ author, member: { nick: null, roles: [] } }).speaker.name).toBe('Ada');
  expect(readMessage({ author: { ...author, global_name: null } }).speaker.name).toBe('ada');
});

test('a direct message has no thread', () => {
  const said = readMessage({ channel_id: DM, guild_id: undefined, content: 'dm' }, direct);
  expect(said).toMatchObject({ where: 'dm', text: 'dm' });
  expect(said.place).toEqual({ platform: 'discord', workspace: '@me', channel: DM });
});

test('a message in a thread belongs to the thread, and may be for others', () => {
  const said = readMessage({ channel_id: THREAD, content: 'in thread' }, thread);
  expect(said).toMatchObject({
    where: 'thread',
    isToOthers: false,
    place: { channel: CHANNEL, thread: THREAD },
  });
  expect(readMessage({ content: '<@43> look' }, thread).isToOthers).toBe(true);
  expect(readMessage({ content: `<@43> ask <@${BOT}>` }, thread).isToOthers).toBe(false);
});

test('a reply quotes what it replies to, and addresses its author', () => {
  const original = message({ id: '555', content: 'orig', attachments: [attachment] });
  const reference = { type: 0, message_id: '555', channel_id: CHANNEL };
  const toAda = {
    type: 19,
    content: 'reply',
    message_reference: reference,
    referenced_message: original,
  };
  expect(readMessage(toAda)).toMatchObject({
    replyTo: '555',
    where: 'ambient',
    isToOthers: true,
    quoted: [{ author: 'u42', text: 'orig' }],
    attachments: [{ id: '900', source: { channelId: CHANNEL, messageId: '555' } }],
  });
  const own = { ...original, author: { id: BOT, username: 'parley', bot: true } };
  expect(readMessage({ ...toAda, referenced_message: own })).toMatchObject({
    where: 'reply',
    isToOthers: false,
    quoted: [{ author: 'parley', text: 'orig' }],
  });
  expect(readMessage({ ...toAda, referenced_message: own }, thread).where).toBe('reply');
  expect(readMessage({ ...toAda, referenced_message: null })).toMatchObject({
    replyTo: '555',
    where: 'ambient',
    isToOthers: false,
    quoted: [],
  });
});

test('a forward is a quote with files, and no reply', () => {
  const forward = {
    message_reference: { type: 1, message_id: '557', channel_id: CHANNEL },
    message_snapshots: [snapshot('fwd')],
    content: '',
  };
  expect(readMessage(forward)).toMatchObject({
    text: '',
    replyTo: null,
    quoted: [{ author: null, text: 'fwd' }],
    attachments: [{ name: 'f.txt', source: { messageId: '1400000000000001000' } }],
  });
});

test('embeds and polls are quotes', () => {
  const poll = {
    question: { text: 'Lunch?' },
    answers: [{ poll_media: { text: 'Pizza' } }, { poll_media: { text: 'Soup' } }],
  };
  const embeds = [{ type: 'rich', title: 'Title', description: 'Body' }, { type: 'image' }];
  expect(readMessage({ content: '', embeds, poll }).quoted).toEqual([
    { author: null, text: 'Title\nBody', origin: 'preview' },
    { author: null, text: 'Poll: Lunch?\n- Pizza\n- Soup' },
  ]);
});

test('attachments keep their original name and tell a voice message', () => {
  const renamed = { ...attachment, title: 'ünïcode', content_type: undefined };
  expect(readMessage({ attachments: [renamed] }).attachments).toMatchObject([
    { id: '900', name: 'ünïcode.txt', mimeType: '', bytes: 3, isVoice: false, durationMs: null },
  ]);
  for (const [filename, title, name] of [
    ['.csv', '📊', '📊.csv'],
    ['.log', 'サーバー', 'サーバー.log'],
    ['.tar.gz', 'архив', 'архив.gz'],
    ['.env', '', '.env'],
    ['_.xlsx', 'تقرير', 'تقرير.xlsx'],
  ] as const)
    expect(
      readMessage({ attachments: [{ ...attachment, filename, title }] }).attachments,
    ).toMatchObject([{ name }]);
  const voice = {
    id: '902',
    filename: 'voice-message.ogg',
    content_type: 'audio/ogg',
    size: 9012,
    duration_secs: 3.2,
    url: 'https://cdn.discordapp.com/v.ogg',
  };
  expect(readMessage({ flags: 8192, attachments: [voice] }).attachments).toEqual([
    {
      id: '902',
      name: 'voice-message.ogg',
      mimeType: 'audio/ogg',
      bytes: 9012,
      isVoice: true,
      durationMs: 3200,
      source: {
        channelId: CHANNEL,
        messageId: '1400000000000001000',
        attachmentId: '902',
        url: 'https://cdn.discordapp.com/v.ogg',
      },
    },
  ]);
});

test('bots, webhooks, Discord itself and ourselves say nothing', () => {
  const silent: Fields[] = [
    { author: { id: BOT, username: 'parley', bot: true } },
    { author: { id: '77', username: 'other', bot: true } },
    { author: { id: BOT, username: 'parley' } },
    { webhook_id: '88', flags: 2 },
    { webhook_id: '88', interaction_metadata: { id: '5' } },
    { webhook_id: '88', type: 20 },
    { author: { id: '99', username: 'discord', system: true } },
    { type: 21 },
    { type: 7 },
    { type: 18 },
  ];
  for (const fields of silent) {
    expect(read('MESSAGE_CREATE', message(fields))).toBeNull();
    const edited = message({ edited_timestamp: '2026-11-22T00:01:00.000000+00:00', ...fields });
    expect(read('MESSAGE_UPDATE', edited)).toBeNull();
  }
  expect(read('TYPING_START', {})).toBeNull();
  expect(read('MESSAGE_REACTION_ADD', {})).toBeNull();
});

test('what a webhook posts is told as a proxy’s, and is never a command', () => {
  const sky = { id: '88', username: 'Sky', bot: true };
  const posted = message({ webhook_id: '88', author: sky, content: `<@${BOT}> /ask why` });
  expect(read('MESSAGE_CREATE', posted)).toMatchObject({
    type: 'message',
    message: { isProxied: true, where: 'mention', text: '/ask why', speaker: { name: 'Sky' } },
  });
  expect(read('MESSAGE_UPDATE', posted)).toMatchObject({ message: { isProxied: true } });
});

test('an edit is one where somebody edited, each an event of its own', () => {
  const edited_timestamp = '2026-11-22T00:01:00.000000+00:00';
  const at = SENT + 60_000;
  expect(read('MESSAGE_UPDATE', message({ content: 'two', edited_timestamp }))).toMatchObject({
    type: 'edit',
    key: `discord/${GUILD}/${CHANNEL}/1400000000000001000/edit/${at}`,
    at,
    message: { id: '1400000000000001000', text: 'two' },
  });
  expect(read('MESSAGE_UPDATE', message({ embeds: [{ type: 'link' }] }))).not.toHaveProperty(
    'message.editedAt',
  );
  expect(read('MESSAGE_UPDATE', message({ content: undefined, edited_timestamp }))).toBeNull();
});

test('deletions, one or many, name their messages and the thread', () => {
  expect(read('MESSAGE_DELETE', { id: '5', channel_id: THREAD, guild_id: GUILD }, thread)).toEqual({
    type: 'delete',
    key: `discord/${GUILD}/${CHANNEL}/5/delete`,
    conversation: `discord/${GUILD}/${CHANNEL}/${THREAD}`,
    place: { platform: 'discord', workspace: GUILD, channel: CHANNEL, thread: THREAD },
    at: NOW,
    messageId: '5',
  });
  const many = readAll('MESSAGE_DELETE_BULK', { ids: ['5', '6'], channel_id: CHANNEL });
  expect(many).toMatchObject([{ messageId: '5' }, { messageId: '6', place: { thread: '6' } }]);
});
