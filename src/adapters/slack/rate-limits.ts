import type { RateLimit } from '../../core/ports.ts';

const MINUTE_MS = 60_000;

/** Calls a minute, per method and workspace (docs.slack.dev/apis/web-api/rate-limits; each method's own page). */
const PER_MINUTE: Readonly<Record<string, number>> = {
  'apps.connections.open': 50,
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
  'users.info': 100,
  'views.open': 100,
};

/** A method that nobody looked up gets the allowance of the second-lowest tier. */
const DEFAULT_PER_MINUTE = 20;

/** chat.postMessage: one a second in each channel, and "several hundred" a minute in a workspace. */
const POSTS_PER_MINUTE = 200;
const POST_WINDOW_MS = 1_000;

/** Of the updates of a minute, the most that are kept for live streams, which each end in one. */
const MAX_KEPT = 30;

/** The window of a method in a workspace. */
export function toKey(workspace: string, method: string): RateLimit {
  return {
    key: `slack/${workspace}/${method}`,
    capacity: PER_MINUTE[method] ?? DEFAULT_PER_MINUTE,
    windowMs: MINUTE_MS,
    isAnnounced: false,
    isSpread: false,
    keep: 0,
  };
}

/** What a call draws on. */
export function toKeys(workspace: string, method: string, channel: string): readonly RateLimit[] {
  const key = toKey(workspace, method);
  if (method !== 'chat.postMessage') return [key];
  return [
    { ...key, key: `${key.key}/${channel}`, capacity: 1, windowMs: POST_WINDOW_MS },
    { ...key, capacity: POSTS_PER_MINUTE },
  ];
}

/** An append: growing text, evenly spread. */
export function toAppendKeys(workspace: string): readonly RateLimit[] {
  return [{ ...toKey(workspace, 'chat.appendStream'), isSpread: true }];
}

/** An update that shows growing text: spread, and leaving their last updates to the live streams. */
export function toGrowKeys(workspace: string, liveStreams: number): readonly RateLimit[] {
  const keep = Math.min(MAX_KEPT, liveStreams);
  return [{ ...toKey(workspace, 'chat.update'), isSpread: true, keep }];
}

/** The end of a stream: its stop, and the update that brings the last buttons. */
export function toEndKeys(workspace: string): readonly RateLimit[] {
  return [toKey(workspace, 'chat.stopStream'), toKey(workspace, 'chat.update')];
}

/**
 * Whether one more reply sees its text sooner as a stream: its share of the appends against its share of the updates that
 * the streams leave.
 */
export function isStreamFaster(liveStreams: number, updatedReplies: number): boolean {
  const appends = (PER_MINUTE['chat.appendStream'] ?? 0) / (liveStreams + 1);
  const updates =
    ((PER_MINUTE['chat.update'] ?? 0) - Math.min(MAX_KEPT, 2 * liveStreams)) / (updatedReplies + 1);
  return appends >= updates;
}
