import { SlackError } from './errors.ts';
import { toWire } from './messages.ts';
import type { Call, Method } from './method.ts';
import type { Channel, Json, Message, User, Workspace } from './types.ts';
import { flagArg, numberArg, requiredArg, textArg } from './wire.ts';
import { channelFor, directChannel, findMessage, repliesTo, type World } from './world.ts';

const DISTRIBUTED_PAGE = 15; // docs: changelog/2025-05-29, apps outside the Marketplace

/** docs: apis/web-api/pagination. */
const page = <Item>(
  items: readonly Item[],
  args: Json,
  { size, max }: { readonly size: number; readonly max: number },
): { items: readonly Item[]; hasMore: boolean; metadata: Json } => {
  const cursor = textArg(args, 'cursor');
  const from = cursor ? Number(Buffer.from(cursor, 'base64').toString().replace('next:', '')) : 0;
  if (!Number.isInteger(from)) throw new SlackError('invalid_cursor');
  const limit = Math.max(1, Math.min(numberArg(args, 'limit', size) || size, max));
  const to = from + limit;
  const hasMore = to < items.length;
  const next = hasMore ? Buffer.from(`next:${to}`).toString('base64') : '';
  return {
    items: items.slice(from, to),
    hasMore,
    metadata: { response_metadata: { next_cursor: next } },
  };
};

const between = (messages: readonly Message[], args: Json): Message[] => {
  const oldest = textArg(args, 'oldest');
  const latest = textArg(args, 'latest');
  const inclusive = flagArg(args, 'inclusive');
  return messages.filter(
    ({ ts }) =>
      (!oldest || Number(ts) > Number(oldest) || (inclusive && ts === oldest)) &&
      (!latest || Number(ts) < Number(latest) || (inclusive && ts === latest)),
  );
};

const readable = ({ workspace, args }: Call): Channel => {
  const channel = channelFor(workspace, requiredArg(args, 'channel'));
  if (!channel.members.has(workspace.botUserId)) throw new SlackError('not_in_channel');
  return channel;
};

const pageSizes = (world: World, size: number, max: number) =>
  world.settings.distributedApp ? { size: DISTRIBUTED_PAGE, max: DISTRIBUTED_PAGE } : { size, max };

const toMessages = (call: Call, channel: Channel, messages: readonly Message[]): Json[] =>
  messages.map((message) =>
    toWire(
      call.world,
      call.workspace,
      channel,
      message,
      flagArg(call.args, 'include_all_metadata'),
    ),
  );

/** Newest first, without the replies of threads (docs: conversations.history). */
const history: Method = (call) => {
  const channel = readable(call);
  const top = channel.messages.filter(
    ({ ts, threadTs, broadcast, ephemeralFor }) =>
      !ephemeralFor && (!threadTs || threadTs === ts || broadcast),
  );
  const found = page(between(top, call.args).reverse(), call.args, pageSizes(call.world, 100, 999));
  return {
    messages: toMessages(call, channel, found.items),
    has_more: found.hasMore,
    pin_count: 0,
    ...found.metadata,
  };
};

/** The first message, then its replies, oldest first (docs: conversations.replies). */
const replies: Method = (call) => {
  const channel = readable(call);
  const first = findMessage(channel, requiredArg(call.args, 'ts'));
  if (!first) throw new SlackError('thread_not_found');
  const thread = [first, ...between(repliesTo(channel, first.ts), call.args)];
  const found = page(thread, call.args, pageSizes(call.world, 1000, 1000));
  return {
    messages: toMessages(call, channel, found.items),
    has_more: found.hasMore,
    ...found.metadata,
  };
};

const toConversation = (workspace: Workspace, channel: Channel): Json => ({
  id: channel.id,
  ...(channel.kind === 'im' ? { user: channel.user } : { name: channel.name }),
  is_channel: channel.kind === 'channel',
  is_group: channel.kind === 'group',
  is_im: channel.kind === 'im',
  is_mpim: channel.kind === 'mpim',
  is_private: channel.kind !== 'channel',
  is_archived: channel.archived,
  is_member: channel.members.has(workspace.botUserId),
  context_team_id: workspace.id,
  ...channel.info,
});

/** docs: the "Scopes" of conversations.info and conversations.members, by the kind of channel. */
const READ_SCOPES = {
  channel: 'channels:read',
  group: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

const described = ({ world, workspace, args }: Call): Channel => {
  const channel = channelFor(workspace, requiredArg(args, 'channel'));
  const { scopes } = world.settings;
  const needed = READ_SCOPES[channel.kind];
  if (scopes.length > 0 && !scopes.includes(needed))
    throw new SlackError('missing_scope', { extra: { needed, provided: scopes.join(',') } });
  return channel;
};

const info: Method = (call) => ({ channel: toConversation(call.workspace, described(call)) });

const open: Method = ({ workspace, args }) => {
  const channelId = textArg(args, 'channel');
  if (channelId)
    return { channel: toConversation(workspace, channelFor(workspace, channelId)), no_op: true };
  const users = textArg(args, 'users').split(',').filter(Boolean);
  const [user] = users;
  if (!user) throw new SlackError('users_list_not_supplied');
  if (users.length > 1) throw new SlackError('method_not_supported_for_channel_type');
  if (!workspace.users.has(user)) throw new SlackError('user_not_found');
  if (workspace.closedDms.has(user)) throw new SlackError('cannot_dm_bot');
  return { channel: toConversation(workspace, directChannel(workspace, user)) };
};

const KINDS = { channel: 'public_channel', group: 'private_channel', im: 'im', mpim: 'mpim' };

const list: Method = ({ workspace, args }) => {
  const wanted = (textArg(args, 'types') || 'public_channel').split(',').map((each) => each.trim());
  const visible = [...workspace.channels.values()].filter(
    (channel) =>
      wanted.includes(KINDS[channel.kind]) &&
      (channel.kind === 'channel' || channel.members.has(workspace.botUserId)) &&
      !(channel.archived && flagArg(args, 'exclude_archived')),
  );
  const found = page(visible, args, { size: 100, max: 1000 });
  return {
    channels: found.items.map((channel) => toConversation(workspace, channel)),
    ...found.metadata,
  };
};

/** The conversations that the caller is in (docs: reference/methods/users.conversations). */
const ownList: Method = (call) => {
  const { workspace, args } = call;
  const wanted = (textArg(args, 'types') || 'public_channel').split(',').map((each) => each.trim());
  const own = [...workspace.channels.values()].filter(
    (channel) =>
      wanted.includes(KINDS[channel.kind]) &&
      channel.members.has(workspace.botUserId) &&
      !(channel.archived && flagArg(args, 'exclude_archived')),
  );
  const found = page(own, args, { size: 100, max: 999 });
  return {
    channels: found.items.map((channel) => toConversation(workspace, channel)),
    ...found.metadata,
  };
};

const members: Method = (call) => {
  const found = page([...described(call).members], call.args, { size: 100, max: 1000 });
  return { members: found.items, ...found.metadata };
};

/** docs: reference/objects/user-object. */
export const toUserObject = (workspace: Workspace, user: User): Json => ({
  id: user.id,
  team_id: user.team,
  name: user.name,
  real_name: user.realName,
  deleted: false,
  tz: user.tz,
  is_admin: user.isAdmin,
  is_owner: false,
  is_bot: user.isBot,
  is_restricted: user.isGuest,
  is_ultra_restricted: false,
  is_stranger: user.team !== workspace.id,
  locale: user.locale,
  profile: { display_name: user.name, real_name: user.realName, team: user.team },
});

const userInfo: Method = ({ workspace, args }) => {
  const user = workspace.users.get(requiredArg(args, 'user'));
  if (!user) throw new SlackError('user_not_found');
  const { locale, ...rest } = toUserObject(workspace, user);
  return { user: flagArg(args, 'include_locale') ? { ...rest, locale } : rest };
};

const userList: Method = ({ workspace, args }) => {
  const found = page([...workspace.users.values()], args, { size: 100, max: 1000 });
  return { members: found.items.map((user) => toUserObject(workspace, user)), ...found.metadata };
};

/** docs: reference/methods/usergroups.list; people write the handle. */
const groupList: Method = ({ workspace }) => ({
  usergroups: (workspace.groups ?? []).map(({ id, handle }) => ({
    id,
    team_id: workspace.id,
    is_usergroup: true,
    name: `The ${handle}`,
    handle,
    date_delete: 0,
  })),
});

const authTest: Method = ({ workspace }) => ({
  url: `https://${workspace.name}.slack.com/`,
  team: workspace.name,
  user: 'bot',
  team_id: workspace.id,
  user_id: workspace.botUserId,
  bot_id: workspace.botId,
  is_enterprise_install: false,
});

export const conversationMethods: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.info': info,
  'conversations.open': open,
  'conversations.list': list,
  'conversations.members': members,
  'usergroups.list': groupList,
  'users.conversations': ownList,
  'users.info': userInfo,
  'users.list': userList,
};
