import type { Place } from '../../../core/messages.ts';
import type { Archive, SeenMessage } from '../../../core/ports.ts';
import type { Identity } from '../places.ts';
import { THREAD_STARTER } from '../receive/contents.ts';
import { type ReadMessage, withForwardedAuthors } from '../receive/forwarded.ts';
import type { MessagePayload } from '../receive/message-payloads.ts';
import type { RestApi } from '../rest.ts';
import { fetchFile } from './fetch-file.ts';
import { type GuildCache, isForum } from './guild-cache.ts';
import { toLink, toLocated } from './link.ts';
import type { Names } from './names.ts';
import { createWithNews, type NewsOptions } from './news.ts';
import type { ArchivedPayload } from './payloads.ts';
import { readLast, readOne, readPage, replay } from './replay.ts';
import { createSearch } from './search.ts';
import { findThreads } from './searchable.ts';
import { SAID, toSeen } from './seen-message.ts';

export type ArchiveOptions = NewsOptions & {
  readonly api: RestApi;
  readonly guildCache: Pick<GuildCache, 'ownRole' | 'title' | 'known'>;
  readonly names: Pick<Names, 'known' | 'note'>;
  readonly apiUrl: string;
  readonly now: () => number;
  readonly identity: () => Identity;
  /** Whether messages that do not mention Parley may be read, as far as is known. */
  readonly readsContent: () => boolean;
  /** Parley's own user id. */
  readonly ownId: (signal: AbortSignal) => Promise<string>;
};

/** What was said on Discord, and the files that came along. */
export function createArchive(options: ArchiveOptions): Archive {
  return {
    read: (place, range, signal) => read(options, place, range, signal),
    replay: (place, limit, signal) => replay(options, place, limit, signal),
    threads: (place, signal) => findThreads(options.api, place, signal),
    withNews: createWithNews(options),
    fetchFile: (source, maxBytes, signal) => fetchFile(options, source, maxBytes, signal),
    link: async (place, messageId) => toLink(place, messageId),
    locate: toLocated,
    ...createSearch(options),
  };
}

async function read(
  options: Pick<ArchiveOptions, 'api' | 'guildCache' | 'names' | 'ownId'>,
  place: Place,
  { after, limit }: { readonly after: string | null; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly SeenMessage[]> {
  const { api, ownId, guildCache } = options;
  const { workspace, channel, thread } = place;
  const where = thread ?? channel;
  const [page, userId] = await Promise.all([
    after === null
      ? readLast(api, where, limit, signal)
      : readPage(api, where, { after, limit }, signal),
    ownId(signal),
  ]);
  const isFull = after === null && page.length >= limit;
  const found = isFull ? await withFirst(options, place, page, signal) : page;
  const told = found.filter(({ type }) => SAID.includes(type)).flatMap(toFirst);
  const readMessage: ReadMessage = (inside, id, stop) => readOne(api, inside, id, stop);
  const said = await withForwardedAuthors(readMessage, told, signal);
  const isPost = said.some((message) => isFirstOf(message, thread));
  // The title is part of what is said, but not worth failing for.
  const title = isPost ? await guildCache.title(where, signal).catch(() => null) : null;
  const own = { userId, roleId: guildCache.ownRole(workspace, userId) };
  return said
    .map((message) => {
      const seen = toSeen(options.names, message, { place, own });
      return title !== null && isFirstOf(message, thread) ? { ...seen, title } : seen;
    })
    .sort((a, b) => a.sentAt - b.sentAt || a.id.localeCompare(b.id));
}

/** In a forum the first message of a thread stands in the thread itself. */
function isFirstOf({ id, channel_id: channel }: MessagePayload, thread: string | undefined) {
  return thread !== undefined && id === thread && channel === thread;
}

/** A thread is about its first message, however long it has become. */
async function withFirst(
  { api, guildCache }: Pick<ArchiveOptions, 'api' | 'guildCache'>,
  { channel, thread }: Place,
  page: readonly ArchivedPayload[],
  signal: AbortSignal,
): Promise<readonly ArchivedPayload[]> {
  if (thread === undefined) return page;
  const isThere = page.some(({ id, type }) => id === thread || type === THREAD_STARTER);
  if (isThere) return page;
  const inside = isForum(guildCache.known(channel)) ? thread : channel;
  const first = await readOne(api, inside, thread, signal).catch(() => null);
  return first ? [...page.slice(0, -1), first] : page;
}

/**
 * A thread begins with an empty message that stands for its opening message, if that still exists.
 */
function toFirst(message: ArchivedPayload): MessagePayload[] {
  const { type, referenced_message: original } = message;
  if (type !== THREAD_STARTER) return [message];
  return original ? [original] : [];
}
