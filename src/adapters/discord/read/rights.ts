import { ADMINISTRATOR, grantsAdmin, VIEW_CHANNEL } from '../permissions.ts';

// https://docs.discord.com/developers/topics/permissions
const SEND_MESSAGES = 1n << 11n;
const READ_MESSAGE_HISTORY = 1n << 16n;
const CONNECT = 1n << 20n;
const MANAGE_THREADS = 1n << 34n;
const SEND_MESSAGES_IN_THREADS = 1n << 38n;

const READING = VIEW_CHANNEL | READ_MESSAGE_HISTORY;

export type Guild = {
  readonly id: string;
  readonly ownerId: string;
  /** Permissions by role id; the role with the guild's own id is everyone's. */
  readonly roles: ReadonlyMap<string, bigint>;
};

export type Member = {
  readonly id: string;
  readonly roles: readonly string[];
  /** Timed out, or has not passed the guild's screening yet: reads, but says nothing. */
  readonly isMuted: boolean;
  /** Was added to the thread that this is about. */
  readonly isInThread: boolean;
};

export type Overwrite = { readonly id: string; readonly allow: bigint; readonly deny: bigint };

/** A thread; it has no overwrites of its own. */
export type Thread = { readonly isPrivate: boolean; readonly isLocked: boolean };

/** A channel of a guild, or a thread in it, as Discord describes it. */
export type GuildChannel = {
  readonly isVoice: boolean;
  /** Age-restricted: Discord does not tell bots who is an adult. */
  readonly isAgeRestricted: boolean;
  /** The channel's, also for a thread. */
  readonly overwrites: readonly Overwrite[];
  readonly thread: Thread | null;
};

/** Whether owning the guild, or a role in it, makes an admin. */
export function isGuildAdmin(guild: Guild, member: Member): boolean {
  return member.id === guild.ownerId || grantsAdmin(toBase(guild, member));
}

/** Whether a member may see, read what was said before, or write, in a channel or thread. */
export function may(
  access: 'see' | 'read' | 'write',
  guild: Guild,
  member: Member,
  channel: GuildChannel,
): boolean {
  const { isVoice, thread } = channel;
  // A private thread shows itself to those who were added to it, and to moderators.
  if (
    thread?.isPrivate &&
    !member.isInThread &&
    !hasPermissions(MANAGE_THREADS, guild, member, channel)
  )
    return false;
  const voice = isVoice ? CONNECT : 0n; // Without it a voice channel's chat is closed, too.
  if (access === 'see') return hasPermissions(VIEW_CHANNEL, guild, member, channel);
  if (access === 'read') return hasPermissions(READING | voice, guild, member, channel);
  if (member.isMuted && !isExempt(guild, member)) return false;
  return hasPermissions(VIEW_CHANNEL | voice | toSending(channel), guild, member, channel);
}

function toSending({ thread }: GuildChannel): bigint {
  if (!thread) return SEND_MESSAGES;
  return SEND_MESSAGES_IN_THREADS | (thread.isLocked ? MANAGE_THREADS : 0n);
}

/**
 * Whether everyone who sees `here`, with or without what was said before, can read `channel` of
 * the same guild. Roles combine in more ways than can be tried: it is certain if the one keeps no
 * member out, and if both let the same people in, who all read what was said before.
 */
export function isOpenToAll(guild: Guild, here: GuildChannel, channel: GuildChannel): boolean {
  if (channel.thread?.isPrivate || channel.isVoice) return false;
  if (channel.isAgeRestricted && !here.isAgeRestricted) return false;
  const isSame = !here.isVoice && toGranted(here, READING) === toGranted(channel, READING);
  return (isSame && isReadByViewers(guild, channel)) || isGrantedToAll(guild, channel, READING);
}

/**
 * Whether everyone who sees a channel can certainly read its history: either no overwrite takes it
 * away, or each overwrite that lets members in also grants it.
 */
export function isReadByViewers(guild: Guild, channel: GuildChannel): boolean {
  if (isGrantedToAll(guild, channel, READ_MESSAGE_HISTORY)) return true;
  const { overwrites } = channel;
  const others = overwrites.filter(({ id }) => id !== guild.id);
  const isClosed = overwrites.some(({ id, deny }) => id === guild.id && has(deny, VIEW_CHANNEL));
  return (
    isClosed &&
    others.every(
      ({ allow, deny }) =>
        !has(deny, READ_MESSAGE_HISTORY) &&
        (!has(allow, VIEW_CHANNEL) || has(allow, READ_MESSAGE_HISTORY)),
    )
  );
}

function has(permissions: bigint, wanted: bigint): boolean {
  return (permissions & wanted) === wanted;
}

/** Whether everyone who can read `here` sees that there is such a channel, and its name. */
export function isVisibleToAll(guild: Guild, here: GuildChannel, channel: GuildChannel): boolean {
  if (channel.thread?.isPrivate) return false;
  const isSame = toGranted(here, VIEW_CHANNEL) === toGranted(channel, VIEW_CHANNEL);
  return isSame || isGrantedToAll(guild, channel, VIEW_CHANNEL);
}

/**
 * Whether @everyone has these permissions in a channel and no overwrite takes them from a member.
 */
function isGrantedToAll(guild: Guild, { overwrites }: GuildChannel, wanted: bigint): boolean {
  const everyone = guild.roles.get(guild.id) ?? 0n;
  return (everyone & wanted) === wanted && overwrites.every(({ deny }) => (deny & wanted) === 0n);
}

/** The overwrites that decide who has some permissions, in a form that can be compared. */
function toGranted({ overwrites }: GuildChannel, wanted: bigint): string {
  return overwrites
    .map(({ id, allow, deny }) => `${id}/${allow & wanted}/${deny & wanted}`)
    .filter((line) => !line.endsWith('/0/0'))
    .sort()
    .join(' ');
}

/** Whether a member has all of these permissions in a channel (docs: Permission Overwrites). */
export function hasPermissions(
  wanted: bigint,
  guild: Guild,
  member: Member,
  { overwrites }: GuildChannel,
): boolean {
  if (isExempt(guild, member)) return true;
  let granted = toBase(guild, member);
  for (const ids of [[guild.id], member.roles, [member.id]]) {
    const layer = overwrites.filter(({ id }) => ids.includes(id));
    for (const { deny } of layer) granted &= ~deny;
    for (const { allow } of layer) granted |= allow;
  }
  return (granted & wanted) === wanted;
}

/** The owner and administrators: no overwrite and no time-out holds for them. */
function isExempt(guild: Guild, member: Member): boolean {
  return member.id === guild.ownerId || (toBase(guild, member) & ADMINISTRATOR) !== 0n;
}

function toBase({ id, roles }: Guild, member: Member): bigint {
  return [id, ...member.roles].reduce((sum, role) => sum | (roles.get(role) ?? 0n), 0n);
}
