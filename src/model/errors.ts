import { APIConnectionError, APIError } from 'openai';
import { ModelError, type ModelFailure } from '../core/errors.ts';
import { hasNoCredit, isPerDay, retryDelayOf } from './quota.ts';

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

/** What was thrown because nobody waits any more. */
export function toStopped(cause: unknown): ModelError {
  return new ModelError('cut', 'nobody waits for it any more', { cause });
}

/**
 * The response's status, or of an error inside a stream its code, which Google gives as a number
 * and others as a word.
 */
function statusOf({ status, code }: APIError): number | null {
  if (status !== undefined) return status;
  const number = Number(code);
  if (Number.isInteger(number) && number >= 400) return number;
  return /rate_limit|RESOURCE_EXHAUSTED/.test(String(code)) ? 429 : null;
}

/** Gemini's own wording decides where the status alone does not. */
function toFailure(status: number | null, error: APIError): ModelFailure {
  const text = `${error.message} ${JSON.stringify(error.error) ?? ''}`;
  if (status === null || status >= 500 || status === 408) return 'busy';
  if (status === 401 || /API key not valid|API_KEY_INVALID|API key expired/i.test(text))
    return 'bad_key';
  if (status === 402) return 'no_credit';
  if (status === 429) return toQuotaFailure(error);
  if (status === 404) return 'model_gone';
  if (status === 403) return /model/i.test(text) ? 'model_gone' : 'bad_key';
  if (status === 413 || isTooLong(text)) return 'too_long';
  return 'refused';
}

function isTooLong(text: string): boolean {
  return /token count .* exceeds|context.?length|maximum context|payload size exceeds/i.test(text);
}

function toQuotaFailure(error: APIError): ModelFailure {
  if (hasNoCredit(error.error)) return 'no_credit';
  return isPerDay(error.error) ? 'day_quota' : 'rate_limited';
}

function retryAfterOf({ headers, error, message }: APIError): number | null {
  const ms = Number(headers?.get('retry-after-ms'));
  const seconds = Number(headers?.get('retry-after'));
  if (ms > 0) return ms;
  return seconds > 0 ? seconds * 1_000 : (retryDelayOf(error) ?? retryDelayOf(message));
}
