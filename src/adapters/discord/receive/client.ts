import type { Client } from 'discord.js';
import type { Log } from '../../../core/ports.ts';
import type { Sdk } from '../failures.ts';
import { toRestOptions } from '../rest.ts';
import { toStrategy } from './frames.ts';

export type ClientOptions = {
  readonly sdk: Sdk;
  readonly apiUrl: string;
  /** Whether to ask for the privileged MESSAGE_CONTENT intent. */
  readonly readsContent: boolean;
  readonly log: Log;
};

const MAX_USERS = 1_000;

/** Dispatches that tell of places and rights: all that discord.js itself is needed for. */
const KEPT =
  /^(?:READY|RESUMED|GUILD_(?:CREATE|UPDATE|DELETE|ROLE_\w+|MEMBER_UPDATE)|CHANNEL_\w+|THREAD_\w+)$/;

/** A gateway client that keeps little: by default users and members are never forgotten. */
export function createClient({ sdk, apiUrl, readsContent, log }: ClientOptions): Client {
  const { Client, GatewayIntentBits: Intent, Options } = sdk;
  const client = new Client({
    intents: [
      Intent.Guilds,
      Intent.GuildMessages,
      Intent.GuildMessageReactions,
      Intent.DirectMessages,
      Intent.DirectMessageReactions,
      ...(readsContent ? [Intent.MessageContent] : []),
    ],
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
    rest: toRestOptions(apiUrl),
    ws: { buildStrategy: toStrategy(sdk, log) },
  });
  guardDispatches(client, log);
  return client;
}

type Packet = { readonly t?: string };

/**
 * discord.js throws if a dispatch lacks something that it relies on, and that cannot be caught:
 * one odd message would end the process. The only seam for it is a private method.
 */
function guardDispatches(client: Client, log: Log): void {
  const handle: unknown = Reflect.get(client.ws, 'handlePacket');
  if (typeof handle !== 'function') return;
  const guarded = (packet?: Packet, shard?: unknown): void => {
    if (packet?.t !== undefined && !KEPT.test(packet.t)) return;
    try {
      Reflect.apply(handle, client.ws, [packet, shard]);
    } catch (error) {
      log.warn({ type: packet?.t, err: error }, 'discord.js could not read an event');
    }
  };
  Reflect.set(client.ws, 'handlePacket', guarded);
}
