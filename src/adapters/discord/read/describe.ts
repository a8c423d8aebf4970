import type { Place } from '../../../core/messages.ts';
import {
  DIRECT_CHANNEL,
  HOLDING,
  PRIVATE_THREAD,
  THREADS,
  VOICE_CHANNELS,
} from '../channel-types.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import { DIRECT, toPlace } from '../places.ts';
import type { RestApi } from '../rest.ts';
import { toMs } from '../timestamps.ts';
import { type ChannelPayload, channelSchema, guildSchema, memberSchema } from './payloads.ts';
import type { Guild, GuildChannel, Member, Thread } from './rights.ts';

/** A place as Discord itself describes it, whatever an event said about it. */
export type Described =
  | { readonly type: 'direct'; readonly place: Place; readonly people: readonly string[] }
  | { readonly type: 'guild'; readonly place: Place; readonly channel: GuildChannel };

type Named = {
  readonly name: string;
  readonly workspace: string;
  readonly channel: GuildChannel;
};

/** What Discord says now about places and their members. Each call may fail; nothing is cached. */
export type Describe = {
  /** Null if there is no such place, or it holds no messages. */
  place(named: Pick<Place, 'channel' | 'thread'>, signal: AbortSignal): Promise<Described | null>;
  /** A channel of any kind, or a thread, with its name; null if there is none. */
  named(id: string, signal: AbortSignal): Promise<Named | null>;
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

const SNOWFLAKE = /^\d{1,20}$/;

type DescribeOptions = { readonly api: RestApi; readonly now: () => number };

export function createDescribePlace({ api, now }: DescribeOptions): Describe {
  const ask: Ask = (path, scope, signal) =>
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

  const member = createFindMember(ask, now);

  return {
    async place(named, signal) {
      const found = await askInnermost(named, signal);
      if (!found) return null;
      if (found.type === DIRECT_CHANNEL) return toDirect(found);
      if (!THREADS.includes(found.type)) return toDescribed(found, null);
      const parent = await askChannel(found.parent_id, signal);
      return parent && toDescribed(parent, found);
    },
    async named(id, signal) {
      const found = await askChannel(id, signal);
      if (!found) return null;
      const isThread = THREADS.includes(found.type);
      const parent = isThread ? await askChannel(found.parent_id, signal) : found;
      const channel = parent && toGuildChannel(parent, isThread ? found : null);
      return channel && { name: found.name, workspace: found.guild_id, channel };
    },
    async guild(id, signal) {
      const guild = guildSchema.parse(await ask(`/guilds/${id}`, id, signal));
      const roles = guild.roles.map((role) => [role.id, role.permissions] as const);
      return { id, ownerId: guild.owner_id, roles: new Map(roles) };
    },
    member,
  };
}

type Ask = (path: `/${string}`, scope: string, signal: AbortSignal) => Promise<unknown>;

function createFindMember(ask: Ask, now: () => number): Describe['member'] {
  const isInThread = async (person: string, thread: string, signal: AbortSignal) => {
    const path: `/${string}` = `/channels/${thread}/thread-members/${person}`;
    return exists(ask(path, `${thread}/members`, signal), CODE.unknownMember);
  };

  return async (person, { workspace, thread: threadId }, thread, signal) => {
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
  const { id, type, guild_id: workspace } = channel;
  const isPlace = thread ? thread.guild_id === workspace : HOLDING.includes(type);
  const described = toGuildChannel(channel, thread);
  if (!isPlace || workspace === '' || described === null) return null;
  const place = toPlace({ workspace, channel: id, thread: thread?.id ?? null });
  return { type: 'guild', place, channel: described };
}

/** Null if Discord does not tell who may do what there. */
export function toGuildChannel(
  { type, nsfw: isAgeRestricted, permission_overwrites: overwrites }: ChannelPayload,
  thread: ChannelPayload | null,
): GuildChannel | null {
  if (overwrites === null) return null;
  return {
    isVoice: VOICE_CHANNELS.includes(type),
    isAgeRestricted,
    overwrites,
    thread: thread && {
      isPrivate: thread.type === PRIVATE_THREAD,
      isLocked: thread.thread_metadata.locked,
    },
  };
}
