import type { Json, Place } from '../../core/message.ts';
import type { Directory, Person, SeenMessage } from '../../core/ports.ts';
import { type Atlas, isGuildAdmin, isThread, mayRead, mayWrite } from './atlas.ts';
import { download, missing } from './download.ts';
import { CODE, isRefusedWith } from './failures.ts';
import { findUrl, toAttachments, toSource } from './files.ts';
import { type Bag, numberOf, textOf, textsOf, timeOf, toBag, toBags } from './json.ts';
import { quotesOf, toText } from './messages.ts';
import { DIRECT, type Identity, toName } from './places.ts';
import { readPage, replay } from './replay.ts';
import type { Api } from './rest.ts';

export type DirectoryOptions = {
  readonly api: Api;
  readonly atlas: Atlas;
  readonly apiUrl: string;
  readonly now: () => number;
  readonly identity: () => Identity;
  /** Parley's own user id. */
  readonly ownId: (signal: AbortSignal) => Promise<string>;
};

const PAGE = 100; // docs: Get Channel Messages
const MAX_MEMBERS = 1_000;
const MEMBER_MS = 60 * 60_000;

/** Types that somebody said, commands that were answered, and a thread's first message (docs: Message Types). */
const SAID = [0, 19, 20, 21, 23];
const THREAD_STARTER = 21;

type Member = { readonly id: string; readonly name: string; readonly roles: readonly string[] };

export function createDirectory(options: DirectoryOptions): Directory {
  const members = createMembers(options);
  const { atlas } = options;

  return {
    read: (place, range, signal) => read(options, place, range, signal),
    replay: (place, limit, signal) => replay(options, place, limit, signal),
    async person(id, { workspace }, signal): Promise<Person> {
      const member = await members.find(id, workspace, signal);
      const isAdmin =
        workspace !== DIRECT && isGuildAdmin(await atlas.rights(workspace, signal), member);
      return { name: member.name, isAdmin, timeZone: null };
    },
    readable: (person, places, signal) =>
      Promise.all(
        places.map(async ({ workspace, ...place }) => {
          const { channel, thread } = toSpot(atlas, place);
          // Threads can be private, which their parent does not tell; direct messages are nobody else's.
          const isPlain = thread === undefined || atlas.known(thread)?.type === PUBLIC_THREAD;
          const overwrites = atlas.overwrites(channel);
          if (workspace === DIRECT || !overwrites || !isPlain) return false;
          try {
            const rights = await atlas.rights(workspace, signal);
            const member = await members.find(person, workspace, signal);
            return mayRead({ ...rights, guildId: workspace }, member, overwrites);
          } catch {
            signal.throwIfAborted();
            return false; // Unknown means no.
          }
        }),
      ),
    async writable(person, { workspace, channel, thread }, signal) {
      const overwrites = atlas.overwrites(channel);
      if (workspace === DIRECT || !overwrites || thread !== undefined) return false;
      try {
        const rights = await atlas.rights(workspace, signal);
        const member = await members.find(person, workspace, signal);
        return mayWrite({ ...rights, guildId: workspace }, member, overwrites);
      } catch {
        signal.throwIfAborted();
        return false; // Unknown means no.
      }
    },
    link: async ({ workspace, channel, thread }, messageId) =>
      `https://discord.com/channels/${workspace}/${thread ?? channel}/${messageId}`,
    fetchFile: (source, maxBytes, signal) => fetchFile(options, source, maxBytes, signal),
  };
}

const PUBLIC_THREAD = 11;

/** A link names a thread as if it were a channel. */
function toSpot(atlas: Atlas, { channel, thread }: Pick<Place, 'channel' | 'thread'>) {
  const known = atlas.known(channel);
  return known && isThread(known) && known.parent !== null
    ? { channel: known.parent, thread: channel }
    : { channel, thread };
}

async function read(
  { api, ownId }: DirectoryOptions,
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
    .filter((message) => SAID.includes(numberOf(message, 'type')))
    .map(toFirst)
    .map((message) => toSeen(message, where, self))
    .sort((a, b) => a.sentAt - b.sentAt || a.id.localeCompare(b.id));
}

/** The latest messages, in as many pages as it takes. */
async function readLast(
  api: Api,
  where: string,
  limit: number,
  signal: AbortSignal,
): Promise<readonly Bag[]> {
  const found: Bag[] = [];
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
    oldest = older.at(-1) && textOf(toBag(older.at(-1)), 'id');
    if (older.length < PAGE || oldest === undefined) return found;
  }
  return found;
}

/** A thread begins with an empty message that stands for the one it hangs on. */
function toFirst(message: Bag): Bag {
  const [original] = toBags([message.referenced_message]);
  return numberOf(message, 'type') === THREAD_STARTER && original ? original : message;
}

function toSeen(message: Bag, channelId: string, ownId: string): SeenMessage {
  const author = toBag(message.author);
  const id = textOf(message, 'id');
  return {
    id,
    speaker: textOf(author, 'id'),
    isOwn: textOf(author, 'id') === ownId,
    isBot: author.bot === true || textOf(message, 'webhook_id') !== '',
    text: toText(textOf(message, 'content'), ownId, null),
    quoted: quotesOf(message),
    attachments: toAttachments(message, channelId),
    actions: toActions(message),
    sentAt: timeOf(id),
  };
}

function toActions(message: Bag): string[] {
  return toBags(message.components)
    .flatMap((row) => toBags(row.components))
    .map((button) => textOf(button, 'custom_id'))
    .filter((action) => action !== '');
}

function createMembers({ api, now }: DirectoryOptions) {
  const members = new Map<string, { readonly member: Member; readonly until: number }>();

  const look = async (id: string, workspace: string, signal: AbortSignal): Promise<Member> => {
    if (workspace !== DIRECT) {
      try {
        const path: `/${string}` = `/guilds/${workspace}/members/${id}`;
        const call = { kind: 'other', scope: `${workspace}/members`, method: 'GET', path } as const;
        return toMember(toBag(await api.ask(call, signal)), id);
      } catch (error) {
        if (!isRefusedWith(error, CODE.unknownMember)) throw error;
      }
    }
    const path: `/${string}` = `/users/${id}`;
    const call = { kind: 'other', scope: 'users', method: 'GET', path } as const;
    return toMember({ user: await api.ask(call, signal) }, id);
  };

  return {
    async find(id: string, workspace: string, signal: AbortSignal): Promise<Member> {
      const key = `${workspace}/${id}`;
      const known = members.get(key);
      if (known && known.until > now()) return known.member;
      const member = await look(id, workspace, signal);
      members.delete(key);
      members.set(key, { member, until: now() + MEMBER_MS });
      const [oldest] = members.keys();
      if (members.size > MAX_MEMBERS && oldest !== undefined) members.delete(oldest);
      return member;
    },
  };
}

function toMember(member: Bag, id: string): Member {
  const name = textOf(member, 'nick') || toName(toBag(member.user)) || id;
  return { id, name, roles: textsOf(member, 'roles') };
}

/** The address of a file expires; its message then has a new one. */
async function fetchFile(
  { api, apiUrl, now }: DirectoryOptions,
  given: Json,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { channelId, messageId, attachmentId, url } = toSource(given);
  const options = { apiUrl, now, maxBytes, signal };
  const bytes = await download(url, options);
  if (bytes) return bytes;
  if (messageId === '') throw missing();
  const message = await api
    .ask(
      {
        kind: 'read',
        scope: `${channelId}/one`,
        method: 'GET',
        path: `/channels/${channelId}/messages/${messageId}`,
      },
      signal,
    )
    .catch((error: unknown) => {
      if (isRefusedWith(error, CODE.unknownMessage, CODE.unknownChannel, CODE.missingAccess))
        throw missing();
      throw error;
    });
  const fresh = findUrl(toBag(message), attachmentId);
  const found = fresh === null ? null : await download(fresh, options);
  if (!found) throw missing();
  return found;
}
