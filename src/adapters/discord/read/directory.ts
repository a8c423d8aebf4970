import type { Place } from '../../../core/messages.ts';
import type { Directory } from '../../../core/ports.ts';
import { DIRECT } from '../places.ts';
import type { RestApi } from '../rest.ts';
import { createDescribePlace, type Described } from './describe.ts';
import type { Names } from './names.ts';
import type { OwnRights } from './own-rights.ts';
import { isGuildAdmin, isOpenToAll, isReadByViewers, may } from './rights.ts';

export type DirectoryOptions = {
  readonly api: RestApi;
  readonly rights: OwnRights;
  readonly names: Pick<Names, 'find' | 'person'>;
  readonly now: () => number;
};

/**
 * Who is who on a server, and who may do what there: names are kept for a while, rights are asked
 * for each time.
 */
export function createDirectory({ names, ...options }: DirectoryOptions): Directory {
  const describe = createDescribePlace(options);

  const isAllowed = async (
    access: 'see' | 'read' | 'write',
    person: string,
    described: Described,
    signal: AbortSignal,
  ): Promise<boolean> => {
    if (described.type === 'direct') return described.people.includes(person);
    const [guild, member] = await Promise.all([
      describe.guild(described.place.workspace, signal),
      describe.member(person, described.place, described.channel.thread, signal),
    ]);
    return member !== null && may(access, guild, member, described.channel);
  };

  /** An adult is who asks where adults alone are. */
  const isOldEnough = async (read: Described, here: Place, signal: AbortSignal) => {
    if (read.type === 'direct' || !read.channel.isAgeRestricted) return true;
    if (isInChannel(read.place, here)) return true;
    const asked = await describe.place(here, signal);
    return asked?.type === 'guild' && asked.channel.isAgeRestricted;
  };

  return {
    async person(id, { workspace }, signal) {
      const name = await names.person(id, workspace, signal);
      return { name, timeZone: null, locale: null };
    },
    name: (token, place, signal) => names.find(token, place, signal),
    async isAdmin(person, place, signal) {
      const { workspace } = place;
      if (workspace === DIRECT) return false;
      const [guild, member] = await Promise.all([
        describe.guild(workspace, signal),
        describe.member(person, place, null, signal),
      ]);
      return member !== null && isGuildAdmin(guild, member);
    },
    async isMember(person, place, signal) {
      const described = await describe.place(place, signal);
      if (!described) throw new Error('Discord does not tell of a place');
      return isAllowed('see', person, described, signal);
    },
    async authorize(access, person, { named, here }, signal) {
      const described = await describe.place(named, signal);
      if (!described || !(await isAllowed(access, person, described, signal))) return null;
      if (access === 'read' && !(await isOldEnough(described, here, signal))) return null;
      return described.place;
    },
    async isOpenToAll(place, here, signal) {
      const [read, shown] = await Promise.all([
        describe.place(place, signal),
        describe.place(here, signal),
      ]);
      if (read?.type !== 'guild' || shown?.type !== 'guild') return false;
      if (read.place.workspace !== shown.place.workspace) return false;
      const guild = await describe.guild(read.place.workspace, signal);
      if (isWithin(shown.place, read.place)) return isReadByViewers(guild, read.channel);
      return isOpenToAll(guild, shown.channel, read.channel);
    },
    obstacle: async (place, wanted) => options.rights.obstacle(place, wanted),
  };
}

function isInChannel(a: Place, b: Place): boolean {
  return a.workspace === b.workspace && a.channel === b.channel;
}

/** Whether those who see a place see the other one as well: itself, or the channel of a thread. */
function isWithin(place: Place, other: Place): boolean {
  return isInChannel(place, other) && (other.thread ?? place.thread) === place.thread;
}
