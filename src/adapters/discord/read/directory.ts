import { type Place, toConversation, toPersonId } from '../../../core/messages.ts';
import type { Directory } from '../../../core/ports.ts';
import { refusalOf } from '../failures.ts';
import { DIRECT } from '../places.ts';
import { toUserName } from '../receive/speakers.ts';
import type { RestApi } from '../rest.ts';
import { createDescribePlace, type Described } from './describe.ts';
import type { OwnRights } from './own-rights.ts';
import { memberSchema, userSchema } from './payloads.ts';
import { isGuildAdmin, isOpenToAll, may } from './rights.ts';

export type DirectoryOptions = {
  readonly api: RestApi;
  readonly rights: OwnRights;
  readonly now: () => number;
};

const MAX_NAMES = 1_000;
const NAME_MS = 60 * 60_000;

/**
 * Who is who on a server, and who may do what there: names are kept for a while, rights are asked
 * for each time.
 */
export function createDirectory(options: DirectoryOptions): Directory {
  const findName = createNames(options);
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
      const name = await findName(id, workspace, signal);
      return { name, timeZone: null, locale: null };
    },
    async name(token, { workspace }, signal) {
      const id = toPersonId(token);
      return id === null ? null : findName(id, workspace, signal);
    },
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

/** What people are called; a name may be an hour old. */
function createNames({ api, now }: DirectoryOptions) {
  const names = new Map<string, { readonly name: string; readonly until: number }>();

  const ask = async (id: string, workspace: string, signal: AbortSignal): Promise<string> => {
    if (workspace !== DIRECT) {
      try {
        const path: `/${string}` = `/guilds/${workspace}/members/${id}`;
        const call = { kind: 'other', scope: `${workspace}/members`, method: 'GET', path } as const;
        const { nick, user } = memberSchema.parse(await api.ask(call, signal));
        return nick || toUserName(user) || id;
      } catch (error) {
        if (refusalOf(error)?.status !== 404) throw error;
      }
    }
    const path: `/${string}` = `/users/${id}`;
    const call = { kind: 'other', scope: 'users', method: 'GET', path } as const;
    return toUserName(userSchema.parse(await api.ask(call, signal))) || id;
  };

  return async (id: string, workspace: string, signal: AbortSignal): Promise<string> => {
    const key = `${workspace}/${id}`;
    const known = names.get(key);
    if (known && known.until > now()) return known.name;
    const name = await ask(id, workspace, signal);
    names.delete(key);
    names.set(key, { name, until: now() + NAME_MS });
    const [oldest] = names.keys();
    if (names.size > MAX_NAMES && oldest !== undefined) names.delete(oldest);
    return name;
  };
}
