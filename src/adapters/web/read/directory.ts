import type { Place } from '../../../core/messages.ts';
import type { Directory } from '../../../core/ports.ts';
import { toPersonId } from '../../../core/written-mentions.ts';
import type { ChannelState } from '../channel-state.ts';
import type { Channels } from '../channels.ts';
import { isPrivateThread, PLATFORM } from '../message.ts';
import type { People } from '../person.ts';

export type DirectoryParts = {
  readonly people: People;
  readonly channels: Channels;
  readonly open: (channel: string) => Promise<ChannelState>;
};

/**
 * Who is who on the page. A person who opens it sees all of the page but the threads that others
 * have for themselves, and nothing else.
 */
export function createDirectory({ people, channels, open }: DirectoryParts): Directory {
  const isHere = async ({ platform, channel }: Place): Promise<boolean> =>
    platform === PLATFORM && (await channels.list()).some(({ id }) => id === channel);

  const isSeenBy = async (person: string, place: Place): Promise<boolean> => {
    if (!(await isHere(place))) return false;
    if (!isPrivateThread(place)) return true;
    return (await open(place.channel)).get(place.thread ?? '')?.only === person;
  };

  return {
    async person(id) {
      return { ...(await people.get(id)), locale: null }; // The page tells it with every command.
    },
    async name(token) {
      const [, channel] = /^<#([^<>|]+)>$/.exec(token) ?? [];
      if (channel !== undefined) return (await channels.find(channel))?.name ?? null;
      const id = toPersonId(token);
      return id === null ? null : (await people.get(id)).name || null;
    },
    isAdmin: async () => true,
    isMember: isSeenBy,
    authorize: async (_access, person, { named }) =>
      (await isSeenBy(person, named)) ? named : null,
    isOpenToAll: async (place, here) =>
      (await isHere(place)) && (!isPrivateThread(place) || place.thread === here.thread),
    obstacle: async () => null, // The page is Parley's own.
  };
}
