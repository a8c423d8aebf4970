import { commands } from '../commands/index.ts';
import { createWebAdapter } from './adapters/web/index.ts';
import type { Config } from './config.ts';
import { createSuggest } from './core/jobs/command-form.ts';
import type { Adapter, Log, Route } from './core/ports.ts';
import { createRateLimits, type RateLimits } from './core/reply/rate-limits.ts';
import { createSharedLimits } from './core/reply/shares.ts';
import type { Gemini } from './gemini.ts';
import type { Outgoing } from './proxy.ts';
import type { Storage } from './storage/storage.ts';

type AdapterParts = {
  readonly storage: Storage;
  readonly rateLimits: RateLimits;
  readonly model: Gemini;
  /** Null: there is no proxy. */
  readonly outgoing: Outgoing | null;
  readonly log: Log;
};

/**
 * What a process that ran a moment ago may have used of the platforms' rate limits is forgotten by
 * them after a minute, where that process has not noted it.
 */
const COLD_MS = 60_000;

/** The platforms' rate limits; replicas have shares of them, which the store grants. */
export function createPlatformLimits(storage: Storage, log: Log): RateLimits {
  const { isShared, startedFresh, allowance, spent } = storage;
  // What was granted to those before, and to others, is known.
  if (isShared) return createRateLimits({ shares: createSharedLimits({ allowance, log }) });
  const isCold = !startedFresh && !spent?.isKnown;
  return createRateLimits({
    coldUntil: isCold ? performance.now() + COLD_MS : 0,
    ...(spent ? { spent: spent.calls } : {}),
  });
}

/** Slack allows ten sockets an app: two of them outlast one process. */
const SLACK_SOCKETS = ['slack/socket/1', 'slack/socket/2'];

/**
 * The leases of a platform: a process listens while it holds one of them. Over HTTP, and to the
 * page, every process listens.
 */
export function toIngress(config: Config): (platform: string) => readonly string[] {
  return (platform) => {
    if (platform === 'discord') return ['discord/gateway'];
    return platform === 'slack' && config.slack?.appToken ? SLACK_SOCKETS : [];
  };
}

/** The page, and each platform that has a token; the SDKs of the others are never loaded. */
export async function createAdapters(
  config: Config,
  { storage, rateLimits, model, outgoing, log }: AdapterParts,
) {
  const { store, blobs, checkClaims } = storage;
  const suggest = createSuggest(model.modelCatalog);
  const shared = { commands, rateLimits, readBlob: blobs.get, checkClaims, log };
  const adapters = new Map<string, Adapter & { readonly routes?: readonly Route[] }>();
  adapters.set(
    'web',
    createWebAdapter({
      commands,
      suggest,
      isDemo: () => model.isDemo,
      unlock: model.unlock,
      model: config.gemini.model,
      store,
      blobs,
      log,
      ...(storage.isShared ? { signals: storage.signals } : {}),
    }),
  );
  if (config.slack) {
    const { createSlackAdapter } = await import('./adapters/slack/index.ts');
    adapters.set(
      'slack',
      createSlackAdapter({
        ...config.slack,
        ...shared,
        allow: config.allow,
        ...(outgoing ? { openSocketDispatcher: outgoing.openSocketDispatcher } : {}),
      }),
    );
  }
  if (config.discord) {
    const { createDiscordAdapter } = await import('./adapters/discord/index.ts');
    adapters.set(
      'discord',
      createDiscordAdapter({ ...config.discord, allow: config.allow, suggest, ...shared }),
    );
  }
  return adapters;
}
