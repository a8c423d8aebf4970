import { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { ModelError, type ModelFailure } from '../core/errors.ts';
import { isPerDay, retryDelayOf } from './client.ts';

/** Whatever the client or the stream threw, as a `ModelError`. */
export function toModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof APIUserAbortError) return new ModelError('cut', 'aborted', { cause: error });
  if (error instanceof APIConnectionError)
    return new ModelError('unreachable', 'the server cannot be reached', { cause: error });
  if (!(error instanceof APIError))
    return new ModelError('cut', 'the connection broke', { cause: error }); // undici: "terminated"
  const status = error.status ?? Number(error.code);
  return new ModelError(toFailure(status, error), `HTTP ${status}`, {
    cause: error,
    retryAfterMs: retryAfterOf(error),
  });
}

/** Gemini's own wording decides where the status alone does not. */
function toFailure(status: number, error: APIError): ModelFailure {
  const text = `${error.message} ${JSON.stringify(error.error) ?? ''}`;
  if (
    /API key not valid|API_KEY_INVALID|invalid api key|incorrect api key/i.test(text) ||
    status === 401
  )
    return 'bad_key';
  if (status === 429) return toQuotaFailure(text, error);
  if (status === 404) return 'model_gone';
  if (/token count .* exceeds|context length|maximum context/i.test(text) || status === 413)
    return 'too_long';
  if (status === 403) return /model/i.test(text) ? 'model_gone' : 'bad_key';
  if (status >= 500 || status === 408) return 'busy';
  return 'refused';
}

function toQuotaFailure(text: string, error: APIError): ModelFailure {
  if (/credits? (are |is )?depleted|insufficient_quota/i.test(text)) return 'no_credit';
  return isPerDay(error.error) || /PerDay/.test(text) ? 'day_quota' : 'rate_limited';
}

function retryAfterOf(error: APIError): number | null {
  const header = error.headers?.get('retry-after-ms');
  const seconds = error.headers?.get('retry-after');
  if (header) return Number(header) || null;
  if (seconds && Number(seconds) > 0) return Number(seconds) * 1_000;
  return retryDelayOf(error.error) ?? retryDelayOf(error.message);
}
