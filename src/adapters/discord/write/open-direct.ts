import { WriteError } from '../../../core/errors.ts';
import { isOwnLimit } from '../rate-limits.ts';
import { toCreated } from './payloads.ts';
import type { ReplyTarget, Target } from './target.ts';

const PATIENCE_MS = 30_000;

/** Who is asked to wait for minutes hears of it in another way. */
export async function openDirectSoon(target: Target, person: string): Promise<ReplyTarget> {
  const { api, rateLimits } = target;
  const delayMs = rateLimits.delay(api.limits.keys('other', DIRECT_SCOPE));
  if (delayMs > MAX_DIRECT_WAIT_MS) throw toUnreached(null);
  return openDirect(target, person).catch((error: unknown) => {
    throw isOwnLimit(error, MAX_DIRECT_WAIT_MS) ? toUnreached(error) : error;
  });
}

const DIRECT_SCOPE = 'users/@me/channels';
const MAX_DIRECT_WAIT_MS = 20_000;

function toUnreached(cause: unknown): WriteError {
  const reason = 'Discord opens no direct conversation for minutes';
  return new WriteError('discord_failed', 'place_gone', reason, { cause });
}

/** The direct conversation with a person, for what no one else may see. */
async function openDirect({ api }: Target, person: string): Promise<ReplyTarget> {
  const opened = await api.ask(
    {
      kind: 'other',
      scope: DIRECT_SCOPE,
      method: 'POST',
      path: '/users/@me/channels',
      body: { recipient_id: person },
    },
    AbortSignal.timeout(PATIENCE_MS),
  );
  return { channel: toCreated('other', opened).id, replyTo: null };
}
