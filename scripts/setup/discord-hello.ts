import { z } from 'zod';
import { toInviteUrl } from '../../src/adapters/discord/write/register.ts';
import {
  type DiscordCall,
  discordApplicationSchema,
  discordGuildsSchema,
} from '../probe/discord.ts';
import { PERSON_ON_DISCORD } from './access.ts';
import type { Choice, Dialog } from './dialog.ts';
import { HELLO } from './slack-hello.ts';
import type { StepContext } from './step.ts';

const LOOK_EVERY_MS = 2_000;

/** Shows the invite link, and goes on by itself when the server is there. */
export async function waitForServer(dialog: Dialog, call: DiscordCall): Promise<void> {
  if ((await listServers(call)).length > 0) return;
  const reply = await call('GET', '/applications/@me').catch(() => null);
  const application = discordApplicationSchema.safeParse(reply?.body).data;
  if (!application) return;
  dialog.say('This link adds Parley to one of your servers:');
  const link = toInviteUrl(application.id);
  dialog.link(link);
  dialog.open(link);
  const there = new AbortController();
  const timer = setInterval(async () => {
    if ((await listServers(call)).length > 0) there.abort();
  }, LOOK_EVERY_MS);
  try {
    const skip = [{ value: 'skip', label: 'Continue without waiting' }];
    await dialog.choose('Waiting for the server to appear…', skip, there.signal);
  } finally {
    clearInterval(timer);
  }
  if (there.signal.aborted) dialog.done('Parley is on the server.');
}

/** Whom the application belongs to: others are not told to a bot that has not asked for members. */
async function listOwners(call: DiscordCall): Promise<readonly Choice<string>[]> {
  const reply = await call('GET', '/applications/@me').catch(() => null);
  const { team, owner } = discordApplicationSchema.safeParse(reply?.body).data ?? {};
  const owners = team ? team.members.map(({ user }) => user) : [owner].flatMap((one) => one ?? []);
  return owners.map(({ id, username }) => ({
    value: id,
    label: username,
    hint: PERSON_ON_DISCORD,
  }));
}

async function listServers(call: DiscordCall) {
  const reply = await call('GET', '/users/@me/guilds').catch(() => null);
  return discordGuildsSchema.safeParse(reply?.body).data ?? [];
}

const channelsSchema = z.array(
  z.object({ id: z.string(), type: z.number(), name: z.string().nullish() }),
);
const rolesSchema = z.array(
  z.object({ id: z.string(), name: z.string(), managed: z.boolean().catch(false) }),
);
const TEXT = 0;
const NOWHERE = 'nowhere';
const MAX_SERVERS = 10;

/** Offers to say hello in a channel; servers, channels and roles are noted with their names. */
export async function greetOnDiscord(
  { dialog, places }: StepContext,
  call: DiscordCall,
): Promise<void> {
  places.push(...(await listOwners(call)));
  const servers = (await listServers(call)).slice(0, MAX_SERVERS);
  const found = await Promise.all(
    servers.map(async (server) => {
      const [channels, roles] = await Promise.all([
        call('GET', `/guilds/${server.id}/channels`).catch(() => null),
        call('GET', `/guilds/${server.id}/roles`).catch(() => null),
      ]);
      const texts = channelsSchema.safeParse(channels?.body).data ?? [];
      return {
        server,
        channels: texts.filter(({ type }) => type === TEXT),
        roles: (rolesSchema.safeParse(roles?.body).data ?? []).filter(
          ({ id, managed }) => id !== server.id && !managed,
        ),
      };
    }),
  );
  for (const { server, channels, roles } of found) {
    places.push({ value: server.id, label: `everyone in ${server.name}`, hint: 'Discord server' });
    for (const { id, name } of channels)
      places.push({ value: id, label: `#${name}`, hint: `channel of ${server.name}` });
    for (const { id, name } of roles)
      places.push({ value: id, label: `@${name}`, hint: `role of ${server.name}` });
  }
  const all = found.flatMap(({ server, channels }) =>
    channels.map(({ id, name }) => ({ value: id, label: `#${name}`, hint: server.name })),
  );
  if (all.length === 0) return;
  const chosen = await dialog.choose('Say hello in a channel?', [
    ...all,
    { value: NOWHERE, label: 'Continue' },
  ]);
  if (chosen === null || chosen === NOWHERE) return;
  const json = { content: HELLO, allowed_mentions: { parse: [] } };
  const said = await call('POST', `/channels/${chosen}/messages`, { json }).catch(() => null);
  if (said?.status === 200) dialog.done('Said hello.');
  else
    dialog.problem(
      `That didn’t work (${said?.status ?? 'no answer'}): npm run doctor says which permission is missing.`,
    );
}
