import { isStoreFailure, ModelError, type ModelFailure, UserError } from '../errors.ts';
import { strings } from './index.ts';
import { sayWait } from './times.ts';

/** Where the same question would come to the same end. */
const FINAL: readonly ModelFailure[] = ['recitation', 'out_of_tokens'];

/**
 * The one sentence that a person reads about a failure, and whether a Retry button makes sense.
 */
export function toSentence(error: unknown): { readonly text: string; readonly canRetry: boolean } {
  // What it says of files is for the log.
  if (isStoreFailure(error)) return { text: strings.notStored, canRetry: true };
  if (error instanceof UserError) return { text: error.message, canRetry: error.canRetry };
  if (error instanceof ModelError) {
    // If an admin has to do something first, the sentence says so; the question is kept.
    return { text: toModelSentence(error), canRetry: !FINAL.includes(error.failure) };
  }
  return { text: strings.internal, canRetry: true };
}

/** What is longer is no quota of a minute. */
const MINUTE_QUOTA_MS = 2 * 60_000;

/** Shorter ones come before the quota of a day is renewed. */
const DAY_QUOTA_MS = 60 * 60_000;

function toModelSentence({ failure, retryAfterMs }: ModelError): string {
  const wait = retryAfterMs === null ? null : sayWait(retryAfterMs);
  if (wait === null || retryAfterMs === null) return strings.modelFailures[failure];
  switch (failure) {
    case 'busy':
      return strings.busyFor(wait);
    case 'rate_limited':
      return retryAfterMs > MINUTE_QUOTA_MS ? strings.quotaFor(wait) : strings.minuteQuotaFor(wait);
    case 'day_quota':
      return retryAfterMs > DAY_QUOTA_MS
        ? strings.dayQuotaFor(wait)
        : strings.modelFailures.day_quota;
    default:
      return strings.modelFailures[failure];
  }
}
