import type { RateLimit } from '../../core/ports.ts';

const MINUTE_MS = 60_000;

/**
 * Calls a minute, per method and workspace (docs.slack.dev/apis/web-api/rate-limits and each
 * method's page).
 */
const PER_MINUTE: Readonly<Record<string, number>> = {
  'apps.connections.open': 50,
  'assistant.search.context': 20, // "Special"; no figure is published
  'assistant.search.info': 20,
  'assistant.threads.setStatus': 100, // "Special"; no figure is published
  'assistant.threads.setSuggestedPrompts': 100,
  'auth.test': 100, // "Special": hundreds a minute
  'chat.appendStream': 100,
  'chat.delete': 50,
  'chat.postEphemeral': 100,
  'chat.startStream': 20,
  'chat.stopStream': 20,
  'chat.update': 50,
  'conversations.history': 50,
  'conversations.info': 50,
  'conversations.members': 100,
  'conversations.open': 50,
  'conversations.replies': 50,
  'files.completeUploadExternal': 100,
  'files.delete': 50,
  'files.getUploadURLExternal': 100,
  'files.info': 100,
  'reactions.add': 50,
  'reactions.remove': 20,
  'usergroups.list': 20,
  'users.info': 100,
  'views.open': 100,
};

/** Called once at each start, which does not wait for what the process before may have called. */
const AT_START = ['apps.connections.open', 'auth.test'];

/** A method that is not listed gets the allowance of the second-lowest tier. */
const DEFAULT_PER_MINUTE = 20;

/**
 * chat.postMessage: one a second in each channel, and "several hundred" a minute in a workspace.
 */
const POSTS_PER_MINUTE = 200;
export const POST_WINDOW_MS = 1_000;

/** How often a method may be called in a minute. */
export function perMinute(method: string): number {
  return PER_MINUTE[method] ?? DEFAULT_PER_MINUTE;
}

/** The rate limit of a method in a workspace. */
export function toKey(workspace: string, method: string): RateLimit {
  return {
    key: `slack/${workspace}/${method}`,
    capacity: perMinute(method),
    windowMs: MINUTE_MS,
    isAnnounced: AT_START.includes(method),
    isSpread: false,
    keep: 0,
  };
}

/** The rate limits that a call counts against. */
export function toKeys(workspace: string, method: string, channel: string): readonly RateLimit[] {
  const key = toKey(workspace, method);
  if (method !== 'chat.postMessage') return [key];
  return [
    { ...key, key: `${key.key}/${channel}`, capacity: 1, windowMs: POST_WINDOW_MS },
    { ...key, capacity: POSTS_PER_MINUTE },
  ];
}
