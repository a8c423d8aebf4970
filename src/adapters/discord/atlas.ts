import type { Client, PermissionOverwrites } from 'discord.js';
import { type Bag, bitsOf, numberOf, textOf, toBag, toBags } from './json.ts';
import { DIRECT, isAdmin, type Location } from './places.ts';
import type { Api } from './rest.ts';

/** What is known of a channel. */
export type Known = { readonly type: number; readonly parent: string | null };

export type GuildRights = {
  readonly ownerId: string;
  /** Permissions by role id; the role with the guild's own id is everyone's. */
  readonly roles: ReadonlyMap<string, bigint>;
};

export type Overwrite = { readonly id: string; readonly allow: bigint; readonly deny: bigint };

/** Where things are on Discord: from what the gateway has told, else from the API. */
export type Atlas = {
  /** What is known without asking. */
  known(channelId: string): Known | null;
  /** Keeps what a reply told of a channel. */
  keep(channel: unknown): void;
  /** Whether a channel is a thread, and if so on what; `hint` is what the event itself tells of the channel. */
  locate(channelId: string, guildId: string, hint: Bag, signal: AbortSignal): Promise<Location>;
  /** The channel itself where it is a thread; null where it is none or does not exist. */
  findThread(channelId: string, signal: AbortSignal): Promise<Known | null>;
  /** The role that came with Parley's invitation. */
  ownRole(guildId: string, userId: string): string | null;
  rights(guildId: string, signal: AbortSignal): Promise<GuildRights>;
  /** Null where the gateway has not told. */
  overwrites(channelId: string): readonly Overwrite[] | null;
};

// https://docs.discord.com/developers/resources/channel#channel-object-channel-types
const THREADS = [10, 11, 12];
const FORUMS = [15, 16];

const MAX_KEPT = 5_000;
const RIGHTS_MS = 10 * 60_000;
const MAX_RIGHTS = 500;

export function createAtlas(options: {
  readonly api: Api;
  readonly client: () => Client | null;
  readonly now: () => number;
}): Atlas {
  const { api, client, now } = options;
  const kept = new Map<string, Known>();
  const asked = new Map<string, { readonly rights: GuildRights; readonly until: number }>();

  const known = (channelId: string): Known | null => {
    const cached = client()?.channels.cache.get(channelId);
    if (!cached) return kept.get(channelId) ?? null;
    const parent = 'parentId' in cached ? cached.parentId : null;
    return { type: cached.type, parent };
  };

  const keep = (channel: unknown): Known => {
    const bag = toBag(channel);
    const found = { type: numberOf(bag, 'type'), parent: textOf(bag, 'parent_id') || null };
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(textOf(bag, 'id'), found);
    return found;
  };

  const find = async (channelId: string, signal: AbortSignal): Promise<Known> =>
    known(channelId) ?? keep(await api.ask(toChannelCall(channelId), signal));

  return {
    known,
    keep,
    async locate(channelId, guildId, hint, signal) {
      const here = { workspace: guildId, channel: channelId, thread: null };
      if (guildId === '') return { ...here, workspace: DIRECT };
      const told = toTold(hint);
      const found = told ?? (await find(channelId, signal));
      if (!isThread(found) || found.parent === null) return here;
      return { workspace: guildId, channel: found.parent, thread: channelId };
    },
    async findThread(channelId, signal) {
      const found = await find(channelId, signal).catch(() => null);
      return found && isThread(found) ? found : null;
    },
    ownRole(guildId, userId) {
      const roles = client()?.guilds.cache.get(guildId)?.roles.cache;
      return roles?.find((role) => role.tags?.botId === userId)?.id ?? null;
    },
    async rights(guildId, signal) {
      const guild = client()?.guilds.cache.get(guildId);
      // `available` stays false where the gateway leaves it out, which it may; without roles nothing has been told.
      if (guild && guild.roles.cache.size > 0) {
        const roles = guild.roles.cache.map(
          (role) => [role.id, role.permissions.bitfield] as const,
        );
        return { ownerId: guild.ownerId, roles: new Map(roles) };
      }
      const before = asked.get(guildId);
      if (before && before.until > now()) return before.rights;
      const rights = toRights(await api.ask(toGuildCall(guildId), signal));
      if (asked.size >= MAX_RIGHTS) asked.clear();
      asked.set(guildId, { rights, until: now() + RIGHTS_MS });
      return rights;
    },
    overwrites(channelId) {
      const channel = client()?.channels.cache.get(channelId);
      if (!channel || !('permissionOverwrites' in channel)) return null;
      return channel.permissionOverwrites.cache.map(toOverwrite);
    },
  };
}

export function isThread({ type }: Known): boolean {
  return THREADS.includes(type);
}

/** In a forum every message is in a thread, the first one too. */
export function isForum(known: Known | null): boolean {
  return known !== null && FORUMS.includes(known.type);
}

/** Whether the roles of a member, or owning the guild, make an admin. */
export function isGuildAdmin(
  { ownerId, roles }: GuildRights,
  member: { readonly id: string; readonly roles: readonly string[] },
): boolean {
  return member.id === ownerId || isAdmin(member.roles.reduce(toUnion(roles), 0n));
}

// https://docs.discord.com/developers/topics/permissions
const ADMINISTRATOR = 1n << 3n;
const VIEW_CHANNEL = 1n << 10n;
const READ_MESSAGE_HISTORY = 1n << 16n;
const SEND_MESSAGES = 1n << 11n;
const READING = VIEW_CHANNEL | READ_MESSAGE_HISTORY;
const SEND_IN_THREADS = 1n << 38n;

type Rights = GuildRights & { readonly guildId: string };
type Roles = { readonly id: string; readonly roles: readonly string[] };

/** A channel, or a public thread of it, which has no overwrites of its own. */
type Where = { readonly overwrites: readonly Overwrite[]; readonly isThread: boolean };

/** Whether a member may read there. */
export function mayRead(rights: Rights, member: Roles, { overwrites }: Where): boolean {
  return may(READING, rights, member, overwrites);
}

/** Whether a member may write there. */
export function mayWrite(rights: Rights, member: Roles, { overwrites, isThread }: Where): boolean {
  const wanted = VIEW_CHANNEL | (isThread ? SEND_IN_THREADS : SEND_MESSAGES);
  return may(wanted, rights, member, overwrites);
}

/** Whether a member has all of these permissions in a channel (docs: Permission Overwrites, pseudocode). */
function may(
  wanted: bigint,
  rights: Rights,
  member: Roles,
  overwrites: readonly Overwrite[],
): boolean {
  if (member.id === rights.ownerId) return true;
  const base = [rights.guildId, ...member.roles].reduce(toUnion(rights.roles), 0n);
  if ((base & ADMINISTRATOR) !== 0n) return true;
  const layers = [[rights.guildId], member.roles, [member.id]];
  let granted = base;
  for (const ids of layers) {
    const layer = overwrites.filter(({ id }) => ids.includes(id));
    for (const { deny } of layer) granted &= ~deny;
    for (const { allow } of layer) granted |= allow;
  }
  return (granted & wanted) === wanted;
}

function toUnion(roles: ReadonlyMap<string, bigint>) {
  return (sum: bigint, id: string) => sum | (roles.get(id) ?? 0n);
}

function toOverwrite({ id, allow, deny }: PermissionOverwrites): Overwrite {
  return { id, allow: allow.bitfield, deny: deny.bitfield };
}

/** An interaction carries its channel, a message at most its channel's type. */
function toTold(hint: Bag): Known | null {
  const channel = toBag(hint.channel);
  const type = channel.type ?? hint.channel_type;
  if (typeof type !== 'number') return null;
  const told = { type, parent: textOf(channel, 'parent_id') || null };
  return isThread(told) && told.parent === null ? null : told;
}

function toChannelCall(channelId: string) {
  const path: `/${string}` = `/channels/${channelId}`;
  return { kind: 'read', scope: `${channelId}/self`, method: 'GET', path } as const;
}

function toGuildCall(guildId: string) {
  const path: `/${string}` = `/guilds/${guildId}`;
  return { kind: 'read', scope: guildId, method: 'GET', path } as const;
}

function toRights(guild: unknown): GuildRights {
  const bag = toBag(guild);
  const roles = toBags(bag.roles).map(
    (role) => [textOf(role, 'id'), bitsOf(role, 'permissions')] as const,
  );
  return { ownerId: textOf(bag, 'owner_id'), roles: new Map(roles) };
}
