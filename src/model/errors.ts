import { APIConnectionError, APIError } from 'openai/error';
import { timeNow } from '../core/async.ts';
import { ModelError, type ModelFailure } from '../core/errors.ts';
import { findAccountTrouble, findKeyTrouble } from './key-troubles.ts';
import { hasNoCredit, isNotInPlan, isPerDay, retryDelayOf } from './quota.ts';

/** Whatever the client or the stream threw, as a `ModelError`. */
export function toModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof APIConnectionError)
    return new ModelError('unreachable', 'the server cannot be reached', { cause: error });
  if (!(error instanceof APIError))
    return new ModelError('cut', 'the connection broke', { cause: error }); // undici: "terminated"
  const status = statusOf(error);
  return new ModelError(toFailure(status, error), `HTTP ${status ?? 'error in the stream'}`, {
    cause: error,
    retryAfterMs: retryAfterOf(error),
  });
}

/** What was thrown because it took longer than it may. */
export function toLate(cause: unknown): ModelError {
  return new ModelError('busy', 'nothing came in time', { cause });
}

/** Thrown because the request was called off. */
export function toStopped(cause: unknown): ModelError {
  return new ModelError('cut', 'nobody waits for it any more', { cause });
}

/** What servers call a status where they give no number. */
const STATUSES: readonly (readonly [RegExp, number])[] = [
  [/rate_?limit|resource_?exhausted|too_?many|insufficient_quota/i, 429],
  [/unauthenticated|invalid_api_key|authentication/i, 401],
  [/permission/i, 403],
  [/not_?found/i, 404],
  [/too_large|context_length/i, 413],
  [/invalid|failed_precondition|out_of_range|bad_?request/i, 400],
];

/**
 * The response's status, or of an error inside a stream its code, which Google gives as a number
 * and others as a word, there or in another field.
 */
function statusOf({ status, code, type, error }: APIError): number | null {
  if (status !== undefined) return status;
  const told = (error ?? {}) as { readonly status?: unknown };
  const words = [code, told.status, type].map(String);
  const number = words.map(Number).find((each) => Number.isInteger(each) && each >= 400);
  return number ?? findStatus(words.join(' '));
}

function findStatus(words: string): number | null {
  return STATUSES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const BAD_KEY =
  /API.?key (?:is )?(?:not valid|not found|invalid|expired|missing|was reported)|API_KEY_|(?:invalid|incorrect|expired|revoked) API.?key/i;

/** Where the free tier ends, or does not begin. */
const NOT_IN_PLAN =
  /location is not supported|not available in your (?:country|region)|billing (?:to be |must be |is not )?(?:enabled|disabled)|enable billing|BILLING_DISABLED/i;

/** A filter in front of the model refuses a request with a status, not with a finish reason. */
const BLOCKED =
  /content_?filter|content_?policy|content management policy|usage polic(?:y|ies)|requires moderation|prohibited_content|\b(?:prompt|response|input|content|message) (?:was|is|has been|were) (?:blocked|flagged|filtered)/i;

/** A timeout, an operation that Google called off, or an error of its own. */
const isPassing = (status: number): boolean => status === 408 || status >= 499;

/** Gemini's own wording decides where the status alone does not. */
function toFailure(status: number | null, error: APIError): ModelFailure {
  const text = `${error.message} ${JSON.stringify(error.error) ?? ''}`;
  if (status === null || isPassing(status)) return 'busy';
  if (status === 401 || BAD_KEY.test(text)) return 'bad_key';
  if (status === 402) return 'no_credit';
  if (status === 429) return toQuotaFailure(error);
  if (isPlanMissing(text)) return 'not_in_plan';
  if (status === 404) return 'model_gone';
  if (findKeyTrouble(text)) return 'bad_key'; // They, too, may name a model.
  return toRefusalOf(status, text);
}

/** Why a request is not answered, although key and model are there. */
function toRefusalOf(status: number, text: string): ModelFailure {
  if (BLOCKED.test(text)) return 'blocked';
  if (status === 403) return /model/i.test(text) ? 'model_gone' : 'bad_key';
  return status === 413 || isTooLong(text) ? 'too_long' : 'refused';
}

function isPlanMissing(text: string): boolean {
  return NOT_IN_PLAN.test(text) || findAccountTrouble(text) !== null;
}

function isTooLong(text: string): boolean {
  return /tokens?\b.{0,80}\bexceed|exceed.{0,80}\btokens?\b|context.?(?:length|window)|maximum context|(?:payload|request|prompt|input)(?: \w+){0,3} (?:exceeds|is too (?:long|large))|too many tokens/i.test(
    text,
  );
}

/** What is free again so late is told as a quota of a day. */
const LONG_WAIT_MS = 60 * 60_000;

function toQuotaFailure(error: APIError): ModelFailure {
  if (hasNoCredit(error.error) || hasNoCredit(error.message)) return 'no_credit';
  if (isNotInPlan(error.error)) return 'not_in_plan';
  const isLate = (retryAfterOf(error) ?? 0) > LONG_WAIT_MS;
  return isLate || isPerDay(error.error) ? 'day_quota' : 'rate_limited';
}

function retryAfterOf({ headers, error, message }: APIError): number | null {
  const ms = Number(headers?.get('retry-after-ms'));
  if (ms > 0) return ms;
  const told = headers?.get('retry-after') ?? '';
  const afterMs = Number(told) > 0 ? Number(told) * 1_000 : Date.parse(told) - timeNow();
  return afterMs > 0 ? afterMs : (retryDelayOf(error) ?? retryDelayOf(message));
}
