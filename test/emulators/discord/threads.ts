import { invalidForm, refuse, refuseForNow } from './errors.ts';
import type { Uploads } from './files.ts';
import { FLAGS } from './form.ts';
import { toInteger, toJson, toRequired } from './json.ts';
import { createMessage, emitMessage, storeMessage } from './messages.ts';
import { toChannel } from './render.ts';
import type { Channel, Json, Message } from './types.ts';
import { demand, may, type World } from './world.ts';

// Discord docs, "Gateway", List of Intents: GUILDS covers channels and threads.
const GUILDS = 0;
// Discord docs, "Channel", Start Thread: 1–100 characters; minutes without activity.
const NAME = { min: 1, max: 100 };
const ARCHIVE_MINUTES = [60, 1440, 4320, 10_080];
const DEFAULT_ARCHIVE_MINUTES = 4320;
const FORUMS = [15, 16];
// Renames: 2 per 10 minutes, absent from the headers (discord-api-docs issues 1900, 2208).
const MAX_RENAMES = 2;
const RENAME_WINDOW_MS = 600_000;

/** Emits a channel event to sessions with GUILDS; of threads only those that the bot may see. */
export const emitChannel = (
  world: World,
  name: string,
  channel: Channel,
  more: Json = {},
): void => {
  if (channel.guildId === null) return;
  if (channel.thread && !may(world, channel, world.bot.id, 'VIEW_CHANNEL')) return;
  const payload = { ...toChannel(world, channel), ...more };
  world.emit({ name, intent: GUILDS, guildId: channel.guildId, payload: () => payload });
};

/** Adds a channel to the world. */
export const addChannel = (
  world: World,
  fields: Pick<Channel, 'type' | 'guildId' | 'name'> & Partial<Channel>,
): Channel => {
  const channel: Channel = {
    id: world.newId(),
    parentId: null,
    recipientIds: [],
    topic: null,
    overwrites: [],
    thread: null,
    lastMessageId: null,
    renames: [],
    typing: [],
    ...fields,
  };
  world.channels.set(channel.id, channel);
  world.timeline.set(channel.id, []);
  if (channel.guildId !== null && !channel.thread)
    world.guilds.get(channel.guildId)?.channelIds.add(channel.id);
  return channel;
};

type ThreadForm = { readonly name: string; readonly autoArchiveMinutes: number };

const toThreadForm = (json: Json): ThreadForm => {
  const name = toRequired(json.name, ['name'], NAME);
  const asked = toInteger(json.auto_archive_duration, ['auto_archive_duration'], 0, 10_080);
  if (asked !== undefined && !ARCHIVE_MINUTES.includes(asked))
    throw invalidForm(
      ['auto_archive_duration'],
      'BASE_TYPE_CHOICES',
      'Value must be one of {60, 1440, 4320, 10080}.',
    );
  toInteger(json.rate_limit_per_user, ['rate_limit_per_user'], 0, 21_600);
  return { name, autoArchiveMinutes: asked ?? DEFAULT_ARCHIVE_MINUTES };
};

const addThread = (
  world: World,
  parent: Channel,
  ownerId: string,
  form: ThreadForm,
  fields: Partial<Channel> = {},
): Channel => {
  const thread = addChannel(world, {
    type: 11,
    guildId: parent.guildId,
    parentId: parent.id,
    name: form.name,
    thread: {
      archived: false,
      locked: false,
      autoArchiveMinutes: form.autoArchiveMinutes,
      ownerId,
      createdAt: world.now(),
      archivedAt: world.now(),
      members: new Set([ownerId]),
      messageCount: 0,
    },
    ...fields,
  });
  emitChannel(world, 'THREAD_CREATE', thread, { newly_created: true });
  return thread;
};

/**
 * Starts a thread on a message: it gets the message's id, the message is updated (without an
 * edit), and a type 21 message is the first one inside ("Threads", System messages).
 */
export const startThread = (
  world: World,
  parent: Channel,
  message: Message,
  ownerId: string,
  json: Json,
): Channel => {
  if (![0, 5].includes(parent.type)) throw refuse(50024);
  if (ownerId === world.bot.id) demand(world, parent, 'CREATE_PUBLIC_THREADS');
  const form = toThreadForm(json);
  // "Opcodes and Status Codes", JSON error codes: a rule may block a title, too.
  if (ownerId === world.bot.id && world.blocked?.test(form.name)) throw refuse(200001);
  if (message.threadId !== null || world.channels.has(message.id)) throw refuse(160004);
  const siblings = [...world.channels.values()].filter(({ parentId }) => parentId === parent.id);
  if (siblings.length >= world.maxThreads) throw refuse(160006);
  if (![0, 19, 20, 23].includes(message.type)) throw refuse(50021);
  message.threadId = message.id;
  message.flags |= FLAGS.hasThread;
  const thread = addThread(world, parent, ownerId, form, { id: message.id });
  emitMessage(world, 'MESSAGE_UPDATE', message);
  const starter = storeMessage(world, thread, message.authorId, {
    type: 21,
    reference: {
      type: 0,
      messageId: message.id,
      channelId: parent.id,
      guildId: parent.guildId,
    },
  });
  // message_count does not count the initial message ("Channel", Channel Object).
  if (thread.thread) thread.thread.messageCount = 0;
  emitMessage(world, 'MESSAGE_CREATE', starter);
  return thread;
};

/** Starts a thread without a message; public ones leave a type 18 message in the parent. */
export const startBareThread = (
  world: World,
  parent: Channel,
  ownerId: string,
  json: Json,
): Channel => {
  if (![0, 5].includes(parent.type)) throw refuse(50024);
  const type = toInteger(json.type, ['type'], 10, 12) ?? 12;
  if (ownerId === world.bot.id)
    demand(world, parent, type === 12 ? 'CREATE_PRIVATE_THREADS' : 'CREATE_PUBLIC_THREADS');
  const thread = addThread(world, parent, ownerId, toThreadForm(json), { type });
  if (type === 12) return thread;
  const notice = storeMessage(world, parent, ownerId, {
    type: 18,
    content: thread.name,
    reference: { type: 0, channelId: thread.id, guildId: parent.guildId },
  });
  emitMessage(world, 'MESSAGE_CREATE', notice);
  return thread;
};

/** Makes a forum post by the bot: the thread and its first message share their id. */
export const startForumPost = (
  world: World,
  forum: Channel,
  json: Json,
  uploads: Uploads,
): { thread: Channel; message: Message } => {
  if (!FORUMS.includes(forum.type)) throw refuse(50024);
  demand(world, forum, 'SEND_MESSAGES');
  const form = toThreadForm(json);
  if (json.message === undefined)
    throw invalidForm(['message'], 'BASE_TYPE_REQUIRED', 'This field is required');
  const thread = addThread(world, forum, world.bot.id, form);
  const message = createMessage(world, thread, toJson(json.message), uploads, {
    id: thread.id,
  });
  return { thread, message };
};

/** Makes a forum post by a person. */
export const startPersonPost = (
  world: World,
  forum: Channel,
  ownerId: string,
  name: string,
  tagNames: readonly string[] = [],
): Channel => {
  if (!FORUMS.includes(forum.type)) throw refuse(50024);
  forum.tags ??= [];
  const tags = tagNames.map((tag) => {
    const known = forum.tags?.find((each) => each.name === tag) ?? { id: world.newId(), name: tag };
    if (!forum.tags?.includes(known)) forum.tags?.push(known);
    return known;
  });
  emitChannel(world, 'CHANNEL_UPDATE', forum);
  return addThread(world, forum, ownerId, toThreadForm({ name }), { tags });
};

const rename = (world: World, channel: Channel, name: string): void => {
  if (name === channel.name) return;
  const since = world.now() - RENAME_WINDOW_MS;
  channel.renames = channel.renames.filter((at) => at > since);
  const isLimited = world.options.rateLimits === 'real' && channel.renames.length >= MAX_RENAMES;
  if (isLimited) {
    const seconds = ((channel.renames[0] ?? since) - since) / 1000;
    throw refuseForNow(0, 'You are being rate limited.', seconds);
  }
  channel.renames.push(world.now());
  channel.name = name;
};

/**
 * "Modify Channel", Thread: everyone who may write there may also un-archive it, unless it is
 * locked.
 */
const isReopening = ({ thread }: Channel, json: Json): boolean =>
  json.archived === false && Object.keys(json).length === 1 && thread?.locked === false;

const checkModify = (world: World, channel: Channel, json: Json): void => {
  const isOwner = channel.thread?.ownerId === world.bot.id;
  const changesLock = json.locked !== undefined && json.locked !== channel.thread?.locked;
  if (!channel.thread) demand(world, channel, 'MANAGE_CHANNELS');
  else if (isReopening(channel, json)) demand(world, channel, 'SEND_MESSAGES_IN_THREADS');
  else if (!isOwner || changesLock) demand(world, channel, 'MANAGE_THREADS');
};

/** Modify Channel by the bot: name, topic, and a thread's archived and locked. */
export const modifyChannel = (world: World, channel: Channel, json: Json): Channel => {
  checkModify(world, channel, json);
  const name = json.name === undefined ? undefined : toRequired(json.name, ['name'], NAME);
  const isUnarchiving = json.archived === false;
  if (channel.thread?.archived && !isUnarchiving) throw refuse(50083);
  if (name !== undefined) rename(world, channel, name);
  if (typeof json.topic === 'string') channel.topic = json.topic;
  if (channel.thread) {
    if (typeof json.archived === 'boolean') setArchived(world, channel, json.archived);
    if (typeof json.locked === 'boolean') channel.thread.locked = json.locked;
  }
  emitChannel(world, channel.thread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', channel);
  return channel;
};

/** Archives or un-archives a thread without telling anybody. */
export const setArchived = (world: World, channel: Channel, archived: boolean): void => {
  if (!channel.thread) return;
  channel.thread.archived = archived;
  channel.thread.archivedAt = world.now();
};

/** Deletes a channel or thread with what is in it and dispatches it. */
export const deleteChannel = (world: World, channel: Channel): void => {
  emitChannel(world, channel.thread ? 'THREAD_DELETE' : 'CHANNEL_DELETE', channel);
  for (const id of world.timeline.get(channel.id) ?? []) world.messages.delete(id);
  world.timeline.delete(channel.id);
  world.channels.delete(channel.id);
  if (channel.guildId !== null) world.guilds.get(channel.guildId)?.channelIds.delete(channel.id);
  for (const other of [...world.channels.values()])
    if (other.parentId === channel.id) deleteChannel(world, other);
};
