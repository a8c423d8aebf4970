import type { Client } from 'discord.js';
import { pause } from '../../../core/async.ts';
import { toAccessList } from '../../../core/conversation/policy.ts';
import type { Place } from '../../../core/messages.ts';
import { HOLDING, THREADS, VOICE_CHANNELS } from '../channel-types.ts';
import { toPlace } from '../places.ts';
import { toCreatedAt } from '../snowflake.ts';
import type { OwnRights } from './own-rights.ts';

export type NewsOptions = {
  readonly client: () => Client | null;
  readonly rights: Pick<OwnRights, 'has'>;
  /**
   * PARLEY_ALLOW: what is denied there is not read, and with a list it matters which roles the
   * author of a message has.
   */
  readonly allow?: readonly string[] | null;
};

type Channels = Client['channels']['cache'];
type Channel = Channels extends ReadonlyMap<string, infer Each> ? Each : never;

/** A shard has all its guilds, or has waited for them long enough (discord.js: `Status.Ready`). */
const READY = 0;

const LOOK_EVERY_MS = 100;

/** Longer than discord.js waits for the guilds of a shard. */
const LONGEST_WAIT_MS = 20_000;

/**
 * Finds where something was said since a time, without a call: with every new session Discord
 * tells the last message of each channel and active thread.
 */
export function createWithNews({ client, rights, allow = null }: NewsOptions) {
  const { deny } = toAccessList(allow);

  const isReadable = ({ id, type }: Channel): boolean =>
    rights.has(id, 'view', 'readHistory', ...(VOICE_CHANNELS.includes(type) ? CONNECT : []));

  return async (since: number, signal: AbortSignal): Promise<readonly Place[]> => {
    await untilKnown(client, signal);
    const channels = [...(client()?.channels.cache.values() ?? [])];
    return channels
      .flatMap((channel) => {
        const usedAt = toUsedAt(channel);
        const place = toGuildPlace(channel);
        // The last message id may be one of several messages of the same millisecond.
        if (usedAt === 0 || usedAt < since || !place || !isReadable(channel)) return [];
        const { workspace, channel: inside, thread = inside } = place;
        return [workspace, inside, thread].some((id) => deny.includes(id))
          ? []
          : [{ place, usedAt }];
      })
      .sort((a, b) => b.usedAt - a.usedAt)
      .map(({ place }) => place);
  };
}

/** Without it the chat of a voice channel is closed, too. */
const CONNECT = ['connect'] as const;

/** A session begins before its guilds are told. */
async function untilKnown(client: () => Client | null, signal: AbortSignal): Promise<void> {
  const isKnown = () => client()?.ws.shards.every(({ status }) => status === READY) ?? true;
  for (let waited = 0; !isKnown() && waited < LONGEST_WAIT_MS; waited += LOOK_EVERY_MS) {
    if (signal.aborted) return;
    await pause(LOOK_EVERY_MS, signal);
  }
}

/** Null for a direct message, and where no messages stand. */
function toGuildPlace(channel: Channel): Place | null {
  if (!('guildId' in channel)) return null;
  const { guildId: workspace, id, type } = channel;
  if (HOLDING.includes(type)) return toPlace({ workspace, channel: id, thread: null });
  const parent = 'parentId' in channel ? channel.parentId : null;
  if (!THREADS.includes(type) || parent === null) return null;
  return toPlace({ workspace, channel: parent, thread: id });
}

/** Epoch milliseconds; 0 where nothing was ever said. */
function toUsedAt(channel: Channel): number {
  const last = 'lastMessageId' in channel ? channel.lastMessageId : null;
  return toCreatedAt(last ?? '');
}
