import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WAIT_MS } from '../../waiting.ts';
import { createFaults } from './faults.ts';
import { createGateway } from './gateway.ts';
import { createHttp, type WriteHook } from './http.ts';
import { emitMessage, removeMessages } from './messages.ts';
import { createModeration } from './moderation.ts';
import { DEFAULT_PERMISSIONS, PERMISSIONS, type Permission } from './permissions.ts';
import { createPerson, type Person } from './person.ts';
import { createRateLimits } from './rate-limits.ts';
import { toGuild, toRole } from './render.ts';
import { toMessage } from './render-message.ts';
import { type DiscordState, restoreDiscord } from './restore.ts';
import { appRoutes, dmWith } from './routes-app.ts';
import { channelRoutes } from './routes-channels.ts';
import { webhookRoutes } from './routes-webhooks.ts';
import { searchRoutes } from './search.ts';
import { addChannel, deleteChannel, emitChannel, setArchived } from './threads.ts';
import type { Channel, Guild, Json, Options, Role } from './types.ts';
import { viewMessages, viewThreads, viewTyping } from './view.ts';
import { waitFor } from './wait.ts';
import { createWorld, type World } from './world.ts';

const MIB = 1024 * 1024;

const DEFAULTS: Options = {
  host: '127.0.0.1',
  token: 'ZW11bGF0ZWQ.discord.token',
  messageContent: true,
  privilegedIntents: 0,
  rateLimits: 'real',
  messageBuckets: 'shared',
  latencyMs: [0, 0],
  fileLimitBytes: 10 * MIB,
  heartbeatIntervalMs: 41_250,
  interactionDeadlineMs: WAIT_MS, // Three seconds, which a busy machine may need longer than.
  botName: 'Parley',
  interactionsUrl: null,
  requiresCodeGrant: false,
  startsLeft: 999,
};

const ADMINS = 'Admins';
type NewChannel = { type?: number; guild?: string; parent?: string };

const addRole = (world: World, guild: Guild, fields: Partial<Role> & { name: string }): Role => {
  const role = { id: world.newId(), permissions: 0n, mentionable: false, ...fields };
  guild.roles.set(role.id, role);
  const payload = { guild_id: guild.id, role: toRole(role, guild.roles.size) };
  world.emit({ name: 'GUILD_ROLE_CREATE', intent: 0, guildId: guild.id, payload: () => payload });
  return role;
};

const joinMember = (world: World, guild: Guild, userId: string): void => {
  if (guild.members.has(userId)) return;
  guild.members.set(userId, { userId, nick: null, roles: [], joinedAt: world.now() });
};

/** A guild with the bot in it, its managed role, #general and a forum. */
const makeGuild = (world: World, name: string): Guild => {
  const id = world.newId();
  const guild: Guild = {
    id,
    name,
    ownerId: '1',
    roles: new Map(),
    members: new Map(),
    channelIds: new Set(),
  };
  world.guilds.set(id, guild);
  addRole(world, guild, { id, name: '@everyone', permissions: DEFAULT_PERMISSIONS });
  joinMember(world, guild, world.bot.id);
  const { id: roleId } = addRole(world, guild, {
    name: world.options.botName,
    botId: world.bot.id,
  });
  guild.members.get(world.bot.id)?.roles.push(roleId);
  addChannel(world, { type: 0, guildId: id, name: 'general' });
  addChannel(world, { type: 15, guildId: id, name: 'forum' });
  return guild;
};

const namedIn = (world: World, guild: Guild, name: string): Channel => {
  const found = [...guild.channelIds].map((id) => world.channels.get(id));
  const channel = found.find((item) => item?.name === name);
  if (!channel) throw new Error(`No channel ${name}`);
  return channel;
};

export type PersonOptions = {
  readonly name?: string;
  /** Names of roles, made when they do not exist. */
  readonly roles?: readonly string[];
  /** Gives the Administrator permission. */
  readonly admin?: boolean;
  /** No person, another bot. */
  readonly bot?: boolean;
  /** The language of their client. */
  readonly locale?: string;
  /** The guild the person is in; the first one by default. */
  readonly guild?: string;
};

/** Starts a strict Discord on a loopback port, empty or with what stood on one before. */
export const createDiscordEmulator = async (
  options: Partial<Options> = {},
  state: DiscordState | null = null,
) => {
  const world = createWorld({ ...DEFAULTS, ...options }, state?.bot);
  const faults = createFaults();
  const people = new Map<string, Person>();
  const hooks: { onWrite: WriteHook | null } = { onWrite: null };
  const routes = { ...appRoutes, ...channelRoutes, ...webhookRoutes, ...searchRoutes };
  const limits = createRateLimits(world);
  const server = createHttp({ world, routes, faults, limits, hook: () => hooks.onWrite });
  const gateway = createGateway(world, server);
  const guild = state ? restoreDiscord(world, state) : makeGuild(world, 'Guild');
  const general = namedIn(world, guild, 'general');
  const forum = namedIn(world, guild, 'forum');
  const roleOf = (of: Guild): string =>
    [...of.roles.values()].find(({ botId }) => botId === world.bot.id)?.id ?? '';
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  world.origin = `http://${world.options.host}:${port}`;

  const channelAt = (id: string): Channel => {
    const channel = world.channels.get(id);
    if (!channel) throw new Error(`There is no channel ${id}`);
    return channel;
  };

  const permit = (id: string, names: readonly Permission[], isAllowed: boolean): void => {
    const channel = channelAt(id);
    const known = channel.overwrites.find((item) => item.id === world.bot.id);
    const overwrite = known ?? { id: world.bot.id, type: 1, allow: 0n, deny: 0n };
    if (!known) channel.overwrites.push(overwrite);
    for (const name of names) {
      const bit = PERMISSIONS[name];
      overwrite.allow = isAllowed ? overwrite.allow | bit : overwrite.allow & ~bit;
      overwrite.deny = isAllowed ? overwrite.deny & ~bit : overwrite.deny | bit;
    }
    emitChannel(world, 'CHANNEL_UPDATE', channel);
  };

  const giveRole = (of: Guild, userId: string, name: string, permissions = 0n): void => {
    const known = [...of.roles.values()].find((role) => role.name === name);
    const role = known ?? addRole(world, of, { name, permissions });
    const member = of.members.get(userId);
    if (member && !member.roles.includes(role.id)) member.roles.push(role.id);
  };

  const person = (id: string, about: PersonOptions = {}): Person => {
    if (!/^\d{1,20}$/.test(id)) throw new Error(`A person's id is a snowflake, not "${id}"`);
    const of = world.guilds.get(about.guild ?? guild.id) ?? guild;
    const username = about.name ?? world.users.get(id)?.username ?? `user${id}`;
    world.users.set(id, { id, username, globalName: about.name ?? null, bot: about.bot ?? false });
    if (about.locale) world.locales.set(id, about.locale);
    joinMember(world, of, id);
    for (const name of about.roles ?? []) giveRole(of, id, name);
    if (about.admin) giveRole(of, id, ADMINS, PERMISSIONS.ADMINISTRATOR);
    const home = namedIn(world, of, 'general').id;
    const known = people.get(id) ?? createPerson(world, id, () => roleOf(of), home);
    people.set(id, known);
    return known;
  };

  return {
    /** The base that discord.js takes as `rest.api`. */
    apiUrl: `${world.origin}/api`,
    cdnUrl: world.origin,
    token: world.options.token,
    bot: { id: world.bot.id, roleId: roleOf(guild) },
    guildId: guild.id,
    generalId: general.id,
    forumId: forum.id,
    gateway,
    faults,
    calls: world.calls,
    rateLimited: world.rateLimited,
    pings: world.pings,
    search: world.search,
    /** Downloads that carried a token to the CDN. */
    leaks: world.leaks,
    /** Errors of the emulator or of a hook; empty when all is well. */
    failures: world.failures,
    get commands(): readonly Json[] {
      return [...world.commands.values()].flat();
    },
    /** The guilds that the bot is in. */
    get guilds(): readonly string[] {
      const all = [...world.guilds.values()];
      return all.filter(({ members }) => members.has(world.bot.id)).map(({ id }) => id);
    },
    /** Called around every write, for tests that kill the program between two of them. */
    get onWrite(): WriteHook | null {
      return hooks.onWrite;
    },
    set onWrite(hook: WriteHook | null) {
      hooks.onWrite = hook;
    },
    person,
    messages: (channelId: string, show: { readonly system?: boolean } = {}) =>
      viewMessages(world, channelId, show),
    threads: (channelId: string) => viewThreads(world, channelId),
    typing: (channelId: string) => viewTyping(world, world.channels.get(channelId)),
    /** The id of the DM channel with a person. */
    dmId: (personId: string) => dmWith(world, personId).id,
    waitFor: <T>(predicate: () => T | null | undefined | false, timeoutMs?: number) =>
      waitFor(world, predicate, timeoutMs),
    /** Moves Discord's clock forward: tokens, URLs, nonces and limits age. */
    advance: (ms: number) => world.advance(ms),
    now: world.now,
    /** Makes every CDN URL given so far invalid. */
    expireCdn: () => {
      world.cdn.generation += 1;
    },
    deny: (channelId: string, ...names: Permission[]) => permit(channelId, names, false),
    allow: (channelId: string, ...names: Permission[]) => permit(channelId, names, true),
    addChannel: (name: string, fields: NewChannel = {}): string => {
      const { type = 0, guild: guildId = guild.id, parent: parentId = null } = fields;
      const channel = addChannel(world, { type, guildId, parentId, name });
      emitChannel(world, 'CHANNEL_CREATE', channel);
      return channel.id;
    },
    /** Adds the role with which another bot came to the guild. */
    addBotRole: (botId: string) => addRole(world, guild, { name: 'bot', botId }).id,
    deleteChannel: (channelId: string) => deleteChannel(world, channelAt(channelId)),
    /** Adds the bot to a new guild. */
    addGuild: (name: string) => {
      const added = makeGuild(world, name);
      const payload = toGuild(world, added);
      world.emit({ name: 'GUILD_CREATE', intent: 0, guildId: added.id, payload: () => payload });
      return { id: added.id, generalId: namedIn(world, added, 'general').id };
    },
    /** Archives a thread, and locks it when asked to. */
    archive: (threadId: string, { locked = false } = {}): void => {
      const channel = channelAt(threadId);
      setArchived(world, channel, true);
      if (channel.thread) channel.thread.locked = locked;
      emitChannel(world, 'THREAD_UPDATE', channel);
    },
    /** A person gives a channel or a thread another name. */
    rename: (channelId: string, name: string): void => {
      const channel = channelAt(channelId);
      channel.name = name;
      emitChannel(world, channel.thread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', channel);
    },
    /** Locks a thread that stays active. */
    lock: (threadId: string): void => {
      const channel = channelAt(threadId);
      if (channel.thread) channel.thread.locked = true;
      emitChannel(world, 'THREAD_UPDATE', channel);
    },
    /** AutoMod blocks what matches, from whomever. */
    block: (words: RegExp): void => {
      world.blocked = words;
    },
    /** A channel takes no more threads than this. */
    limitThreads: (max: number): void => {
      world.maxThreads = max;
    },
    /** A moderator removes several messages at once. */
    removeMany: (channelId: string, ids: readonly string[]) =>
      removeMessages(world, channelAt(channelId), ids),
    /** A link preview appears: an update that is no edit. */
    unfurl: (messageId: string, embed: Json = { type: 'link', title: 'Preview' }): void => {
      const message = world.messages.get(messageId);
      if (!message) throw new Error(`There is no message ${messageId}`);
      message.embeds.push(embed);
      emitMessage(world, 'MESSAGE_UPDATE', message);
    },
    /** Tells of a message once more, with fields that differ from what it is. */
    tell: (
      name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
      messageId: string,
      fields: Json | ((message: Json) => Json) = {},
    ): void => {
      const message = world.messages.get(messageId);
      if (!message) throw new Error(`There is no message ${messageId}`);
      const told = typeof fields === 'function' ? fields(toMessage(world, message, true)) : fields;
      emitMessage(world, name, message, told);
    },
    ...createModeration(world, guild),
    /** A person stops taking direct messages (50007). */
    closeDms: (personId: string) => world.closedDms.add(personId),
    close: async (): Promise<void> => {
      gateway.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** A running emulator. */
export type DiscordEmulator = Awaited<ReturnType<typeof createDiscordEmulator>>;
