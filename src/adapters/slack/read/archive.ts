import { RateLimitedError, WriteError } from '../../../core/errors.ts';
import type { Json, Place } from '../../../core/messages.ts';
import type { Archive, SeenMessage } from '../../../core/ports.ts';
import type { WebApi } from '../client.ts';
import type { Identity } from '../places.ts';
import { readContents, toProfileName } from '../receive/contents.ts';
import { type FileSource, fileSourceSchema, urlOf } from '../receive/files.ts';
import { isBot, isSpoken, isTyped, toAuthor } from '../receive/messages.ts';
import type { SlackMessage } from '../receive/payloads.ts';
import { toEpochMs } from '../timestamps.ts';
import { download, unavailable } from './download.ts';
import { createLinks, toLocated } from './link.ts';
import { fileInfoSchema, messagesPageSchema } from './payloads.ts';
import { toReplayed } from './replay.ts';

export type ArchiveOptions = {
  readonly api: WebApi;
  readonly botToken: string;
  readonly apiUrl: string;
  readonly identity: (signal: AbortSignal) => Promise<Identity>;
};

const PAGE = 200;

/**
 * Slack gives some apps 15 messages a page and one page a minute, so a few pages have to be
 * enough.
 */
const MAX_PAGES = 10;

/** The messages of a workspace, and their files. */
export function createArchive(options: ArchiveOptions): Archive {
  return {
    read: (place, range, signal) => read(options, place, range, signal),
    async replay(place, limit, signal) {
      const { found, isWhole } = await readLatest(options, place, null, signal);
      const sorted = found.toSorted((a, b) => compare(a.ts, b.ts));
      const all = toReplayed(sorted, place, await options.identity(signal));
      const events = all.slice(-limit);
      const [first] = events;
      const since = first && events.length < all.length ? first.at : 0;
      return { events, since: isWhole ? since : Math.max(since, toSince(place, sorted)) };
    },
    fetchFile: (source, maxBytes, signal) => fetchFile(options, source, maxBytes, signal),
    link: createLinks(options.api),
    locate: toLocated,
  };
}

/**
 * Since when all messages are known, if not all pages were read: a channel is read from its latest
 * message on, a thread from its first.
 */
function toSince({ thread }: Place, [first]: readonly SlackMessage[]): number {
  return first && thread === undefined ? toEpochMs(first.ts) : Number.POSITIVE_INFINITY;
}

async function read(
  options: ArchiveOptions,
  place: Place,
  { after, limit }: { readonly after: string | null; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly SeenMessage[]> {
  const { workspace } = place;
  const identity = await options.identity(signal);
  const { found } = await readLatest(options, place, after, signal);
  const seen = found
    .filter((message) => message.ts !== '' && isSpoken(message, identity))
    .map((message) => toSeen(message, workspace, identity))
    .filter(({ id }) => after === null || compare(id, after) > 0)
    .sort((a, b) => compare(a.id, b.id));
  return after === null ? toLatest(seen, limit, place.thread) : seen.slice(0, limit);
}

/** The latest messages; of a thread also the first, which says what the thread is about. */
function toLatest(
  seen: readonly SeenMessage[],
  limit: number,
  thread: string | undefined,
): readonly SeenMessage[] {
  const [first] = seen;
  const isCut = seen.length > limit && limit > 1;
  if (!isCut || !first || first.id !== thread) return seen.slice(-limit);
  return [first, ...seen.slice(1 - limit)];
}

/** A thread's messages, or a channel's without those in threads, as Slack gives them. */
function readLatest(
  options: ArchiveOptions,
  { workspace, channel, thread }: Place,
  after: string | null,
  signal: AbortSignal,
): Promise<Pages> {
  const method = thread === undefined ? 'conversations.history' : 'conversations.replies';
  const args = {
    channel,
    limit: PAGE,
    include_all_metadata: true,
    ...(thread === undefined ? {} : { ts: thread }),
    ...(after === null ? {} : { oldest: after }),
  };
  return readPages((page) => options.api.ask(workspace, method, { ...args, ...page }, signal));
}

type Pages = { readonly found: readonly SlackMessage[]; readonly isWhole: boolean };

/**
 * All pages up to a bound. If a rate limit is met on the way, the pages that were read are enough.
 */
async function readPages(
  ask: (page: { readonly cursor?: string }) => Promise<unknown>,
): Promise<Pages> {
  const found: SlackMessage[] = [];
  let cursor = '';
  for (let page = 0; page < MAX_PAGES; page += 1) {
    try {
      const reply = messagesPageSchema.parse(await ask(cursor === '' ? {} : { cursor }));
      found.push(...reply.messages);
      cursor = reply.response_metadata.next_cursor;
    } catch (error) {
      if (page === 0 || !(error instanceof RateLimitedError)) throw error;
      return { found, isWhole: false };
    }
    if (cursor === '') return { found, isWhole: true };
  }
  return { found, isWhole: false };
}

function toSeen(message: SlackMessage, workspace: string, identity: Identity): SeenMessage {
  const { ts, user, bot_id } = message;
  const { userId: ownId } = identity;
  const author = toAuthor(message, identity);
  return {
    id: ts,
    speaker: user || bot_id,
    speakerName: toProfileName(message),
    isOwn: user === ownId,
    isBot: isBot(message, identity),
    isTyped: isTyped(message, identity),
    ...readContents(message, { ownId, workspace, author }),
    actions: toActions(message),
    sentAt: toEpochMs(ts),
  };
}

/**
 * The actions of its buttons, and the job that its metadata names: a finished message may have no
 * buttons.
 */
function toActions({ blocks, metadata }: SlackMessage): string[] {
  const { job } = metadata.event_payload;
  const buttons = blocks
    .flatMap(({ elements }) => elements.map(({ value }) => value))
    .filter((value) => value !== '');
  return job === '' ? buttons : [...buttons, `posted:${job}`];
}

async function fetchFile(
  options: ArchiveOptions,
  given: Json,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const source = await complete(options, fileSourceSchema.parse(given), signal);
  if (source.url === '') throw unavailable();
  const { botToken, apiUrl } = options;
  const { mimeType } = source;
  return download(source.url, { botToken, apiUrl, mimeType, maxBytes, signal });
}

/** A file of another organization comes as an id alone (Slack Connect: check_file_info). */
async function complete(
  { api, identity }: ArchiveOptions,
  source: FileSource,
  signal: AbortSignal,
): Promise<FileSource> {
  if (source.url !== '') return source;
  const workspace = source.workspace || (await identity(signal)).workspace;
  try {
    const reply = await api.ask(workspace, 'files.info', { file: source.fileId }, signal);
    const { file } = fileInfoSchema.parse(reply);
    return { ...source, url: urlOf(file), mimeType: file.mimetype };
  } catch (error) {
    if (error instanceof WriteError && error.failure === 'refused') return source;
    throw error;
  }
}

/** Timestamps of one length compare like texts; those of tests may not. */
function compare(a: string, b: string): number {
  return Number(a) - Number(b) || a.localeCompare(b);
}
