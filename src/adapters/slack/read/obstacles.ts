import { LRUCache } from 'lru-cache';
import type { Obstacle } from '../../../core/errors.ts';
import type { Place } from '../../../core/messages.ts';
import type { WebApi } from '../client.ts';
import { type ConversationInfo, conversationSchema } from './payloads.ts';

/** How long it is believed that a channel is open. */
const OPEN_MS = 10 * 60_000;
const MAX_OPEN = 1_000;

/** An answer does not wait longer than this to learn where it may be posted. */
const WITHIN_MS = 1_000;

/**
 * What keeps Parley from writing in a channel, by what Slack tells about it; null also if that is
 * not known in time.
 */
export function createObstacles({
  api,
  now,
}: {
  readonly api: WebApi;
  readonly now: () => number;
}) {
  const open = new LRUCache<string, number>({ max: MAX_OPEN });

  const find = async (
    { workspace, channel }: Place,
    signal: AbortSignal,
  ): Promise<Obstacle | null> => {
    const key = `${workspace}/${channel}`;
    if (channel.startsWith('D') || (open.get(key) ?? 0) > now()) return null;
    open.delete(key);
    const reply = await api.ask(workspace, 'conversations.info', { channel }, signal);
    const obstacle = toObstacle(conversationSchema.parse(reply).channel);
    if (obstacle) return obstacle;
    open.set(key, now() + OPEN_MS);
    return null;
  };

  return async (place: Place, _wanted: 'words' | 'files', signal: AbortSignal) => {
    const soon = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]);
    const late = new Promise<null>((resolve) => {
      soon.addEventListener('abort', () => resolve(null), { once: true });
    });
    // If it is not known, the attempt to write will tell.
    return Promise.race([find(place, soon).catch(() => null), late]);
  };
}

function toObstacle({
  is_archived,
  is_read_only,
  is_frozen,
}: Pick<ConversationInfo, 'is_archived' | 'is_read_only' | 'is_frozen'>): Obstacle | null {
  if (is_archived) return { type: 'archived' };
  return is_read_only || is_frozen ? { type: 'read_only' } : null;
}
