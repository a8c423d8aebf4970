import { sleep } from '../async.ts';
import { MAX_RETRY_AFTER_MS } from '../errors.ts';
import type { RateLimit, RateLimitUpdate } from '../ports.ts';
import type { SpentCalls } from '../store-ports.ts';
import type { SharedWindow, Shares } from './shares.ts';
import { noteBlocked, noteSpent, toKnown } from './spent.ts';

/** How much each platform lets us do: every call an adapter makes passes here. */
export type RateLimits = {
  /** Milliseconds until a call drawing on all these windows may go; 0: now. */
  delay(keys: readonly RateLimit[]): number;
  /**
   * Draws on the windows; call the result when the platform's reply has arrived, for only then its
   * clock has counted it.
   */
  take(keys: readonly RateLimit[]): () => void;
  /**
   * Gives back the places of a write that was taken already, while it waits for those of a further
   * call; the result takes them again. Writes that wait for each other's places would wait for
   * ever.
   */
  giveBack(keys: readonly RateLimit[]): () => void;
  learn(learned: readonly RateLimitUpdate[]): void;
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
   * A process that ran a moment ago may have used up limits that are not announced: until then such
   * windows are spread evenly and never used in a burst.
   */
  readonly coldUntil?: number;
  /** Where other processes draw on the same windows: what this one may use of them. */
  readonly shares?: Shares;
  /** What the process before has called, where that is known. */
  readonly spent?: SpentCalls;
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
  shares,
  spent,
}: RateLimitsOptions = {}): RateLimits {
  const windows = new Map<string, Window>();
  const startedAt = now();
  // The process before may have called a moment ago: where it is killed again and again, each first
  // call would be one too many.
  const calledBefore = startedAt < coldUntil ? startedAt : -Infinity;

  const windowOf = (key: RateLimit): Window => {
    let window = windows.get(key.key);
    if (!window) {
      if (windows.size >= MAX_WINDOWS) forgetIdle(windows, now());
      window = {
        capacity: key.capacity,
        windowMs: key.windowMs,
        counted: [],
        inFlight: 0,
        lastTakenAt: calledBefore,
        blockedUntil: 0,
        ...(spent ? toKnown(spent, key, { startedAt, at: now() }) : {}),
      };
      windows.set(key.key, window);
    }
    return window;
  };

  const toShared = ({ key, keep, ...limit }: RateLimit): SharedWindow => {
    const { capacity, windowMs } = windows.get(key) ?? limit;
    return { key, keep, capacity, windowMs };
  };

  const delay = (keys: readonly RateLimit[]): number => {
    const at = now();
    let longest = 0;
    for (const key of keys) {
      const isCold = at < coldUntil && !key.isAnnounced;
      longest = Math.max(longest, delayOf(windowOf(key), key, isCold, at));
    }
    // Nothing is asked of others for a call that could not go anyway.
    if (!shares || longest > 0) return longest;
    return delayOfShares(shares, keys.map(toShared));
  };

  const take = (keys: readonly RateLimit[]) => {
    const taken = keys.map(windowOf);
    const settles = shares ? keys.map(toShared).map(shares.take) : [];
    for (const window of taken) {
      window.inFlight += 1;
      window.lastTakenAt = now();
    }
    if (spent) for (const key of keys) noteSpent(spent, key, windowOf(key), now());
    return toSettle(taken, now, settles);
  };

  return {
    delay,
    take,
    giveBack: (keys) => giveBack(keys.map(windowOf), now()),
    learn(learned) {
      for (const { key, capacity, remaining, resetMs } of learned) {
        const window = windows.get(key);
        if (window && isPlausible({ capacity, remaining, resetMs }))
          learnWindow(window, { capacity, remaining, resetMs }, now());
        if (window && remaining <= 0) noteBlocked(spent, key, window, now());
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

/** The reply has arrived, once. */
function toSettle(
  taken: readonly Window[],
  now: () => number,
  settles: readonly (() => void)[],
): () => void {
  let isSettled = false;
  return () => {
    if (isSettled) return;
    isSettled = true;
    for (const settle of settles) settle();
    for (const window of taken) {
      window.inFlight -= 1;
      window.counted.push(now());
    }
  };
}

/** One after the other: the share of a wide window would end while a narrow one is waited for. */
function delayOfShares(shares: Shares, windows: readonly SharedWindow[]): number {
  for (const window of windows) {
    const wait = shares.delay(window);
    if (wait > 0) return wait;
  }
  return 0;
}

function giveBack(windows: readonly Window[], at: number): () => void {
  const given = windows.filter(({ inFlight }) => inFlight > 0);
  for (const window of given) {
    window.inFlight -= 1;
    window.counted.push(at); // The platform may have counted its call.
  }
  return () => {
    for (const window of given) {
      window.inFlight += 1;
      const index = window.counted.indexOf(at);
      if (index >= 0) window.counted.splice(index, 1);
    }
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
  if (used < Math.max(2, Math.floor(window.capacity / 20))) return 0;
  const renewedIn = (window.counted[0] ?? at) + window.windowMs - at;
  return Math.max(even * CATCH_UP, renewedIn / (left + 1));
}

/** No platform allows more calls in one window. */
const MAX_CAPACITY = 100_000;

/**
 * Whether what a reply told can be true: a window that is as good as endless, or no number at all,
 * would hold up everything behind it for good.
 */
function isPlausible({ capacity, remaining, resetMs }: Omit<RateLimitUpdate, 'key'>): boolean {
  const isCount = (value: number) => value >= 0 && value <= MAX_CAPACITY;
  const isWindow = resetMs >= 0 && resetMs <= MAX_RETRY_AFTER_MS;
  return isWindow && isCount(remaining) && (capacity === null || isCount(capacity));
}

function learnWindow(
  window: Window,
  { capacity, remaining, resetMs }: Omit<RateLimitUpdate, 'key'>,
  at: number,
): void {
  if (capacity !== null && capacity > 0) {
    window.capacity = capacity;
    // The first call of a fresh window tells how long a window is.
    if (remaining === capacity - 1 && resetMs > 0) window.windowMs = resetMs;
  }
  if (remaining <= 0) window.blockedUntil = Math.max(window.blockedUntil, at + resetMs);
  forgetExpired(window, at);
  // Another process, or another route of the same bucket, has used what we did not.
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

/** The same limits as the further calls of a write meet them, which holds `places` already. */
export function whileHolding(rateLimits: RateLimits, places: readonly RateLimit[]): RateLimits {
  return {
    ...rateLimits,
    async pass(keys, signal) {
      const takeAgain = rateLimits.giveBack(places);
      try {
        return await rateLimits.pass(keys, signal);
      } finally {
        takeAgain();
      }
    },
  };
}
