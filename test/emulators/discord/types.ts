/** A JSON object whose fields are not trusted. */
export type Json = Record<string, unknown>;

export type User = {
  readonly id: string;
  readonly username: string;
  readonly globalName: string | null;
  readonly bot: boolean;
};

export type Role = {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  mentionable: boolean;
  /** The bot that this role belongs to, for the role that an invitation creates. */
  readonly botId?: string;
};

export type Member = {
  readonly userId: string;
  nick: string | null;
  roles: string[];
  readonly joinedAt: number;
  /** Until when the member may say nothing, in epoch milliseconds. */
  timedOutUntil?: number;
};

export type Overwrite = { readonly id: string; type: 0 | 1; allow: bigint; deny: bigint };

export type ThreadInfo = {
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  readonly ownerId: string;
  readonly createdAt: number;
  archivedAt: number;
  members: Set<string>;
  messageCount: number;
};

export type Channel = {
  readonly id: string;
  /** 0 text, 1 DM, 5 announcement, 11 public thread, 12 private thread, 15 forum. */
  readonly type: number;
  readonly guildId: string | null;
  readonly parentId: string | null;
  readonly recipientIds: readonly string[];
  name: string;
  topic: string | null;
  /** Only those see it who told Discord that they are adults ("Channel", nsfw). */
  isAgeRestricted?: boolean;
  /** The tags of a forum, and those of a post in one ("Channel", Forum Tag Object). */
  tags?: { readonly id: string; readonly name: string }[];
  overwrites: Overwrite[];
  thread: ThreadInfo | null;
  lastMessageId: string | null;
  /** When this channel was renamed (Discord limits renames and does not say so in headers). */
  renames: number[];
  typing: { at: number; userId: string }[];
};

export type Guild = {
  readonly id: string;
  name: string;
  ownerId: string;
  roles: Map<string, Role>;
  members: Map<string, Member>;
  channelIds: Set<string>;
};

export type Attachment = {
  readonly id: string;
  readonly channelId: string;
  filename: string;
  title?: string;
  description?: string;
  contentType?: string;
  readonly bytes: Uint8Array;
  width?: number;
  height?: number;
  durationSecs?: number;
  waveform?: string;
};

export type Reference = {
  readonly type: 0 | 1;
  readonly messageId?: string;
  readonly channelId: string;
  readonly guildId: string | null;
};

export type Message = {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  /** 0 default, 19 reply, 20 slash response, 21 thread starter, 23 context menu response. */
  type: number;
  content: string;
  readonly createdAt: number;
  editedAt: number | null;
  flags: number;
  attachments: Attachment[];
  embeds: Json[];
  components: Json[];
  reference: Reference | null;
  snapshots: Json[];
  mentions: string[];
  mentionRoles: string[];
  mentionEveryone: boolean;
  readonly nonce: string | number | null;
  reactions: Map<string, Set<string>>;
  pinned: boolean;
  poll: Json | null;
  /** Further members of the payload, as Discord sends them: stickers, an activity. */
  readonly extras?: Json;
  interaction: { id: string; type: number; userId: string; name?: string } | null;
  readonly webhookId?: string;
  ephemeralFor: string | null;
  threadId: string | null;
  editedCount: number;
  /** When edits were made more than an hour after creation. */
  lateEdits: number[];
};

export type Command = Json & {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly guildId: string | null;
};

export type Interaction = {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly createdAt: number;
  readonly name?: string;
  readonly commandType?: number;
  /** The message whose component was used. */
  readonly sourceId: string | null;
  /** The callback type, once the bot has answered. */
  ack: number | null;
  ackedAt: number | null;
  failed: boolean;
  originalId: string | null;
  followUps: string[];
  modal: Json | null;
  choices: Json[] | null;
};

/** Who was notified by one create or edit of the bot. */
export type Ping = {
  readonly via: 'create' | 'edit';
  readonly messageId: string;
  readonly channelId: string;
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
  /** The author of the message that was replied to, when the reply notified them. */
  readonly repliedUser: string | null;
};

/** One HTTP request that the emulator received. */
export type Call = {
  readonly method: string;
  /** The route with its parameters named, as in `/channels/:channel/messages`. */
  readonly route: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly string[];
  readonly authorization: string | null;
  /** The client's. */
  readonly port: number;
  readonly at: number;
  /** The HTTP status of the reply; 0 before the reply or if the connection was cut. */
  status: number;
};

/** One 429 that was given. */
export type RateLimited = {
  readonly method: string;
  readonly route: string;
  readonly path: string;
  readonly scope: 'user' | 'shared' | 'global';
  readonly retryAfter: number;
  readonly at: number;
};

export type Upload = { name: string; bytes: Uint8Array; contentType?: string };

export type Options = {
  /** The name in its addresses: another one than this machine's is found by a proxy alone. */
  readonly host: string;
  readonly token: string;
  readonly messageContent: boolean;
  readonly privilegedIntents: number;
  readonly rateLimits: 'real' | 'off';
  /** Create, edit and delete of messages share one bucket, or have one each. */
  readonly messageBuckets: 'shared' | 'separate';
  readonly latencyMs: readonly [number, number];
  readonly fileLimitBytes: number;
  readonly heartbeatIntervalMs: number;
  readonly interactionDeadlineMs: number;
  readonly botName: string;
  /** Where interactions go instead ("Application", `interactions_endpoint_url`); null: here. */
  readonly interactionsUrl: string | null;
  /** The invite link needs a code ("Application", `bot_require_code_grant`). */
  readonly requiresCodeGrant: boolean;
  /** Of the 1,000 starts a day ("Gateway", Session Start Limit Object). */
  readonly startsLeft: number;
};

/** What a test makes of the search. */
export type SearchPlan = {
  /** So many requests come before the index is there, each told to wait so many seconds. */
  indexing: { left: number; retryAfter: number };
  /** Older messages are still being indexed. */
  isDeep: boolean;
  /** A channel stands for its threads as well, those that the bot sees. */
  coversThreads: boolean;
  /** What is replied instead. */
  reply: unknown;
};
