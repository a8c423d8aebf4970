import { type GivenFile, shareIn, toStoredFile } from './files.ts';
import { changeMessage, postMessage, removeMessage, toWire } from './messages.ts';
import { addReaction, removeReaction } from './reactions.ts';
import type { Channel, Json, Message, Workspace } from './types.ts';
import { directChannel, type World } from './world.ts';

export interface Said {
  readonly channel: string;
  readonly text?: string;
  readonly threadTs?: string;
  readonly files?: readonly GivenFile[];
  /** A reply that is also shown in the channel. */
  readonly broadcast?: boolean;
  /** Merged into the event, such as `{ app_context: … }`. */
  readonly extra?: Json;
  /**
   * Kept with the message: who else wrote it, a subtype of Slack's own, blocks, what was shared or
   * previewed.
   */
  readonly as?: Partial<
    Pick<Message, 'user' | 'botId' | 'username' | 'subtype' | 'attachments' | 'blocks'>
  >;
  /** No event is sent: the test sends one in its own way. */
  readonly isUntold?: boolean;
}

/** A message by its timestamp, which the emulator never uses twice. */
export const findByTs = (
  workspace: Workspace,
  ts: string,
): { channel: Channel; message: Message } => {
  for (const channel of workspace.channels.values()) {
    const message = channel.messages.find((each) => each.ts === ts);
    if (message) return { channel, message };
  }
  throw new Error(`no message ${ts} in workspace ${workspace.id}`);
};

const agentFields = (world: World, channel: Channel): Json =>
  world.settings.agentView && channel.kind === 'im' ? { assistant_thread: {} } : {};

const subtypeOf = (said: Said): string | undefined => {
  if (said.files?.length) return 'file_share';
  return said.broadcast ? 'thread_broadcast' : undefined;
};

/** What a person does with messages. */
export const createTyping = (world: World, workspace: Workspace, userId: string) => {
  const say = (said: Said): string => {
    const channel = workspace.channels.get(said.channel);
    if (!channel?.members.has(userId)) throw new Error(`${userId} is not in ${said.channel}`);
    const files = (said.files ?? []).map((file) => toStoredFile(world, workspace, userId, file));
    const subtype = subtypeOf(said);
    const message: Message = {
      channel: channel.id,
      ts: world.nextTs(),
      user: userId,
      text: said.text ?? '',
      blocks: [],
      files,
      reactions: [],
      clientMsgId: world.nextId('client-'),
      ...(subtype ? { subtype } : {}),
      ...(said.threadTs ? { threadTs: said.threadTs } : {}),
      ...(said.broadcast ? { broadcast: true } : {}),
      ...said.as,
    };
    shareIn(message, files);
    if (said.isUntold) channel.messages.push(message);
    else
      postMessage(world, workspace, channel, message, {
        ...agentFields(world, channel),
        ...said.extra,
      });
    return message.ts;
  };

  return {
    /** Posts a message and returns its timestamp. */
    say,
    /** Says it to the bot; the app hears it as `app_mention` and as `message`. */
    mention: (said: Said): string =>
      say({ ...said, text: `<@${workspace.botUserId}> ${said.text ?? ''}`.trim() }),
    /** Says it in the direct messages with the bot. */
    dm: (said: Omit<Said, 'channel'> | string): string => {
      const rest = typeof said === 'string' ? { text: said } : said;
      return say({ ...rest, channel: directChannel(workspace, userId).id });
    },
    /** Edits an own message; files are those that it has from then on. */
    edit: (ts: string, text: string, files?: readonly GivenFile[]): void => {
      const { channel, message } = findByTs(workspace, ts);
      changeMessage(world, workspace, channel, message, (each) => {
        each.text = text;
        const kept = files?.map(
          (file) =>
            each.files.find(({ name }) => name === file.name) ??
            toStoredFile(world, workspace, userId, file),
        );
        if (kept) each.files.splice(0, each.files.length, ...kept);
        each.edited = { user: userId, ts: world.nextTs() };
      });
    },
    /** Edits what its blocks show, such as a pasted table. */
    editBlocks: (ts: string, blocks: Message['blocks']): void => {
      const { channel, message } = findByTs(workspace, ts);
      changeMessage(world, workspace, channel, message, (each) => {
        each.blocks = blocks;
        each.edited = { user: userId, ts: world.nextTs() };
      });
    },
    /**
     * Deletes a file: its message keeps a tombstone, and counts as changed though not as edited.
     */
    removeFile: (ts: string, name: string): void => {
      const { channel, message } = findByTs(workspace, ts);
      changeMessage(world, workspace, channel, message, ({ files }) => {
        for (const file of files) if (file.name === name) file.state = 'deleted';
      });
    },
    remove: (ts: string): void => {
      const { channel, message } = findByTs(workspace, ts);
      removeMessage(world, workspace, channel, message);
    },
    react: (ts: string, name: string): void =>
      addReaction(world, workspace, findByTs(workspace, ts).message, userId, name),
    unreact: (ts: string, name: string): void =>
      removeReaction(world, workspace, findByTs(workspace, ts).message, userId, name),
    openHome: (tab: 'home' | 'messages' = 'messages', context?: Json): void => {
      world.emit(workspace, {
        type: 'app_home_opened',
        user: userId,
        channel: directChannel(workspace, userId).id,
        tab,
        ...(context ? { context } : {}),
        event_ts: world.nextTs(),
      });
    },
    /** The native Stop of an agent conversation (docs: events/agent_session_stopped). */
    stopSession: (channelId: string, threadTs: string): void => {
      const live = (workspace.channels.get(channelId)?.messages ?? []).filter(
        (message) => message.threadTs === threadTs && message.stream?.state === 'live',
      );
      for (const { stream } of live) if (stream) stream.state = 'stopped';
      world.changed();
      world.emit(workspace, {
        type: 'agent_session_stopped',
        channel: channelId,
        user: userId,
        thread_ts: threadTs,
        streaming_message_ts: live.map(({ ts }) => ts),
        event_ts: world.nextTs(),
      });
    },
    /** The message as the app would get it in an event. */
    wire: (ts: string): Json => {
      const { channel, message } = findByTs(workspace, ts);
      return toWire(world, workspace, channel, message);
    },
  };
};
