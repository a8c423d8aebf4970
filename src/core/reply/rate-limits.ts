import { sleep } from '../async.ts';
import { MAX_RETRY_AFTER_MS, RateLimitedError, WriteError, type WriteFailure } from '../errors.ts';
import type { Learned, RateLimit } from '../ports.ts';

/** How much each platform lets us do: every call an adapter makes passes here. */
export type RateLimits = {
  /** Milliseconds until a call drawing on all these windows may go; 0: now. */
  delay(keys: readonly RateLimit[]): number;
  /**
   * Draws on the windows; call the result when the platform's reply has arrived, for only then its
   * clock has counted it.
   */
  take(keys: readonly RateLimit[]): () => void;
  learn(learned: readonly Learned[]): void;
  /**
   * Waits until the call may go and takes it; resolves to take's result. Rejects with the signal's
   * reason.
   */
  pass(keys: readonly RateLimit[], signal: AbortSignal): Promise<() => void>;
};

type RateLimitsOptions = {
  /** Monotonic milliseconds. */
  readonly now?: () => number;
  /**
   * A process that ran a moment ago may have used up what is not announced: until then such
   * windows are spread evenly and never used in a burst.
   */
  readonly coldUntil?: number;
};

type Window = {
  capacity: number;
  windowMs: number;
  /** When the settled calls of the window were counted, oldest first. */
  readonly counted: number[];
  /** Calls on their way: when the platform counts them is not known yet. */
  inFlight: number;
  lastTakenAt: number;
  blockedUntil: number;
};

/** Idle windows are forgotten once there are this many: one a channel adds up. */
const MAX_WINDOWS = 2_000;

/**
 * The even pace may be this much faster, so that a slow first minute is made up for without a new
 * burst.
 */
const CATCH_UP = 0.97;

/**
 * Sliding windows, strict whatever the platform's own algorithm: a call counts from the moment it
 * is sent until a window after its reply arrived, so at no time can the platform have counted more
 * than it allows.
 */
export function createRateLimits({
  now = () => performance.now(),
  coldUntil = 0,
}: RateLimitsOptions = {}): RateLimits {
  const windows = new Map<string, Window>();

  const windowOf = (key: RateLimit): Window => {
    let window = windows.get(key.key);
    if (!window) {
      if (windows.size >= MAX_WINDOWS) forgetIdle(windows, now());
      window = {
        capacity: key.capacity,
        windowMs: key.windowMs,
        counted: [],
        inFlight: 0,
        lastTakenAt: -Infinity,
        blockedUntil: 0,
      };
      windows.set(key.key, window);
    }
    return window;
  };

  const delay = (keys: readonly RateLimit[]): number => {
    const at = now();
    let longest = 0;
    for (const key of keys) {
      const isCold = at < coldUntil && !key.isAnnounced;
      longest = Math.max(longest, delayOf(windowOf(key), key, isCold, at));
    }
    return longest;
  };

  const take = (keys: readonly RateLimit[]) => {
    const taken = keys.map(windowOf);
    for (const window of taken) {
      window.inFlight += 1;
      window.lastTakenAt = now();
    }
    let isSettled = false;
    return () => {
      if (isSettled) return;
      isSettled = true;
      for (const window of taken) {
        window.inFlight -= 1;
        window.counted.push(now());
      }
    };
  };

  return {
    delay,
    take,
    learn(learned) {
      for (const { key, capacity, remaining, resetMs } of learned) {
        const window = windows.get(key);
        if (window && isPlausible({ capacity, remaining, resetMs }))
          learnWindow(window, { capacity, remaining, resetMs }, now());
      }
    },
    async pass(keys, signal) {
      for (;;) {
        signal.throwIfAborted();
        const wait = delay(keys);
        if (wait === 0) return take(keys);
        await sleep(wait, signal);
      }
    },
  };
}

function delayOf(window: Window, key: RateLimit, isCold: boolean, at: number): number {
  forgetExpired(window, at);
  if (at < window.blockedUntil) return window.blockedUntil - at;
  const limit = Math.max(1, window.capacity - key.keep);
  const used = window.counted.length + window.inFlight;
  const even = window.windowMs / window.capacity;
  if (used >= limit) {
    const freeing = window.counted[used - limit];
    // Everything that would have to expire is still on its way: look again soon.
    return freeing === undefined ? even : Math.max(1, freeing + window.windowMs - at);
  }
  if (!key.isSpread && !isCold) return 0;
  return Math.max(0, window.lastTakenAt + spacing(window, limit - used, isCold, at) - at);
}

/**
 * The distance to keep from the last call: a burst while the window is fresh, then what is left
 * spread over the time it has to last.
 */
function spacing(window: Window, left: number, isCold: boolean, at: number): number {
  const even = window.windowMs / window.capacity;
  if (isCold) return even;
  const used = window.counted.length + window.inFlight;
  if (used < Math.max(2, Math.floor(window.capacity / 10))) return 0;
  const renewedIn = (window.counted[0] ?? at) + window.windowMs - at;
  return Math.max(even * CATCH_UP, renewedIn / (left + 1));
}

/** No platform allows more calls in one window. */
const MAX_CAPACITY = 100_000;

/**
 * Whether what a reply told can be true: a window that is as good as endless, or no number at all,
 * would hold up everything behind it for good.
 */
function isPlausible({ capacity, remaining, resetMs }: Omit<Learned, 'key'>): boolean {
  const isCount = (value: number) => value >= 0 && value <= MAX_CAPACITY;
  const isWindow = resetMs >= 0 && resetMs <= MAX_RETRY_AFTER_MS;
  return isWindow && isCount(remaining) && (capacity === null || isCount(capacity));
}

function learnWindow(
  window: Window,
  { capacity, remaining, resetMs }: Omit<Learned, 'key'>,
  at: number,
): void {
  if (capacity !== null && capacity > 0) {
    window.capacity = capacity;
    // The first call of a fresh window tells how long a window is.
    if (remaining === capacity - 1 && resetMs > 0) window.windowMs = resetMs;
  }
  if (remaining <= 0) window.blockedUntil = Math.max(window.blockedUntil, at + resetMs);
  forgetExpired(window, at);
  // Somebody else (another process, another route of the same bucket) has used what we did not.
  const unseen = window.capacity - remaining - window.counted.length - window.inFlight;
  if (capacity === null || unseen <= 0) return;
  const countedAt = at + resetMs - window.windowMs;
  window.counted.unshift(...Array.from({ length: unseen }, () => countedAt));
  window.counted.sort((a, b) => a - b);
}

function forgetExpired(window: Window, at: number): void {
  const { counted, windowMs } = window;
  let expired = 0;
  while (expired < counted.length && (counted[expired] ?? at) + windowMs <= at) expired += 1;
  if (expired > 0) counted.splice(0, expired);
}

function forgetIdle(windows: Map<string, Window>, at: number): void {
  for (const [key, window] of windows) {
    forgetExpired(window, at);
    if (window.counted.length + window.inFlight === 0 && window.blockedUntil <= at)
      windows.delete(key);
  }
}

/** Waits until a call may go, and tells the rate limit when its reply has arrived. */
export async function withRateLimits<Result>(
  rateLimits: RateLimits,
  keys: readonly RateLimit[],
  run: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  const settle = await rateLimits.pass(keys, signal);
  try {
    return await run();
  } finally {
    settle();
  }
}

/** What a failed write means for the next one. */
export type Backoff = {
  readonly learned: readonly Learned[];
  /** It may have been carried out. */
  readonly isUnknown: boolean;
  /** Trying again is useless. */
  readonly isFatal: boolean;
  /**
   * It has failed for longer than anything is worth waiting for that is not the words themselves.
   */
  readonly isTedious: boolean;
};

/** The first pause after a failure; doubled each time. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * After so many failures in a row, some ten minutes, the reply is given up and its job is run
 * again later.
 */
const MOST_FAILURES = 26;

/**
 * A message that stands and takes no change is tried so often, at such a pace; then what it was to
 * show is shown in a new one.
 */
const MOST_DENIALS = 4;
const LONGEST_DENIAL_PAUSE_MS = 4_000;

/** After so many failures, or so long, what is not words is left out. */
const TEDIOUS_FAILURES = 5;
const TEDIOUS_MS = 20_000;

/** Counts the failures of one reply's writes, and how long to wait before the next. */
export function createBackoff(now: () => number) {
  let failures = 0;
  let retryAt = 0;
  let firstAt = 0;

  return {
    /** `isChange`: of a message that stands. */
    note(error: unknown, isChange = false): Backoff {
      if (error instanceof RateLimitedError) {
        const { key, retryAfterMs } = error;
        retryAt = now() + retryAfterMs;
        return {
          learned: [{ key, capacity: null, remaining: 0, resetMs: retryAfterMs }],
          isUnknown: false,
          isFatal: false,
          isTedious: false,
        };
      }
      const failure = error instanceof WriteError ? error.failure : 'unavailable';
      failures += 1;
      if (failures === 1) firstAt = now();
      const isDenied = failure === 'denied' && isChange;
      const longest = isDenied ? LONGEST_DENIAL_PAUSE_MS : LONGEST_PAUSE_MS;
      retryAt = now() + Math.min(longest, FIRST_PAUSE_MS * 2 ** (failures - 1));
      return {
        learned: [],
        isUnknown: failure === 'unknown',
        isFatal: failures >= (isDenied ? MOST_DENIALS : mostOf(failure)),
        isTedious: failures >= TEDIOUS_FAILURES || now() - firstAt > TEDIOUS_MS,
      };
    },
    clear() {
      failures = 0;
    },
    /** Milliseconds until the next try; 0: now. */
    backoff: () => Math.max(0, retryAt - now()),
  };
}

function mostOf(failure: WriteFailure): number {
  const mayWorkLater = failure === 'unknown' || failure === 'unavailable' || failure === 'denied';
  return mayWorkLater ? MOST_FAILURES : 1;
}
