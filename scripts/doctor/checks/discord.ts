import { z } from 'zod';
import { commands } from '../../../commands/index.ts';
import {
  isRegistered,
  toApplicationCommands,
} from '../../../src/adapters/discord/write/application-commands.ts';
import { toInviteUrl } from '../../../src/adapters/discord/write/register.ts';
import {
  discordApplicationSchema,
  discordGuildsSchema,
  discordUserSchema,
  mayReadContent,
  toDiscordCode,
} from '../../probe/discord.ts';
import { type Reply, Unreachable } from '../../probe/reach.ts';
import {
  type Check,
  type Finding,
  fail,
  note,
  ok,
  skip,
  toList,
  UNREACHABLE,
  unlessUnreachable,
  warn,
} from '../check.ts';
import type { Context, DiscordProbe } from '../context.ts';

const PORTAL = 'https://discord.com/developers/applications';
const COPY = `copy it again: ${PORTAL} → your app → Bot → Reset Token`;

export const discordChecks: readonly Check[] = [
  {
    group: 'Discord',
    name: 'Token',
    async run({ discord }) {
      if (discord === null) return [skip('off: DISCORD_TOKEN isn’t set')];
      return [toTokenFinding(await discord.self())];
    },
  },
  checkDiscord('Intents', async ({ discord }) => findSettings(await discord.application())),
  checkDiscord('Servers', async ({ discord, config }) => findServers(discord, config.allow)),
  checkDiscord('Gateway', findGateway),
  checkDiscord('Commands', findCommands),
];

type Asked = Context & { readonly discord: DiscordProbe };

/** A check that needs a token that works; without one it says so. */
export function checkDiscord(
  name: string,
  run: (context: Asked, signal: AbortSignal) => Promise<readonly Finding[]>,
): Check {
  return {
    group: 'Discord',
    name,
    async run(context, signal) {
      const { discord } = context;
      if (discord === null) return [];
      const self = await unlessUnreachable(discord.self());
      if (self === null) return [skip(UNREACHABLE)];
      if (self.status !== 200) return [skip('not checked: it needs a working token')];
      return run({ ...context, discord }, signal);
    },
  };
}

function toTokenFinding(reply: Reply): Finding {
  const user = discordUserSchema.safeParse(reply.body).data;
  if (reply.status === 200 && user) return ok(`works: ${user.username}`);
  if (reply.status === 429) throw new Unreachable('Discord asks us to try again later (429)');
  if (reply.status === 403)
    return fail(
      'Discord blocks this machine’s address (403)',
      'wait an hour: too many refused requests block an address for a while',
    );
  return fail(
    `DISCORD_TOKEN was rejected (${reply.status}): use the bot token, not the client secret or the public key`,
    COPY,
  );
}

function findSettings(reply: Reply): readonly Finding[] {
  const application = discordApplicationSchema.safeParse(reply.body).data;
  if (!application) return [note(`couldn’t be read (${reply.status})`)];
  const own = `${PORTAL}/${application.id}`;
  const intents = mayReadContent(application)
    ? [ok('Message Content is on')]
    : [
        warn(
          'Message Content is off: Parley can’t follow threads without a mention, hear voice notes or search',
          `turn on “Message Content Intent”: ${own}/bot`,
        ),
      ];
  return [
    ...intents,
    ...(application.interactions_endpoint_url
      ? [
          fail(
            'commands and buttons go to another address, and never reach Parley',
            `clear “Interactions Endpoint URL”: ${own}/information`,
          ),
        ]
      : []),
    ...(application.bot_require_code_grant
      ? [
          warn(
            'the invite link doesn’t work: “Requires OAuth2 Code Grant” is on',
            `turn it off: ${own}/bot`,
          ),
        ]
      : []),
  ];
}

async function findServers(
  discord: DiscordProbe,
  allow: readonly string[] | null,
): Promise<readonly Finding[]> {
  const guilds = discordGuildsSchema.parse((await discord.guilds()).body);
  const application = discordApplicationSchema.safeParse((await discord.application()).body).data;
  if (guilds.length === 0)
    return [
      warn(
        'Parley isn’t on any server yet',
        application ? `invite it: ${toInviteUrl(application.id)}` : 'invite it to a server',
      ),
    ];
  const listed = allow?.filter((id) => /^\d{15,}$/.test(id)) ?? [];
  const isListed = listed.length === 0 || guilds.some(({ id }) => listed.includes(id));
  return [
    ok(
      `on ${guilds.length} ${guilds.length === 1 ? 'server' : 'servers'}: ${toList(guilds.map(({ name }) => name))}`,
    ),
    ...(isListed
      ? []
      : [
          note(
            'PARLEY_ALLOW lists none of them, which is fine if it lists channels, roles or people',
          ),
        ]),
  ];
}

const gatewaySchema = z.object({
  session_start_limit: z
    .object({ remaining: z.number(), total: z.number(), reset_after: z.number().catch(0) })
    .nullish(),
});
const FEW = 20;

async function findGateway({ discord, running }: Asked, signal: AbortSignal) {
  const open = (await running())?.discord;
  if (open?.isReady) return [ok(`open in the running Parley: ${open.detail}`)];
  const { status, body } = await discord.call('GET', '/gateway/bot', { signal });
  const limit = gatewaySchema.safeParse(body).data?.session_start_limit;
  if (status !== 200) return [warn(`was refused (${status})`, 'try again later')];
  if (limit && limit.remaining < FEW)
    return [
      warn(
        `only ${limit.remaining} of ${limit.total} starts are left for the next ${Math.ceil(limit.reset_after / 3_600_000)} h`,
        'find out what keeps restarting Parley; at 0 Discord resets the token',
      ),
    ];
  return [ok('can be connected to')];
}

async function findCommands({ discord }: Asked, signal: AbortSignal): Promise<readonly Finding[]> {
  const application = discordApplicationSchema.safeParse((await discord.application()).body).data;
  if (!application) return [note('couldn’t be read')];
  const reply = await discord.call('GET', `/applications/${application.id}/commands`, { signal });
  if (reply.status !== 200)
    return [note(`couldn’t be read (${toDiscordCode(reply) || reply.status})`)];
  const wanted = toApplicationCommands(commands);
  if (isRegistered(reply.body, wanted)) return [ok(`all ${wanted.length} are registered`)];
  return [warn('don’t match this version', 'start Parley: it registers them')];
}
