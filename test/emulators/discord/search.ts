import { invalidForm, refuse } from './errors.ts';
import { toInteger, toSnowflake, toText } from './json.ts';
import { toChannel } from './render.ts';
import { toMessage } from './render-message.ts';
import { ok, type Request, type Routes } from './routes.ts';
import type { Channel, Message } from './types.ts';
import { channelOf, guildOf, may, type World } from './world.ts';

// Discord docs, "Message", Search Guild Messages.
const MAX_LIMIT = 25;
const MAX_OFFSET = 9_975;
const MAX_CONTENT = 1_024;
const MAX_CHANNELS = 500;
const MAX_SLOP = 100;

const oneOf = (value: string | undefined, name: string, choices: readonly string[]): void => {
  if (value !== undefined && !choices.includes(value))
    throw invalidForm([name], 'BASE_TYPE_CHOICES', `Value must be one of {${choices.join(', ')}}.`);
};

/** A parameter that is given several times comes with a line for each. */
const channelIds = (query: Request['query']): readonly string[] => {
  const ids = query.channel_id === undefined ? [] : query.channel_id.split('\n');
  for (const [index, id] of ids.entries()) toSnowflake(id, ['channel_id', index]);
  if (ids.length > MAX_CHANNELS)
    throw invalidForm(['channel_id'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MAX_CHANNELS} or fewer.`);
  if (new Set(ids).size < ids.length)
    throw invalidForm(['channel_id'], 'BASE_TYPE_UNIQUE', 'Values must be unique.');
  return ids;
};

/** The bot needs READ_MESSAGE_HISTORY wherever it searches. */
const searched = (world: World, guildId: string, query: Request['query']): readonly Channel[] => {
  const ids = channelIds(query);
  const isReadable = (channel: Channel) =>
    may(world, channel, world.bot.id, 'VIEW_CHANNEL') &&
    may(world, channel, world.bot.id, 'READ_MESSAGE_HISTORY');
  const all = [...world.channels.values()].filter((each) => each.guildId === guildId);
  if (ids.length === 0) return all.filter(isReadable);
  const named = ids.map((id) => channelOf(world, id));
  if (!named.every((each) => each.guildId === guildId && isReadable(each))) throw refuse(50001);
  if (!world.search.coversThreads) return named;
  const inside = all.filter(({ thread, parentId }) => thread && ids.includes(parentId ?? ''));
  return [...new Set([...named, ...inside.filter(isReadable)])];
};

const wordsIn = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every word of the query has to be there; the newest message comes first. */
const find = (world: World, channels: readonly Channel[], content: string): Message[] => {
  const wanted = wordsIn(content);
  return channels
    .flatMap(({ id }) => world.timeline.get(id) ?? [])
    .flatMap((id) => world.messages.get(id) ?? [])
    .filter(({ ephemeralFor }) => ephemeralFor === null)
    .filter((message) => {
      const words = new Set(wordsIn(message.content));
      return wanted.every((word) => words.has(word));
    })
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
};

const toFound = (world: World, message: Message) => {
  const { reactions: _, ...found } = toMessage(world, message, true);
  return found;
};

const notIndexed = (retryAfter: number) => ({
  status: 202,
  body: {
    message: 'Index not yet available. Try again later',
    code: 110_000,
    documents_indexed: 0,
    retry_after: retryAfter,
  },
});

export const searchRoutes: Routes = {
  'GET /guilds/:guild/messages/search': (world, { params, query }) => {
    const guild = guildOf(world, params.guild ?? '');
    // "Restricted according to whether the MESSAGE_CONTENT Privileged Intent is enabled".
    if (!world.options.messageContent) throw refuse(50001);
    const limit = toInteger(query.limit, ['limit'], 1, MAX_LIMIT) ?? MAX_LIMIT;
    const offset = toInteger(query.offset, ['offset'], 0, MAX_OFFSET) ?? 0;
    const content = toText(query.content, ['content'], { max: MAX_CONTENT }) ?? '';
    toInteger(query.slop, ['slop'], 0, MAX_SLOP);
    oneOf(query.sort_by, 'sort_by', ['timestamp', 'relevance']);
    oneOf(query.sort_order, 'sort_order', ['asc', 'desc']);
    const channels = searched(world, guild.id, query);
    const { indexing, isDeep, reply } = world.search;
    if (indexing.left > 0) {
      indexing.left -= 1;
      return notIndexed(indexing.retryAfter);
    }
    if (reply !== undefined) return ok(reply);
    const found = find(world, channels, content);
    const page = found.slice(offset, offset + limit);
    const threads = [...new Set(page.map(({ channelId }) => channelId))]
      .flatMap((id) => world.channels.get(id) ?? [])
      .filter(({ thread }) => thread);
    return ok({
      doing_deep_historical_index: isDeep,
      total_results: found.length,
      messages: page.map((message) => [toFound(world, message)]),
      ...(threads.length > 0 ? { threads: threads.map((each) => toChannel(world, each)) } : {}),
    });
  },
};
