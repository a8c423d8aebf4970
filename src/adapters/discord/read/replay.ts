import type { Place } from '../../../core/messages.ts';
import type { Replayed } from '../../../core/ports.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import { type Identity, toPlace } from '../places.ts';
import type { MessagePayload } from '../receive/message-payloads.ts';
import { toMessageEvent } from '../receive/messages.ts';
import type { RestApi } from '../rest.ts';
import { toCreatedAt } from '../snowflake.ts';
import type { GuildCache } from './guild-cache.ts';
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

type ReplayOptions = {
  readonly api: RestApi;
  readonly guildCache: Pick<GuildCache, 'ownRole' | 'title'>;
  readonly names: Pick<Names, 'known'>;
  readonly identity: () => Identity;
  readonly now: () => number;
};

/**
 * The latest messages of a place as the events that told of them; those of a thread also with the
 * message that it was opened on.
 */
export async function replay(
  { api, guildCache, names, identity, now }: ReplayOptions,
  { workspace, channel, thread }: Place,
  limit: number,
  signal: AbortSignal,
): Promise<Replayed> {
  const context = {
    identity: identity(),
    roleId: guildCache.ownRole(workspace, identity().userId),
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
  const page = inside ?? (await readPage(api, channel, { after: null, limit }, signal));
  const isPost = inside?.some(({ id }) => id === thread) ?? false;
  const post = isPost ? await guildCache.title(thread ?? '', signal).catch(() => null) : null;
  const root = thread === undefined ? null : await readOne(api, channel, thread, signal);
  const isInPage = page.some(({ id }) => id === thread);
  const events = page.flatMap(toEventsIn(inside ? (thread ?? null) : null));
  const first = root && !isInPage ? [root].flatMap(toEventsIn(null)) : [];
  return { events: [...first, ...events].sort((a, b) => a.at - b.at), since: toSince(page, limit) };
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
    return await readPage(api, thread, { after: null, limit }, signal);
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
