/** Google's errors: an array with one object in it, and the text that Google gives. */
export function toErrorResponse(
  code: number,
  status: string,
  message: string,
  details: readonly unknown[] = [],
): Response {
  const error = { code, message, status, ...(details.length > 0 ? { details } : {}) };
  return new Response(JSON.stringify([{ error }]), {
    status: code,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
  });
}

export function badRequest(message: string): Response {
  return toErrorResponse(400, 'INVALID_ARGUMENT', message);
}

export function badKey(): Response {
  return toErrorResponse(
    400,
    'INVALID_ARGUMENT',
    'API key not valid. Please pass a valid API key.',
    [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'API_KEY_INVALID',
        domain: 'googleapis.com',
      },
    ],
  );
}

export function overloaded(): Response {
  return toErrorResponse(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.');
}

export function modelGone(model: string): Response {
  return toErrorResponse(
    404,
    'NOT_FOUND',
    `models/${model} is not found for API version v1main, or is not supported.`,
  );
}

/** No Retry-After header: Google tells the wait in the body. */
export function quotaExceeded(
  retrySeconds: number,
  period: 'PerMinute' | 'PerDay' = 'PerMinute',
): Response {
  return toErrorResponse(
    429,
    'RESOURCE_EXHAUSTED',
    `You exceeded your current quota, please check your plan and billing details. Please retry in ${retrySeconds}s.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [{ quotaId: `GenerateRequests${period}PerProjectPerModel-FreeTier` }],
      },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retrySeconds}s` },
    ],
  );
}

export function notFoundPage(): Response {
  return new Response('<!DOCTYPE html><title>Error 404 (Not Found)</title>', {
    status: 404,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
  });
}
