import type { Loss } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import { withRateLimits } from '../../../core/reply/rate-limits.ts';
import type { Args } from '../client.ts';
import { obstacleOf } from '../failures.ts';
import { toKeys } from '../rate-limits.ts';
import { toMetadata, UNFURLS_OFF } from './blocks.ts';
import { toPostedTs } from './payloads.ts';
import type { Target } from './target.ts';

const METHOD = 'chat.postMessage';

/**
 * Posts a message that everyone here can read, in its thread if that accepts it. `isPaid`: its
 * place in the rate limit has been taken.
 */
export async function post(
  target: Target,
  message: Posted,
  shown: Args,
  { isPaid, signal }: { readonly isPaid: boolean; readonly signal: AbortSignal },
): Promise<{ readonly ts: string; readonly lost: readonly Loss[] }> {
  const { place, api, rateLimits, threads, losses } = target;
  const { workspace, channel } = place;
  const args = { channel, ...shown, metadata: toMetadata(message), ...UNFURLS_OFF };
  const keys = toKeys(workspace, METHOD, channel);
  const run = (thread: Args) => () => api.call(workspace, METHOD, { ...args, ...thread });
  try {
    const posted = await withRateLimits(
      rateLimits,
      isPaid ? [] : keys,
      run(threads.of(place)),
      signal,
    );
    return { ts: toPostedTs(METHOD, posted), lost: [] };
  } catch (error) {
    if (!threads.leave(place, error)) throw error;
    const posted = await withRateLimits(rateLimits, keys, run({}), signal);
    return {
      ts: toPostedTs(METHOD, posted),
      lost: losses.tell(channel, 'thread', obstacleOf(error)),
    };
  }
}
