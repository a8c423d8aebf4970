import type { Place } from '../../../core/messages.ts';
import type { UsedThread } from '../../../core/ports.ts';
import { HOLDING, PRIVATE_THREAD } from '../channel-types.ts';
import { DIRECT } from '../places.ts';
import type { RestApi } from '../rest.ts';
import { toCreatedAt } from '../snowflake.ts';
import { type Describe, toGuildChannel } from './describe.ts';
import { activeThreadsSchema, type ChannelPayload, channelsSchema } from './payloads.ts';
import { type Guild, type GuildChannel, type Member, may } from './rights.ts';

/** Where a server may be searched for a person: channels, and threads with their channels. */
export type Searchable = {
  readonly ids: readonly string[];
  readonly parents: ReadonlyMap<string, string>;
  /** There are more than fit. */
  readonly isCut: boolean;
};

type Asking = {
  readonly guild: string;
  readonly person: string;
  readonly ownId: string;
  /** The channel and the thread of the question are never left out. */
  readonly here: readonly string[];
};

/** Discord takes 500, but proxies refuse addresses of that length. */
const MAX_IDS = 250;

/** Who is in a private thread is a call for each. */
const MAX_PRIVATE = 5;

type Readers = { readonly guild: Guild; readonly member: Member; readonly own: Member };

/**
 * The channels and active threads that both the person and Parley may read now, the latest used
 * first. What Discord does not tell is no.
 */
export async function findSearchable(
  api: RestApi,
  describe: Describe,
  { guild: id, person, ownId, here }: Asking,
  signal: AbortSignal,
): Promise<Searchable> {
  const place = { platform: 'discord', workspace: id, channel: id };
  const ask = (path: string): Promise<unknown> => {
    const call = { kind: 'read', scope: `${id}/${path}`, method: 'GET' } as const;
    return api.ask({ ...call, path: `/guilds/${id}/${path}` }, signal);
  };
  const [guild, member, own, channels, active] = await Promise.all([
    describe.guild(id, signal),
    describe.member(person, place, null, signal),
    describe.member(ownId, place, null, signal),
    ask('channels').then(channelsSchema.parse),
    ask('threads/active').then(activeThreadsSchema.parse),
  ]);
  if (!member || !own) return { ids: [], parents: new Map(), isCut: false };
  const readers = { guild, member, own };
  const open = channels.filter(
    (channel) =>
      HOLDING.includes(channel.type) && isReadable(readers, toGuildChannel(channel, null)),
  );
  const inside = await keepOpen(
    active.threads.flatMap((thread) => {
      const parent = channels.find((channel) => channel.id === thread.parent_id);
      const channel = parent && toGuildChannel(parent, thread);
      return channel ? [{ thread, channel }] : [];
    }),
    readers,
    (thread, channel) =>
      describe.member(person, { ...place, thread: thread.id }, channel.thread, signal),
  );
  const isHere = (channel: ChannelPayload) => here.includes(channel.id);
  const sorted = [...open, ...inside].sort(
    (a, b) => Number(isHere(b)) - Number(isHere(a)) || toUsedAt(b) - toUsedAt(a),
  );
  return {
    ids: sorted.slice(0, MAX_IDS).map((each) => each.id),
    parents: new Map(inside.map((thread) => [thread.id, thread.parent_id])),
    isCut: sorted.length > MAX_IDS,
  };
}

/** docs: List Active Guild Threads */
export async function findThreads(
  api: RestApi,
  { workspace, channel }: Place,
  signal: AbortSignal,
): Promise<readonly UsedThread[]> {
  if (workspace === DIRECT) return [];
  const path: `/${string}` = `/guilds/${workspace}/threads/active`;
  const call = { kind: 'read', scope: `${workspace}/threads/active`, method: 'GET', path } as const;
  const { threads } = activeThreadsSchema.parse(await api.ask(call, signal));
  return threads
    .filter(({ parent_id: parent }) => parent === channel)
    .map((thread) => ({ thread: thread.id, usedAt: toUsedAt(thread) }))
    .sort((a, b) => b.usedAt - a.usedAt);
}

function isReadable({ guild, member, own }: Readers, channel: GuildChannel | null): boolean {
  return channel !== null && [member, own].every((each) => may('read', guild, each, channel));
}

type Inside = { readonly thread: ChannelPayload; readonly channel: GuildChannel };

/** Of private threads, those of the latest in which the person is. */
async function keepOpen(
  all: readonly Inside[],
  readers: Readers,
  findMember: (thread: ChannelPayload, channel: GuildChannel) => Promise<Member | null>,
): Promise<readonly ChannelPayload[]> {
  const own = { ...readers.own, isInThread: true }; // Discord tells of no others.
  const isPrivate = ({ thread }: Inside) => thread.type === PRIVATE_THREAD;
  const open = all.filter((each) => !isPrivate(each) && isReadable(readers, each.channel));
  const latest = all
    .filter((each) => isPrivate(each) && may('read', readers.guild, own, each.channel))
    .sort((a, b) => toUsedAt(b.thread) - toUsedAt(a.thread))
    .slice(0, MAX_PRIVATE);
  const joined = await Promise.all(
    latest.map(async (each) => {
      const member = await findMember(each.thread, each.channel).catch(() => null);
      return member && isReadable({ ...readers, member, own }, each.channel) ? [each] : [];
    }),
  );
  return [...open, ...joined.flat()].map(({ thread }) => thread);
}

function toUsedAt({ id, last_message_id: last }: ChannelPayload): number {
  return toCreatedAt(last || id);
}
