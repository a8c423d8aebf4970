import { sleep } from '../../../core/async.ts';
import type { Archive, Searched, SearchGap, SearchHit, SearchScope } from '../../../core/ports.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import { DIRECT, type Identity, toPlace } from '../places.ts';
import type { RestApi } from '../rest.ts';
import { createDescribePlace, type Describe } from './describe.ts';
import type { GuildCache } from './guild-cache.ts';
import { toLink } from './link.ts';
import type { Names } from './names.ts';
import { guildsSchema, indexingSchema, searchSchema } from './payloads.ts';
import { findSearchable } from './searchable.ts';
import { SAID, toSeen } from './seen-message.ts';

type SearchOptions = {
  readonly api: RestApi;
  readonly guildCache: Pick<GuildCache, 'ownRole'>;
  readonly names: Pick<Names, 'known' | 'note'>;
  readonly now: () => number;
  readonly ownId: (signal: AbortSignal) => Promise<Identity['userId']>;
  readonly readsContent: () => boolean;
};

// https://docs.discord.com/developers/resources/message#search-guild-messages
const MAX_LIMIT = 25;
const MAX_CONTENT = 1_024;
const MAX_SLOP = 100;

/** A server that was not searched for long is indexed first, which may be a matter of moments. */
const LONGEST_WAIT_MS = 2_000;

/** From a direct message: of so many servers it is asked whether the person is in them. */
const MAX_GUILDS = 20;
const MAX_SEARCHED_GUILDS = 5;

/** An answer waits no longer, rate limits and all. */
const WITHIN_MS = 10_000;

/** Discord's own search, in what the person who asks may read. */
export function createSearch(options: SearchOptions): Pick<Archive, 'search' | 'searchGap'> {
  const { api, now, readsContent } = options;
  const describe = createDescribePlace({ api, now });
  return {
    async search(query, scope, signal) {
      if (!readsContent()) return { hits: [], gap: 'no_intent' };
      const soon = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]);
      const { guilds, gap } = await findGuilds(api, describe, scope, soon);
      const searched = await Promise.all(
        guilds.map((guild) => searchGuild(options, describe, { query, guild, scope }, soon)),
      );
      signal.throwIfAborted();
      return toInterleaved(searched, gap);
    },
    searchGap: async () => (readsContent() ? null : 'no_intent'),
  };
}

type Guilds = { readonly guilds: readonly string[]; readonly gap: SearchGap | null };

/** The server of the question; for a direct message those in which both are. */
async function findGuilds(
  api: RestApi,
  describe: Describe,
  { here, person }: SearchScope,
  signal: AbortSignal,
): Promise<Guilds> {
  if (here.workspace !== DIRECT) return { guilds: [here.workspace], gap: null };
  const call = { kind: 'read', scope: 'guilds', method: 'GET', path: '/users/@me/guilds' } as const;
  const all = guildsSchema.parse(await api.ask(call, signal));
  const asked = all.slice(0, MAX_GUILDS).map(({ id }) => id);
  const found = await Promise.all(
    asked.map(async (guild) => {
      const place = { ...here, workspace: guild };
      const member = await describe.member(person, place, null, signal).catch(() => null);
      return member ? [guild] : [];
    }),
  );
  const shared = found.flat();
  const isCut = all.length > MAX_GUILDS || shared.length > MAX_SEARCHED_GUILDS;
  return {
    guilds: shared.slice(0, MAX_SEARCHED_GUILDS),
    gap: isCut ? 'too_many_places' : null,
  };
}

/** The best of each server first. */
function toInterleaved(all: readonly Searched[], gap: SearchGap | null): Searched {
  const longest = Math.max(0, ...all.map(({ hits }) => hits.length));
  const rows = Array.from({ length: longest }, (_, index) =>
    all.flatMap(({ hits }) => hits[index] ?? []),
  );
  return { hits: rows.flat(), gap: all.find((each) => each.gap)?.gap ?? gap };
}

type Asked = { readonly query: string; readonly guild: string; readonly scope: SearchScope };

/** Never fails: a server that cannot be searched is a gap. */
async function searchGuild(
  options: SearchOptions,
  describe: Describe,
  { query, guild, scope }: Asked,
  signal: AbortSignal,
): Promise<Searched> {
  try {
    const ownId = await options.ownId(signal);
    const { channel, thread } = scope.here;
    const here = [channel, ...(thread === undefined ? [] : [thread])];
    const asking = { guild, person: scope.person, ownId, here };
    const { ids, parents, isCut } = await findSearchable(options.api, describe, asking, signal);
    if (ids.length === 0) return { hits: [], gap: null };
    const found = await ask(options.api, guild, { query, ids, limit: scope.limit }, signal);
    if (!found) return { hits: [], gap: 'indexing' };
    const inside = new Map([
      ...parents,
      ...found.threads.map((each): [string, string] => [each.id, each.parent_id]),
    ]);
    const cut = isCut ? 'too_many_places' : null;
    return {
      hits: toHits(options, found, { guild, inside, ownId }),
      gap: found.doing_deep_historical_index ? 'indexing' : cut,
    };
  } catch (error) {
    // The channels are those that Parley reads: what else is missing is the intent.
    const isDenied = isRefusedWith(error, CODE.missingAccess, CODE.missingPermissions);
    return { hits: [], gap: isDenied ? 'no_intent' : 'failed' };
  }
}

type Search = { readonly query: string; readonly ids: readonly string[]; readonly limit: number };
type Found = ReturnType<typeof searchSchema.parse>;

/** Null if the server is being indexed. */
async function ask(
  api: RestApi,
  guild: string,
  { query, ids, limit }: Search,
  signal: AbortSignal,
): Promise<Found | null> {
  const path: `/${string}` = `/guilds/${guild}/messages/search`;
  const content = query
    .trim()
    .slice(0, MAX_CONTENT)
    .replace(/[\uD800-\uDBFF]$/, '');
  const call = {
    // Refused searches are counted apart from the other reads of the server.
    ...({ kind: 'read', scope: `${guild}/search`, method: 'GET', path } as const),
    query: {
      content,
      channel_id: ids,
      slop: String(MAX_SLOP),
      sort_by: 'relevance',
      limit: String(Math.max(1, Math.min(MAX_LIMIT, limit))),
    },
  };
  const first = await api.ask(call, signal);
  const waiting = indexingSchema.safeParse(first).data;
  if (!waiting) return searchSchema.parse(first);
  if (waiting.retry_after * 1000 > LONGEST_WAIT_MS) return null;
  await sleep(waiting.retry_after * 1000, signal);
  const second = await api.ask(call, signal);
  return indexingSchema.safeParse(second).success ? null : searchSchema.parse(second);
}

/** The places in the reply are not trusted: each one is authorized before it is read. */
function toHits(
  { guildCache, names }: SearchOptions,
  { messages }: Found,
  {
    guild,
    inside,
    ownId,
  }: {
    readonly guild: string;
    readonly inside: ReadonlyMap<string, string>;
    readonly ownId: string;
  },
): readonly SearchHit[] {
  const own = { userId: ownId, roleId: guildCache.ownRole(guild, ownId) };
  return messages
    .flat()
    .filter(({ id, channel_id: where, type }) => id !== '' && where !== '' && SAID.includes(type))
    .map((message) => {
      const parent = inside.get(message.channel_id);
      const place = toPlace({
        workspace: guild,
        channel: parent ?? message.channel_id,
        thread: parent === undefined ? null : message.channel_id,
      });
      return {
        place,
        message: toSeen(names, message, { place, own }),
        link: toLink(place, message.id),
      };
    });
}
