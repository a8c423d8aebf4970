import { invalidForm, refuse } from './errors.ts';
import { toInteger, toSnowflake } from './json.ts';
import {
  changeReaction,
  checkActive,
  createMessage,
  editMessage,
  emitIn,
  removeMessages,
} from './messages.ts';
import { toChannel, toThreadMember, toUser } from './render.ts';
import { toMessage } from './render-message.ts';
import { NO_CONTENT, ok, type Request, type Routes } from './routes.ts';
import { modifyChannel, startBareThread, startForumPost, startThread } from './threads.ts';
import type { Channel, Message } from './types.ts';
import { channelOf, demand, may, messageOf, timeOf, type World } from './world.ts';

// Discord docs, "Message", Get Channel Messages and Bulk Delete Messages.
const MAX_PAGE = 100;
const DEFAULT_PAGE = 50;
const BULK = { min: 2, max: 100, maxAgeMs: 14 * 86_400_000 } as const;
const CHANNEL = '/channels/:channel';
const MESSAGE = `${CHANNEL}/messages/:message`;
const REACTION = `${MESSAGE}/reactions/:emoji`;

const at = (world: World, { params }: Request): Channel => channelOf(world, params.channel ?? '');

const messageAt = (world: World, request: Request): { channel: Channel; message: Message } => {
  const channel = at(world, request);
  return { channel, message: messageOf(world, channel.id, request.params.message ?? '') };
};

/** What the API shows of a message, without content that the app may not read. */
const show = (world: World, message: Message) =>
  toMessage(world, message, world.options.messageContent);

const page = (world: World, channel: Channel, query: Request['query']): Message[] => {
  const limit = toInteger(query.limit, ['limit'], 1, MAX_PAGE) ?? DEFAULT_PAGE;
  const before = toSnowflake(query.before, ['before']);
  const after = toSnowflake(query.after, ['after']);
  const around = toSnowflake(query.around, ['around']);
  const all = (world.timeline.get(channel.id) ?? [])
    .flatMap((id) => world.messages.get(id) ?? [])
    .filter(({ ephemeralFor }) => ephemeralFor === null);
  const isBelow = (id: string, bound: string) => BigInt(id) < BigInt(bound);
  if (after !== undefined) return all.filter(({ id }) => isBelow(after, id)).slice(0, limit);
  if (before !== undefined) return all.filter(({ id }) => isBelow(id, before)).slice(-limit);
  if (around === undefined) return all.slice(-limit);
  const older = all.filter(({ id }) => isBelow(id, around)).slice(-Math.floor(limit / 2));
  const newer = all.filter(({ id }) => !isBelow(id, around));
  return [...older, ...newer.slice(0, limit - older.length)];
};

const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3)/u;

const toEmojiKey = (value: string): string => {
  if (!EMOJI.test(value) && !/^\w{2,32}:\d{1,20}$/.test(value)) throw refuse(10014);
  return value;
};

const bulkDelete = (world: World, request: Request) => {
  const channel = at(world, request);
  demand(world, channel, 'MANAGE_MESSAGES');
  const ids = [request.json.messages ?? []].flat().map(String);
  if (ids.length < BULK.min || ids.length > BULK.max) throw refuse(50016);
  if (ids.some((id) => world.now() - timeOf(id) > BULK.maxAgeMs)) throw refuse(50034);
  removeMessages(world, channel, ids);
  return NO_CONTENT;
};

const reactionTarget = (world: World, request: Request) => {
  const target = messageAt(world, request);
  const emoji = toEmojiKey(request.params.emoji ?? '');
  checkActive(target.channel);
  return { ...target, emoji };
};

const type = (world: World, request: Request) => {
  const channel = at(world, request);
  demand(world, channel, channel.thread ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES');
  channel.typing.push({ at: world.now(), userId: world.bot.id });
  emitIn(world, channel, 'Typing', 'TYPING_START', () => ({
    channel_id: channel.id,
    user_id: world.bot.id,
    timestamp: Math.floor(world.now() / 1000),
  }));
  return NO_CONTENT;
};

/** Channels, messages, reactions and threads ("Channel", "Message"). */
export const channelRoutes: Routes = {
  [`GET ${CHANNEL}`]: (world, request) => ok(toChannel(world, at(world, request))),
  [`PATCH ${CHANNEL}`]: (world, request) =>
    ok(toChannel(world, modifyChannel(world, at(world, request), request.json))),
  [`GET ${CHANNEL}/messages`]: (world, request) => {
    const channel = at(world, request);
    // Without READ_MESSAGE_HISTORY no messages are returned.
    const mayRead = may(world, channel, world.bot.id, 'READ_MESSAGE_HISTORY');
    const found = mayRead ? page(world, channel, request.query) : [];
    return ok(found.map((message) => show(world, message)).reverse());
  },
  [`POST ${CHANNEL}/messages`]: (world, request) =>
    ok(show(world, createMessage(world, at(world, request), request.json, request.uploads))),
  [`POST ${CHANNEL}/messages/bulk-delete`]: bulkDelete,
  [`GET ${MESSAGE}`]: (world, request) => {
    const channel = at(world, request);
    demand(world, channel, 'READ_MESSAGE_HISTORY');
    return ok(show(world, messageAt(world, request).message));
  },
  [`PATCH ${MESSAGE}`]: (world, request) => {
    const { channel, message } = messageAt(world, request);
    const edited = editMessage(world, channel, message, request.json, request.uploads);
    return ok(show(world, edited));
  },
  [`DELETE ${MESSAGE}`]: (world, request) => {
    const { channel, message } = messageAt(world, request);
    if (message.authorId !== world.bot.id) demand(world, channel, 'MANAGE_MESSAGES');
    removeMessages(world, channel, [message.id]);
    return NO_CONTENT;
  },
  [`PUT ${REACTION}/@me`]: (world, request) => {
    const { channel, message, emoji } = reactionTarget(world, request);
    demand(world, channel, 'READ_MESSAGE_HISTORY');
    if (!message.reactions.has(emoji)) demand(world, channel, 'ADD_REACTIONS');
    changeReaction(world, message, world.bot.id, emoji, 'ADD');
    return NO_CONTENT;
  },
  [`DELETE ${REACTION}/@me`]: (world, request) => {
    const { message, emoji } = reactionTarget(world, request);
    changeReaction(world, message, world.bot.id, emoji, 'REMOVE');
    return NO_CONTENT;
  },
  [`DELETE ${REACTION}/:user`]: (world, request) => {
    const { channel, message, emoji } = reactionTarget(world, request);
    demand(world, channel, 'MANAGE_MESSAGES');
    changeReaction(world, message, request.params.user ?? '', emoji, 'REMOVE');
    return NO_CONTENT;
  },
  [`GET ${REACTION}`]: (world, request) => {
    const { message, emoji } = reactionTarget(world, request);
    const users = [...(message.reactions.get(emoji) ?? [])];
    return ok(users.flatMap((id) => world.users.get(id) ?? []).map(toUser));
  },
  [`POST ${CHANNEL}/typing`]: type,
  [`POST ${MESSAGE}/threads`]: (world, request) => {
    const { channel, message } = messageAt(world, request);
    const thread = startThread(world, channel, message, world.bot.id, request.json);
    return { status: 201, body: toChannel(world, thread) };
  },
  [`POST ${CHANNEL}/threads`]: (world, request) => {
    const channel = at(world, request);
    if (channel.type !== 15) {
      const thread = startBareThread(world, channel, world.bot.id, request.json);
      return { status: 201, body: toChannel(world, thread) };
    }
    const post = startForumPost(world, channel, request.json, request.uploads);
    const body = { ...toChannel(world, post.thread), message: show(world, post.message) };
    return { status: 201, body };
  },
  // "Channel", Get Thread Member: 404 for a person who is not in it.
  [`GET ${CHANNEL}/thread-members/:user`]: (world, request) => {
    const channel = at(world, request);
    if (!channel.thread) throw refuse(50024);
    const userId = request.params.user ?? '';
    if (!channel.thread.members.has(userId)) throw refuse(10007);
    return ok(toThreadMember(world, channel, userId));
  },
  [`PUT ${CHANNEL}/thread-members/@me`]: (world, request) => {
    const { thread } = at(world, request);
    if (!thread) throw refuse(50024);
    thread.members.add(world.bot.id);
    return NO_CONTENT;
  },
  [`POST ${CHANNEL}/polls/:message/expire`]: (world, request) => {
    const { message } = messageAt(world, request);
    if (!message.poll) throw invalidForm(['message'], 'POLL_MISSING', 'No poll.');
    message.poll = { ...message.poll, results: { is_finalized: true, answer_counts: [] } };
    return ok(show(world, message));
  },
};
