import { isStoreFailure, ModelError, type ModelFailure, UserError } from '../errors.ts';
import { strings } from './index.ts';

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
    // Where an admin has to do something first, the sentence says so; the question is kept.
    return { text: toModelSentence(error), canRetry: !FINAL.includes(error.failure) };
  }
  return { text: strings.internal, canRetry: true };
}

/** What is longer is no quota of a minute. */
const MINUTE_QUOTA_MS = 2 * 60_000;

function toModelSentence({ failure, retryAfterMs }: ModelError): string {
  const sentence = strings.modelFailures[failure];
  if (retryAfterMs === null) return sentence;
  const wait = toWait(retryAfterMs);
  if (failure === 'day_quota' && retryAfterMs > MS_PER_HOUR)
    return sentence.replace('at midnight Pacific time', wait);
  if (failure !== 'rate_limited' && failure !== 'busy') return sentence;
  const isLong = retryAfterMs > MINUTE_QUOTA_MS;
  return sentence
    .replace('quota per minute is used up', isLong ? 'quota is used up for now' : '$&')
    .replace('in a minute', wait);
}

const MS_PER_HOUR = 60 * 60_000;

/** `in 38 s`, `in 5 minutes`, `in 24 hours`. */
function toWait(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 90) return `in ${seconds} s`;
  if (ms <= 1.5 * MS_PER_HOUR) return `in ${Math.ceil(seconds / 60)} minutes`;
  const hours = Math.ceil(ms / MS_PER_HOUR);
  return hours <= 36 ? `in ${hours} hours` : `in ${Math.ceil(hours / 24)} days`;
}
