import type { Client, GuildBasedChannel } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { toOneLine } from '../../../core/frame.ts';
import type { Place } from '../../../core/messages.ts';
import { FORUMS, PRIVATE_THREAD, THREADS } from '../channel-types.ts';
import { type ChannelInfo, type ChannelLookup, DIRECT } from '../places.ts';
import type { RestApi } from '../rest.ts';
import { type ChannelPayload, channelSchema } from './payloads.ts';
import { type GuildChannel, isVisibleToAll } from './rights.ts';

type Here = Pick<Place, 'workspace' | 'channel' | 'thread'>;

/** Where things are on Discord: from what the gateway has told, else from the API. */
export type GuildCache = ChannelLookup & {
  /** What is known without asking. */
  known(channelId: string): ChannelInfo | null;
  /** Asks for a channel that no gateway event has told this process about, and caches it. */
  meet(channelId: string, signal: AbortSignal): Promise<void>;
  /** Keeps what a reply told of a channel. */
  keep(channel: Pick<ChannelPayload, 'id' | 'type' | 'parent_id'>): void;
  /**
   * What a role or a channel is called. Null if nothing is known about it; a null name if not
   * everyone in the place may learn it.
   */
  named(token: string, here: Here): { readonly name: string | null } | null;
  /** The channel itself if it is a thread; null if it is not one, or does not exist. */
  findThread(channelId: string, signal: AbortSignal): Promise<ChannelInfo | null>;
};

const MAX_KEPT = 5_000;

/**
 * PluralKit (https://pluralkit.me/guide) and Tupperbox (https://tupperbox.app), by the role that
 * comes with their invitations: reading the member list would need a privileged intent.
 */
const PROXIES: readonly string[] = ['466378653216014359', '431544605209788416'];

export function createGuildCache(options: {
  readonly api: RestApi;
  readonly client: () => Client | null;
}): GuildCache {
  const { api, client } = options;
  const kept = new LRUCache<string, ChannelInfo>({ max: MAX_KEPT });

  const known = (channelId: string): ChannelInfo | null => {
    const cached = client()?.channels.cache.get(channelId);
    if (!cached) return kept.get(channelId) ?? null;
    const parent = 'parentId' in cached ? cached.parentId : null;
    return { type: cached.type, parent };
  };

  const keep = ({
    id,
    type,
    parent_id: parent,
  }: Pick<ChannelPayload, 'id' | 'type' | 'parent_id'>): ChannelInfo => {
    const found = { type, parent: parent || null };
    kept.set(id, found);
    return found;
  };

  const find = async (channelId: string, signal: AbortSignal): Promise<ChannelInfo> =>
    known(channelId) ?? keep(channelSchema.parse(await api.ask(toChannelCall(channelId), signal)));

  return {
    known,
    keep,
    async meet(channelId, signal) {
      if (!client()) await find(channelId, signal).catch(() => null); // Trying it tells more.
    },
    async locate(channelId, guildId, told, signal) {
      const here = { workspace: guildId, channel: channelId, thread: null };
      if (guildId === '') return { ...here, workspace: DIRECT };
      const found = told && !lacksParent(told) ? told : await find(channelId, signal);
      if (!isThread(found) || found.parent === null) return here;
      return { workspace: guildId, channel: found.parent, thread: channelId };
    },
    async findThread(channelId, signal) {
      const found = await find(channelId, signal).catch(() => null);
      return found && isThread(found) ? found : null;
    },
    named: (token, here) => findNamed(client(), token, here),
    isForum: (channelId) => isForum(known(channelId)),
    knownTitle: (threadId) => findTitle(client(), threadId),
    async title(threadId, signal) {
      if (client()?.channels.cache.get(threadId)?.isThread()) return findTitle(client(), threadId);
      const found = channelSchema.parse(await api.ask(toChannelCall(threadId), signal));
      const parent = channelSchema.parse(
        found.applied_tags.length === 0
          ? {}
          : await api.ask(toChannelCall(found.parent_id), signal),
      );
      return toTitle(found.name, found.applied_tags, parent.available_tags);
    },
    hasProxy(guildId) {
      const roles = client()?.guilds.cache.get(guildId)?.roles.cache;
      return roles?.some((role) => PROXIES.includes(role.tags?.botId ?? '')) ?? false;
    },
    ownRole(guildId, userId) {
      const roles = client()?.guilds.cache.get(guildId)?.roles.cache;
      return roles?.find((role) => role.tags?.botId === userId)?.id ?? null;
    },
  };
}

/** From what the gateway has told. */
function findTitle(client: Client | null, threadId: string): string | null {
  const cached = client?.channels.cache.get(threadId);
  if (!cached?.isThread()) return null;
  const { name, appliedTags, parent } = cached;
  const tags = parent && 'availableTags' in parent ? parent.availableTags : [];
  return toTitle(name, appliedTags, tags);
}

type Tag = { readonly id: string; readonly name: string };

function toTitle(name: string, applied: readonly string[], tags: readonly Tag[]): string | null {
  const named = applied.flatMap((id) => tags.find((tag) => tag.id === id)?.name ?? []);
  const title = toOneLine(name);
  if (title === '') return null;
  return named.length === 0 ? title : `${title} [tags: ${named.map(toOneLine).join(', ')}]`;
}

/** From what the gateway has told. */
function findNamed(client: Client | null, token: string, here: Here) {
  const [, kind, id = ''] = /^<(@&|#)(\d+)>$/.exec(token) ?? [];
  const guild = client?.guilds.cache.get(here.workspace);
  if (!guild || kind === undefined) return null;
  if (kind === '@&') {
    const role = guild.roles.cache.get(id);
    return role ? { name: role.name } : null;
  }
  const named = guild.channels.cache.get(id);
  const shown = guild.channels.cache.get(here.channel);
  if (!named || !shown) return null;
  const isHere = id === here.channel || id === here.thread;
  const [channel, place] = [toGuildChannel(named), toGuildChannel(shown)];
  const roles = guild.roles.cache.map((role) => [role.id, role.permissions.bitfield] as const);
  const rights = { id: guild.id, ownerId: guild.ownerId, roles: new Map(roles) };
  const isTold = isHere || (channel && place && isVisibleToAll(rights, place, channel));
  return { name: isTold ? toDistinctName(named) : null };
}

/**
 * Several channels may have one name: those have the name of their category beside it, as clients
 * show it over them. Threads have not: anybody may name one like a channel.
 */
function toDistinctName(named: GuildBasedChannel): string {
  const { name, parent, guild, id } = named;
  if (named.isThread()) return name;
  const isOther = (other: GuildBasedChannel) =>
    other.name === name && other.id !== id && !other.isThread();
  return parent && guild.channels.cache.some(isOther) ? `${name} (${parent.name})` : name;
}

/** Null if it is not known who may do what there. */
function toGuildChannel(channel: GuildBasedChannel): GuildChannel | null {
  const own = channel.isThread() ? channel.parent : channel;
  if (!own) return null;
  const overwrites = own.permissionOverwrites.cache.map(({ id, allow, deny }) => ({
    ...{ id, allow: allow.bitfield, deny: deny.bitfield },
  }));
  const thread = channel.isThread()
    ? { isPrivate: channel.type === PRIVATE_THREAD, isLocked: channel.locked === true }
    : null;
  const isAgeRestricted = 'nsfw' in own && own.nsfw;
  return { isVoice: own.isVoiceBased(), isAgeRestricted, overwrites, thread };
}

function isThread({ type }: ChannelInfo): boolean {
  return THREADS.includes(type);
}

/** In a forum every message is in a thread, the first one too. */
export function isForum(known: ChannelInfo | null): boolean {
  return known !== null && FORUMS.includes(known.type);
}

/** A message says that its channel is a thread, but not which channel is its parent. */
function lacksParent(told: ChannelInfo): boolean {
  return isThread(told) && told.parent === null;
}

function toChannelCall(channelId: string) {
  const path: `/${string}` = `/channels/${channelId}`;
  return { kind: 'read', scope: `${channelId}/self`, method: 'GET', path } as const;
}
