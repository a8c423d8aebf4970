import type { Channel, Guild, Json, Role, User } from './types.ts';
import { permissionsIn, type World } from './world.ts';

/** A time as Discord writes it: ISO 8601 with microseconds and an offset. */
export const toTime = (ms: number): string => new Date(ms).toISOString().replace('Z', '000+00:00');

/** Discord docs, "User", User Object. */
export const toUser = (user: User): Json => ({
  id: user.id,
  username: user.username,
  discriminator: user.bot ? '0000' : '0',
  avatar: null,
  global_name: user.globalName,
  public_flags: 0,
  flags: 0,
  primary_guild: null,
  ...(user.bot ? { bot: true } : {}),
});

const unknownUser = (id: string): User => ({
  id,
  username: `deleted_user_${id}`,
  globalName: null,
  bot: false,
});

/** The user, or a stand-in for one that is unknown. */
export const userOf = (world: World, id: string): User => world.users.get(id) ?? unknownUser(id);

/** Discord docs, "Guild", Guild Member Object; without its user as in messages. */
export const toMember = (guild: Guild, userId: string): Json | null => {
  const member = guild.members.get(userId);
  if (!member) return null;
  return {
    roles: member.roles,
    nick: member.nick,
    avatar: null,
    banner: null,
    joined_at: toTime(member.joinedAt),
    premium_since: null,
    communication_disabled_until:
      member.timedOutUntil === undefined ? null : toTime(member.timedOutUntil),
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
};

/** A member together with its user. */
export const toFullMember = (world: World, guild: Guild, userId: string): Json => ({
  ...toMember(guild, userId),
  user: toUser(userOf(world, userId)),
});

/** Discord docs, "Permissions", Role Object. */
export const toRole = (role: Role, position: number): Json => ({
  id: role.id,
  name: role.name,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position,
  permissions: String(role.permissions),
  managed: role.botId !== undefined,
  mentionable: role.mentionable,
  flags: 0,
  ...(role.botId === undefined ? {} : { tags: { bot_id: role.botId } }),
});

const toThread = (world: World, channel: Channel): Json => {
  const thread = channel.thread;
  if (!thread) return {};
  const joined = thread.members.has(world.bot.id);
  return {
    ...(channel.tags ? { applied_tags: channel.tags.map(({ id }) => id) } : {}),
    owner_id: thread.ownerId,
    message_count: thread.messageCount,
    total_message_sent: thread.messageCount,
    member_count: thread.members.size,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: toTime(thread.archivedAt),
      create_timestamp: toTime(thread.createdAt),
      ...(channel.type === 12 ? { invitable: true } : {}),
    },
    ...(joined ? { member: toThreadMember(world, channel) } : {}),
  };
};

/** The membership of a thread, the bot's own by default ("Channel", Thread Member Object). */
export const toThreadMember = (
  world: World,
  channel: Channel,
  userId: string = world.bot.id,
): Json => ({
  id: channel.id,
  user_id: userId,
  join_timestamp: toTime(channel.thread?.createdAt ?? world.now()),
  flags: 1,
});

/** Discord docs, "Channel", Channel Object. */
export const toChannel = (world: World, channel: Channel): Json => {
  const base: Json = {
    id: channel.id,
    type: channel.type,
    flags: 0,
    last_message_id: channel.lastMessageId,
  };
  if (channel.guildId === null) {
    const others = channel.recipientIds.filter((id) => id !== world.bot.id);
    return { ...base, recipients: others.map((id) => toUser(userOf(world, id))) };
  }
  const guild = world.guilds.get(channel.guildId);
  return {
    ...base,
    guild_id: channel.guildId,
    parent_id: channel.parentId,
    name: channel.name,
    rate_limit_per_user: 0,
    ...(channel.thread
      ? toThread(world, channel)
      : {
          topic: channel.topic,
          nsfw: channel.isAgeRestricted ?? false,
          position: [...(guild?.channelIds ?? [])].indexOf(channel.id),
          permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
            id,
            type,
            allow: String(allow),
            deny: String(deny),
          })),
        }),
    ...(channel.type === 15
      ? {
          available_tags: (channel.tags ?? []).map((tag) => ({
            ...tag,
            moderated: false,
            emoji_id: null,
            emoji_name: null,
          })),
          default_reaction_emoji: null,
          default_sort_order: null,
        }
      : {}),
  };
};

/** Discord docs, "Gateway Events", Guild Create: what a bot without GUILD_MEMBERS is told. */
export const toGuild = (world: World, guild: Guild): Json => {
  // A bot is told of every channel, also of those it may not view; threads only where it may.
  const inside = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  const threads = inside.filter(
    (channel) =>
      channel.thread &&
      !channel.thread.archived &&
      permissionsIn(world, channel, world.bot.id) !== 0n,
  );
  return {
    ...toGuildOnly(guild),
    joined_at: toTime(guild.members.get(world.bot.id)?.joinedAt ?? world.now()),
    large: false,
    member_count: guild.members.size,
    members: [toFullMember(world, guild, world.bot.id)],
    channels: inside.filter(({ thread }) => !thread).map((item) => toChannel(world, item)),
    threads: threads.map((item) => toChannel(world, item)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
};

/** Discord docs, "Guild", Guild Object. */
export const toGuildOnly = (guild: Guild): Json => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  splash: null,
  discovery_splash: null,
  owner_id: guild.ownerId,
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 1,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  roles: [...guild.roles.values()].map(toRole),
  emojis: [],
  stickers: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  vanity_url_code: null,
  description: null,
  banner: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  preferred_locale: 'en-US',
  nsfw_level: 0,
  nsfw: false,
  region: 'deprecated',
  widget_enabled: false,
  widget_channel_id: null,
  max_presences: null,
  max_members: 500_000,
  safety_alerts_channel_id: null,
  incidents_data: null,
  premium_progress_bar_enabled: false,
});
