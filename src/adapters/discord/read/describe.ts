import type { Place } from '../../../core/messages.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import { type Bag, bitsOf, numberOf, textOf, textsOf, toBag, toBags } from '../json.ts';
import { DIRECT, toMs, toPlace } from '../places.ts';
import type { Api } from '../rest.ts';
import type { Guild, GuildChannel, Member, Overwrite, Thread } from './rights.ts';

/** A place as Discord itself describes it, whatever anybody said of it. */
export type Described =
  | { readonly type: 'direct'; readonly place: Place; readonly people: readonly string[] }
  | { readonly type: 'guild'; readonly place: Place; readonly channel: GuildChannel };

/** What Discord says now of places and of who is in them. All of it may fail; nothing is kept. */
export type Describe = {
  /** Null where there is no such place, or none that holds messages. */
  place(named: Pick<Place, 'channel' | 'thread'>, signal: AbortSignal): Promise<Described | null>;
  guild(id: string, signal: AbortSignal): Promise<Guild>;
  /** The member, and whether they were added to the thread where it is private; null for a person who is not in the guild. */
  member(
    person: string,
    place: Place,
    thread: Thread | null,
    signal: AbortSignal,
  ): Promise<Member | null>;
};

// https://docs.discord.com/developers/resources/channel#channel-object-channel-types
const DM = 1;
const VOICE = [2, 13];
const HOLDING = [0, 5, ...VOICE];
const THREADS = [10, 11, 12];
const PRIVATE_THREAD = 12;

const SNOWFLAKE = /^\d{1,20}$/;

export function createDescribe({
  api,
  now,
}: {
  readonly api: Api;
  readonly now: () => number;
}): Describe {
  const ask = async (path: `/${string}`, scope: string, signal: AbortSignal): Promise<Bag> =>
    toBag(await api.ask({ kind: 'read', scope, method: 'GET', path }, signal));

  /** Null where there is no such channel. */
  const askChannel = async (id: string, signal: AbortSignal): Promise<Bag | null> => {
    if (!SNOWFLAKE.test(id)) return null;
    return orNone(ask(`/channels/${id}`, `${id}/self`, signal), CODE.unknownChannel);
  };

  /** The thread; or the channel, where the thread is one in name only: a question there that was answered beside it. */
  const askInnermost = async (
    { channel, thread }: Pick<Place, 'channel' | 'thread'>,
    signal: AbortSignal,
  ): Promise<Bag | null> => {
    if (thread === undefined) return askChannel(channel, signal);
    const found = await askChannel(thread, signal);
    if (found || !SNOWFLAKE.test(thread) || !SNOWFLAKE.test(channel)) return found;
    const question = ask(`/channels/${channel}/messages/${thread}`, `${channel}/one`, signal);
    const isThere = await orNone(question, CODE.unknownChannel, CODE.unknownMessage);
    return isThere && askChannel(channel, signal);
  };

  const isInThread = async (person: string, thread: string, signal: AbortSignal) => {
    const path: `/${string}` = `/channels/${thread}/thread-members/${person}`;
    const found = ask(path, `${thread}/members`, signal);
    return (await orNone(found, CODE.unknownMember)) !== null;
  };

  return {
    async place(named, signal) {
      const found = await askInnermost(named, signal);
      if (!found) return null;
      if (numberOf(found, 'type') === DM) return toDirect(found);
      if (!THREADS.includes(numberOf(found, 'type'))) return toDescribed(found, null);
      const parent = await askChannel(textOf(found, 'parent_id'), signal);
      return parent && toDescribed(parent, found);
    },
    async guild(id, signal) {
      const guild = await ask(`/guilds/${id}`, id, signal);
      const roles = toBags(guild.roles).map(
        (role) => [textOf(role, 'id'), bitsOf(role, 'permissions')] as const,
      );
      return { id, ownerId: textOf(guild, 'owner_id'), roles: new Map(roles) };
    },
    async member(person, { workspace, thread: threadId }, thread, signal) {
      if (!SNOWFLAKE.test(person)) return null;
      const [member, isIn] = await Promise.all([
        orNone(
          ask(`/guilds/${workspace}/members/${person}`, `${workspace}/members`, signal),
          CODE.unknownMember,
          CODE.unknownUser,
        ),
        thread?.isPrivate && threadId ? isInThread(person, threadId, signal) : false,
      ]);
      if (!member) return null;
      const isMuted = toMs(textOf(member, 'communication_disabled_until')) > now();
      return {
        id: person,
        roles: textsOf(member, 'roles'),
        isMuted: isMuted || member.pending === true,
        isInThread: isIn,
      };
    },
  };
}

/** What Discord answered; null where it says that there is none. */
async function orNone(found: Promise<Bag>, ...codes: readonly number[]): Promise<Bag | null> {
  try {
    return await found;
  } catch (error) {
    if (isRefusedWith(error, ...codes)) return null;
    throw error;
  }
}

function toDirect(channel: Bag): Described {
  const place = toPlace({ workspace: DIRECT, channel: textOf(channel, 'id'), thread: null });
  return {
    type: 'direct',
    place,
    people: toBags(channel.recipients).map((each) => textOf(each, 'id')),
  };
}

/** Null where nothing can be said in it (a category), or only in its threads (a forum), or what matters is not told. */
function toDescribed(channel: Bag, thread: Bag | null): Described | null {
  const type = numberOf(channel, 'type');
  const workspace = textOf(channel, 'guild_id');
  const isPlace = thread ? textOf(thread, 'guild_id') === workspace : HOLDING.includes(type);
  if (!isPlace || workspace === '' || !Array.isArray(channel.permission_overwrites)) return null;
  const location = {
    workspace,
    channel: textOf(channel, 'id'),
    thread: thread && textOf(thread, 'id'),
  };
  return {
    type: 'guild',
    place: toPlace(location),
    channel: {
      isVoice: VOICE.includes(type),
      overwrites: toBags(channel.permission_overwrites).map(toOverwrite),
      thread: thread && {
        isPrivate: numberOf(thread, 'type') === PRIVATE_THREAD,
        isLocked: toBag(thread.thread_metadata).locked === true,
      },
    },
  };
}

function toOverwrite(overwrite: Bag): Overwrite {
  return {
    id: textOf(overwrite, 'id'),
    allow: bitsOf(overwrite, 'allow'),
    deny: bitsOf(overwrite, 'deny'),
  };
}
