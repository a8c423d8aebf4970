import { RateLimitedError } from '../../core/errors.ts';
import type { RateLimit } from '../../core/ports.ts';

/** What a call does, as far as Discord counts it. */
export type Kind =
  | 'create'
  | 'edit'
  | 'delete'
  | 'typing'
  | 'reaction'
  | 'thread'
  | 'webhook'
  | 'callback'
  | 'read'
  | 'other';

export type RouteLimits = {
  /**
   * The rate limits of a call; `scope` is the channel, guild or interaction that Discord counts
   * it for. The headers tell about the first one.
   */
  keys(kind: Kind, scope: string): readonly RateLimit[];
  /** Two routes with the same bucket hash share their window. */
  note(kind: Kind, hash: string): void;
};

// The numbers are unpublished; these hold until headers tell.
// https://docs.discord.com/developers/topics/rate-limits
const WINDOWS: Readonly<Record<Kind, { readonly capacity: number; readonly windowMs: number }>> = {
  create: { capacity: 5, windowMs: 5_000 },
  edit: { capacity: 5, windowMs: 5_000 },
  delete: { capacity: 5, windowMs: 5_000 },
  typing: { capacity: 5, windowMs: 5_000 },
  reaction: { capacity: 1, windowMs: 250 },
  thread: { capacity: 50, windowMs: 300_000 },
  webhook: { capacity: 5, windowMs: 2_000 },
  callback: { capacity: 50, windowMs: 1_000 },
  read: { capacity: 5, windowMs: 5_000 },
  other: { capacity: 5, windowMs: 5_000 },
};

/** Global Rate Limit: 50 requests a second; interaction endpoints are not counted. */
export const GLOBAL_KEY: RateLimit = {
  key: 'discord/global',
  capacity: 50,
  windowMs: 1_000,
  isAnnounced: true, // Nothing is told, but a window of a second is over before a restart is.
  isSpread: false,
  keep: 0,
};

/** When all limits are in use, the typing indicator waits first: the answer's text matters more. */
const KEPT_FOR_WORDS = 35;

const MESSAGE_KINDS = ['create', 'edit', 'delete'] as const;
const UNCOUNTED: readonly Kind[] = ['webhook', 'callback'];

export function createRouteLimits(): RouteLimits {
  const hashes = new Map<Kind, string>();

  /** Creates, edits and deletes of a channel share a window until their hashes differ. */
  const nameOf = (kind: Kind): string => {
    if (!MESSAGE_KINDS.some((each) => each === kind)) return kind;
    const hash = hashes.get(kind);
    if (hash === undefined || !hashes.has('create')) return 'messages';
    const first = MESSAGE_KINDS.find((each) => hashes.get(each) === hash);
    return first === undefined || first === 'create' ? 'messages' : first;
  };

  return {
    keys(kind, scope) {
      const own: RateLimit = {
        key: `discord/${scope}/${nameOf(kind)}`,
        ...WINDOWS[kind],
        isAnnounced: true,
        isSpread: false,
        keep: 0,
      };
      if (UNCOUNTED.includes(kind)) return [own];
      return [own, kind === 'typing' ? { ...GLOBAL_KEY, keep: KEPT_FOR_WORDS } : GLOBAL_KEY];
    },
    note(kind, hash) {
      if (hash !== '') hashes.set(kind, hash);
    },
  };
}

/** The same for a call that has waited long enough. */
export function toOverdue(keys: readonly RateLimit[]): readonly RateLimit[] {
  return keys.map((key) => ({ ...key, keep: 0 }));
}

/** Growing text is spread evenly, but not over the global window. */
export function toSpread(keys: readonly RateLimit[]): readonly RateLimit[] {
  return keys.map((key) => (key.key === GLOBAL_KEY.key ? key : { ...key, isSpread: true }));
}

/** Whether a call is to wait for so long for a limit of its own: other calls may go out at once. */
export function isOwnLimit(error: unknown, longerThanMs: number): error is RateLimitedError {
  const isOwn = error instanceof RateLimitedError && error.key !== GLOBAL_KEY.key;
  return isOwn && error.retryAfterMs > longerThanMs;
}
