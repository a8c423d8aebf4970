import { refuse, refuseForNow } from './errors.ts';
import type { Uploads } from './files.ts';
import { FLAGS, toBody, toNonce } from './form.ts';
import { isJson } from './json.ts';
import { type Allowed, applyMentions, toAllowed } from './mentions.ts';
import { toForward, toReplyTarget } from './references.ts';
import { toFullMember, toMember } from './render.ts';
import { toEmoji, toMessage } from './render-message.ts';
import type { Channel, Json, Message } from './types.ts';
import { demand, may, type World } from './world.ts';

// Discord docs, "Gateway", List of Intents.
const INTENTS = {
  guildMessages: 9,
  guildReactions: 10,
  guildTyping: 11,
  directMessages: 12,
  directReactions: 13,
  directTyping: 14,
} as const;
// "Create Message" says "the past few minutes".
const NONCE_WINDOW_MS = 180_000;
const HOUR_MS = 3_600_000;
// Error 30046: the number is unpublished; this one is low on purpose.
const MAX_LATE_EDITS = 5;
const LATE_EDITS_WINDOW_MS = 60_000;

/** Emits an event that concerns a channel to sessions that may see it. */
export const emitIn = (
  world: World,
  channel: Channel,
  kind: 'Messages' | 'Reactions' | 'Typing',
  name: string,
  payload: (readsContent: boolean) => Json,
): void => {
  if (!may(world, channel, world.bot.id, 'VIEW_CHANNEL')) return;
  const { guildId } = channel;
  world.emit({
    name,
    intent: guildId === null ? INTENTS[`direct${kind}`] : INTENTS[`guild${kind}`],
    guildId,
    payload: (readsContent) => ({
      ...payload(readsContent),
      ...(guildId === null ? {} : { guild_id: guildId }),
    }),
  });
};

/**
 * Emits MESSAGE_CREATE or MESSAGE_UPDATE, with fields that differ; ephemeral messages reach no
 * gateway.
 */
export const emitMessage = (
  world: World,
  name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  message: Message,
  fields: Json = {},
): void => {
  const channel = world.channels.get(message.channelId);
  if (!channel || message.ephemeralFor) return;
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined;
  const member = guild ? toMember(guild, message.authorId) : null;
  emitIn(world, channel, 'Messages', name, (readsContent) => ({
    ...toMessage(world, message, readsContent),
    channel_type: channel.type,
    ...(member ? { member } : {}),
    ...fields,
  }));
};

/** Stores a message with the given fields; the caller emits it. */
export const storeMessage = (
  world: World,
  channel: Channel,
  authorId: string,
  fields: Partial<Message>,
): Message => {
  const message: Message = {
    id: world.newId(),
    channelId: channel.id,
    authorId,
    type: 0,
    content: '',
    createdAt: world.now(),
    editedAt: null,
    flags: 0,
    attachments: [],
    embeds: [],
    components: [],
    reference: null,
    snapshots: [],
    mentions: [],
    mentionRoles: [],
    mentionEveryone: false,
    nonce: null,
    reactions: new Map(),
    pinned: false,
    poll: null,
    interaction: null,
    ephemeralFor: null,
    threadId: null,
    editedCount: 0,
    lateEdits: [],
    ...fields,
  };
  world.messages.set(message.id, message);
  const timeline = world.timeline.get(channel.id) ?? [];
  world.timeline.set(channel.id, timeline);
  timeline.push(message.id);
  if (message.ephemeralFor) return message;
  channel.lastMessageId = message.id;
  if (channel.thread) {
    channel.thread.messageCount += 1;
    channel.thread.members.add(authorId);
  }
  return message;
};

const checkThread = (world: World, channel: Channel): void => {
  const thread = channel.thread;
  if (!thread?.archived && !thread?.locked) return;
  if (may(world, channel, world.bot.id, 'MANAGE_THREADS')) return;
  if (thread.locked) throw refuse(160005);
};

/** Refuses what an archived thread does not allow (50083). */
export const checkActive = (channel: Channel): void => {
  if (channel.thread?.archived) throw refuse(50083);
};

/** Refuses what a rule of the server does not let anybody write (200000). */
const checkRules = (world: World, json: Json): void => {
  if (world.blocked?.test(String(json.content ?? ''))) throw refuse(200000);
};

const knownNonce = (world: World, json: Json): Message | null => {
  const nonce = toNonce(json.nonce);
  if (nonce === null || json.enforce_nonce !== true) return null;
  const known = world.nonces.get(`${world.bot.id}/${nonce}`);
  if (!known || world.now() - known.at > NONCE_WINDOW_MS) return null;
  const message = world.messages.get(known.messageId);
  // A message that was deleted since is not made again (discord-api-docs pull request 6647).
  if (!message) throw refuse(10008);
  return message;
};

/** Create Message by the bot: checks, nonce, reply or forward, mentions, dispatch. */
export const createMessage = (
  world: World,
  channel: Channel,
  json: Json,
  uploads: Uploads,
  fields: Partial<Message> = {},
): Message => {
  if (channel.type === 15) throw refuse(50008);
  if (channel.recipientIds.some((id) => world.closedDms.has(id))) throw refuse(50007);
  demand(world, channel, channel.thread ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES');
  // What answers an interaction is not bound to the bot's own rights (discord-api-docs issues
  // 2330,
  // 4331).
  if (json.poll) demand(world, channel, 'SEND_POLLS');
  if (uploads.size > 0) demand(world, channel, 'ATTACH_FILES');
  checkThread(world, channel);
  checkRules(world, json);
  const value = isJson(json.message_reference) ? json.message_reference : null;
  const isForward = value?.type === 1;
  const body = toBody(world, channel.id, json, uploads, { mayBeEmpty: isForward });
  const allowed = toAllowed(json.allowed_mentions, 'message');
  const known = knownNonce(world, json);
  if (known) return known;
  const reply = value && !isForward ? toReplyTarget(world, channel, value) : null;
  const forward = value && isForward ? toForward(world, value) : {};
  if (channel.thread) channel.thread.archived = false;
  const nonce = toNonce(json.nonce);
  const message = storeMessage(world, channel, world.bot.id, {
    ...body,
    type: reply ? 19 : 0,
    flags: body.flags | (isForward ? FLAGS.hasSnapshot : 0),
    reference: reply,
    nonce,
    ...forward,
    ...fields,
  });
  if (nonce !== null)
    world.nonces.set(`${world.bot.id}/${nonce}`, { messageId: message.id, at: world.now() });
  applyMentions(world, message, allowed, 'create');
  emitMessage(world, 'MESSAGE_CREATE', message);
  return message;
};

const checkLateEdits = (world: World, message: Message): void => {
  if (world.now() - message.createdAt < HOUR_MS) return;
  const since = world.now() - LATE_EDITS_WINDOW_MS;
  message.lateEdits = message.lateEdits.filter((at) => at > since);
  if (message.lateEdits.length >= MAX_LATE_EDITS)
    throw refuseForNow(
      30046,
      'Maximum number of edits to messages older than 1 hour reached. Try again later.',
      ((message.lateEdits[0] ?? since) - since) / 1000,
    );
  message.lateEdits.push(world.now());
};

/** Applies an edit of the bot's own message and dispatches it. */
export const applyEdit = (
  world: World,
  message: Message,
  json: Json,
  uploads: Uploads,
  context: 'message' | 'interaction' | 'deferred',
): Message => {
  const isDeferred = context === 'deferred';
  if (message.poll) throw refuse(520003);
  checkRules(world, json);
  const allowed: Allowed = toAllowed(json.allowed_mentions, isDeferred ? 'interaction' : context);
  const body = toBody(world, message.channelId, json, uploads, { before: message, isDeferred });
  Object.assign(message, body);
  message.editedAt = world.now();
  message.editedCount += 1;
  if (json.content !== undefined || json.components !== undefined)
    applyMentions(world, message, allowed, 'edit');
  emitMessage(world, 'MESSAGE_UPDATE', message);
  return message;
};

/** Edit Message by the bot: only its own, never a voice message. */
export const editMessage = (
  world: World,
  channel: Channel,
  message: Message,
  json: Json,
  uploads: Uploads,
): Message => {
  if (message.authorId !== world.bot.id) throw refuse(50005);
  if ((message.flags & FLAGS.isVoiceMessage) !== 0 || [18, 21].includes(message.type))
    throw refuse(50021);
  checkActive(channel);
  // Not even its own message in a locked thread (change log, "Update to Locked Threads";
  // discord.js#9216).
  checkThread(world, channel);
  if (uploads.size > 0) demand(world, channel, 'ATTACH_FILES');
  checkLateEdits(world, message);
  return applyEdit(world, message, json, uploads, 'message');
};

/** Removes messages and dispatches it; ephemeral ones vanish silently. */
export const removeMessages = (world: World, channel: Channel, ids: readonly string[]): void => {
  const gone = ids.flatMap((id) => world.messages.get(id) ?? []);
  const timeline = world.timeline.get(channel.id) ?? [];
  for (const { id } of gone) world.messages.delete(id);
  world.timeline.set(
    channel.id,
    timeline.filter((id) => world.messages.has(id)),
  );
  const told = gone.filter(({ ephemeralFor }) => !ephemeralFor).map(({ id }) => id);
  if (channel.thread) channel.thread.messageCount -= told.length;
  const [first] = told;
  if (first === undefined) return;
  const payload = ids.length > 1 ? { ids: told } : { id: first };
  emitIn(
    world,
    channel,
    'Messages',
    ids.length > 1 ? 'MESSAGE_DELETE_BULK' : 'MESSAGE_DELETE',
    () => ({ ...payload, channel_id: channel.id }),
  );
};

/** Adds or removes a reaction and dispatches it; nothing happens when nothing changes. */
export const changeReaction = (
  world: World,
  message: Message,
  userId: string,
  emoji: string,
  change: 'ADD' | 'REMOVE',
): void => {
  const channel = world.channels.get(message.channelId);
  const users = message.reactions.get(emoji) ?? new Set<string>();
  if (!channel || users.has(userId) === (change === 'ADD')) return;
  if (change === 'ADD') users.add(userId);
  else users.delete(userId);
  if (users.size > 0) message.reactions.set(emoji, users);
  else message.reactions.delete(emoji);
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined;
  emitIn(world, channel, 'Reactions', `MESSAGE_REACTION_${change}`, () => ({
    user_id: userId,
    channel_id: channel.id,
    message_id: message.id,
    emoji: toEmoji(emoji),
    burst: false,
    type: 0,
    ...(change === 'ADD' ? { message_author_id: message.authorId } : {}),
    ...(change === 'ADD' && guild ? { member: toFullMember(world, guild, userId) } : {}),
  }));
};
