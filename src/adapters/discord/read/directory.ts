import { type Place, toConversation } from '../../../core/messages.ts';
import type { Directory } from '../../../core/ports.ts';
import { DIRECT } from '../places.ts';
import type { RestApi } from '../rest.ts';
import { createDescribePlace, type Described } from './describe.ts';
import type { Names } from './names.ts';
import type { OwnRights } from './own-rights.ts';
import { isGuildAdmin, isOpenToAll, may } from './rights.ts';

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
    access: 'read' | 'write',
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
    async authorize(access, person, named, signal) {
      const described = await describe.place(named, signal);
      if (!described || !(await isAllowed(access, person, described, signal))) return null;
      return described.place;
    },
    async isOpenToAll(place, here, signal) {
      const [read, shown] = await Promise.all([
        describe.place(place, signal),
        describe.place(here, signal),
      ]);
      if (read?.type !== 'guild' || shown?.type !== 'guild') return false;
      if (read.place.workspace !== shown.place.workspace) return false;
      if (isSame(read.place, shown.place)) return true;
      const guild = await describe.guild(read.place.workspace, signal);
      return isOpenToAll(guild, shown.channel, read.channel);
    },
    obstacle: async (place, wanted) => options.rights.obstacle(place, wanted),
  };
}

function isSame(a: Place, b: Place): boolean {
  return toConversation(a) === toConversation(b);
}
