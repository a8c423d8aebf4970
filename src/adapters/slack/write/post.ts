import { sleep } from '../../../core/async.ts';
import type { Loss } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import type { RateLimit } from '../../../core/ports.ts';
import { type RateLimits, withRateLimits } from '../../../core/reply/rate-limits.ts';
import type { Args } from '../client.ts';
import { obstacleOf } from '../failures.ts';
import { POST_WINDOW_MS, toKeys } from '../rate-limits.ts';
import { toMetadata, UNFURLS_OFF } from './blocks.ts';
import { toPostedTs } from './payloads.ts';
import type { Target } from './target.ts';

const METHOD = 'chat.postMessage';

/**
 * What the write that posts has in the rate limit of posts: nothing; a place that is still free; or
 * one that a call of its own has used, and that stays its own until the whole write has ended.
 */
export type Slot = 'none' | 'free' | 'used';

/** Posts a message that everyone here can read, in its thread if that accepts it. */
export async function post(
  target: Target,
  message: Posted,
  shown: Args,
  { slot, signal }: { readonly slot: Slot; readonly signal: AbortSignal },
): Promise<{ readonly ts: string; readonly lost: readonly Loss[] }> {
  const { place, api, rateLimits, threads, losses } = target;
  const { workspace, channel } = place;
  const args = { channel, ...shown, metadata: toMetadata(message), ...UNFURLS_OFF };
  const keys = toKeys(workspace, METHOD, channel);
  const run = (thread: Args) => () => api.call(workspace, METHOD, { ...args, ...thread });
  try {
    const posted = await inTurn(rateLimits, keys, run(threads.of(place)), { slot, signal });
    return { ts: toPostedTs(METHOD, posted), lost: [] };
  } catch (error) {
    if (!threads.leave(place, error)) throw error;
    const again = slot === 'none' ? 'none' : 'used';
    const posted = await inTurn(rateLimits, keys, run({}), { slot: again, signal });
    return {
      ts: toPostedTs(METHOD, posted),
      lost: losses.tell(channel, 'thread', obstacleOf(error)),
    };
  }
}

/**
 * A channel takes one post at a time. Where the write has that place already, nobody else posts
 * there before it ends, and to wait for another place would be to wait for itself.
 */
async function inTurn<Result>(
  rateLimits: RateLimits,
  keys: readonly RateLimit[],
  run: () => Promise<Result>,
  { slot, signal }: { readonly slot: Slot; readonly signal: AbortSignal },
): Promise<Result> {
  if (slot === 'none') return withRateLimits(rateLimits, keys, run, signal);
  if (slot === 'used') await sleep(POST_WINDOW_MS, signal);
  return run();
}
