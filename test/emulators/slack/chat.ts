import { validBlocks } from './blocks.ts';
import { SlackError } from './errors.ts';
import { changeMessage, postMessage, removeMessage, toWire } from './messages.ts';
import {
  type Call,
  MAX_MARKDOWN_TEXT,
  type Method,
  metadataOf,
  threadRoot,
  truncated,
} from './method.ts';
import type { Block, Channel, Json, Message } from './types.ts';
import { flagArg, listArg, requiredArg, textArg } from './wire.ts';
import { channelFor, findMessage, repliesTo, writableChannel } from './world.ts';

const MAX_UPDATE_TEXT = 4000; // docs: chat.update, msg_too_long
const MAX_ATTACHMENTS = 100; // docs: chat.postMessage, too_many_attachments

interface Said {
  readonly text: string;
  /** undefined: the call said nothing about blocks. */
  readonly blocks: readonly Block[] | undefined;
  readonly attachments: readonly Json[] | undefined;
  readonly warning: Json;
}

const markdownBlock = (text: string): Block => ({ type: 'markdown', block_id: 'b0', text });

/** What a call wants to show: `text` with `blocks`, or `markdown_text` alone. */
export const saidBy = (args: Json): Said => {
  const { text, warning } = truncated(textArg(args, 'text'));
  const raw = listArg(args, 'blocks', 'invalid_blocks_format');
  const attachments = listArg(args, 'attachments', 'invalid_attachments');
  const markdown = textArg(args, 'markdown_text');
  if (markdown) {
    if (text || raw) throw new SlackError('markdown_text_conflict');
    if (markdown.length > MAX_MARKDOWN_TEXT) throw new SlackError('msg_too_long');
    return { text: markdown, blocks: [markdownBlock(markdown)], attachments, warning };
  }
  if ((attachments?.length ?? 0) > MAX_ATTACHMENTS) throw new SlackError('too_many_attachments');
  const blocks = raw && validBlocks(raw, 'message');
  return { text, blocks, attachments, warning };
};

const requireText = (said: Said): void => {
  if (!said.text && !said.blocks?.length && !said.attachments?.length)
    throw new SlackError('no_text');
};

/** The thread of a new message; without `threadsMustExist` Slack's leniency is copied. */
const threadOf = ({ world, args }: Call, channel: Channel): string | undefined => {
  const threadTs = textArg(args, 'thread_ts');
  if (!threadTs) return undefined;
  if (!/^\d+\.\d+$/.test(threadTs)) throw new SlackError('invalid_thread_ts');
  if (channel.info.is_non_threadable)
    throw new SlackError('restricted_action_non_threadable_channel');
  if (world.settings.threadsMustExist) threadRoot(channel, threadTs, 'thread_not_found');
  return threadTs;
};

const requireCustomize = ({ world, args }: Call): void => {
  const { scopes } = world.settings;
  const customized = ['username', 'icon_emoji', 'icon_url'].some((name) => textArg(args, name));
  if (customized && scopes.length > 0 && !scopes.includes('chat:write.customize'))
    throw new SlackError('missing_scope', { extra: { needed: 'chat:write.customize' } });
};

/** A message of the bot with everything that a call can say about it. */
export const draftOf = (call: Call, channel: Channel, said: Said): Message => {
  const { world, workspace, args } = call;
  requireCustomize(call);
  const threadTs = threadOf(call, channel);
  const metadata = metadataOf(args);
  return {
    channel: channel.id,
    ts: world.nextTs(),
    user: workspace.botUserId,
    botId: workspace.botId,
    text: said.text,
    blocks: said.blocks ?? [],
    files: [],
    reactions: [],
    ...(threadTs ? { threadTs } : {}),
    ...(said.attachments ? { attachments: said.attachments } : {}),
    ...(metadata && Object.keys(metadata).length > 0 ? { metadata } : {}),
    ...(textArg(args, 'username') ? { username: textArg(args, 'username') } : {}),
    ...(threadTs && flagArg(args, 'reply_broadcast')
      ? { broadcast: true, subtype: 'thread_broadcast' }
      : {}),
    // docs: messaging/unfurling-links-in-messages; media unfurls unless it is told not to.
    unfurls: args.unfurl_links !== undefined ? flagArg(args, 'unfurl_links') : hasLink(said),
  };
};

const hasLink = (said: Said): boolean =>
  /https?:\/\//.test(`${said.text}${JSON.stringify(said.blocks ?? [])}`);

const post: Method = (call) => {
  const { world, workspace, args } = call;
  const channel = writableChannel(workspace, requiredArg(args, 'channel'));
  const said = saidBy(args);
  requireText(said);
  const message = draftOf(call, channel, said);
  postMessage(world, workspace, channel, message);
  return {
    channel: channel.id,
    ts: message.ts,
    message: toWire(world, workspace, channel, message),
    ...said.warning,
  };
};

const postEphemeral: Method = (call) => {
  const { world, workspace, args } = call;
  const channel = writableChannel(workspace, requiredArg(args, 'channel'));
  const user = requiredArg(args, 'user');
  const said = saidBy(args);
  requireText(said);
  if (!channel.members.has(user)) throw new SlackError('user_not_in_channel');
  const message = { ...draftOf(call, channel, said), ephemeralFor: user };
  // docs: chat.postEphemeral; in a thread it is shown only where the thread is active.
  const isShown = !message.threadTs || repliesTo(channel, message.threadTs).length > 0;
  if (isShown) postMessage(world, workspace, channel, message);
  return { message_ts: message.ts };
};

/** docs: chat.update; live streams refuse it, other people's messages too. */
const update: Method = ({ world, workspace, args }) => {
  const channel = channelFor(workspace, requiredArg(args, 'channel'));
  const message = findMessage(channel, requiredArg(args, 'ts'));
  if (!message || message.subtype === 'tombstone') throw new SlackError('message_not_found');
  if (message.user !== workspace.botUserId) throw new SlackError('cant_update_message');
  if (channel.archived) throw new SlackError('is_inactive');
  const said = saidBy(args);
  // A file's message keeps its file, so that it may lose all its text.
  if (message.files.length === 0) requireText(said);
  if (textArg(args, 'text').length > MAX_UPDATE_TEXT) throw new SlackError('msg_too_long');
  if (message.stream?.state === 'live') throw new SlackError('streaming_state_conflict');
  const metadata = metadataOf(args);
  changeMessage(world, workspace, channel, message, (each) => {
    applyUpdate(each, said, metadata);
    each.edited = { user: workspace.botUserId, ts: world.nextTs() };
  });
  return {
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: toWire(world, workspace, channel, message),
    ...said.warning,
  };
};

/** Blocks that a call does not mention stay; so does what a stream wrote besides them. */
const applyUpdate = (message: Message, said: Said, metadata: Json | undefined): void => {
  const streamed = message.stream;
  if (said.text || said.blocks) message.text = said.text;
  if (said.blocks) message.blocks = said.blocks;
  if (said.attachments) message.attachments = said.attachments;
  if (metadata && Object.keys(metadata).length === 0) delete message.metadata;
  else if (metadata) message.metadata = metadata;
  // An update after the stop wipes the task cards, and the text is no stream's any more.
  if (streamed) delete message.stream;
};

const remove: Method = ({ world, workspace, args }) => {
  const channel = channelFor(workspace, requiredArg(args, 'channel'));
  const message = findMessage(channel, requiredArg(args, 'ts'));
  if (!message || message.subtype === 'tombstone') throw new SlackError('message_not_found');
  if (message.user !== workspace.botUserId) throw new SlackError('cant_delete_message');
  removeMessage(world, workspace, channel, message);
  return { channel: channel.id, ts: message.ts };
};

const getPermalink: Method = ({ workspace, args }) => {
  const channel = channelFor(workspace, requiredArg(args, 'channel'));
  const message = findMessage(channel, requiredArg(args, 'message_ts'));
  if (!message) throw new SlackError('message_not_found');
  const path = `${channel.id}/p${message.ts.replace('.', '')}`;
  return {
    channel: channel.id,
    permalink: `https://${workspace.name}.slack.com/archives/${path}`,
  };
};

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': post,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
