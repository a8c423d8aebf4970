import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { createRecent, timeNow } from '../../core/async.ts';
import type { CommandSpec } from '../../core/jobs/command.ts';
import type { Suggest } from '../../core/jobs/command-form.ts';
import type { Adapter, Connection, Listener, Log } from '../../core/ports.ts';
import { createLosses } from '../../core/reply/fallback.ts';
import { type RateLimits, withRateLimits } from '../../core/reply/rate-limits.ts';
import type { Identity } from './places.ts';
import { discord } from './platform.ts';
import { GLOBAL_KEY } from './rate-limits.ts';
import { createArchive } from './read/archive.ts';
import { createDirectory } from './read/directory.ts';
import { createGuildCache } from './read/guild-cache.ts';
import { createNames } from './read/names.ts';
import { createOwnRights } from './read/own-rights.ts';
import { userSchema } from './read/payloads.ts';
import { readOne } from './read/replay.ts';
import type { InteractionOptions } from './receive/acknowledge.ts';
import { createGateway, type Gateway } from './receive/gateway.ts';
import { createGuildAllowlist } from './receive/guild-allowlist.ts';
import { changesRights, type Dispatch, type ReadyPayload } from './receive/payloads.ts';
import { createReceiver, type Receiver } from './receive/receiver.ts';
import { createRestApi, type RestApi } from './rest.ts';
import { createChannel } from './write/outbound.ts';
import { registerCommands, toInviteUrl } from './write/register.ts';
import { createReplyTargets } from './write/reply-target.ts';
import type { Shared } from './write/target.ts';

/** How long a close waits for what has arrived to be accepted. */
const IDLE_MS = 5_000;

/** So many refused interactions are remembered; their tokens die by themselves. */
const MAX_WITHDRAWN = 100;

export type DiscordOptions = {
  readonly token: string;
  readonly apiUrl: string;
  readonly commands: readonly CommandSpec[];
  /** What options may be completed with. */
  readonly suggest?: Suggest;
  /** PARLEY_ALLOW: servers that are not on it are left. */
  readonly allow?: readonly string[] | null;
  readonly rateLimits: RateLimits;
  /** The bytes of a file that goes with an answer. */
  readonly readBlob: (hash: string) => Promise<Uint8Array | null>;
  readonly log: Log;
  /** Asked when a request leaves: ends the work on jobs that another process may have by now. */
  readonly checkClaims?: () => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
};

/**
 * Discord: the gateway for what comes in, REST for everything else, so that a process without the
 * gateway can write.
 */
export function createDiscordAdapter(options: DiscordOptions): Adapter {
  const { rateLimits, commands, suggest, readBlob, log, now = timeNow } = options;
  const api = createRestApi(options);
  let gateway: Gateway | null = null;
  let self: Self = { userId: '', applicationId: '', account: '', servers: 0 };
  let sessions = 0;
  const identity = (): Identity => ({ ...self, commands });
  const client = () => gateway?.client() ?? null;
  const readsContent = () => gateway?.readsContent() ?? true;
  const guildCache = createGuildCache({ api, client });
  const names = createNames({ api, guildCache, now });
  const rights = createOwnRights(client);
  const shared: Shared = {
    ...{ api, guildCache, rateLimits, rights },
    ...toEmptyMemory(now),
    readBlob,
    log,
    now,
  };

  const ownId = async (signal: AbortSignal): Promise<string> => {
    if (self.userId === '') self = { ...self, userId: await askOwnId(api, signal) };
    return self.userId;
  };

  const onReady = ({ type, data }: Dispatch): void => {
    if (type !== 'READY') return;
    sessions += 1; // A session that was resumed has replayed what was missed.
    self = toSelf(data);
  };

  const connect = async (listener: Listener, signal: AbortSignal): Promise<Connection> => {
    const closing = new AbortController();
    const withdraw = (interaction: string) => void shared.withdrawn.isNew(interaction);
    const lookUps = { channels: guildCache, names, readMessage: toReadMessage(api) };
    const context = { ...shared, withdraw, identity, listener, signal: closing.signal };
    const receiver = createReceiver({ ...context, ...lookUps, suggest });
    const guildAllowlist = createGuildAllowlist({ ...context, allow: options.allow ?? null });
    const onDispatch = (dispatch: Dispatch): void => {
      onReady(dispatch);
      if (changesRights(dispatch)) api.forgetDenials();
      receiver.onDispatch(dispatch);
      guildAllowlist.onDispatch(dispatch);
    };
    const opened = createGateway({ ...options, sdk: await api.load(), onDispatch });
    gateway = opened;
    await withRateLimits(rateLimits, [GLOBAL_KEY], () => opened.open(signal), signal);
    greet(options, api, self, closing.signal);
    return {
      health: () => withToken(api, opened),
      session: () => sessions,
      heardUntil: opened.heardUntil,
      async close() {
        await opened.close();
        await untilIdle(receiver);
        closing.abort(new Error('closed'));
      },
    };
  };

  return {
    platform: discord,
    connect,
    channel: (place, audience) => createChannel({ ...shared, place, audience }),
    directory: createDirectory({ api, rights, names, now }),
    archive: createArchive({
      ...{ ...options, ...shared, client, names, identity, ownId, readsContent },
    }),
  };
}

/** What channels note of their writes for a while. */
function toEmptyMemory(now: () => number) {
  return {
    replyTargets: createReplyTargets(),
    losses: createLosses(now),
    indicators: new Map<string, AbortController>(),
    withdrawn: createRecent(MAX_WITHDRAWN),
    unacknowledged: new Map<string, Promise<void>>(),
    failures: new LRUCache<string, number>({ max: MAX_WITHDRAWN }),
  };
}

function toReadMessage(api: RestApi): InteractionOptions['readMessage'] {
  return (channel, id, signal) => readOne(api, channel, id, signal);
}

/** What has arrived is stored before a close, unless that takes too long. */
async function untilIdle(receiver: Receiver): Promise<void> {
  await Promise.race([receiver.idle(), delay(IDLE_MS, undefined, { ref: false })]);
}

type Self = Pick<Identity, 'userId' | 'applicationId'> & {
  readonly account: string;
  readonly servers: number;
};

function toSelf({ user, application, guilds }: ReadyPayload): Self {
  const { id: userId } = user;
  const { length: servers } = guilds;
  return { userId, applicationId: application.id, account: toAccount(user), servers };
}

/** For a process that writes without a gateway. */
async function askOwnId(api: RestApi, signal: AbortSignal): Promise<string> {
  const call = { kind: 'other', scope: 'users', method: 'GET', path: '/users/@me' } as const;
  return userSchema.parse(await api.ask(call, signal)).id;
}

/** What is good to have after a start; nothing waits for it. */
function greet(
  { commands, log }: Pick<DiscordOptions, 'commands' | 'log'>,
  api: RestApi,
  { applicationId, account, servers }: Self,
  signal: AbortSignal,
): void {
  log.info({ platform: discord.id, account, servers }, 'connected');
  log.info({ url: toInviteUrl(applicationId) }, 'add Parley to a Discord server with this link');
  registerCommands({ api, log }, applicationId, commands, signal).catch((error: unknown) => {
    if (!signal.aborted) log.warn({ err: error }, 'could not register commands with Discord');
  });
}

/** `Parley#1234`, or since 2023 a name alone. */
function toAccount({ username, discriminator }: ReadyPayload['user']): string {
  return discriminator === '' || discriminator === '0' ? username : `${username}#${discriminator}`;
}

function withToken(api: RestApi, gateway: Gateway) {
  const health = gateway.health();
  if (!api.isRefused()) return health;
  return { isReady: false, isFatal: true, detail: 'Discord no longer accepts the token' };
}
