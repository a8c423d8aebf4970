import { type Place, toPersonId } from '../../../core/messages.ts';
import type { Directory } from '../../../core/ports.ts';
import type { Channels } from '../channels.ts';
import { PLATFORM } from '../message.ts';
import type { People } from '../person.ts';

/** Who is who on the page. A person who opens it sees all of the page, and nothing else. */
export function createDirectory(people: People, channels: Channels): Directory {
  const isHere = async ({ platform, channel }: Place): Promise<boolean> =>
    platform === PLATFORM && (await channels.list()).some(({ id }) => id === channel);

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
    authorize: async (_access, _person, named) => ((await isHere(named)) ? named : null),
    isOpenToAll: isHere,
    obstacle: async () => null, // The page is Parley's own.
  };
}
