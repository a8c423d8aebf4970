import type { Channel, Guild } from './types.ts';

// Discord docs, "Permissions", Bitwise Permission Flags.
export const PERMISSIONS = {
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  MANAGE_GUILD: 1n << 5n,
  ADD_REACTIONS: 1n << 6n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  MENTION_EVERYONE: 1n << 17n,
  USE_EXTERNAL_EMOJIS: 1n << 18n,
  CONNECT: 1n << 20n,
  MANAGE_THREADS: 1n << 34n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  CREATE_PRIVATE_THREADS: 1n << 36n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
  SEND_VOICE_MESSAGES: 1n << 46n,
  SEND_POLLS: 1n << 49n,
} as const;

export type Permission = keyof typeof PERMISSIONS;

const ALL = Object.values(PERMISSIONS).reduce((sum, bit) => sum | bit, 0n);

/** What @everyone may do in a new guild. */
export const DEFAULT_PERMISSIONS =
  ALL &
  ~(
    PERMISSIONS.ADMINISTRATOR |
    PERMISSIONS.MANAGE_CHANNELS |
    PERMISSIONS.MANAGE_GUILD |
    PERMISSIONS.MANAGE_MESSAGES |
    PERMISSIONS.MANAGE_THREADS
  );

/** What a member may do in a guild, before any channel overwrite ("Permissions", Pseudocode). */
export const guildPermissions = (guild: Guild, userId: string): bigint => {
  if (guild.ownerId === userId) return ALL;
  const member = guild.members.get(userId);
  let granted = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const roleId of member?.roles ?? []) granted |= guild.roles.get(roleId)?.permissions ?? 0n;
  return (granted & PERMISSIONS.ADMINISTRATOR) === 0n ? granted : ALL;
};

/** What a member may do in a channel; `channel` is a thread's parent for a thread. */
export const channelPermissions = (guild: Guild, channel: Channel, userId: string): bigint => {
  const base = guildPermissions(guild, userId);
  if (base === ALL) return ALL;
  const roles = guild.members.get(userId)?.roles ?? [];
  const pick = (ids: readonly string[]) => channel.overwrites.filter(({ id }) => ids.includes(id));
  let granted = base;
  for (const layer of [pick([guild.id]), pick(roles), pick([userId])]) {
    for (const { deny } of layer) granted &= ~deny;
    for (const { allow } of layer) granted |= allow;
  }
  // Without VIEW_CHANNEL every other permission in the channel is implicitly denied.
  return (granted & PERMISSIONS.VIEW_CHANNEL) === 0n ? 0n : granted;
};

/** Everything: what each party of a DM may do. */
export const EVERYTHING = ALL;
