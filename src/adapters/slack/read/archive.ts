import { RateLimitedError } from '../../../core/errors.ts';
import type { Place } from '../../../core/messages.ts';
import type { Archive, SeenMessage, UsedThread } from '../../../core/ports.ts';
import type { WebApi } from '../client.ts';
import type { Identity } from '../places.ts';
import { readContents, toProfileName } from '../receive/contents.ts';
import { filesOf, isStub, withFiles } from '../receive/files.ts';
import type { SlackMessage } from '../receive/message-payloads.ts';
import { isBot, isSpoken, isTyped, toAuthor } from '../receive/messages.ts';
import { SHARED } from '../receive/quotes.ts';
import { toEpochMs } from '../timestamps.ts';
import type { Files } from './files.ts';
import { createLinks, toLocated } from './link.ts';
import { messagesPageSchema } from './payloads.ts';
import { toReplayed } from './replay.ts';
import { createSearch } from './search.ts';

export type ArchiveOptions = {
  readonly api: WebApi;
  readonly files: Files;
  readonly identity: (signal: AbortSignal) => Promise<Identity>;
  readonly now: () => number;
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
    read: (place, range, signal) =>
      read(range.isAside ? toAside(options) : options, place, range, signal),
    async replay(place, limit, signal) {
      const { found, isWhole } = await readLatest(toAside(options), place, null, signal);
      const sorted = found.toSorted((a, b) => compare(a.ts, b.ts));
      const described = await describe(options, sorted, place);
      const all = toReplayed(described, place, await options.identity(signal));
      const events = all.slice(-limit);
      const [first] = events;
      const since = first && events.length < all.length ? first.at : 0;
      return { events, since: isWhole ? since : Math.max(since, toSince(place, sorted)) };
    },
    threads: (place, signal) => findThreads(options, place, signal),
    fetchFile: options.files.fetch,
    link: createLinks(options.api),
    locate: toLocated,
    ...createSearch(options),
  };
}

function toAside(options: ArchiveOptions): ArchiveOptions {
  const { api } = options;
  return { ...options, api: { ...api, ask: api.askAside } };
}

/**
 * Since when all messages are known, if not all pages were read: a channel is read from its latest
 * message on, a thread from its first.
 */
function toSince({ thread }: Place, [first]: readonly SlackMessage[]): number {
  return first && thread === undefined ? toEpochMs(first.ts) : Number.POSITIVE_INFINITY;
}

/** One page: what hangs on older messages is not found. Only what goes on by itself asks for it. */
async function findThreads(
  { api }: ArchiveOptions,
  { workspace, channel }: Place,
  signal: AbortSignal,
): Promise<readonly UsedThread[]> {
  const args = { channel, limit: PAGE };
  const reply = await api.askAside(workspace, 'conversations.history', args, signal);
  return messagesPageSchema
    .parse(reply)
    .messages.filter(({ latest_reply }) => latest_reply !== '')
    .map(({ ts, latest_reply }) => ({ thread: ts, usedAt: toEpochMs(latest_reply) }))
    .sort((a, b) => b.usedAt - a.usedAt);
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
  const spoken = found
    .filter((message) => message.ts !== '' && isSpoken(message, identity))
    .filter(({ ts }) => after === null || compare(ts, after) > 0)
    .sort((a, b) => compare(a.ts, b.ts));
  const wanted = after === null ? toLatest(spoken, limit, place.thread) : spoken.slice(0, limit);
  const described = await describe(options, wanted, place);
  return described.map((message) => toSeen(message, workspace, identity));
}

/** Messages with what Slack tells of those files that they hold only the ids of. */
async function describe(
  { files }: ArchiveOptions,
  messages: readonly SlackMessage[],
  { workspace }: Place,
): Promise<readonly SlackMessage[]> {
  const stubs = messages.flatMap(filesOf).filter(isStub);
  const described = await files.describe(stubs, workspace);
  return messages.map((message) => withFiles(message, described));
}

/** The latest messages; of a thread also the first, which says what the thread is about. */
function toLatest(
  seen: readonly SlackMessage[],
  limit: number,
  thread: string | undefined,
): readonly SlackMessage[] {
  const [first] = seen;
  const isCut = seen.length > limit && limit > 1;
  if (!isCut || !first || first.ts !== thread) return seen.slice(-limit);
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
  const { shared, ...contents } = readContents(message, { ownId, workspace, author });
  // What was said earlier is not looked up any further.
  const unread = [...(contents.unread ?? []), ...(shared ? [SHARED] : [])];
  return {
    id: ts,
    speaker: user || bot_id,
    speakerName: toProfileName(message),
    isOwn: user === ownId,
    isBot: isBot(message, identity),
    isTyped: isTyped(message, identity),
    ...contents,
    ...(unread.length > 0 ? { unread } : {}),
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

/** Timestamps of one length compare like texts; those of tests may not. */
function compare(a: string, b: string): number {
  return Number(a) - Number(b) || a.localeCompare(b);
}
