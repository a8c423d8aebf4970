import type { Client } from 'discord.js';
import { type Bag, numberOf, textOf, toBag } from '../json.ts';
import { type ChannelLookup, DIRECT } from '../places.ts';
import type { Api } from '../rest.ts';

/** What is known of a channel. */
export type Known = { readonly type: number; readonly parent: string | null };

/** Where things are on Discord: from what the gateway has told, else from the API. */
export type GuildCache = ChannelLookup & {
  /** What is known without asking. */
  known(channelId: string): Known | null;
  /** Keeps what a reply told of a channel. */
  keep(channel: unknown): void;
  /** The channel itself where it is a thread; null where it is none or does not exist. */
  findThread(channelId: string, signal: AbortSignal): Promise<Known | null>;
};

// https://docs.discord.com/developers/resources/channel#channel-object-channel-types
const THREADS = [10, 11, 12];
const FORUMS = [15, 16];

const MAX_KEPT = 5_000;

export function createGuildCache(options: {
  readonly api: Api;
  readonly client: () => Client | null;
}): GuildCache {
  const { api, client } = options;
  const kept = new Map<string, Known>();

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
  };
}

export function isThread({ type }: Known): boolean {
  return THREADS.includes(type);
}

/** In a forum every message is in a thread, the first one too. */
export function isForum(known: Known | null): boolean {
  return known !== null && FORUMS.includes(known.type);
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
