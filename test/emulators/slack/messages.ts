import { toEventFile } from './file-object.ts';
import { blocksText } from './render.ts';
import { toActionToken } from './search.ts';
import type { Channel, Json, Message, Workspace } from './types.ts';
import { repliesTo, type World } from './world.ts';

const CHANNEL_TYPES = { channel: 'channel', group: 'group', im: 'im', mpim: 'mpim' } as const;

/** Slack's tombstone for a deleted message that has replies. */
const TOMBSTONE = { subtype: 'tombstone', text: 'This message was deleted.', user: 'USLACKBOT' };

const threadFields = (channel: Channel, message: Message): Json => {
  if (message.threadTs && message.threadTs !== message.ts) {
    const root = channel.messages.find(({ ts }) => ts === message.threadTs);
    return {
      thread_ts: message.threadTs,
      ...(root ? { parent_user_id: root.user } : {}),
      ...(root && message.broadcast ? { root: rootFields(channel, root) } : {}),
    };
  }
  const replies = repliesTo(channel, message.ts);
  const last = replies.at(-1);
  if (!last) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: last.ts,
    is_locked: false,
  };
};

const rootFields = (channel: Channel, { user, text, ts, ...root }: Message): Json => ({
  type: 'message',
  user,
  text,
  ts,
  ...threadFields(channel, { user, text, ts, ...root }),
});

const botFields = (world: World, workspace: Workspace, message: Message): Json =>
  message.botId
    ? {
        bot_id: message.botId,
        app_id: world.settings.appId,
        bot_profile: {
          id: message.botId,
          app_id: world.settings.appId,
          name: 'bot',
          deleted: false,
          updated: 1,
          team_id: workspace.id,
          icons: {},
        },
      }
    : {};

const STREAM_STATES = {
  live: 'in_progress',
  completed: 'completed',
  stopped: 'completed',
  errored: 'errored',
} as const;

/** A message as events, history and method replies carry it (docs: events/message). */
export const toWire = (
  world: World,
  workspace: Workspace,
  channel: Channel,
  message: Message,
  withMetadata = true,
): Json => ({
  type: 'message',
  ...(message.subtype ? { subtype: message.subtype } : {}),
  user: message.user,
  team: workspace.users.get(message.user)?.team ?? workspace.id,
  ...botFields(world, workspace, message),
  // What a person pastes as a table has no text (vercel/chat#803); an app's blocks have theirs.
  text: message.text || (message.botId ? blocksText(message.blocks) : ''),
  ...(message.username ? { username: message.username } : {}),
  ts: message.ts,
  ...(message.clientMsgId ? { client_msg_id: message.clientMsgId } : {}),
  ...threadFields(channel, message),
  ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
  ...(message.attachments ? { attachments: message.attachments } : {}),
  ...(message.files.length > 0
    ? { files: message.files.map((file) => toEventFile(world, workspace, file)) }
    : {}),
  ...(message.subtype === 'file_share' ? { upload: true, display_as_bot: false } : {}),
  ...(message.edited ? { edited: message.edited } : {}),
  ...(message.reactions.length > 0
    ? { reactions: message.reactions.map((each) => ({ ...each, count: each.users.length })) }
    : {}),
  ...(message.stream ? { streaming_state: STREAM_STATES[message.stream.state] } : {}),
  ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
});

const announce = (world: World, workspace: Workspace, channel: Channel, event: Json): void => {
  world.changed();
  // docs: events/message.channels; an app hears only the conversations that it is in.
  if (!channel.members.has(workspace.botUserId)) return;
  world.emit(workspace, {
    channel: channel.id,
    channel_type: CHANNEL_TYPES[channel.kind],
    ...event,
  });
};

const hidden = (world: World, subtype: string): Json => {
  const ts = world.nextTs();
  return { type: 'message', subtype, hidden: true, ts, event_ts: ts };
};

/** Adds a message to its channel and tells the app, the bot's own messages included. */
export const postMessage = (
  world: World,
  workspace: Workspace,
  channel: Channel,
  message: Message,
  extra: Json = {},
): void => {
  channel.messages.push(message);
  if (message.ephemeralFor) {
    world.changed();
    return;
  }
  clearStatus(workspace, channel, message);
  const mentioned = message.text.includes(`<@${workspace.botUserId}>`);
  const wire = toWire(world, workspace, channel, message);
  const isOwn = message.user === workspace.botUserId;
  // At the top level of the event, whatever the page says (slack-go/slack#1577).
  const token = toActionToken(world, workspace, channel, message);
  // docs: events/app_mention; sent besides the message event, with the same ts, and never for DMs.
  if (mentioned && !isOwn && channel.kind !== 'im' && channel.members.has(workspace.botUserId))
    world.emit(workspace, {
      ...wire,
      type: 'app_mention',
      subtype: undefined,
      channel: channel.id,
      event_ts: message.ts,
      ...token,
    });
  announce(world, workspace, channel, { ...wire, event_ts: message.ts, ...token, ...extra });
};

/** docs: assistant.threads.setStatus; any post of the app clears the status of its thread. */
const clearStatus = (workspace: Workspace, channel: Channel, message: Message): void => {
  if (message.user === workspace.botUserId && message.threadTs)
    workspace.statuses.delete(`${channel.id}/${message.threadTs}`);
};

/** Changes a message in place and sends `message_changed`, also for the bot's own edits. */
export const changeMessage = (
  world: World,
  workspace: Workspace,
  channel: Channel,
  message: Message,
  change: (message: Message) => void,
): void => {
  if (message.ephemeralFor) {
    change(message);
    world.changed();
    return;
  }
  const before = toWire(world, workspace, channel, message);
  change(message);
  announce(world, workspace, channel, {
    ...hidden(world, 'message_changed'),
    message: toWire(world, workspace, channel, message),
    previous_message: before,
  });
};

const drop = (channel: Channel, message: Message): void => {
  channel.messages.splice(channel.messages.indexOf(message), 1);
};

const sendDeleted = (world: World, workspace: Workspace, channel: Channel, previous: Json): void =>
  announce(world, workspace, channel, {
    ...hidden(world, 'message_deleted'),
    deleted_ts: previous.ts,
    previous_message: previous,
  });

/**
 * Deletes a message. One with replies leaves a tombstone and comes as `message_changed`
 * (slack-edge#10, matterbridge#600); the tombstone goes with the last reply.
 */
export const removeMessage = (
  world: World,
  workspace: Workspace,
  channel: Channel,
  message: Message,
): void => {
  if (message.ephemeralFor) {
    drop(channel, message);
    world.changed();
    return;
  }
  if (repliesTo(channel, message.ts).length > 0) {
    changeMessage(world, workspace, channel, message, (each) => {
      Object.assign(each, TOMBSTONE, { blocks: [], files: [], attachments: [] });
    });
    return;
  }
  const before = toWire(world, workspace, channel, message);
  drop(channel, message);
  sendDeleted(world, workspace, channel, before);
  const root = channel.messages.find(({ ts }) => ts === message.threadTs);
  if (root?.subtype === 'tombstone' && repliesTo(channel, root.ts).length === 0) {
    const tombstone = toWire(world, workspace, channel, root);
    drop(channel, root);
    sendDeleted(world, workspace, channel, tombstone);
  }
};
