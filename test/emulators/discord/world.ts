import { createHmac, randomUUID } from 'node:crypto';
import { refuse } from './errors.ts';
import {
  channelPermissions,
  EVERYTHING,
  guildPermissions,
  PERMISSIONS,
  type Permission,
} from './permissions.ts';
import type {
  Attachment,
  Call,
  Channel,
  Command,
  Guild,
  Interaction,
  Json,
  Message,
  Options,
  Ping,
  RateLimited,
  SearchPlan,
  User,
} from './types.ts';

/** Sends one gateway event; `payload` gets whether the session may read message content. */
export type Emit = (event: {
  readonly name: string;
  /** The intent bit that a session needs, or null for events that need none. */
  readonly intent: number | null;
  readonly guildId: string | null;
  readonly payload: (readsContent: boolean) => Json;
}) => void;

/** Everything that Discord would know, and the clock it knows it by. */
export type World = {
  readonly options: Options;
  readonly bot: User;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Message>;
  /** Message ids of a channel, oldest first. */
  readonly timeline: Map<string, string[]>;
  readonly interactions: Map<string, Interaction>;
  readonly commands: Map<string, Command[]>;
  readonly nonces: Map<string, { readonly messageId: string; readonly at: number }>;
  /** Every file ever uploaded; the CDN serves them. */
  readonly files: Attachment[];
  readonly closedDms: Set<string>;
  readonly search: SearchPlan;
  /** Words that AutoMod blocks ("Auto Moderation"); null for no rule. */
  blocked: RegExp | null;
  /** How many threads a channel may have (160006). */
  maxThreads: number;
  /** Interactions that the bot is not told of yet; null if it is told at once. */
  untold: (() => void)[] | null;
  /** The languages of clients, by person; others are American English. */
  readonly locales: Map<string, string>;
  /** Errors of the emulator itself: always a defect of the emulator or of a hook. */
  readonly failures: unknown[];
  readonly pings: Ping[];
  readonly calls: Call[];
  readonly rateLimited: RateLimited[];
  /** CDN requests that carried an Authorization header. */
  readonly leaks: Call[];
  readonly cdn: { lifetimeSeconds: number; generation: number; secret: string };
  origin: string;
  emit: Emit;
  readonly now: () => number;
  /** Moves the clock forward: tokens, URLs, nonces and rate limit windows age. */
  readonly advance: (ms: number) => void;
  readonly newId: () => string;
  readonly changed: () => void;
  readonly onChange: (listener: () => void) => () => void;
};

// Discord docs, "API Reference", Snowflakes: milliseconds since the first second of 2015.
const EPOCH = 1_420_070_400_000;

const createClock = () => {
  let offset = 0;
  let lastMs = 0;
  let counter = 0;
  const now = () => Date.now() + offset;
  const newId = () => {
    const ms = Math.max(now(), lastMs);
    counter = ms === lastMs ? counter + 1 : 0;
    lastMs = counter > 4095 ? ms + 1 : ms;
    if (counter > 4095) counter = 0;
    return String((BigInt(lastMs - EPOCH) << 22n) | BigInt(counter));
  };
  const advance = (ms: number) => {
    offset += ms;
  };
  return { now, newId, advance };
};

/** The moment a snowflake was made, in milliseconds since 1970. */
export const timeOf = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH;

/** Creates a Discord without guilds; `known` is the bot where it is known already. */
export const createWorld = (options: Options, known: User | null = null): World => {
  const clock = createClock();
  const listeners = new Set<() => void>();
  const bot: User = known ?? {
    id: clock.newId(),
    username: options.botName.toLowerCase(),
    globalName: null,
    bot: true,
  };
  const world: World = {
    options,
    bot,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    timeline: new Map(),
    interactions: new Map(),
    commands: new Map(),
    nonces: new Map(),
    files: [],
    closedDms: new Set(),
    search: {
      indexing: { left: 0, retryAfter: 2 },
      isDeep: false,
      coversThreads: false,
      reply: undefined,
    },
    blocked: null,
    maxThreads: 1_000,
    untold: null,
    locales: new Map(),
    failures: [],
    pings: [],
    calls: [],
    rateLimited: [],
    leaks: [],
    cdn: { lifetimeSeconds: 86_400, generation: 0, secret: randomUUID() },
    origin: '',
    emit: () => undefined,
    ...clock,
    changed: () => {
      for (const listener of [...listeners]) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return world;
};

/** The guild, or 10004. */
export const guildOf = (world: World, id: string): Guild => {
  const guild = world.guilds.get(id);
  if (!guild?.members.has(world.bot.id)) throw refuse(10004);
  return guild;
};

const parentOf = (world: World, channel: Channel): Channel =>
  (channel.thread && channel.parentId ? world.channels.get(channel.parentId) : channel) ?? channel;

/** What a user may do in a channel, a thread or a DM. */
export const permissionsIn = (world: World, channel: Channel, userId: string): bigint => {
  if (channel.guildId === null) return channel.recipientIds.includes(userId) ? EVERYTHING : 0n;
  const guild = world.guilds.get(channel.guildId);
  if (!guild?.members.has(userId)) return 0n;
  const granted = channelPermissions(guild, parentOf(world, channel), userId);
  const hidden = channel.type === 12 && !channel.thread?.members.has(userId);
  return hidden && (granted & PERMISSIONS.MANAGE_THREADS) === 0n ? 0n : granted;
};

/** Whether a user has a permission in a channel. */
export const may = (world: World, channel: Channel, userId: string, name: Permission): boolean =>
  (permissionsIn(world, channel, userId) & PERMISSIONS[name]) !== 0n;

/** The channel as the bot sees it: 10003 when it does not exist, 50001 when it is hidden. */
export const channelOf = (world: World, id: string): Channel => {
  const channel = world.channels.get(id);
  if (!channel) throw refuse(10003);
  if (!may(world, channel, world.bot.id, 'VIEW_CHANNEL')) throw refuse(50001);
  return channel;
};

/** Refuses with 50013 what the bot may not do in a channel. */
export const demand = (world: World, channel: Channel, ...names: Permission[]): void => {
  for (const name of names) if (!may(world, channel, world.bot.id, name)) throw refuse(50013);
};

/** A message of a channel that is not ephemeral, or 10008. */
export const messageOf = (world: World, channelId: string, id: string): Message => {
  const message = world.messages.get(id);
  if (message?.channelId !== channelId || message.ephemeralFor) throw refuse(10008);
  return message;
};

/** What a member may do in the guild as a whole. */
export const permissionsOf = (world: World, guildId: string, userId: string): bigint => {
  const guild = world.guilds.get(guildId);
  return guild ? guildPermissions(guild, userId) : 0n;
};

/** Signs a CDN path as of now ("API Reference", Signed Attachment CDN URLs). */
export const signUrl = (world: World, path: string): string => {
  const issued = Math.floor(world.now() / 1000);
  const expires = issued + world.cdn.lifetimeSeconds;
  const query = `ex=${expires.toString(16)}&is=${issued.toString(16)}`;
  return `${world.origin}${path}?${query}&hm=${signatureOf(world, path, query)}&`;
};

/** The signature that belongs to a path, its expiry and the current generation of URLs. */
export const signatureOf = (world: World, path: string, query: string): string =>
  createHmac('sha256', `${world.cdn.secret}${world.cdn.generation}`)
    .update(`${path}?${query}`)
    .digest('hex');
