import type { Client } from 'discord.js';
import type { Sdk } from './failures.ts';
import { toRestOptions } from './rest.ts';

export type ClientOptions = {
  readonly sdk: Sdk;
  readonly apiUrl: string;
  /** Whether to ask for the privileged MESSAGE_CONTENT intent. */
  readonly readsContent: boolean;
};

const MAX_USERS = 1_000;

/** A gateway client that keeps little: by default users and members are never forgotten. */
export function createClient({ sdk, apiUrl, readsContent }: ClientOptions): Client {
  const { Client, GatewayIntentBits: Intent, Options, Partials } = sdk;
  return new Client({
    intents: [
      Intent.Guilds,
      Intent.GuildMessages,
      Intent.GuildMessageReactions,
      Intent.DirectMessages,
      Intent.DirectMessageReactions,
      ...(readsContent ? [Intent.MessageContent] : []),
    ],
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    shards: 'auto',
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: MAX_USERS, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: {
        maxSize: MAX_USERS,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
    }),
    sweepers: { ...Options.DefaultSweeperSettings, messages: { interval: 300, lifetime: 900 } },
    rest: toRestOptions(apiUrl),
  });
}
