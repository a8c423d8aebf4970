import { RateLimitedError, WriteError } from '../../core/errors.ts';
import type { Json, Place } from '../../core/message.ts';
import type { Directory, Person, SeenMessage } from '../../core/ports.ts';
import type { Api } from './client.ts';
import { download, unavailable } from './download.ts';
import { type FileSource, toAttachments, toSource, urlOf } from './files.ts';
import { type Bag, listOf, textOf, textsOf, toBag, toMs } from './json.ts';
import { isBot, quotesOf } from './messages.ts';
import type { Identity } from './places.ts';
import { toReplayed } from './replay.ts';
import { toPlain } from './text.ts';

export type DirectoryOptions = {
  readonly api: Api;
  readonly botToken: string;
  readonly apiUrl: string;
  readonly now: () => number;
  readonly identity: (signal: AbortSignal) => Promise<Identity>;
};

const PAGE = 200;

/** Slack gives some apps 15 messages a page and one page a minute: what a few pages hold is enough. */
const MAX_PAGES = 10;

const MAX_PEOPLE = 1_000;
const PERSON_MS = 60 * 60_000;

export function createDirectory(options: DirectoryOptions): Directory {
  const people = new Map<string, { readonly person: Person; readonly until: number }>();
  const { api, now } = options;

  return {
    read: (place, range, signal) => read(options, place, range, signal),
    async replay(place, limit, signal) {
      const found = await readLatest(options, place, null, signal);
      const sorted = found.toSorted((a, b) => compare(textOf(a, 'ts'), textOf(b, 'ts')));
      return toReplayed(sorted, place, await options.identity(signal)).slice(-limit);
    },
    async person(id, { workspace }, signal) {
      const key = `${workspace}/${id}`;
      const known = people.get(key);
      if (known && known.until > now()) return known.person;
      const { user } = await api.ask(workspace, 'users.info', { user: id }, signal);
      const person = toPerson(toBag(user), workspace);
      people.delete(key);
      const [oldest] = people.keys();
      if (oldest !== undefined && people.size >= MAX_PEOPLE) people.delete(oldest);
      people.set(key, { person, until: now() + PERSON_MS });
      return person;
    },
    readable: (person, places, signal) =>
      Promise.all(places.map((place) => isMember(options, person, place, signal))),
    writable: (person, place, signal) => mayWrite(options, person, place, signal),
    link: createLinks(options),
    fetchFile: (source, maxBytes, signal) => fetchFile(options, source, maxBytes, signal),
  };
}

async function read(
  options: DirectoryOptions,
  place: Place,
  { after, limit }: { readonly after: string | null; readonly limit: number },
  signal: AbortSignal,
): Promise<readonly SeenMessage[]> {
  const { workspace } = place;
  const { userId } = await options.identity(signal);
  const found = await readLatest(options, place, after, signal);
  const seen = found
    .filter((message) => textOf(message, 'ts') !== '' && textOf(message, 'subtype') !== 'tombstone')
    .map((message) => toSeen(message, workspace, userId))
    .filter(({ id }) => after === null || compare(id, after) > 0)
    .sort((a, b) => compare(a.id, b.id));
  return after === null ? seen.slice(-limit) : seen.slice(0, limit);
}

/** A thread's messages, or a channel's without those in threads, as Slack gives them. */
function readLatest(
  options: DirectoryOptions,
  { workspace, channel, thread }: Place,
  after: string | null,
  signal: AbortSignal,
): Promise<readonly Bag[]> {
  const method = thread === undefined ? 'conversations.history' : 'conversations.replies';
  return readPages(options, workspace, method, 'messages', signal, {
    channel,
    limit: PAGE,
    include_all_metadata: true,
    ...(thread === undefined ? {} : { ts: thread }),
    ...(after === null ? {} : { oldest: after }),
  });
}

/** All pages up to a bound. A limit that is met on the way ends it: some is better than none. */
async function readPages(
  { api }: DirectoryOptions,
  workspace: string,
  method: string,
  list: string,
  signal: AbortSignal,
  args: Bag,
): Promise<readonly Bag[]> {
  const found: Bag[] = [];
  let cursor = '';
  for (let page = 0; page < MAX_PAGES; page += 1) {
    try {
      const given = cursor === '' ? args : { ...args, cursor };
      const reply = await api.ask(workspace, method, given, signal);
      found.push(...listOf(reply, list));
      cursor = textOf(toBag(reply.response_metadata), 'next_cursor');
    } catch (error) {
      if (page === 0 || !(error instanceof RateLimitedError)) throw error;
      return found;
    }
    if (cursor === '') return found;
  }
  return found;
}

function toSeen(message: Bag, workspace: string, ownId: string): SeenMessage {
  const isOwn = textOf(message, 'user') === ownId;
  return {
    id: textOf(message, 'ts'),
    speaker: textOf(message, 'user') || textOf(message, 'bot_id'),
    isOwn,
    isBot: isBot(message, { userId: ownId }),
    text: isOwn ? toOwnText(message) : toPlain(textOf(message, 'text'), ownId),
    quoted: quotesOf(message, ownId),
    attachments: toAttachments(message, workspace),
    actions: toActions(message),
    sentAt: toMs(textOf(message, 'ts')),
  };
}

/** The `text` of what Parley posts is only its notification. */
function toOwnText(message: Bag): string {
  const blocks = listOf(message, 'blocks').filter((block) => textOf(block, 'type') === 'markdown');
  return blocks.map((block) => textOf(block, 'text')).join('\n') || textOf(message, 'text');
}

/** The actions of its buttons, and the job that its metadata names (a finished message may have no buttons). */
function toActions(message: Bag): string[] {
  const payload = toBag(toBag(message.metadata).event_payload);
  const job = textOf(payload, 'job');
  const buttons = listOf(message, 'blocks')
    .flatMap((block) => listOf(block, 'elements'))
    .map((element) => textOf(element, 'value'))
    .filter((value) => value !== '');
  return job === '' ? buttons : [...buttons, `posted:${job}`];
}

function toPerson(user: Bag, workspace: string): Person {
  const profile = toBag(user.profile);
  const isHere = textOf(user, 'team_id') === workspace; // An admin elsewhere is none here.
  return {
    name: textOf(profile, 'display_name') || textOf(user, 'real_name') || textOf(user, 'name'),
    isAdmin: isHere && (user.is_admin === true || user.is_owner === true),
    timeZone: textOf(user, 'tz') || null,
  };
}

async function isMember(
  { api }: DirectoryOptions,
  person: string,
  { workspace, channel }: Place,
  signal: AbortSignal,
): Promise<boolean> {
  let cursor = '';
  try {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const args = { channel, limit: PAGE, ...(cursor === '' ? {} : { cursor }) };
      const reply = await api.ask(workspace, 'conversations.members', args, signal);
      if (textsOf(reply, 'members').includes(person)) return true;
      cursor = textOf(toBag(reply.response_metadata), 'next_cursor');
      if (cursor === '') return false;
    }
  } catch {
    signal.throwIfAborted();
  }
  return false; // Unknown means no.
}

/** A member may write where nobody is kept from it. */
async function mayWrite(
  options: DirectoryOptions,
  person: string,
  place: Place,
  signal: AbortSignal,
): Promise<boolean> {
  if (!(await isMember(options, person, place, signal))) return false;
  try {
    const args = { channel: place.channel };
    const reply = await options.api.ask(place.workspace, 'conversations.info', args, signal);
    const channel = toBag(reply.channel);
    const closed = ['is_archived', 'is_read_only', 'is_thread_only', 'is_frozen'];
    return closed.every((flag) => channel[flag] !== true);
  } catch {
    signal.throwIfAborted();
    return false; // Unknown means no.
  }
}

const MAX_WORKSPACES = 1_000;

/** Permalinks; where a workspace's begin is asked once (docs.slack.dev/reference/methods/chat.getPermalink). */
function createLinks({ api }: DirectoryOptions): Directory['link'] {
  const bases = new Map<string, Promise<string | null>>();
  const ask = async ({ workspace, channel }: Place, ts: string, signal: AbortSignal) => {
    const args = { channel, message_ts: ts };
    const { permalink } = await api.ask(workspace, 'chat.getPermalink', args, signal);
    return /^https:\/\/[^/]+\/archives\//.exec(String(permalink))?.[0] ?? null;
  };
  return async (place, ts, signal) => {
    const { workspace, channel, thread } = place;
    const base = bases.get(workspace) ?? ask(place, ts, signal);
    if (bases.size >= MAX_WORKSPACES) bases.clear();
    bases.set(workspace, base);
    base.catch(() => bases.delete(workspace)); // The next one tries again.
    const start = await base;
    if (start === null) return null;
    const query = thread === undefined ? '' : `?thread_ts=${thread}&cid=${channel}`;
    return `${start}${channel}/p${ts.replace('.', '')}${query}`;
  };
}

async function fetchFile(
  options: DirectoryOptions,
  given: Json,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const source = await complete(options, toSource(given), signal);
  if (source.url === null) throw unavailable();
  const { botToken, apiUrl } = options;
  const { mimeType } = source;
  return download(source.url, { botToken, apiUrl, mimeType, maxBytes, signal });
}

/** A file of another organisation comes as an id alone (Slack Connect: check_file_info). */
async function complete(
  { api, identity }: DirectoryOptions,
  source: FileSource,
  signal: AbortSignal,
): Promise<FileSource> {
  if (source.url !== null) return source;
  const workspace = source.workspace || (await identity(signal)).workspace;
  try {
    const reply = await api.ask(workspace, 'files.info', { file: source.fileId }, signal);
    const file = toBag(reply.file);
    return { ...source, url: urlOf(file), mimeType: textOf(file, 'mimetype') };
  } catch (error) {
    if (error instanceof WriteError && error.failure === 'refused') return source;
    throw error;
  }
}

/** Timestamps of one length compare like texts; those of tests may not. */
function compare(a: string, b: string): number {
  return Number(a) - Number(b) || a.localeCompare(b);
}
