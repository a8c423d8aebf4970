import type { Place } from '../../../core/messages.ts';
import type { Replayed } from '../../../core/ports.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import { DIRECT, type Identity, toPlace } from '../places.ts';
import { withForwardedAuthors } from '../receive/forwarded.ts';
import type { MessagePayload } from '../receive/message-payloads.ts';
import { toMessageEvent } from '../receive/messages.ts';
import type { RestApi } from '../rest.ts';
import { toCreatedAt } from '../snowflake.ts';
import { createDescribePlace } from './describe.ts';
import { type GuildCache, isForum } from './guild-cache.ts';
import type { Names } from './names.ts';
import { type ArchivedPayload, archivedPageSchema, archivedSchema } from './payloads.ts';

const PAGE = 100; // docs: Get Channel Messages

/** One page of a channel's messages, the newest first. */
export async function readPage(
  api: RestApi,
  channel: string,
  {
    after,
    before,
    limit,
  }: { readonly after: string | null; readonly before?: string; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly ArchivedPayload[]> {
  const query = {
    limit: String(Math.max(1, Math.min(PAGE, limit))),
    ...(after === null ? {} : { after }),
    ...(before === undefined ? {} : { before }),
  };
  const path: `/${string}` = `/channels/${channel}/messages`;
  const call = { kind: 'read', scope: channel, method: 'GET', path, query } as const;
  return archivedPageSchema.parse(await api.ask(call, signal));
}

/** The latest messages, in as many pages as it takes, the newest first. */
export async function readLast(
  api: RestApi,
  where: string,
  limit: number,
  signal: AbortSignal,
): Promise<readonly ArchivedPayload[]> {
  const found: ArchivedPayload[] = [];
  let oldest: string | undefined;
  while (found.length < limit) {
    const range = { after: null, limit: limit - found.length };
    const older = await readPage(
      api,
      where,
      oldest === undefined ? range : { ...range, before: oldest },
      signal,
    );
    found.push(...older);
    oldest = older.at(-1)?.id;
    if (older.length < PAGE || oldest === undefined) return found;
  }
  return found;
}

type ReplayOptions = {
  readonly api: RestApi;
  readonly guildCache: Pick<GuildCache, 'ownRole' | 'title' | 'known'>;
  readonly names: Pick<Names, 'known'>;
  readonly allow?: readonly string[] | null;
  readonly identity: () => Identity;
  readonly now: () => number;
};

/**
 * The latest messages of a place as the events that told of them; those of a thread also with the
 * message that it was opened on.
 */
export async function replay(
  options: ReplayOptions,
  { workspace, channel, thread }: Place,
  limit: number,
  signal: AbortSignal,
): Promise<Replayed> {
  const { api, guildCache, names, identity, now } = options;
  if (thread === undefined && isForum(guildCache.known(channel))) return NOTHING;
  const context = {
    identity: identity(),
    roleId: guildCache.ownRole(workspace, identity().userId),
    hasProxy: false, // What was missed is looked at once, when its copy is there.
    receivedAt: now(),
  };
  const toEventsIn = (thread: string | null) => {
    const location = { workspace, channel, thread };
    const nameOf = (token: string) => names.known(token, toPlace(location));
    return (data: MessagePayload) => {
      const title = data.id === thread ? post : null;
      return toMessageEvent(data, { ...context, location, nameOf, title }) ?? [];
    };
  };
  const inside = thread === undefined ? null : await readThread(api, thread, limit, signal);
  // Answered in place: there is no thread, and the conversation goes on in the channel.
  const page = inside ?? (await readLast(api, channel, limit, signal));
  const isPost = inside?.some(({ id }) => id === thread) ?? false;
  const post = isPost ? await guildCache.title(thread ?? '', signal).catch(() => null) : null;
  const root = thread === undefined ? null : await readOne(api, channel, thread, signal);
  const isInPage = page.some(({ id }) => id === thread);
  const above = root && !isInPage ? [root] : [];
  const withRoles = await findRoles(options, workspace, [...above, ...page], signal);
  const complete = (messages: readonly MessagePayload[]) =>
    withForwardedAuthors((where, id, stop) => readOne(api, where, id, stop), messages, signal);
  const told = (await complete(page)).map(withRoles);
  const events = told.flatMap(toEventsIn(inside ? (thread ?? null) : null));
  const first = (await complete(above)).map(withRoles).flatMap(toEventsIn(null));
  return { events: [...first, ...events].sort((a, b) => a.at - b.at), since: toSince(page, limit) };
}

/** In a forum every message is in a thread. */
const NOTHING: Replayed = { events: [], since: Number.POSITIVE_INFINITY };

/**
 * What is read tells no roles, by which people may be denied: they are asked for where that
 * matters, once a person.
 */
async function findRoles(
  { api, allow, now }: ReplayOptions,
  workspace: string,
  page: readonly MessagePayload[],
  signal: AbortSignal,
): Promise<(message: MessagePayload) => MessagePayload> {
  if (!allow?.length || workspace === DIRECT) return (message) => message;
  const { member } = createDescribePlace({ api, now });
  const place = toPlace({ workspace, channel: workspace, thread: null });
  const people = page.filter(({ author, webhook_id }) => !author.bot && webhook_id === '');
  const ids = [...new Set(people.map(({ author }) => author.id))];
  const found = await Promise.all(
    ids.map(async (id) => [id, (await member(id, place, null, signal))?.roles ?? []] as const),
  );
  const roles = new Map(found);
  return (message) => {
    const own = [...(roles.get(message.author.id) ?? [])];
    return { ...message, member: { ...message.member, roles: own } };
  };
}

/** A page that is not full has all there is. */
function toSince(page: readonly MessagePayload[], limit: number): number {
  return page.length < limit ? 0 : Math.min(...page.map(({ id }) => toCreatedAt(id)));
}

/** Null if there is no such thread. */
async function readThread(
  api: RestApi,
  thread: string,
  limit: number,
  signal: AbortSignal,
): Promise<readonly MessagePayload[] | null> {
  try {
    return await readLast(api, thread, limit, signal);
  } catch (error) {
    if (isRefusedWith(error, CODE.unknownChannel)) return null;
    throw error;
  }
}

/** One message; null if it is gone. */
export async function readOne(
  api: RestApi,
  channel: string,
  id: string,
  signal: AbortSignal,
): Promise<ArchivedPayload | null> {
  const call = {
    kind: 'read',
    scope: channel,
    method: 'GET',
    path: `/channels/${channel}/messages/${id}`,
  } as const;
  try {
    const found = archivedSchema.parse(await api.ask(call, signal));
    return found.id === '' ? null : found;
  } catch (error) {
    if (isRefusedWith(error, CODE.unknownMessage)) return null;
    throw error;
  }
}
