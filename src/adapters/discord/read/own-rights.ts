import type { Client } from 'discord.js';
import type { Obstacle } from '../../../core/errors.ts';
import type { Place } from '../../../core/messages.ts';
import { DIRECT } from '../places.ts';

// The permissions that Parley may lack, with the names that Discord's settings show.
// https://docs.discord.com/developers/topics/permissions
const PERMISSIONS = {
  view: { bit: 1n << 10n, name: 'View Channels' },
  send: { bit: 1n << 11n, name: 'Send Messages' },
  attach: { bit: 1n << 15n, name: 'Attach Files' },
  readHistory: { bit: 1n << 16n, name: 'Read Message History' },
  connect: { bit: 1n << 20n, name: 'Connect' },
  manageThreads: { bit: 1n << 34n, name: 'Manage Threads' },
  openThreads: { bit: 1n << 35n, name: 'Create Public Threads' },
  sendInThreads: { bit: 1n << 38n, name: 'Send Messages in Threads' },
  sendPolls: { bit: 1n << 49n, name: 'Create Polls' },
} as const;

export type Permission = keyof typeof PERMISSIONS;

/** What Parley itself may do, as far as the gateway has told: beyond that only trying tells. */
export type OwnRights = {
  /** The first permission that Parley is known to lack in a channel or thread; null if none is. */
  missing(channelId: string, ...wanted: readonly Permission[]): Obstacle | null;
  /** Whether Parley is known to have all of these in a channel or thread. */
  has(channelId: string, ...wanted: readonly Permission[]): boolean;
  /** What keeps Parley from writing at a place. */
  obstacle(place: Place, wanted: 'words' | 'files'): Obstacle | null;
};

export function createOwnRights(client: () => Client | null): OwnRights {
  const granted = (channelId: string): bigint | null => {
    const channel = client()?.channels.cache.get(channelId);
    if (!channel || !('permissionsFor' in channel)) return null;
    const { me } = channel.guild.members;
    return me && (channel.permissionsFor(me)?.bitfield ?? null);
  };

  const missing: OwnRights['missing'] = (channelId, ...wanted) => {
    const bits = granted(channelId);
    if (bits === null) return null;
    const lacked = wanted.find((each) => (bits & PERMISSIONS[each].bit) === 0n);
    return lacked === undefined ? null : { type: 'permission', name: PERMISSIONS[lacked].name };
  };

  const isLocked = (threadId: string): boolean => {
    const thread = client()?.channels.cache.get(threadId);
    return thread !== undefined && 'locked' in thread && thread.locked === true;
  };

  const inThread = (thread: string, more: readonly Permission[]): Obstacle | null => {
    const lacked = missing(thread, 'view', 'sendInThreads', ...more);
    if (lacked || !isLocked(thread)) return lacked;
    return missing(thread, 'manageThreads') ? { type: 'locked' } : null;
  };

  /** If Parley may not write in the channel itself, a thread on the question may do. */
  const inChannel = ({ channel, thread }: Place, more: readonly Permission[]): Obstacle | null => {
    const opens = thread !== undefined && !missing(channel, 'openThreads', 'sendInThreads');
    return missing(channel, 'view', ...(opens ? [] : ['send' as const]), ...more);
  };

  return {
    missing,
    has: (channelId, ...wanted) =>
      granted(channelId) !== null && missing(channelId, ...wanted) === null,
    obstacle(place, wanted) {
      if (place.workspace === DIRECT) return null;
      const more: readonly Permission[] = wanted === 'files' ? ['attach'] : [];
      const { thread } = place;
      return thread !== undefined && client()?.channels.cache.has(thread)
        ? inThread(thread, more)
        : inChannel(place, more);
    },
  };
}
