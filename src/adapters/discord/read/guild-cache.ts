import type { Client } from 'discord.js';
import { type ChannelInfo, type ChannelLookup, DIRECT } from '../places.ts';
import type { RestApi } from '../rest.ts';
import { type ChannelPayload, channelSchema } from './payloads.ts';

/** Where things are on Discord: from what the gateway has told, else from the API. */
export type GuildCache = ChannelLookup & {
  /** What is known without asking. */
  known(channelId: string): ChannelInfo | null;
  /** Keeps what a reply told of a channel. */
  keep(channel: Pick<ChannelPayload, 'id' | 'type' | 'parent_id'>): void;
  /** The channel itself if it is a thread; null if it is not one, or does not exist. */
  findThread(channelId: string, signal: AbortSignal): Promise<ChannelInfo | null>;
};

// https://docs.discord.com/developers/resources/channel#channel-object-channel-types
const THREADS = [10, 11, 12];
const FORUMS = [15, 16];

const MAX_KEPT = 5_000;

export function createGuildCache(options: {
  readonly api: RestApi;
  readonly client: () => Client | null;
}): GuildCache {
  const { api, client } = options;
  const kept = new Map<string, ChannelInfo>();

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
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(id, found);
    return found;
  };

  const find = async (channelId: string, signal: AbortSignal): Promise<ChannelInfo> =>
    known(channelId) ?? keep(channelSchema.parse(await api.ask(toChannelCall(channelId), signal)));

  return {
    known,
    keep,
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
    ownRole(guildId, userId) {
      const roles = client()?.guilds.cache.get(guildId)?.roles.cache;
      return roles?.find((role) => role.tags?.botId === userId)?.id ?? null;
    },
  };
}

function isThread({ type }: ChannelInfo): boolean {
  return THREADS.includes(type);
}

/** In a forum every message is in a thread, the first one too. */
export function isForum(known: ChannelInfo | null): boolean {
  return known !== null && FORUMS.includes(known.type);
}

/** A message tells that its channel is a thread, but not of which parent. */
function lacksParent(told: ChannelInfo): boolean {
  return isThread(told) && told.parent === null;
}

function toChannelCall(channelId: string) {
  const path: `/${string}` = `/channels/${channelId}`;
  return { kind: 'read', scope: `${channelId}/self`, method: 'GET', path } as const;
}
