import { signedUrlOf } from './cdn.ts';
import { putCommands, toCommand } from './commands.ts';
import { refuse } from './errors.ts';
import { toSnowflake } from './json.ts';
import { toChannel, toFullMember, toGuildOnly, toRole, toUser } from './render.ts';
import { NO_CONTENT, ok, type Routes } from './routes.ts';
import { addChannel } from './threads.ts';
import type { Channel, Json } from './types.ts';
import { guildOf, may, type World } from './world.ts';

// Discord docs, "Application", Application Flags: GATEWAY_MESSAGE_CONTENT_LIMITED.
const MESSAGE_CONTENT_LIMITED = 1 << 19;
const GUILD = '/guilds/:guild';
const COMMANDS = '/applications/:application/commands';
const GUILD_COMMANDS = '/applications/:application/guilds/:guild/commands';

const toApplication = (world: World): Json => ({
  id: world.bot.id,
  name: world.options.botName,
  icon: null,
  description: '',
  bot_public: true,
  bot_require_code_grant: world.options.requiresCodeGrant,
  verify_key: '0'.repeat(64),
  type: null,
  redirect_uris: [],
  interactions_endpoint_url: world.options.interactionsUrl,
  role_connections_verification_url: null,
  approximate_guild_count: world.guilds.size,
  approximate_user_install_count: 0,
  flags: world.options.messageContent ? MESSAGE_CONTENT_LIMITED : 0,
  owner: toUser({ id: '1', username: 'owner', globalName: null, bot: false }),
  team: null,
  bot: toUser(world.bot),
});

/** The DM channel of the bot with a person; made when there is none. */
export const dmWith = (world: World, userId: string): Channel => {
  const known = [...world.channels.values()].find(
    ({ type, recipientIds }) => type === 1 && recipientIds.includes(userId),
  );
  if (known) return known;
  const recipientIds = [userId, world.bot.id];
  return addChannel(world, { type: 1, guildId: null, name: '', recipientIds });
};

const checkApplication = (world: World, id: string | undefined): void => {
  if (id !== world.bot.id) throw refuse(10063);
};

const channelsOf = (world: World, guildId: string): Channel[] =>
  [...world.channels.values()].filter((channel) => channel.guildId === guildId);

/** Gateway, users, applications, commands and guilds. */
export const appRoutes: Routes = {
  'GET /gateway/bot': (world) =>
    ok({
      url: world.origin.replace('http', 'ws'),
      shards: 1,
      session_start_limit: {
        total: 1000,
        remaining: world.options.startsLeft,
        reset_after: 14_400_000,
        max_concurrency: 1,
      },
    }),
  'GET /gateway': (world) => ok({ url: world.origin.replace('http', 'ws') }),
  'GET /users/@me': (world) => ok({ ...toUser(world.bot), mfa_enabled: false, locale: 'en-US' }),
  'GET /users/@me/guilds': (world) =>
    ok(
      [...world.guilds.values()]
        .filter(({ members }) => members.has(world.bot.id))
        .map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] })),
    ),
  'GET /users/:user': (world, { params }) => {
    const user = world.users.get(params.user ?? '');
    if (!user) throw refuse(10013);
    return ok(toUser(user));
  },
  'POST /users/@me/channels': (world, { json }) => {
    const userId = toSnowflake(json.recipient_id, ['recipient_id']) ?? '';
    if (!world.users.has(userId)) throw refuse(10013);
    if (userId === world.bot.id) throw refuse(50007);
    return ok(toChannel(world, dmWith(world, userId)));
  },
  'DELETE /users/@me/guilds/:guild': (world, { params }) => {
    const guild = guildOf(world, params.guild ?? '');
    guild.members.delete(world.bot.id);
    const payload = { id: guild.id };
    world.emit({ name: 'GUILD_DELETE', intent: 0, guildId: guild.id, payload: () => payload });
    return NO_CONTENT;
  },
  'GET /applications/@me': (world) => ok(toApplication(world)),
  'GET /oauth2/applications/@me': (world) => ok(toApplication(world)),
  [`GET ${COMMANDS}`]: (world, { params, query }) => {
    checkApplication(world, params.application);
    const hasAll = query.with_localizations === 'true';
    return ok((world.commands.get('global') ?? []).map((each) => toCommand(each, hasAll)));
  },
  [`PUT ${COMMANDS}`]: (world, { params, body }) => {
    checkApplication(world, params.application);
    return ok(putCommands(world, null, body).map((each) => toCommand(each, true)));
  },
  [`GET ${GUILD_COMMANDS}`]: (world, { params }) => {
    checkApplication(world, params.application);
    const guild = guildOf(world, params.guild ?? '');
    return ok((world.commands.get(guild.id) ?? []).map((each) => toCommand(each)));
  },
  [`PUT ${GUILD_COMMANDS}`]: (world, { params, body }) => {
    checkApplication(world, params.application);
    const guild = guildOf(world, params.guild ?? '');
    return ok(putCommands(world, guild.id, body).map((each) => toCommand(each, true)));
  },
  [`GET ${GUILD}`]: (world, { params }) => ok(toGuildOnly(guildOf(world, params.guild ?? ''))),
  [`GET ${GUILD}/members/:user`]: (world, { params }) => {
    const guild = guildOf(world, params.guild ?? '');
    const userId = params.user === '@me' ? world.bot.id : (params.user ?? '');
    if (!guild.members.has(userId)) throw refuse(10007);
    return ok(toFullMember(world, guild, userId));
  },
  [`GET ${GUILD}/roles`]: (world, { params }) =>
    ok([...guildOf(world, params.guild ?? '').roles.values()].map(toRole)),
  [`GET ${GUILD}/channels`]: (world, { params }) =>
    ok(
      channelsOf(world, guildOf(world, params.guild ?? '').id)
        .filter(({ thread }) => !thread)
        .map((channel) => toChannel(world, channel)),
    ),
  [`GET ${GUILD}/threads/active`]: (world, { params }) => {
    const active = channelsOf(world, guildOf(world, params.guild ?? '').id).filter(
      (channel) =>
        channel.thread &&
        !channel.thread.archived &&
        may(world, channel, world.bot.id, 'VIEW_CHANNEL'),
    );
    return ok({ threads: active.map((channel) => toChannel(world, channel)), members: [] });
  },
  // Undocumented; it answers with a fresh signature for each CDN URL.
  'POST /attachments/refresh-urls': (world, { json }) => {
    const urls = [json.attachment_urls ?? []].flat().map(String);
    return ok({
      refreshed_urls: urls.map((original) => ({
        original,
        refreshed: signedUrlOf(world, original),
      })),
    });
  },
};
