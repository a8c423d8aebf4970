import { toPauseMs } from '../async.ts';
import { RateLimitedError, WriteError, type WriteFailure } from '../errors.ts';
import type { RateLimitUpdate } from '../ports.ts';

/** What a failed write means for the next one. */
export type Backoff = {
  readonly learned: readonly RateLimitUpdate[];
  /** It may have been carried out. */
  readonly isUnknown: boolean;
  /** Trying again is useless. */
  readonly isFatal: boolean;
  /**
   * It has failed for longer than anything is worth waiting for that is not the words themselves.
   */
  readonly isTedious: boolean;
  /** It has failed for longer than a person is kept waiting for an answer, or for more of it. */
  readonly isOverlong: boolean;
};

/**
 * How long a new message of an answer that is whole may fail before the person is told: in another
 * way, or where the answer ends.
 */
export const UNSHOWN_AFTER_MS = 45_000;
/**
 * A long wait is not a failure: Parley waits as long as the platform asks, and writes after that.
 */
const UNSHOWN_FAILURES = 3;

const PAUSES = { firstMs: 250, longestMs: 30_000 };

/**
 * After so many failures in a row, some ten minutes, the reply is given up.
 */
const MOST_FAILURES = 26;
/** A platform that says "later" each time, at whatever pace, is believed no longer than that. */
const MOST_LIMITED_MS = 10 * 60_000;

/**
 * A message that stands and takes no change is tried so often, at such a pace; then what it was to
 * show is shown in a new one. That it is gone, or its place, may be said by mistake, too: rights
 * are looked up elsewhere and come late.
 */
const MOST_OF_CHANGES: Readonly<Partial<Record<WriteFailure, number>>> = {
  denied: 4,
  place_gone: 4,
  message_gone: 2,
};
const CHANGE_PAUSES = { firstMs: 250, longestMs: 4_000 };

/** After so many failures, or so long, everything but the text is left out. */
const TEDIOUS_FAILURES = 5;
const TEDIOUS_MS = 20_000;
/** No limit of a platform's files lasts longer where all is well. */
const TEDIOUS_WAIT_MS = 60_000;

/** Counts the failures of one reply's writes, and how long to wait before the next. */
export function createBackoff(now: () => number, unshownAfterMs = UNSHOWN_AFTER_MS) {
  let failures = 0;
  let inRow = 0;
  let retryAt = 0;
  let firstAt = 0;

  return {
    /** `isChange`: of a message that stands; `begunAt`: when the write began. */
    note(error: unknown, isChange = false, begunAt = now()): Backoff {
      inRow += 1;
      if (inRow === 1) firstAt = begunAt;
      const failedMs = now() - firstAt;
      const isOverlong = inRow >= UNSHOWN_FAILURES && failedMs >= unshownAfterMs;
      if (error instanceof RateLimitedError) {
        const { key, retryAfterMs } = error;
        retryAt = now() + retryAfterMs;
        return {
          learned: [{ key, capacity: null, remaining: 0, resetMs: retryAfterMs }],
          isUnknown: false,
          isFatal: inRow >= UNSHOWN_FAILURES && failedMs >= MOST_LIMITED_MS,
          isTedious: retryAfterMs > TEDIOUS_WAIT_MS,
          isOverlong,
        };
      }
      const failure = error instanceof WriteError ? error.failure : 'unavailable';
      failures += 1;
      const most = isChange ? MOST_OF_CHANGES[failure] : undefined;
      retryAt = now() + toPauseMs(failures, most === undefined ? PAUSES : CHANGE_PAUSES);
      return {
        learned: [],
        isUnknown: failure === 'unknown',
        isFatal: failures >= (most ?? mostOf(failure)),
        isTedious: failures >= TEDIOUS_FAILURES || failedMs > TEDIOUS_MS,
        isOverlong,
      };
    },
    /** The next write is another one, or the last one went well. */
    clear() {
      failures = 0;
      inRow = 0;
      retryAt = 0;
    },
    /** Milliseconds until the next try; 0: now. */
    backoff: () => Math.max(0, retryAt - now()),
  };
}

function mostOf(failure: WriteFailure): number {
  const mayWorkLater = failure === 'unknown' || failure === 'unavailable' || failure === 'denied';
  return mayWorkLater ? MOST_FAILURES : 1;
}
