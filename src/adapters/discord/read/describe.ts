import type { Place } from '../../../core/messages.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import { DIRECT, toPlace } from '../places.ts';
import type { RestApi } from '../rest.ts';
import { toMs } from '../timestamps.ts';
import { type ChannelPayload, channelSchema, guildSchema, memberSchema } from './payloads.ts';
import type { Guild, GuildChannel, Member, Thread } from './rights.ts';

/** A place as Discord itself describes it, whatever was said of it elsewhere. */
export type Described =
  | { readonly type: 'direct'; readonly place: Place; readonly people: readonly string[] }
  | { readonly type: 'guild'; readonly place: Place; readonly channel: GuildChannel };

/** What Discord says now of places and of who is in them. All of it may fail; nothing is kept. */
export type Describe = {
  /** Null if there is no such place, or it holds no messages. */
  place(named: Pick<Place, 'channel' | 'thread'>, signal: AbortSignal): Promise<Described | null>;
  guild(id: string, signal: AbortSignal): Promise<Guild>;
  /**
   * The member, and whether they were added to a private thread; null for a person who is not in
   * the guild.
   */
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

export function createDescribePlace({
  api,
  now,
}: {
  readonly api: RestApi;
  readonly now: () => number;
}): Describe {
  const ask = (path: `/${string}`, scope: string, signal: AbortSignal): Promise<unknown> =>
    api.ask({ kind: 'read', scope, method: 'GET', path }, signal);

  /** Null if there is no such channel. */
  const askChannel = async (id: string, signal: AbortSignal): Promise<ChannelPayload | null> => {
    if (!SNOWFLAKE.test(id)) return null;
    const asked = ask(`/channels/${id}`, `${id}/self`, signal).then(channelSchema.parse);
    return orNone(asked, CODE.unknownChannel);
  };

  /** The thread; or its channel if the thread is only a question there, answered beside it. */
  const askInnermost = async (
    { channel, thread }: Pick<Place, 'channel' | 'thread'>,
    signal: AbortSignal,
  ): Promise<ChannelPayload | null> => {
    if (thread === undefined) return askChannel(channel, signal);
    const found = await askChannel(thread, signal);
    if (found || !SNOWFLAKE.test(thread) || !SNOWFLAKE.test(channel)) return found;
    const question = ask(`/channels/${channel}/messages/${thread}`, `${channel}/one`, signal);
    const isThere = await exists(question, CODE.unknownChannel, CODE.unknownMessage);
    return isThere ? askChannel(channel, signal) : null;
  };

  const isInThread = async (person: string, thread: string, signal: AbortSignal) => {
    const path: `/${string}` = `/channels/${thread}/thread-members/${person}`;
    return exists(ask(path, `${thread}/members`, signal), CODE.unknownMember);
  };

  return {
    async place(named, signal) {
      const found = await askInnermost(named, signal);
      if (!found) return null;
      if (found.type === DM) return toDirect(found);
      if (!THREADS.includes(found.type)) return toDescribed(found, null);
      const parent = await askChannel(found.parent_id, signal);
      return parent && toDescribed(parent, found);
    },
    async guild(id, signal) {
      const guild = guildSchema.parse(await ask(`/guilds/${id}`, id, signal));
      const roles = guild.roles.map((role) => [role.id, role.permissions] as const);
      return { id, ownerId: guild.owner_id, roles: new Map(roles) };
    },
    async member(person, { workspace, thread: threadId }, thread, signal) {
      if (!SNOWFLAKE.test(person)) return null;
      const [member, isIn] = await Promise.all([
        orNone(
          ask(`/guilds/${workspace}/members/${person}`, `${workspace}/members`, signal).then(
            memberSchema.parse,
          ),
          CODE.unknownMember,
          CODE.unknownUser,
        ),
        thread?.isPrivate && threadId ? isInThread(person, threadId, signal) : false,
      ]);
      if (!member) return null;
      const isMuted = toMs(member.communication_disabled_until) > now();
      return {
        id: person,
        roles: member.roles,
        isMuted: isMuted || member.pending,
        isInThread: isIn,
      };
    },
  };
}

/** What Discord answered; null if it says that there is none. */
async function orNone<Found>(
  found: Promise<Found>,
  ...codes: readonly number[]
): Promise<Found | null> {
  try {
    return await found;
  } catch (error) {
    if (isRefusedWith(error, ...codes)) return null;
    throw error;
  }
}

async function exists(found: Promise<unknown>, ...codes: readonly number[]): Promise<boolean> {
  const answer = await orNone(
    found.then(() => true),
    ...codes,
  );
  return answer !== null;
}

function toDirect({ id, recipients }: ChannelPayload): Described {
  const place = toPlace({ workspace: DIRECT, channel: id, thread: null });
  return { type: 'direct', place, people: recipients.map((person) => person.id) };
}

/** Null for a category, for a forum without a thread, and if what matters is not told. */
function toDescribed(channel: ChannelPayload, thread: ChannelPayload | null): Described | null {
  const { id, type, guild_id: workspace, permission_overwrites: overwrites } = channel;
  const isPlace = thread ? thread.guild_id === workspace : HOLDING.includes(type);
  if (!isPlace || workspace === '' || overwrites === null) return null;
  return {
    type: 'guild',
    place: toPlace({ workspace, channel: id, thread: thread?.id ?? null }),
    channel: {
      isVoice: VOICE.includes(type),
      overwrites,
      thread: thread && {
        isPrivate: thread.type === PRIVATE_THREAD,
        isLocked: thread.thread_metadata.locked,
      },
    },
  };
}
