import type { Place } from '../../core/message.ts';
import type { Directory, Person } from '../../core/ports.ts';
import { type Atlas, isGuildAdmin, isThread, mayRead, mayWrite } from './atlas.ts';
import { refusalOf } from './failures.ts';
import { type Bag, textOf, textsOf, toBag } from './json.ts';
import { DIRECT, toName } from './places.ts';
import type { Api } from './rest.ts';

export type DirectoryOptions = {
  readonly api: Api;
  readonly atlas: Atlas;
  readonly now: () => number;
};

const MAX_MEMBERS = 1_000;
const MEMBER_MS = 60 * 60_000;

type Member = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** False for somebody who is not, or no longer, in the server. */
  readonly isHere: boolean;
};

/** Who is who on a server, and who may what there. */
export function createDirectory(options: DirectoryOptions): Directory {
  const members = createMembers(options);
  const { atlas } = options;

  /** Unknown means no. Threads can be private, which their parent does not tell; direct messages are nobody else's. */
  const may = async (
    allows: typeof mayRead,
    person: string,
    { workspace, ...place }: Place,
    signal: AbortSignal,
  ): Promise<boolean> => {
    const { channel, thread } = toSpot(atlas, place);
    const isPlain = thread === undefined || atlas.known(thread)?.type === PUBLIC_THREAD;
    const overwrites = atlas.overwrites(channel);
    if (workspace === DIRECT || !overwrites || !isPlain) return false;
    try {
      const rights = { ...(await atlas.rights(workspace, signal)), guildId: workspace };
      const member = await members.find(person, workspace, signal);
      return (
        member.isHere && allows(rights, member, { overwrites, isThread: thread !== undefined })
      );
    } catch {
      signal.throwIfAborted();
      return false;
    }
  };

  return {
    async person(id, { workspace }, signal): Promise<Person> {
      const member = await members.find(id, workspace, signal);
      const isAdmin =
        workspace !== DIRECT && isGuildAdmin(await atlas.rights(workspace, signal), member);
      return { name: member.name, isAdmin, timeZone: null, locale: null };
    },
    readable: (person, places, signal) =>
      Promise.all(places.map((place) => may(mayRead, person, place, signal))),
    writable: (person, place, signal) => may(mayWrite, person, place, signal),
  };
}

const PUBLIC_THREAD = 11;

/** A link names a thread as if it were a channel. */
function toSpot(atlas: Atlas, { channel, thread }: Pick<Place, 'channel' | 'thread'>) {
  const known = atlas.known(channel);
  return known && isThread(known) && known.parent !== null
    ? { channel: known.parent, thread: channel }
    : { channel, thread };
}

function createMembers({ api, now }: DirectoryOptions) {
  const members = new Map<string, { readonly member: Member; readonly until: number }>();

  const look = async (id: string, workspace: string, signal: AbortSignal): Promise<Member> => {
    if (workspace !== DIRECT) {
      try {
        const path: `/${string}` = `/guilds/${workspace}/members/${id}`;
        const call = { kind: 'other', scope: `${workspace}/members`, method: 'GET', path } as const;
        return { ...toMember(toBag(await api.ask(call, signal)), id), isHere: true };
      } catch (error) {
        if (refusalOf(error)?.status !== 404) throw error;
      }
    }
    const path: `/${string}` = `/users/${id}`;
    const call = { kind: 'other', scope: 'users', method: 'GET', path } as const;
    return { ...toMember({ user: await api.ask(call, signal) }, id), isHere: false };
  };

  return {
    async find(id: string, workspace: string, signal: AbortSignal): Promise<Member> {
      const key = `${workspace}/${id}`;
      const known = members.get(key);
      if (known && known.until > now()) return known.member;
      const member = await look(id, workspace, signal);
      members.delete(key);
      members.set(key, { member, until: now() + MEMBER_MS });
      const [oldest] = members.keys();
      if (members.size > MAX_MEMBERS && oldest !== undefined) members.delete(oldest);
      return member;
    },
  };
}

function toMember(member: Bag, id: string): Omit<Member, 'isHere'> {
  const name = textOf(member, 'nick') || toName(toBag(member.user)) || id;
  return { id, name, roles: textsOf(member, 'roles') };
}
