import { SlackError } from './errors.ts';
import type { Call, Method } from './method.ts';
import type { Channel, Json, Message, Workspace } from './types.ts';
import { flagArg, numberArg, textArg } from './wire.ts';
import type { World } from './world.ts';

// docs: apis/web-api/real-time-search-api, reference/methods/assistant.search.context
const MAX_LIMIT = 20;
/** The page names `query_too_long` and no figure. */
const MAX_QUERY = 1_000;

/** docs: the "Scopes" of assistant.search.context; a bot has none for private conversations. */
const CONTENT_SCOPES: Readonly<Record<string, string>> = {
  messages: 'search:read.public',
  files: 'search:read.files',
  users: 'search:read.users',
  channels: 'search:read.public',
};
const CHANNEL_SCOPES: Readonly<Record<string, string | null>> = {
  public_channel: null,
  private_channel: 'search:read.private',
  mpim: 'search:read.mpim',
  im: 'search:read.im',
};

/**
 * A token for what a person says to the app, directly or by its name; nothing for what it only
 * overhears, a follow-up in a thread included (docs: ai/developing-agents, "action_token from the
 * triggering event payload"). It ends the turn before.
 */
export const toActionToken = (
  world: World,
  workspace: Workspace,
  channel: Channel,
  { user, text, ts, threadTs, botId, ephemeralFor }: Message,
): Json => {
  const isAddressed = channel.kind === 'im' || text.includes(`<@${workspace.botUserId}>`);
  const isOwn = user === workspace.botUserId;
  if (!world.settings.agentView || !isAddressed || isOwn || botId || ephemeralFor) return {};
  const turn = `${channel.id}/${threadTs ?? ts}`;
  for (const [token, each] of world.actionTokens)
    if (each.user === user && each.turn === turn) world.actionTokens.delete(token);
  const token = `${world.nextId('').slice(0, 6)}.${world.now()}.${world.nextId('a').toLowerCase()}`;
  world.actionTokens.set(token, { workspace: workspace.id, turn, user, at: world.now() });
  return { action_token: token };
};

/** The person whose turn it is. */
const askerOf = ({ world, workspace, args }: Call): string => {
  const token = textArg(args, 'action_token');
  const held = world.actionTokens.get(token);
  const isOver = held && world.now() - held.at > world.settings.actionTokenLifetimeMs;
  if (!held || isOver || held.workspace !== workspace.id)
    throw new SlackError('invalid_action_token');
  return held.user;
};

/** Lists come with commas, or as JSON (docs: assistant.search.context, channel_types). */
const namesIn = (args: Json, name: string, fallback: string): readonly string[] => {
  const value = args[name] ?? fallback;
  if (Array.isArray(value)) return value.map(String);
  return String(value)
    .replaceAll(/[[\]"\s]/g, '')
    .split(',');
};

const checkScopes = ({ world, args }: Call): void => {
  const { scopes } = world.settings;
  const provided = scopes.join(',');
  for (const type of namesIn(args, 'content_types', 'messages')) {
    const needed = CONTENT_SCOPES[type];
    if (needed === undefined) throw new SlackError('invalid_arguments');
    if (scopes.length > 0 && !scopes.includes(needed))
      throw new SlackError('missing_scope', { extra: { needed, provided } });
  }
  for (const type of namesIn(args, 'channel_types', 'public_channel')) {
    const needed = CHANNEL_SCOPES[type];
    if (needed === undefined) throw new SlackError('invalid_arguments');
    if (needed !== null) throw new SlackError('missing_scope', { extra: { needed, provided } });
  }
};

const queryOf = (args: Json): string => {
  const query = textArg(args, 'query').trim();
  if (!query) throw new SlackError('missing_query');
  if (query.length > MAX_QUERY) throw new SlackError('query_too_long');
  return query;
};

const limitOf = (args: Json): number => {
  const limit = numberArg(args, 'limit', MAX_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new SlackError('invalid_arguments', {
      messages: [`[ERROR] must be less than or equal to ${MAX_LIMIT} [json-pointer:/limit]`],
    });
  return limit;
};

const wordsIn = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Everyone reads the public channels of a workspace, but guests: they read those that they are in
 * (docs: slack.com/help, "Understand guest roles").
 */
const isSeenBy = (workspace: Workspace, channel: Channel, person: string): boolean => {
  const user = workspace.users.get(person);
  if (channel.kind !== 'channel' || channel.archived || !user) return false;
  return channel.members.has(person) || (!user.isGuest && user.team === workspace.id);
};

type Found = { readonly channel: Channel; readonly message: Message; readonly score: number };

/** What shares most words with the query comes first, the newest first among equals. */
const find = ({ workspace, args }: Call, person: string, query: string): readonly Found[] => {
  const wanted = new Set(wordsIn(query));
  const withBots = flagArg(args, 'include_bots');
  return [...workspace.channels.values()]
    .filter((channel) => isSeenBy(workspace, channel, person))
    .flatMap((channel) => channel.messages.map((message) => ({ channel, message })))
    .filter(({ message }) => !message.ephemeralFor && message.subtype !== 'tombstone')
    .filter(({ message }) => withBots || !message.botId)
    .map((each) => {
      const words = new Set(wordsIn(each.message.text));
      return { ...each, score: [...wanted].filter((word) => words.has(word)).length };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || Number(b.message.ts) - Number(a.message.ts));
};

const toResult = (workspace: Workspace, { channel, message }: Found): Json => {
  const { ts, threadTs } = message;
  const inThread = threadTs && threadTs !== ts ? `?thread_ts=${threadTs}&cid=${channel.id}` : '';
  const author = workspace.users.get(message.user);
  return {
    author_name: author?.realName ?? '',
    author_user_id: message.user,
    team_id: author?.team ?? workspace.id,
    channel_id: channel.id,
    channel_name: channel.name,
    message_ts: ts,
    content: message.text,
    is_author_bot: message.botId !== undefined,
    permalink: `https://${workspace.name}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}${inThread}`,
  };
};

const context: Method = (call) => {
  const { world, workspace, args } = call;
  if (!world.settings.search) throw new SlackError('feature_not_enabled');
  checkScopes(call);
  const query = queryOf(args);
  const limit = limitOf(args);
  const near = textArg(args, 'context_channel_id');
  if (near && !workspace.channels.has(near)) throw new SlackError('context_channel_not_found');
  const all = find(call, askerOf(call), query);
  const start = numberArg(args, 'cursor', 0);
  const page = all.slice(start, start + limit);
  const next = start + limit < all.length ? String(start + limit) : '';
  const { reply, invented } = world.searchPlan;
  if (reply) return reply;
  return {
    results: { messages: [...invented, ...page.map((each) => toResult(workspace, each))] },
    response_metadata: { next_cursor: next },
  };
};

/** docs: reference/methods/assistant.search.info; whether a question is understood as one. */
const info: Method = ({ world }) => ({ is_ai_search_enabled: world.settings.search });

export const searchMethods: Readonly<Record<string, Method>> = {
  'assistant.search.context': context,
  'assistant.search.info': info,
};
