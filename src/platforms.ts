import { commands } from '../commands/index.ts';
import { createWebAdapter } from './adapters/web/index.ts';
import type { Config } from './config.ts';
import { createSuggest } from './core/jobs/command-form.ts';
import type { Adapter, Log, Route } from './core/ports.ts';
import type { RateLimits } from './core/reply/rate-limits.ts';
import type { Gemini } from './gemini.ts';
import type { Storage } from './storage/storage.ts';

type AdapterParts = {
  readonly storage: Storage;
  readonly rateLimits: RateLimits;
  readonly model: Gemini;
  readonly log: Log;
};

/** The page, and each platform that has a token; the SDKs of the others are never loaded. */
export async function createAdapters(
  config: Config,
  { storage, rateLimits, model, log }: AdapterParts,
) {
  const { store, blobs } = storage;
  const suggest = createSuggest(model.modelCatalog);
  const shared = { commands, rateLimits, readBlob: blobs.get, log };
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
    }),
  );
  if (config.slack) {
    const { createSlackAdapter } = await import('./adapters/slack/index.ts');
    adapters.set('slack', createSlackAdapter({ ...config.slack, ...shared }));
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
