import { agentMethods, statusOf } from './agents.ts';
import { appMethods } from './app.ts';
import { chatMethods } from './chat.ts';
import { createClicking } from './clicks.ts';
import { conversationMethods, toUserObject } from './conversations.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { createFaults } from './faults.ts';
import { fileMethods } from './files.ts';
import { createLimits } from './limits.ts';
import { changeMessage } from './messages.ts';
import { createTyping, findByTs } from './person.ts';
import { reactionMethods } from './reactions.ts';
import { toSeen } from './render.ts';
import { restoreSlack, type SlackState } from './restore.ts';
import { searchMethods } from './search.ts';
import { createApiServer } from './server.ts';
import { createSockets, type Sockets } from './sockets.ts';
import { expireStreams, streamMethods } from './streams.ts';
import { createTriggers } from './triggers.ts';
import type {
  ChannelOptions,
  Json,
  SeenMessage,
  SlackEmulatorOptions,
  UserOptions,
  View,
  WriteStage,
} from './types.ts';
import { viewMethods } from './views.ts';
import { createWaiting } from './waiting.ts';
import { createWorld, directChannel, toChannel, toUser, type World, workspaceOf } from './world.ts';

export type { Delivery } from './delivery.ts';
export type { GivenFile } from './files.ts';
export type {
  CallRecord,
  ChannelOptions,
  Fault,
  SeenButton,
  SeenMessage,
  SlackEmulatorOptions,
  UserOptions,
  WorkspaceOptions,
  WriteStage,
} from './types.ts';

type OnWrite = (stage: WriteStage, method: string, port: number) => void | Promise<void>;
export type SlackEmulator = Awaited<ReturnType<typeof createSlackEmulator>>;

/** What a person in the workspace would see. */
const createSeeing = (world: World) => {
  const messages = (channelId: string, threadTs?: string, team?: string): SeenMessage[] => {
    expireStreams(world, false);
    const workspace = workspaceOf(world, team);
    return (workspace.channels.get(channelId)?.messages ?? [])
      .filter(({ ts, threadTs: thread }) => !threadTs || ts === threadTs || thread === threadTs)
      .sort((one, other) => Number(one.ts) - Number(other.ts))
      .map((message) => toSeen(workspace, message));
  };
  return {
    /** The messages of a channel, replies included, or of one thread; oldest first. */
    messages,
    message: (ts: string, team?: string): SeenMessage => {
      const workspace = workspaceOf(world, team);
      return toSeen(workspace, findByTs(workspace, ts).message);
    },
    status: (channelId: string, threadTs: string, team?: string): string | undefined =>
      statusOf(world, workspaceOf(world, team), `${channelId}/${threadTs}`),
    session: (channelId: string, threadTs: string, team?: string) =>
      workspaceOf(world, team).sessions.get(`${channelId}/${threadTs}`),
    title: (channelId: string, threadTs: string, team?: string): string | undefined =>
      workspaceOf(world, team).titles.get(`${channelId}/${threadTs}`),
    prompts: (channelId: string, team?: string) => workspaceOf(world, team).prompts.get(channelId),
    /** The forms on a person's screen, the topmost last. */
    forms: (userId: string, team?: string): readonly View[] =>
      workspaceOf(world, team).modals.get(userId) ?? [],
    home: (userId: string, team?: string): View | undefined =>
      workspaceOf(world, team).homes.get(userId),
    /** The channel of a person's direct messages with the bot. */
    dmOf: (userId: string, team?: string): string =>
      directChannel(workspaceOf(world, team), userId).id,
  };
};

const PREVIEW = { id: 1, title: 'A linked page', from_url: 'https://example.com' };

/** What happens in a workspace besides what its people type. */
const createHappenings = (world: World) => ({
  /** Sends any inner event, such as `{ type: 'app_uninstalled' }`. */
  emit: (event: Json, team?: string): void => world.emit(workspaceOf(world, team), event),
  addChannel: (options: ChannelOptions, team?: string): void => {
    const workspace = workspaceOf(world, team);
    workspace.channels.set(options.id, toChannel(options, workspace));
  },
  addUser: (options: UserOptions, team?: string): void => {
    const workspace = workspaceOf(world, team);
    workspace.users.set(options.id, toUser(options, workspace.id));
  },
  /** A person changes their name (docs: events/user_change, if the app receives it). */
  rename: (id: string, name: string, isTold = true, team?: string): void => {
    const workspace = workspaceOf(world, team);
    const known = workspace.users.get(id);
    if (!known) throw new Error(`no user ${id}`);
    const user = { ...known, name, realName: name };
    workspace.users.set(id, user);
    // A language is told where it is asked for (docs: methods/users.info, include_locale).
    const { locale: _, ...told } = toUserObject(workspace, user);
    const event = { type: 'user_change', user: told, cache_ts: 1 };
    if (isTold) world.emit(workspace, { ...event, event_ts: world.nextTs() });
  },
  /** A channel takes another name (docs: events/channel_rename, events/group_rename). */
  renameChannel: (id: string, name: string, isTold = true, team?: string): void => {
    const workspace = workspaceOf(world, team);
    const known = workspace.channels.get(id);
    if (!known) throw new Error(`no channel ${id}`);
    workspace.channels.set(id, { ...known, name });
    const type = known.kind === 'group' ? 'group_rename' : 'channel_rename';
    const event_ts = world.nextTs();
    if (isTold) world.emit(workspace, { type, channel: { id, name, created: 1 }, event_ts });
  },
  /** A user group takes another handle (docs: events/subteam_updated). */
  renameGroup: (id: string, handle: string, isTold = true, team?: string): void => {
    const workspace = workspaceOf(world, team);
    workspace.groups = (workspace.groups ?? []).map((group) =>
      group.id === id ? { id, handle } : group,
    );
    const subteam = { id, team_id: workspace.id, is_usergroup: true, name: handle, handle };
    const event_ts = world.nextTs();
    if (isTold) world.emit(workspace, { type: 'subteam_updated', subteam, event_ts });
  },
  /** Lets the bot into a channel, or a person (docs: events/member_joined_channel). */
  join: (channelId: string, userId?: string, team?: string): void => {
    const workspace = workspaceOf(world, team);
    const user = userId ?? workspace.botUserId;
    workspace.channels.get(channelId)?.members.add(user);
    const event_ts = world.nextTs();
    const place = { channel: channelId, channel_type: 'C', team: workspace.id };
    world.emit(workspace, { type: 'member_joined_channel', user, ...place, event_ts });
  },
  leave: (channelId: string, userId?: string, team?: string): void => {
    const workspace = workspaceOf(world, team);
    const user = userId ?? workspace.botUserId;
    const event_ts = world.nextTs();
    const place = { channel: channelId, channel_type: 'C', team: workspace.id };
    world.emit(workspace, { type: 'member_left_channel', user, ...place, event_ts });
    workspace.channels.get(channelId)?.members.delete(user);
  },
  /** A link preview arrives: `message_changed` without an edit (docs: message_changed). */
  unfurl: (ts: string, attachment: Json = PREVIEW, team?: string): void => {
    const workspace = workspaceOf(world, team);
    const { channel, message } = findByTs(workspace, ts);
    changeMessage(world, workspace, channel, message, (each) => {
      each.attachments = [...(each.attachments ?? []), attachment];
    });
  },
  archive: (channelId: string, team?: string): void => {
    const channel = workspaceOf(world, team).channels.get(channelId);
    if (channel) channel.archived = true;
  },
  /**
   * The channel takes messages and changes again (docs: events/channel_unarchive,
   * events/group_unarchive).
   */
  unarchive: (channelId: string, team?: string): void => {
    const workspace = workspaceOf(world, team);
    const channel = workspace.channels.get(channelId);
    if (!channel) return;
    channel.archived = false;
    const type = channelId.startsWith('G') ? 'group_unarchive' : 'channel_unarchive';
    world.emit(workspace, { type, channel: channelId, user: 'U1', event_ts: world.nextTs() });
  },
  /** From now on only some people may post there. */
  restrict: (channelId: string, isRestricted = true, team?: string): void => {
    const channel = workspaceOf(world, team).channels.get(channelId);
    if (channel) channel.info = { ...channel.info, is_read_only: isRestricted };
  },
  /** A person takes no direct messages from the app. */
  closeDms: (userId: string, team?: string): void => {
    workspaceOf(world, team).closedDms.add(userId);
  },
  /** The search returns this as well, for every asker: a mistake of Slack's. */
  inventSearchResult: (message: Json): void => void world.searchPlan.invented.push(message),
  /** The search replies with this, whatever is asked. */
  replyToSearch: (reply: Json): void => {
    world.searchPlan.reply = reply;
  },
  /** From now on no event that was sent lets the app search: its turn is over. */
  endTurns: (): void => world.actionTokens.clear(),
  /** Ends every live stream as if its five minutes were over. */
  expireStreams: (): void => expireStreams(world, true),
});

/** Starts a Slack on a free loopback port, empty or with what stood in one before. */
export const createSlackEmulator = async (
  options: SlackEmulatorOptions = {},
  state: SlackState | null = null,
) => {
  const waiting = createWaiting();
  const hooks: { onWrite: OnWrite | null } = { onWrite: null };
  const holder: { sockets?: Sockets } = {};
  const world: World = {
    ...createWorld(options),
    failures: [],
    changed: waiting.changed,
    emit: (workspace, event) => deliverer.emit(workspace, event),
  };
  const sockets = (): Sockets => {
    if (!holder.sockets) throw new Error('the emulator is not listening yet');
    return holder.sockets;
  };
  const deliverer = createDelivery(world, sockets);
  const triggers = createTriggers(world);
  const limits = createLimits(world);
  const faults = createFaults();
  const { server, listen } = createApiServer({
    world,
    limits,
    faults,
    triggers,
    methods: {
      ...conversationMethods,
      ...chatMethods,
      ...streamMethods,
      ...reactionMethods,
      ...fileMethods,
      ...agentMethods,
      ...searchMethods,
      ...appMethods,
      ...viewMethods(triggers),
    },
    openSocket: () => sockets().openSocket(),
    onWrite: (stage, method, port) => hooks.onWrite?.(stage, method, port),
    hasHook: () => hooks.onWrite !== null,
  });
  holder.sockets = createSockets(world, server, deliverer);
  if (state) restoreSlack(world, triggers, state);
  await listen();

  const close = async (): Promise<void> => {
    world.stop();
    sockets().close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    if (world.failures.length > 0)
      throw new AggregateError(world.failures, 'the Slack emulator itself failed');
  };

  return {
    apiUrl: `${world.baseUrl}/api/`,
    botToken: workspaceOf(world).botToken,
    botUserId: workspaceOf(world).botUserId,
    appToken: world.settings.appToken,
    signingSecret: world.settings.signingSecret,
    tokenOf: (team: string): string => workspaceOf(world, team).botToken,
    /** Every call that arrived, refused ones too; uploads, downloads and response URLs as well. */
    calls: world.calls,
    /** Every 429 that was sent. */
    rateLimited: limits.refused,
    /** Everything the app was told, with its acknowledgement. */
    deliveries: deliverer.all,
    faults,
    /** Tells the app once more what it was told before, an interaction too. */
    redeliver: ({ kind, payload }: Delivery) => deliverer.deliver(kind, payload).settled,
    socket: Object.defineProperties(
      { ...deliverer.controls } as typeof deliverer.controls & Sockets['controls'],
      Object.getOwnPropertyDescriptors(sockets().controls),
    ),
    /** Sends events to this URL, signed, instead of over sockets; '' goes back. */
    useRequestUrl: deliverer.useRequestUrl,
    person: (userId: string, team?: string) => {
      const workspace = workspaceOf(world, team);
      if (!workspace.users.has(userId)) throw new Error(`no user ${userId}`);
      return {
        ...createTyping(world, workspace, userId),
        ...createClicking({ world, workspace, triggers, deliverer }, userId),
      };
    },
    ...createSeeing(world),
    ...createHappenings(world),
    waitFor: waiting.waitFor,
    /** Registers a listener to every change of state and returns how to end it. */
    onChange: waiting.onChange,
    set onWrite(hook: OnWrite | null) {
      hooks.onWrite = hook;
    },
    get onWrite(): OnWrite | null {
      return hooks.onWrite;
    },
    close,
  };
};
