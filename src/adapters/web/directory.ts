import type { Directory } from '../../core/ports.ts';
import { PLATFORM } from './message.ts';
import type { People } from './person.ts';

/** Who is who on the page. Whoever opens it sees all of it, and nothing else. */
export function createDirectory(people: People): Directory {
  return {
    async person(id) {
      return { ...(await people.get(id)), isAdmin: true, locale: null }; // The page tells it with every command.
    },
    readable: async (_person, places) => places.map(({ platform }) => platform === PLATFORM),
    writable: async (_person, { platform }) => platform === PLATFORM,
  };
}
