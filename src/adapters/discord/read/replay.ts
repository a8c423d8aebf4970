import type { Place } from '../../../core/messages.ts';
import type { Replayed } from '../../../core/ports.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import { type Bag, textOf, timeOf, toBag, toBags } from '../json.ts';
import type { Identity } from '../places.ts';
import { toMessageEvent } from '../receive/messages.ts';
import type { Api } from '../rest.ts';
import type { GuildCache } from './guild-cache.ts';

const PAGE = 100; // docs: Get Channel Messages

/** One page of a channel's messages, as Discord gives them. */
export async function readPage(
  api: Api,
  channel: string,
  {
    after,
    before,
    limit,
  }: { readonly after: string | null; readonly before?: string; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly Bag[]> {
  const query = {
    limit: String(Math.max(1, Math.min(PAGE, limit))),
    ...(after === null ? {} : { after }),
    ...(before === undefined ? {} : { before }),
  };
  return toBags(
    await api.ask(
      { kind: 'read', scope: channel, method: 'GET', path: `/channels/${channel}/messages`, query },
      signal,
    ),
  );
}

type ReplayOptions = {
  readonly api: Api;
  readonly guildCache: GuildCache;
  readonly identity: () => Identity;
  readonly now: () => number;
};

/** The latest messages of a place as the events that told of them; a thread's also with the message it hangs on. */
export async function replay(
  { api, guildCache, identity, now }: ReplayOptions,
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
    return (data: Bag) => toMessageEvent(data, { ...context, location }) ?? [];
  };
  const inside = thread === undefined ? null : await readThread(api, thread, limit, signal);
  // Answered in place: there is no thread, and the conversation goes on in the channel.
  const page = inside ?? (await readPage(api, channel, { after: null, limit }, signal));
  const root = thread === undefined ? null : await readOne(api, channel, thread, signal);
  const isInPage = page.some((data) => textOf(data, 'id') === thread);
  const events = page.flatMap(toEventsIn(inside ? (thread ?? null) : null));
  const first = root && !isInPage ? [root].flatMap(toEventsIn(null)) : [];
  return { events: [...first, ...events].sort((a, b) => a.at - b.at), since: toSince(page, limit) };
}

/** A page that is not full has all there is. */
function toSince(page: readonly Bag[], limit: number): number {
  return page.length < limit ? 0 : Math.min(...page.map((data) => timeOf(textOf(data, 'id'))));
}

/** Null where there is no such thread. */
async function readThread(
  api: Api,
  thread: string,
  limit: number,
  signal: AbortSignal,
): Promise<readonly Bag[] | null> {
  try {
    return await readPage(api, thread, { after: null, limit }, signal);
  } catch (error) {
    if (isRefusedWith(error, CODE.unknownChannel)) return null;
    throw error;
  }
}

/** One message; null where it is gone. */
async function readOne(
  api: Api,
  channel: string,
  id: string,
  signal: AbortSignal,
): Promise<Bag | null> {
  const call = {
    kind: 'read',
    scope: channel,
    method: 'GET',
    path: `/channels/${channel}/messages/${id}`,
  } as const;
  try {
    const found = toBag(await api.ask(call, signal));
    return textOf(found, 'id') === '' ? null : found;
  } catch (error) {
    if (isRefusedWith(error, CODE.unknownMessage)) return null;
    throw error;
  }
}
