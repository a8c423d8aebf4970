import { SlackError } from './errors.ts';
import type { Json } from './types.ts';
import { textArg } from './wire.ts';
import type { World } from './world.ts';

// docs: apis/web-api/rate-limits and the page of each method; requests a minute per workspace.
const TIER_2 = 20;
const TIER_3 = 50;
const TIER_4 = 100;
const WINDOW_MS = 60_000;

const PER_MINUTE: Readonly<Record<string, number>> = {
  'chat.startStream': TIER_2,
  'chat.stopStream': TIER_2,
  'reactions.remove': TIER_2,
  'conversations.list': TIER_2,
  'users.list': TIER_2,
  'usergroups.list': TIER_2,
  'assistant.search.info': TIER_2,
  'chat.update': TIER_3,
  'chat.delete': TIER_3,
  'conversations.history': TIER_3,
  'conversations.replies': TIER_3,
  'conversations.info': TIER_3,
  'conversations.open': TIER_3,
  'reactions.add': TIER_3,
  'files.delete': TIER_3,
  'apps.connections.open': TIER_3,
  'agents.sessions.setStatus': TIER_3,
  'agents.sessions.rename': TIER_3,
  'chat.appendStream': TIER_4,
  'chat.postEphemeral': TIER_4,
  'conversations.members': TIER_4,
  'users.info': TIER_4,
  'files.info': TIER_4,
  'files.getUploadURLExternal': TIER_4,
  'files.completeUploadExternal': TIER_4,
  'views.open': TIER_4,
  'views.push': TIER_4,
  'views.update': TIER_4,
  'views.publish': TIER_4,
  'assistant.threads.setTitle': TIER_4,
  'assistant.threads.setSuggestedPrompts': TIER_4,
  // Special tiers, whose numbers the pages do not give: "several hundred per minute" for
  // posts of a workspace, "hundreds" for auth.test; the status is taken as Tier 4, the search as
  // Tier 2.
  'chat.postMessage': 300,
  'auth.test': 300,
  'chat.getPermalink': 300,
  'assistant.threads.setStatus': TIER_4,
  'assistant.search.context': TIER_2,
};

const DISTRIBUTED_HISTORY = 1; // docs: changelog/2025-05-29, apps outside the Marketplace
const POST_BURST = 3; // docs: rate-limits, "short bursts" above one message a second a channel
const POSTS_PER_SECOND = 1;

/** Refuses calls beyond the published limits with the seconds to wait; counts each refusal. */
export const createLimits = (world: World) => {
  const windows = new Map<string, number[]>();
  const channels = new Map<string, { tokens: number; at: number }>();
  const refused: { method: string; at: number; team: string; channel?: string }[] = [];

  const perMinute = (method: string): number => {
    const isHistory = method === 'conversations.history' || method === 'conversations.replies';
    if (isHistory && world.settings.distributedApp) return DISTRIBUTED_HISTORY;
    return PER_MINUTE[method] ?? TIER_3;
  };

  /** Milliseconds until the method's window has room; 0 when it has. */
  const windowWait = (team: string, method: string): number => {
    const key = `${team}/${method}`;
    const now = world.now();
    const recent = (windows.get(key) ?? []).filter((at) => now - at < WINDOW_MS);
    windows.set(key, recent);
    const oldest = recent[0];
    if (oldest !== undefined && recent.length >= perMinute(method)) return oldest + WINDOW_MS - now;
    return 0;
  };

  const bucketOf = (key: string) => {
    const now = world.now();
    const before = channels.get(key) ?? { tokens: POST_BURST, at: now };
    const grown = before.tokens + ((now - before.at) / 1000) * POSTS_PER_SECOND;
    const bucket = { tokens: Math.min(POST_BURST, grown), at: now };
    channels.set(key, bucket);
    return bucket;
  };

  /** Takes a place for the call, or throws `ratelimited` with `retryAfter` seconds. */
  const take = (team: string, method: string, args: Json): void => {
    if (world.settings.rateLimits === 'off') return;
    const channel = textArg(args, 'channel');
    const bucket = method === 'chat.postMessage' ? bucketOf(`${team}/${channel}`) : undefined;
    const channelWait = bucket && bucket.tokens < 1 ? (1 - bucket.tokens) * 1000 : 0;
    const wait = Math.max(channelWait, windowWait(team, method));
    if (wait > 0) {
      refused.push({ method, at: world.now(), team, ...(channelWait > 0 ? { channel } : {}) });
      throw new SlackError('ratelimited', {
        extra: { retryAfter: Math.max(1, Math.ceil(wait / 1000)) },
      });
    }
    if (bucket) bucket.tokens -= 1;
    windows.get(`${team}/${method}`)?.push(world.now());
  };

  /** Notes a refusal that a fault made, so that every 429 is counted once. */
  const note = (team: string, method: string): void => {
    refused.push({ method, at: world.now(), team });
  };

  return { take, note, refused };
};

export type Limits = ReturnType<typeof createLimits>;
