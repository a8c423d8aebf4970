import type { RateLimit } from '../../../core/ports.ts';
import type { RateLimits } from '../../../core/reply/rate-limits.ts';
import { perMinute, toKey } from '../rate-limits.ts';

/** Of the updates of a minute, so many are kept at most for messages that will end. */
const MAX_KEPT = 2;

/** An append shows growing text, so appends are spread evenly. */
export function toAppendKeys(workspace: string): readonly RateLimit[] {
  return [{ ...toKey(workspace, 'chat.appendStream'), isSpread: true }];
}

/**
 * An update that shows growing text: spread evenly, and leaving the last updates of messages that
 * end in one free.
 */
export function toGrowKeys(workspace: string, growing: number): readonly RateLimit[] {
  const keep = Math.min(MAX_KEPT, growing);
  return [{ ...toKey(workspace, 'chat.update'), isSpread: true, keep }];
}

/** An update that only changes the buttons: where text grows by updates it has no more room. */
export function toTidyKeys(workspace: string, growing: number): readonly RateLimit[] {
  return toGrowKeys(workspace, growing).map((key) => ({ ...key, isSpread: growing > 0 }));
}

/** Of the updates of a minute, so many may be owed to open messages before there is a rush. */
const MAX_OWED = 40;

/** Answers that are whole after so long come at once in a rush, and take no further call. */
const RUSH_PATIENCE_MS = 4_000;

/**
 * How long first words wait for the last: not at all while there is room for the updates that open
 * messages will end in, and one more.
 */
export function toPatience(delay: RateLimits['delay'], workspace: string, open: number): number {
  const keep = Math.min(MAX_OWED, open);
  return delay([{ ...toKey(workspace, 'chat.update'), keep }]) > 0 ? RUSH_PATIENCE_MS : 0;
}

/**
 * Whether one more reply shows its text sooner as a stream: compares its share of the appends with
 * its share of the updates.
 */
export function isStreamFaster(liveStreams: number, updatedReplies: number): boolean {
  const appends = perMinute('chat.appendStream') / (liveStreams + 1);
  return appends >= perMinute('chat.update') / (updatedReplies + 1);
}
