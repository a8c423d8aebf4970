import { randomBytes } from 'node:crypto';
import { WAIT_MS } from '../../waiting.ts';
import { SlackError } from './errors.ts';
import type {
  ActionToken,
  CallRecord,
  Channel,
  ChannelOptions,
  Json,
  Message,
  SlackEmulatorOptions,
  StoredFile,
  User,
  UserOptions,
  Workspace,
  WorkspaceOptions,
} from './types.ts';

export interface Settings extends Required<SlackEmulatorOptions> {}

/** The state of every workspace, the clock, and the hook that tells others about a change. */
export interface World {
  readonly settings: Settings;
  readonly workspaces: Map<string, Workspace>;
  readonly calls: CallRecord[];
  /** Those that still let the app search. */
  readonly actionTokens: Map<string, ActionToken>;
  /** What the search replies besides, or instead of, what it finds. */
  readonly searchPlan: { reply?: Json; readonly invented: Json[] };
  /** Mistakes of the emulator itself, thrown when it is closed. */
  readonly failures: unknown[];
  baseUrl: string;
  now(): number;
  /** A message timestamp; strictly increasing, as `ts` is the id of a message in its channel. */
  nextTs(): string;
  nextId(prefix: string): string;
  changed(): void;
  /** Sends an inner event of a workspace to the app. */
  emit(workspace: Workspace, event: Json): void;
  /** Runs later unless the emulator is closed first. */
  later(delayMs: number, run: () => void): NodeJS.Timeout;
  /** Ends what was to run later, and lets nothing else begin. */
  stop(): void;
}

const DEFAULT_WORKSPACE: WorkspaceOptions = { id: 'T1' };
const DEFAULT_USERS: readonly UserOptions[] = [
  { id: 'U1', name: 'ada', realName: 'Ada Lovelace', isAdmin: true, tz: 'Europe/London' },
  { id: 'U2', name: 'grace', realName: 'Grace Hopper', tz: 'America/New_York' },
];
const DEFAULT_CHANNELS: readonly ChannelOptions[] = [
  { id: 'C1', name: 'general' },
  { id: 'C2', name: 'without-the-bot', botIn: false },
];

const toSettings = (options: SlackEmulatorOptions): Settings => ({
  host: '127.0.0.1',
  rateLimits: 'real',
  streamLifetimeMs: 300_000, // no docs page; slackapi/node-slack-sdk#2702
  nativeStreaming: true,
  agentView: true,
  latencyMs: [0, 0],
  appId: 'A1',
  appToken: 'xapp-1-A1-emulated',
  signingSecret: 'emulated-signing-secret',
  workspaces: [DEFAULT_WORKSPACE],
  clock: Date.now,
  // docs: apis/events-api, interactivity/handling-user-interaction. Three seconds, which a busy
  // machine may need longer than.
  ackTimeoutMs: WAIT_MS,
  triggerLifetimeMs: WAIT_MS,
  retryDelaysMs: [1_000, 60_000, 300_000], // docs: apis/events-api (almost at once, 1 min, 5 min)
  pingEveryMs: 10_000,
  shareDelayMs: 20,
  distributedApp: false,
  threadsMustExist: true,
  uploadsOff: false,
  search: true,
  actionTokenLifetimeMs: 10 * 60_000,
  scopes: [],
  configToken: 'xoxe.xoxp-1-emulated',
  manifest: {},
  socketMode: true,
  validatesBlocks: true,
  ...options,
});

export const toUser = (options: UserOptions, team: string): User => ({
  id: options.id,
  name: options.name ?? options.id.toLowerCase(),
  realName: options.realName ?? options.name ?? options.id,
  tz: options.tz ?? 'Etc/UTC',
  isAdmin: options.isAdmin ?? false,
  isBot: options.isBot ?? false,
  isGuest: options.isGuest ?? false,
  locale: options.locale ?? 'en-US',
  team: options.team ?? team,
});

export const toChannel = (options: ChannelOptions, workspace: Workspace): Channel => {
  const members = options.members ?? [...workspace.users.keys()];
  const withBot = options.botIn === false ? members : [...members, workspace.botUserId];
  const others = members.filter((id) => id !== workspace.botUserId);
  const isDm = options.kind === 'im';
  return {
    id: options.id,
    name: options.name ?? options.id.toLowerCase(),
    kind: options.kind ?? 'channel',
    members: new Set(withBot.filter((id) => options.botIn !== false || id !== workspace.botUserId)),
    ...(isDm && others[0] ? { user: others[0] } : {}),
    archived: options.archived ?? false,
    info: options.info ?? {},
    messages: [],
  };
};

const toWorkspace = (options: WorkspaceOptions): Workspace => {
  const first = options.id === 'T1';
  const workspace: Workspace = {
    id: options.id,
    name: options.name ?? options.id.toLowerCase(),
    botToken: options.botToken ?? `xoxb-${options.id}-emulated`,
    botUserId: options.botUserId ?? (first ? 'UBOT' : `UBOT${options.id}`),
    botId: options.botId ?? (first ? 'BBOT' : `BBOT${options.id}`),
    channels: new Map(),
    users: new Map(),
    files: new Map(),
    modals: new Map(),
    homes: new Map(),
    statuses: new Map(),
    titles: new Map(),
    prompts: new Map(),
    sessions: new Map(),
    closedDms: new Set(),
    groups: options.groups ?? [],
  };
  const bot: UserOptions = { id: workspace.botUserId, name: 'bot', isBot: true };
  for (const user of options.users ?? DEFAULT_USERS)
    workspace.users.set(user.id, toUser(user, workspace.id));
  for (const channel of options.channels ?? DEFAULT_CHANNELS)
    workspace.channels.set(channel.id, toChannel(channel, workspace));
  workspace.users.set(bot.id, toUser(bot, workspace.id));
  return workspace;
};

export const createWorld = (
  options: SlackEmulatorOptions,
): Omit<World, 'emit' | 'changed' | 'failures'> => {
  const settings = toSettings(options);
  const timers = new Set<NodeJS.Timeout>();
  let lastMicros = 0;
  let ids = 0;
  let isStopped = false;
  return {
    settings,
    workspaces: new Map(settings.workspaces.map((each) => [each.id, toWorkspace(each)])),
    calls: [],
    actionTokens: new Map(),
    searchPlan: { invented: [] },
    baseUrl: '',
    now: () => settings.clock(),
    nextTs: () => {
      lastMicros = Math.max(lastMicros + 1, settings.clock() * 1000);
      const seconds = Math.floor(lastMicros / 1_000_000);
      return `${seconds}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
    },
    nextId: (prefix) => {
      ids += 1;
      return `${prefix}${String(ids).padStart(6, '0')}${randomBytes(2).toString('hex').toUpperCase()}`;
    },
    later: (delayMs, run) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, delayMs);
      timers.add(timer);
      if (isStopped) clearTimeout(timer);
      return timer;
    },
    stop: () => {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
};

/** The workspace of an id; the first one when none is named. */
export const workspaceOf = (world: World, team?: string): Workspace => {
  const found = team ? world.workspaces.get(team) : world.workspaces.values().next().value;
  if (!found) throw new Error(`the emulator has no workspace ${team ?? 'at all'}`);
  return found;
};

/** The DM between the bot and a user, opened when there is none. */
export const directChannel = (workspace: Workspace, userId: string): Channel => {
  for (const channel of workspace.channels.values())
    if (channel.kind === 'im' && channel.user === userId) return channel;
  const id = `D${userId.slice(1)}`;
  const channel = toChannel({ id, kind: 'im', members: [userId] }, workspace);
  workspace.channels.set(id, channel);
  return channel;
};

/**
 * A channel that the bot can see; `channel_not_found` otherwise, also for foreign private ones.
 */
export const channelFor = (workspace: Workspace, id: string): Channel => {
  if (/^[UW]/.test(id) && workspace.users.has(id)) return directChannel(workspace, id);
  const channel = workspace.channels.get(id);
  if (!channel) throw new SlackError('channel_not_found');
  if (channel.kind !== 'channel' && !channel.members.has(workspace.botUserId))
    throw new SlackError('channel_not_found');
  return channel;
};

/** A channel that the bot may write to. */
export const writableChannel = (workspace: Workspace, id: string): Channel => {
  const channel = channelFor(workspace, id);
  if (channel.archived) throw new SlackError('is_archived');
  if (!channel.members.has(workspace.botUserId)) throw new SlackError('not_in_channel');
  if (channel.info.is_read_only) throw new SlackError('restricted_action_read_only_channel');
  if (channel.user && workspace.closedDms.has(channel.user))
    throw new SlackError('messages_tab_disabled');
  return channel;
};

export const findMessage = (channel: Channel, ts: string): Message | undefined =>
  channel.messages.find((message) => message.ts === ts && !message.ephemeralFor);

export const repliesTo = (channel: Channel, rootTs: string): Message[] =>
  channel.messages.filter(
    (message) => message.threadTs === rootTs && message.ts !== rootTs && !message.ephemeralFor,
  );

export const fileOf = (workspace: Workspace, id: string): StoredFile => {
  const file = workspace.files.get(id);
  if (!file || file.state === 'waiting') throw new SlackError('file_not_found');
  if (file.state === 'deleted') throw new SlackError('file_deleted');
  return file;
};
