import type { IncomingEvent } from '../../core/event.ts';
import type { Place } from '../../core/message.ts';
import type { Atlas } from './atlas.ts';
import { CODE, isRefusedWith } from './failures.ts';
import { type Bag, textOf, toBag, toBags } from './json.ts';
import { toMessageEvent } from './messages.ts';
import type { Identity } from './places.ts';
import type { Api } from './rest.ts';

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
  readonly atlas: Atlas;
  readonly identity: () => Identity;
  readonly now: () => number;
};

/** The latest messages of a place as the events that told of them; a thread's also with the message it hangs on. */
export async function replay(
  { api, atlas, identity, now }: ReplayOptions,
  { workspace, channel, thread }: Place,
  limit: number,
  signal: AbortSignal,
): Promise<readonly IncomingEvent[]> {
  const location = { workspace, channel, thread: thread ?? null };
  const context = {
    identity: identity(),
    roleId: atlas.ownRole(workspace, identity().userId),
    receivedAt: now(),
  };
  const inside = await readPage(api, thread ?? channel, { after: null, limit }, signal).catch(
    (error: unknown) => {
      if (thread !== undefined && isRefusedWith(error, CODE.unknownChannel)) return []; // Answered in place: there is no thread.
      throw error;
    },
  );
  const root = thread === undefined ? null : await readOne(api, channel, thread, signal);
  const rootEvent =
    root && toMessageEvent(root, { ...context, location: { ...location, thread: null } });
  const events = inside.flatMap((data) => toMessageEvent(data, { ...context, location }) ?? []);
  return [...(rootEvent ? [rootEvent] : []), ...events].sort((a, b) => a.at - b.at);
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
