import type { RateLimit } from '../../../core/ports.ts';
import { perMinute, toKey } from '../rate-limits.ts';

/**
 * Of the updates of a minute, at most this many are kept for live streams, each of which ends in
 * one.
 */
const MAX_KEPT = 30;

/** An append shows growing text, so appends are spread evenly. */
export function toAppendKeys(workspace: string): readonly RateLimit[] {
  return [{ ...toKey(workspace, 'chat.appendStream'), isSpread: true }];
}

/**
 * An update that shows growing text: spread evenly, and leaving the last updates of the live
 * streams free.
 */
export function toGrowKeys(workspace: string, liveStreams: number): readonly RateLimit[] {
  const keep = Math.min(MAX_KEPT, liveStreams);
  return [{ ...toKey(workspace, 'chat.update'), isSpread: true, keep }];
}

/** The end of a stream: its stop, and the update that shows the last buttons. */
export function toEndKeys(workspace: string): readonly RateLimit[] {
  return [toKey(workspace, 'chat.stopStream'), toKey(workspace, 'chat.update')];
}

/**
 * Whether one more reply shows its text sooner as a stream: compares its share of the appends with
 * its share of the updates that the streams leave.
 */
export function isStreamFaster(liveStreams: number, updatedReplies: number): boolean {
  const appends = perMinute('chat.appendStream') / (liveStreams + 1);
  const updates =
    (perMinute('chat.update') - Math.min(MAX_KEPT, 2 * liveStreams)) / (updatedReplies + 1);
  return appends >= updates;
}
