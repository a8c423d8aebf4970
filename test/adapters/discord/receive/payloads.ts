/** Payloads as the gateway sends them, in the shapes that discord.js 14 accepts. */

export type Fields = Record<string, unknown>;

export const BOT = '100000000000000001';
export const GUILD = '200000000000000001';
export const CHANNEL = '300000000000000001';
export const DM = '400000000000000001';
export const THREAD = '700000000000000001';
export const ROLE = '500000000000000001';

const TIME = '2026-11-22T00:00:00.000000+00:00';

const user = { id: '42', username: 'u42', discriminator: '0', avatar: null, global_name: null };

export const attachment: Fields = {
  id: '900',
  filename: 'f.txt',
  size: 3,
  url: 'https://cdn.discordapp.com/attachments/1/900/f.txt?ex=69213f80&is=691fee00&hm=0000&',
  proxy_url: 'https://media.discordapp.net/attachments/1/900/f.txt',
  content_type: 'text/plain; charset=utf-8',
};

export function message(fields: Fields): Fields {
  return {
    id: '1400000000000001000',
    type: 0,
    content: 'hi',
    author: user,
    timestamp: TIME,
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    components: [],
    flags: 0,
    channel_id: CHANNEL,
    guild_id: GUILD,
    member: { roles: ['r1'], joined_at: TIME, deaf: false, mute: false, flags: 0 },
    ...fields,
  };
}

/** What a forward carries: a message without author and id. */
export function snapshot(content: string): Fields {
  const { id: _, author: __, member: ___, ...rest } = message({ content });
  return { message: { ...rest, attachments: [attachment] } };
}

export function interaction(fields: Fields): Fields {
  return {
    id: '1400000000000014000',
    application_id: BOT,
    token: 'aW50ZXJhY3Rpb246',
    version: 1,
    guild_id: GUILD,
    channel_id: CHANNEL,
    channel: { id: CHANNEL, type: 0, name: 'general' },
    member: {
      user,
      roles: [],
      joined_at: TIME,
      deaf: false,
      mute: false,
      flags: 0,
      permissions: '2248473465835073',
    },
    locale: 'en-US',
    guild_locale: 'en-US',
    app_permissions: '2248473465835073',
    entitlements: [],
    authorizing_integration_owners: { 0: GUILD },
    context: 0,
    attachment_size_limit: 10_485_760,
    ...fields,
  };
}
