import type { Client } from 'discord.js';
import { contain } from '../../../core/async.ts';
import { ParleyError, UserError } from '../../../core/errors.ts';
import { toNetworkCode, toNetworkReason } from '../../../core/net/network-reason.ts';
import type { Log, PartHealth } from '../../../core/ports.ts';
import type { Sdk } from '../failures.ts';
import { createClient } from './client.ts';
import { type Dispatch, toDispatch } from './payloads.ts';
import { createShardHealth, type ShardHealth } from './shard-health.ts';

export type Gateway = {
  readonly client: () => Client | null;
  /** Whether Discord lets Parley read messages that do not mention it. */
  readonly readsContent: () => boolean;
  /** Resolves once every shard is ready. Rejects with a `UserError` if the token is wrong. */
  open(signal: AbortSignal): Promise<void>;
  health(): PartHealth;
  /** Until when every shard has certainly told what was said. */
  heardUntil(): number;
  close(): Promise<void>;
};

export type GatewayOptions = {
  readonly sdk: Sdk;
  readonly token: string;
  readonly apiUrl: string;
  readonly onDispatch: (dispatch: Dispatch) => void;
  readonly log: Log;
  readonly now?: () => number;
};

// https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
const AUTHENTICATION_FAILED = 4004;
const DISALLOWED_INTENTS = 4014;

const CONTENT_OFF =
  'without the Message Content intent: Parley can’t see voice notes, or messages in threads that don’t mention it';

/** The connection to Discord's gateway; without the privileged intent if it is not allowed. */
export function createGateway(options: GatewayOptions): Gateway {
  // discord.js dates heartbeats by the clock of this machine, which may not be the store's.
  const { sdk, token, log, now = Date.now } = options;
  let shardHealth = createShardHealth(now);
  let client: Client | null = null;
  let readsContent = true;
  let isClosed = false;

  const onFatal = (code: number, from: Client): void => {
    if (
      code !== DISALLOWED_INTENTS ||
      !readsContent ||
      from !== client ||
      !shardHealth.hasBeenReady
    )
      return;
    withoutContent().catch((error: unknown) => {
      shardHealth.kill('no new session');
      log.error({ err: error }, 'could not reconnect to Discord');
    });
  };

  const login = async (): Promise<void> => {
    shardHealth = createShardHealth(now);
    const opened = createClient({ ...options, readsContent });
    client = opened;
    listen(opened, { ...options, shardHealth, onFatal });
    await opened.login(token);
  };

  const withoutContent = async (): Promise<void> => {
    readsContent = false;
    log.warn({}, `Discord is used ${CONTENT_OFF}; turn it on in the developer portal, under Bot`);
    await client?.destroy();
    if (!isClosed) await login();
  };

  return {
    client: () => client,
    readsContent: () => readsContent,
    async open(signal) {
      const { promise: stopped, reject } = Promise.withResolvers<never>();
      const stop = contain(log, 'Discord: stop', async () => {
        reject(signal.reason); // A login whose client is gone never settles.
        await client?.destroy();
      });
      signal.throwIfAborted();
      signal.addEventListener('abort', stop, { once: true });
      const opening = login().catch((error: unknown) => {
        if (shardHealth.fatalCode !== DISALLOWED_INTENTS || !readsContent) throw error;
        return withoutContent();
      });
      try {
        await Promise.race([opening, stopped]);
      } catch (error) {
        signal.throwIfAborted();
        throw toLoginError(sdk, shardHealth, error);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    health() {
      const { isReady, isFatal, detail } = shardHealth.health(client);
      return { isReady, isFatal, detail: readsContent ? detail : `${detail}, ${CONTENT_OFF}` };
    },
    heardUntil: () => shardHealth.heardUntil(client),
    async close() {
      isClosed = true;
      const closed = client;
      client = null; // What it has told grows old.
      await closed?.destroy();
    },
  };
}

type Ears = GatewayOptions & {
  readonly shardHealth: ShardHealth;
  readonly onFatal: (code: number, from: Client) => void;
};

/** discord.js is only listened to: its caches tell of channels, its handlers are not used. */
function listen(client: Client, { sdk, shardHealth, onDispatch, onFatal, log }: Ears): void {
  const { Events } = sdk;
  const net = <Args extends readonly unknown[]>(what: string, run: (...args: Args) => unknown) =>
    contain(log, `Discord: ${what}`, run);
  client.on(
    Events.Raw,
    net('event', (packet: { t?: unknown; d?: unknown }, shard: number) => {
      const type = typeof packet.t === 'string' ? packet.t : '';
      shardHealth.onFrame(type, shard);
      const dispatch = toDispatch(type, packet.d);
      if (dispatch?.type === 'MESSAGE_CREATE') shardHealth.onSaid(dispatch.data.id, shard);
      if (dispatch) onDispatch(dispatch);
    }),
  );
  // discord.js tells the interval of the heartbeats nowhere else. Its debug lines carry the token
  // and are never logged.
  client.on(Events.Debug, net('debug', shardHealth.onDebug));
  client.on(Events.ShardReconnecting, net('reconnecting', shardHealth.onDisconnect));
  client.on(
    Events.ShardDisconnect,
    net('disconnect', ({ code }: { readonly code: number }, shard: number) => {
      shardHealth.onDisconnect(shard);
      shardHealth.kill(`closed with ${code}`, code);
      log.error({ shard, code }, 'Discord closed the connection for good');
      onFatal(code, client);
    }),
  );
  client.on(
    Events.ShardError,
    net('shard error', (error: Error, shard: number) =>
      log.warn({ shard, err: error }, 'the connection to Discord reported an error'),
    ),
  );
  client.on(
    Events.Error,
    net('error', (error: Error) => log.error({ err: error }, 'discord.js reported an error')),
  );
}

function toLoginError(sdk: Sdk, { fatalCode }: ShardHealth, error: unknown): ParleyError {
  const isWrong =
    error instanceof sdk.DiscordjsError && error.code === sdk.DiscordjsErrorCodes.TokenInvalid;
  if (isWrong || fatalCode === AUTHENTICATION_FAILED) {
    return new UserError(
      'config_failed',
      'DISCORD_TOKEN was rejected by Discord: copy the bot token from the Bot page of the developer portal.',
    );
  }
  // The SDK's errors hold what was sent.
  const code = fatalCode ?? toCode(error);
  const network = toNetworkReason(String(code));
  return new ParleyError(
    'discord_failed',
    network === null
      ? `Discord couldn’t be connected (${code})`
      : `Discord can’t be reached: ${network}`,
  );
}

/** A refusal without a code of Discord's is another server's. */
function toCode(error: unknown): string {
  const code = toNetworkCode(error);
  return /^DiscordAPIError\[(undefined|0)\]$/.test(code) ? 'not_its_own' : code;
}
