/** What every part of the Slack emulator calls the same thing. */

export type Json = Record<string, unknown>;
export type Block = Json & { readonly type: string };
export type Fault =
  | { readonly error: string; readonly messages?: readonly string[] }
  | { readonly http: number; readonly afterCommit?: boolean }
  | { readonly dropReply: true }
  | { readonly dropRequest: true }
  | { readonly rateLimited: number }
  | { readonly delayMs: number }
  /** Waits between the work and the reply. */
  | { readonly delayReplyMs: number }
  | { readonly html: true };
export type WriteStage = 'before' | 'committed' | 'replied';
export type ChannelKind = 'channel' | 'group' | 'im' | 'mpim';

export interface SlackEmulatorOptions {
  /** The name in its addresses: another one than this machine's is found by a proxy alone. */
  readonly host?: string;
  /** 'off' lifts every rate limit; the default enforces the published ones. */
  readonly rateLimits?: 'real' | 'off';
  readonly streamLifetimeMs?: number;
  /** false: chat.*Stream answer `unknown_method`, as in a workspace without the feature. */
  readonly nativeStreaming?: boolean;
  /** false: agents.sessions.* answer `feature_disabled`, suggested prompts `not_agent_app`. */
  readonly agentView?: boolean;
  /** Every API call takes a random time in this range. */
  readonly latencyMs?: readonly [number, number];
  readonly appId?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly workspaces?: readonly WorkspaceOptions[];
  /** Milliseconds since the epoch; drives timestamps, rate limits and stream age. */
  readonly clock?: () => number;
  /**
   * How long an event may stay unacknowledged before it is sent again: three seconds, where a test
   * is about it.
   */
  readonly ackTimeoutMs?: number;
  /** How long a trigger_id can open a form: the same. */
  readonly triggerLifetimeMs?: number;
  /** When a failed event is delivered again; Slack: almost at once, 1 min, 5 min. */
  readonly retryDelaysMs?: readonly number[];
  readonly pingEveryMs?: number;
  /** Sharing an uploaded file is asynchronous; this long. */
  readonly shareDelayMs?: number;
  /** A commercially distributed app outside the Marketplace: history 1/min, 15 objects. */
  readonly distributedApp?: boolean;
  /** false: a reply to a thread that does not exist is posted all the same. */
  readonly threadsMustExist?: boolean;
  /**
   * An admin has switched off uploads (docs: files.getUploadURLExternal, file_uploads_disabled).
   */
  readonly uploadsOff?: boolean;
  /**
   * false: assistant.search.context answers `feature_not_enabled` (docs: its errors).
   */
  readonly search?: boolean;
  /** How long the action_token of an event lets the app search; the docs say: its turn. */
  readonly actionTokenLifetimeMs?: number;
  /** The bot token's scopes; calls outside them answer `missing_scope`. Default: all. */
  readonly scopes?: readonly string[];
  /** Opens `apps.manifest.export` alone (docs: apis, app configuration tokens). */
  readonly configToken?: string;
  /** What the app was made from. */
  readonly manifest?: Json;
  /**
   * false: each connection is told `link_disabled` instead of hello (docs: using-socket-mode,
   * "Disconnecting").
   */
  readonly socketMode?: boolean;
  /** false: `blocks.validate` answers `unknown_method`. */
  readonly validatesBlocks?: boolean;
}

export interface WorkspaceOptions {
  readonly id: string;
  readonly name?: string;
  readonly botToken?: string;
  readonly botUserId?: string;
  readonly botId?: string;
  readonly channels?: readonly ChannelOptions[];
  readonly users?: readonly UserOptions[];
  /** User groups (docs: reference/methods/usergroups.list). */
  readonly groups?: readonly { readonly id: string; readonly handle: string }[];
}

export interface ChannelOptions {
  readonly id: string;
  readonly name?: string;
  readonly kind?: ChannelKind;
  /** User ids; the bot is added unless `botIn` is false. */
  readonly members?: readonly string[];
  readonly botIn?: boolean;
  readonly archived?: boolean;
  /** What else conversations.info tells, such as `{ is_read_only: true }`. */
  readonly info?: Json;
}

export interface UserOptions {
  readonly id: string;
  readonly name?: string;
  readonly realName?: string;
  readonly tz?: string;
  readonly isAdmin?: boolean;
  readonly isBot?: boolean;
  readonly isGuest?: boolean;
  readonly locale?: string;
  /** Another team's id: an external person (Slack Connect). */
  readonly team?: string;
}

export interface Reaction {
  readonly name: string;
  readonly users: string[];
}

export interface Stream {
  state: 'live' | 'completed' | 'errored' | 'stopped';
  readonly startedAt: number;
  readonly tasks: Map<string, Json>;
  /** How its text came first; it cannot come the other way from then on. */
  mode?: 'chunks' | 'markdown_text';
  plan?: string;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  user: string;
  readonly botId?: string;
  text: string;
  blocks: readonly Block[];
  readonly threadTs?: string;
  subtype?: string;
  readonly broadcast?: boolean;
  readonly files: StoredFile[];
  readonly reactions: Reaction[];
  metadata?: Json;
  attachments?: readonly Json[];
  edited?: { readonly user: string; readonly ts: string };
  readonly ephemeralFor?: string;
  readonly clientMsgId?: string;
  readonly username?: string;
  stream?: Stream;
  readonly unfurls?: boolean;
}

export interface StoredFile {
  readonly id: string;
  name: string;
  title: string;
  mimetype: string;
  bytes: Buffer;
  readonly user: string;
  readonly createdAt: number;
  state: 'waiting' | 'uploaded' | 'shared' | 'deleted';
  readonly length: number;
  readonly altText?: string;
  /** Merged over the wire object: voice clip fields, modes, a transcription. */
  extra: Json;
  /** A Slack Connect file: events carry only its id, `files.info` has the rest. */
  readonly stub?: boolean;
  readonly shares: { channel: string; ts: string; threadTs?: string }[];
  /** What its download brings instead of its bytes. */
  readonly served?: Served;
}

export interface Served {
  readonly bytes: Buffer | string;
  readonly contentType: string;
  /** The path that the download is sent on to first. */
  readonly redirect?: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly members: Set<string>;
  readonly user?: string;
  archived: boolean;
  info: Json;
  readonly messages: Message[];
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly tz: string;
  readonly isAdmin: boolean;
  readonly isBot: boolean;
  readonly isGuest: boolean;
  readonly locale: string;
  readonly team: string;
}

export interface View {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  body: Json;
  hash: string;
  readonly rootId: string;
  readonly previousId?: string;
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly channels: Map<string, Channel>;
  readonly users: Map<string, User>;
  readonly files: Map<string, StoredFile>;
  /** Open modals by user, the lowest first; a published home as its own. */
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, View>;
  readonly statuses: Map<string, { status: string; loading: readonly string[]; at: number }>;
  readonly titles: Map<string, string>;
  readonly prompts: Map<string, { title: string; prompts: readonly Json[] }>;
  readonly sessions: Map<string, { status: string; title: string }>;
  /**
   * People whom the app cannot write to directly (docs: conversations.open, cannot_dm_bot and the
   * like).
   */
  readonly closedDms: Set<string>;
  groups?: WorkspaceOptions['groups'];
}

export interface CallRecord {
  readonly method: string;
  readonly args: Json;
  readonly at: number;
  readonly team: string;
  /** Slack's error, or `http_500`-like for faults; absent while running and when it went well. */
  error?: string;
  done?: boolean;
}

export interface SeenButton {
  readonly text: string;
  readonly actionId: string;
  readonly value: string;
  readonly style?: string;
  readonly url?: string;
}

/** A message as a person in the channel would see it. */
export interface SeenMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly user: string;
  readonly text: string;
  readonly buttons: readonly SeenButton[];
  readonly streaming: boolean;
  readonly edited: boolean;
  readonly files: readonly { id: string; name: string; mimetype: string; bytes: Buffer }[];
  readonly reactions: readonly Reaction[];
  readonly tasks: readonly Json[];
  /** Tokens in an app's text that would notify people: `<!channel>`, `<@U1>`, … */
  readonly pings: readonly string[];
  readonly unfurls: boolean;
  readonly metadata?: Json;
  readonly blocks: readonly Block[];
  /** The `text` argument: what a notification shows. */
  readonly notification: string;
  readonly ephemeralFor?: string;
}

/** What comes with a message to the app: it lets a bot search for its author, within that turn. */
export interface ActionToken {
  readonly workspace: string;
  /** The channel and the thread that it was said in. */
  readonly turn: string;
  readonly user: string;
  readonly at: number;
}
