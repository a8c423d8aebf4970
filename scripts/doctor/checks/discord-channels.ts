import {
  channelsSchema,
  guildSchema,
  memberSchema,
} from '../../../src/adapters/discord/read/payloads.ts';
import {
  type Guild,
  hasPermissions,
  type Member,
} from '../../../src/adapters/discord/read/rights.ts';
import { discordGuildsSchema, discordUserSchema } from '../../probe/discord.ts';
import { type Check, type Finding, fail, note, ok, toList, warn } from '../check.ts';
import type { DiscordProbe } from '../context.ts';
import { BOT_PERMISSIONS, type BotPermission } from '../discord-permissions.ts';
import { checkDiscord } from './discord.ts';

/** Where people write: text, announcements, forums. */
const WRITTEN_IN = [0, 5, 15];
const VIEW = 1n << 10n;

/** Each server takes three requests. */
const MAX_GUILDS = 10;

/** What Parley may do in which channel. */
export const discordChannelChecks: readonly Check[] = [
  checkDiscord('Permissions', async ({ discord }, signal) => {
    const guilds = discordGuildsSchema.parse((await discord.guilds()).body);
    const own = discordUserSchema.parse((await discord.self()).body).id;
    const all = guilds.slice(0, MAX_GUILDS).map((guild) => lookAt(discord, guild, own, signal));
    const rest = guilds.length - MAX_GUILDS;
    return [
      ...(await Promise.all(all)).flat(),
      ...(rest > 0 ? [note(`${rest} more servers weren’t checked`)] : []),
    ];
  }),
];

type Channels = ReturnType<typeof channelsSchema.parse>;
type Named = { readonly id: string; readonly name: string };

async function lookAt(
  { call }: DiscordProbe,
  { id, name }: Named,
  own: string,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ask = async (path: string) => {
    const reply = await call('GET', `/guilds/${id}${path}`, { signal });
    return reply.status === 200 ? reply.body : null;
  };
  const [guild, channels, member] = await Promise.all([
    ask(''),
    ask('/channels'),
    ask(`/members/${own}`),
  ]);
  if (guild === null || channels === null || member === null)
    return [note(`${name} couldn’t be checked`)];
  const { owner_id: ownerId, roles } = guildSchema.parse(guild);
  const rights: Guild = {
    id,
    ownerId,
    roles: new Map(roles.map((role) => [role.id, role.permissions])),
  };
  const { roles: ownRoles } = memberSchema.parse(member);
  const self: Member = { id: own, roles: ownRoles, isMuted: false, isInThread: false };
  return toFindings(name, channelsSchema.parse(channels), (channel, bit) =>
    hasPermissions(bit, rights, self, toGuildChannel(channel)),
  );
}

function toGuildChannel({ permission_overwrites: overwrites }: Channels[number]) {
  const rest = { isVoice: false, isAgeRestricted: false, thread: null };
  return { ...rest, overwrites: overwrites ?? [] };
}

type May = (channel: Channels[number], bit: bigint) => boolean;

/**
 * A line for each permission that is missing where Parley sees a channel; channels that it does not
 * see are meant to be so, unless there is no other.
 */
function toFindings(server: string, channels: Channels, may: May): readonly Finding[] {
  const written = channels.filter(({ type }) => WRITTEN_IN.includes(type));
  const seen = written.filter((channel) => may(channel, VIEW));
  if (seen.length === 0)
    return [fail(`${server}: Parley can’t see any channel`, toRemedy('View Channels'))];
  const lacking = BOT_PERMISSIONS.flatMap((permission) => {
    const where = seen.filter((channel) => !may(channel, permission.bit));
    return where.length === 0 ? [] : [toLacking(server, permission, where, seen.length)];
  });
  const hidden = written.length - seen.length;
  return [
    ...(lacking.length > 0
      ? lacking
      : [ok(`${server}: all permissions granted in ${toCount(seen.length)}`)]),
    ...(hidden > 0 ? [note(`${server}: ${toCount(hidden)} aren’t visible to Parley`)] : []),
  ];
}

const toCount = (count: number) => `${count} ${count === 1 ? 'channel' : 'channels'}`;

function toLacking(
  server: string,
  { name, without, isNeeded }: BotPermission,
  where: Channels,
  seen: number,
): Finding {
  const places =
    where.length === seen ? 'everywhere' : `in ${toList(where.map((each) => `#${each.name}`))}`;
  const text = `${server}: “${name}” is missing ${places}: ${without}`;
  return isNeeded && where.length === seen
    ? fail(text, toRemedy(name))
    : warn(text, toRemedy(name));
}

function toRemedy(permission: string): string {
  return `give Parley’s role “${permission}”: channel or server settings → Permissions`;
}
