import type { Place } from '../../../core/messages.ts';
import type { Archive, SeenMessage } from '../../../core/ports.ts';
import type { ChannelLookup, Identity } from '../places.ts';
import { toAttachments } from '../receive/files.ts';
import { isSpoken, toQuotes, toText } from '../receive/messages.ts';
import type { RestApi } from '../rest.ts';
import { toCreatedAt } from '../snowflake.ts';
import { fetchFile } from './fetch-file.ts';
import { toLink, toLocated } from './link.ts';
import type { ArchivedPayload, ArchivedWithOriginal } from './payloads.ts';
import { readPage, replay } from './replay.ts';

export type ArchiveOptions = {
  readonly api: RestApi;
  readonly guildCache: Pick<ChannelLookup, 'ownRole'>;
  readonly apiUrl: string;
  readonly now: () => number;
  readonly identity: () => Identity;
  /** Parley's own user id. */
  readonly ownId: (signal: AbortSignal) => Promise<string>;
};

const PAGE = 100; // docs: Get Channel Messages

/** Messages, replies, answered commands and a thread's first message (docs: Message Types). */
const SAID = [0, 19, 20, 21, 23];
const THREAD_STARTER = 21;

/** What was said on Discord, and the files that came along. */
export function createArchive(options: ArchiveOptions): Archive {
  return {
    read: (place, range, signal) => read(options, place, range, signal),
    replay: (place, limit, signal) => replay(options, place, limit, signal),
    fetchFile: (source, maxBytes, signal) => fetchFile(options, source, maxBytes, signal),
    link: async (place, messageId) => toLink(place, messageId),
    locate: toLocated,
  };
}

async function read(
  { api, ownId }: ArchiveOptions,
  { channel, thread }: Place,
  { after, limit }: { readonly after: string | null; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly SeenMessage[]> {
  const where = thread ?? channel;
  const [found, self] = await Promise.all([
    after === null
      ? readLast(api, where, limit, signal)
      : readPage(api, where, { after, limit }, signal),
    ownId(signal),
  ]);
  return found
    .filter(({ type }) => SAID.includes(type))
    .map(toFirst)
    .map((message) => toSeen(message, where, self))
    .sort((a, b) => a.sentAt - b.sentAt || a.id.localeCompare(b.id));
}

/** The latest messages, in as many pages as it takes. */
async function readLast(
  api: RestApi,
  where: string,
  limit: number,
  signal: AbortSignal,
): Promise<readonly ArchivedWithOriginal[]> {
  const found: ArchivedWithOriginal[] = [];
  let oldest: string | undefined;
  while (found.length < limit) {
    const range = { after: null, limit: limit - found.length };
    const older = await readPage(
      api,
      where,
      oldest === undefined ? range : { ...range, before: oldest },
      signal,
    );
    found.push(...older); // The newest first.
    oldest = older.at(-1)?.id;
    if (older.length < PAGE || oldest === undefined) return found;
  }
  return found;
}

/** A thread begins with an empty message that stands for the one that it was opened on. */
function toFirst(message: ArchivedWithOriginal): ArchivedPayload {
  const { type, referenced_message: original } = message;
  return type === THREAD_STARTER && original ? original : message;
}

function toSeen(message: ArchivedPayload, channelId: string, ownId: string): SeenMessage {
  const { id, author } = message;
  return {
    id,
    speaker: author.id,
    isOwn: author.id === ownId,
    isBot: author.bot || message.webhook_id !== '',
    isTyped: isSpoken(message, { userId: ownId }),
    text: toText(message.content ?? '', ownId, null),
    quoted: toQuotes(message),
    attachments: toAttachments(message, channelId),
    actions: toActions(message),
    sentAt: toCreatedAt(id),
  };
}

function toActions({ components }: ArchivedPayload): string[] {
  return components
    .flatMap((row) => row.components)
    .map((button) => button.custom_id)
    .filter((action) => action !== '');
}
