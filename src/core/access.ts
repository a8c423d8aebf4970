import { UserError } from './errors.ts';
import {
  isVisible,
  type Place,
  peopleQuotedIn,
  repeatsIn,
  type Speaker,
  toConversation,
} from './messages.ts';
import type {
  Adapter,
  Archive,
  Audience,
  Searched,
  SearchGap,
  SearchHit,
  SeenMessage,
} from './ports.ts';
import { strings } from './strings/index.ts';

/** Who asks for something, where, and who reads the result. */
export type AccessOptions = {
  /** The place of the event itself, as the event named it. */
  readonly here: Place;
  readonly asker: Pick<Speaker, 'id' | 'isExternal'>;
  readonly to: Audience['to'];
  /** What the platform handed along with the event for its own search; needed by `search` alone. */
  readonly searchToken?: string | null;
  readonly onHeard?: (heard: HeardWords) => void;
  /** Told of each place that may be shown to all who read the answer. */
  readonly onShared?: (place: Place) => void;
};

/** Whose words are read, and of which messages, by their ids. */
export type HeardWords = {
  readonly people: readonly string[];
  readonly repeats: readonly string[];
};

/**
 * A place that the asker may read, as the platform itself describes it. Only `Access` makes one.
 */
export type Readable = {
  readonly place: Place;
  /**
   * False if a reader of the answer may not read the place: what is read there is for the asker
   * alone.
   */
  readonly isShared: boolean;
};

/**
 * What the asker may read and write, by the rights that hold now (promise 13). Every reader and
 * every writer of a place that was named passes here, whether a link, a model, a menu or an
 * argument named it.
 */
export type Access = {
  /** Whether people other than the asker read the result. */
  readonly hasOtherReaders: boolean;
  /**
   * Null if the asker may not read it, or if there is no such place: the caller cannot tell which.
   */
  findReadable(named: Place): Promise<Readable | null>;
  /** The place where the asker may write; null as above. */
  findWritable(named: Place): Promise<Place | null>;
  /** Messages of a place, oldest first. Fails as the archive does. */
  read(from: Readable, range: Range): Promise<readonly SeenMessage[]>;
  /**
   * What the platform's own search finds, the best first: only what the asker may read now. Never
   * fails because the search does: the gap says what was not searched.
   */
  search(query: string, limit: number): Promise<ReadableHits>;
  /** Notes which stored words were read: what is made from them is forgotten with them. */
  noteHeard(heard: HeardWords): void;
  /** Throws a `UserError` if something that was read may not be read by the asker any more. */
  confirm(): Promise<void>;
};

/** A message that was found, and the place where it may be read. */
export type ReadableHit = { readonly readable: Readable; readonly hit: SearchHit };

export type ReadableHits = {
  readonly hits: readonly ReadableHit[];
  readonly gap: SearchGap | null;
};

export type Range = Parameters<Archive['read']>[1];

export function createAccess(adapter: Adapter, asking: AccessOptions, signal: AbortSignal): Access {
  const found = new Set<Readable>();
  const noteHeard: Access['noteHeard'] = (heard) => asking.onHeard?.(heard);

  const findReadable: Access['findReadable'] = async (named) => {
    const place = await authorize(adapter, asking, 'read', named, signal);
    if (!place) return null;
    const readable = { place, isShared: await isShared(adapter, asking, place, signal) };
    found.add(readable);
    if (readable.isShared) asking.onShared?.(place);
    return readable;
  };

  return {
    hasOtherReaders: hasOtherReaders(adapter.platform, asking),
    findReadable,
    noteHeard,
    async search(words, most) {
      const [query, limit] = [words.toWellFormed(), Math.floor(most)];
      if (!isVisible(query) || !(limit >= 1)) return { hits: [], gap: null };
      const { hits, gap } = await searchPlatform(adapter, asking, { query, limit }, signal);
      const { readable, isWhole } = await toReadable(hits, findReadable);
      const cut = isWhole ? null : 'too_many_places';
      const chosen = readable.slice(0, limit);
      noteHeard(heardFrom(chosen.map(({ hit }) => hit.message)));
      return { hits: chosen, gap: gap ?? cut };
    },
    findWritable: (named) => authorize(adapter, asking, 'write', named, signal),
    async read(from, range) {
      if (!found.has(from)) throw new Error('a place is read that nobody was allowed to read');
      const seen = await adapter.archive.read(from.place, range, signal);
      noteHeard(heardFrom(seen));
      return seen;
    },
    async confirm() {
      const places = await Promise.all(
        [...found].map(({ place }) => authorize(adapter, asking, 'read', place, signal)),
      );
      if (places.includes(null)) throw new UserError('tool_failed', strings.notReadable);
    },
  };
}

/** What is read in messages: Parley's own repeat words of others, and are known by their ids. */
function heardFrom(seen: readonly HeardMessage[]): HeardWords {
  return {
    people: seen.flatMap((each) => [
      ...(each.isOwn ? [] : [each.speaker]),
      ...peopleQuotedIn(each),
    ]),
    repeats: seen.flatMap((each) => [each.id, ...repeatsIn(each)]),
  };
}

/** A search tells of a message alone, and of nothing that comes along with it. */
type HeardMessage = Pick<SeenMessage, 'id' | 'speaker' | 'isOwn'> &
  Partial<Pick<SeenMessage, 'quoted' | 'attachments'>>;

type Query = { readonly query: string; readonly limit: number };

/** A search that fails is a source less, and no more. */
async function searchPlatform(
  { archive }: Adapter,
  { here, asker, searchToken: token = null }: AccessOptions,
  { query, limit }: Query,
  signal: AbortSignal,
): Promise<Searched> {
  const scope = { here, person: asker.id, token, limit };
  try {
    return await archive.search(query, scope, signal);
  } catch {
    signal.throwIfAborted();
    return { hits: [], gap: 'failed' };
  }
}

/**
 * Who may read a place takes several calls on each platform: of hits that are spread over more
 * places than this, those in the places of the best hits are kept.
 */
const MAX_FOUND_PLACES = 10;

/** Platforms let such questions be asked only so often, and an answer does not wait for ever. */
const KNOWN_WITHIN_MS = 8_000;

/**
 * Each place is asked about once, and only for this search: rights change between searches. A place
 * whose answer does not come in time counts as refused.
 */
async function toReadable(
  hits: readonly SearchHit[],
  findReadable: Access['findReadable'],
): Promise<{ readonly readable: readonly ReadableHit[]; readonly isWhole: boolean }> {
  const places = new Map(hits.map(({ place }) => [toConversation(place), place]));
  const asked = [...places].slice(0, MAX_FOUND_PLACES);
  const known = new Map(
    await Promise.all(
      asked.map(async ([key, place]) => [key, await inTime(findReadable(place))] as const),
    ),
  );
  const readable = hits.flatMap((hit) => {
    const found = known.get(toConversation(hit.place)) ?? null;
    return found === null || found === 'late' ? [] : [{ readable: found, hit }];
  });
  const isWhole = asked.length === places.size && ![...known.values()].includes('late');
  return { readable, isWhole };
}

async function inTime<Value>(looking: Promise<Value>): Promise<Value | 'late'> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => resolve('late'), KNOWN_WITHIN_MS);
  try {
    return await Promise.race([looking, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function authorize(
  { directory, platform }: Adapter,
  asking: AccessOptions,
  access: 'read' | 'write',
  named: Place,
  signal: AbortSignal,
): Promise<Place | null> {
  const isOpen = platform.hasOpenHistory || platform.isDirect(named);
  if (access === 'read' && isOpen && isAnsweredThere(asking, named)) return named;
  const { asker, here } = asking;
  const authorizing = directory.authorize(access, asker.id, { named, here }, signal);
  const place = await authorizing.catch(() => null);
  signal.throwIfAborted();
  return place && isInReach(platform, asking, access, place) ? place : null;
}

/**
 * What everyone in the place of the answer reads there anyway, the asker included as long as they
 * are in it.
 */
function isAnsweredThere({ here, to }: AccessOptions, named: Place): boolean {
  return to === 'everyone' && toConversation(named) === toConversation(here);
}

/**
 * Nothing crosses from one workspace to another, and direct messages are read in themselves alone.
 * People of another organisation have no more than the channel that they share.
 */
function isInReach(
  { isDirect, isInWorkspace }: Adapter['platform'],
  { here, asker }: AccessOptions,
  access: 'read' | 'write',
  place: Place,
): boolean {
  const isHere = place.workspace === here.workspace && place.channel === here.channel;
  if (isHere) return true;
  if (asker.isExternal || isDirect(place)) return false;
  if (place.workspace === here.workspace) return true;
  // Only the asker reads a direct conversation, which may belong to no workspace.
  return access === 'read' && isDirect(here) && !isInWorkspace(here);
}

/** Whether all who see `here` see the place: a thread has readers of its channel alone. */
export function isSameChannel(place: Place, here: Place): boolean {
  const isInChannel = place.workspace === here.workspace && place.channel === here.channel;
  return isInChannel && (place.thread === undefined || place.thread === here.thread);
}

function hasOtherReaders(
  { isDirect, isForOne }: Adapter['platform'],
  { here, to }: AccessOptions,
): boolean {
  return to === 'everyone' && !isDirect(here) && !isForOne(here);
}

async function isShared(
  { directory, platform }: Adapter,
  { here, to }: AccessOptions,
  place: Place,
  signal: AbortSignal,
): Promise<boolean> {
  if (to !== 'everyone' || platform.isDirect(here)) return true;
  if (platform.hasOpenHistory && isSameChannel(place, here)) return true;
  const isOpen = await directory.isOpenToAll(place, here, signal).catch(() => false);
  signal.throwIfAborted();
  return isOpen;
}
