import { z } from 'zod';
import { createAsk, type Reply, type Tick, Unreachable } from './reach.ts';

export type DiscordCall = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: `/${string}`,
  options?: {
    readonly json?: unknown;
    readonly form?: FormData;
    readonly signal?: AbortSignal;
  },
) => Promise<Reply>;

const TIMEOUT_MS = 8_000;

/** Calls Discord's REST API with the bot's token: once, without a rate limit of its own. */
export function createDiscordCall(
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string },
  onTick?: (tick: Tick) => void,
): DiscordCall {
  const ask = createAsk('Discord', onTick);
  const base = `${apiUrl.replace(/\/+$/, '')}/v10`;
  return async (method, path, { json, form, signal = AbortSignal.timeout(TIMEOUT_MS) } = {}) => {
    const body = form ?? (json === undefined ? null : JSON.stringify(json));
    const reply = await ask(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bot ${token}`,
        // Without such a name Discord's door refuses a request (docs: API Reference, User Agent).
        'user-agent': 'DiscordBot (https://localhost, 0.1.0) Parley',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body,
      signal,
    });
    if (reply.status >= 500)
      throw new Unreachable(`Discord can’t be reached: it answered with HTTP ${reply.status}`);
    if (reply.body === null && [200, 404].includes(reply.status))
      throw new Unreachable(
        `Discord can’t be reached: something else answers with HTTP ${reply.status}. Check DISCORD_API_URL, and whether the network requires a login first`,
      );
    return reply;
  };
}

const refusalSchema = z.object({ code: z.number().catch(0) }).catch({ code: 0 });

/** Discord's own error code; 0 if there is none. */
export function toDiscordCode({ body }: Reply): number {
  return refusalSchema.parse(body ?? {}).code;
}

const ownerSchema = z.object({ id: z.string(), username: z.string() });

/** docs.discord.com/developers/resources/application#application-object */
export const discordApplicationSchema = z.object({
  id: z.string(),
  name: z.string().catch('the app'),
  flags: z.number().catch(0),
  bot_public: z.boolean().catch(true),
  bot_require_code_grant: z.boolean().catch(false),
  interactions_endpoint_url: z.string().nullish().catch(null),
  /** Of a team's application it is the team, whose members are people. */
  owner: ownerSchema.nullish().catch(null),
  team: z
    .object({ members: z.array(z.object({ user: ownerSchema })) })
    .nullish()
    .catch(null),
});

// docs.discord.com/developers/resources/application#application-object-application-flags
const MESSAGE_CONTENT = (1 << 18) | (1 << 19); // Above and below the size that needs a review.

/** Whether the application may read messages that do not mention it. */
export function mayReadContent({ flags }: Pick<z.infer<typeof discordApplicationSchema>, 'flags'>) {
  return (flags & MESSAGE_CONTENT) !== 0;
}

export const discordUserSchema = z.object({
  id: z.string(),
  username: z.string().catch('the bot'),
  bot: z.boolean().catch(false),
});

export const discordGuildsSchema = z.array(
  z.object({ id: z.string(), name: z.string().catch('a server') }),
);
