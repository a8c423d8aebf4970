import OpenAI from 'openai';

export type ClientOptions = {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** Replaces the network: the offline stand-in, or a test. */
  readonly fetch?: typeof fetch;
};

/** A wait that the server asks for and that is longer than this is told to the person instead of being slept through. */
const LONGEST_SILENT_WAIT_MS = 15_000;

/** Until the first byte; from there on the stream's own idle time-out holds. */
const TIMEOUT_MS = 120_000;

/** The openai client, pointed at Gemini or any server that speaks the same API. */
export function createClient({ apiKey, baseUrl, fetch: inner = fetch }: ClientOptions): OpenAI {
  return new OpenAI({
    apiKey,
    baseURL: baseUrl,
    maxRetries: 2,
    timeout: TIMEOUT_MS,
    fetch: unwrapErrors(inner),
  });
}

/**
 * Google sends errors as an array and the time to wait in the body, where the client sees neither. Its retries then follow what
 * Google asks, except for waits that would keep a person in the dark.
 */
function unwrapErrors(inner: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await inner(input, init);
    if (response.ok) return response;
    const text = await response.text();
    const body = unwrap(text);
    const headers = new Headers(response.headers);
    headers.delete('content-encoding');
    headers.delete('content-length');
    const waitMs = retryDelayOf(body);
    if (waitMs !== null && !headers.has('retry-after-ms'))
      headers.set('retry-after-ms', String(waitMs));
    const isHopeless =
      isPerDay(body) || Number(headers.get('retry-after-ms') ?? 0) > LONGEST_SILENT_WAIT_MS;
    if (isHopeless) headers.set('x-should-retry', 'false');
    return new Response(body === null ? text : JSON.stringify(body), {
      status: response.status,
      statusText: response.statusText,
      headers,
    });
  };
}

type ErrorBody = {
  readonly error?: {
    readonly message?: string;
    readonly status?: string;
    readonly details?: readonly unknown[];
  };
};

function unwrap(text: string): ErrorBody | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const body: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    return typeof body === 'object' && body !== null ? body : null;
  } catch {
    return null; // An HTML page, or nothing.
  }
}

/** `RetryInfo.retryDelay` ("38s") in milliseconds; the sentence in the message says the same where details are missing. */
export function retryDelayOf(body: unknown): number | null {
  const text = JSON.stringify(body) ?? '';
  const seconds =
    /"retryDelay":"([\d.]+)s"/.exec(text)?.[1] ?? /Please retry in ([\d.]+)s/.exec(text)?.[1];
  return seconds === undefined ? null : Math.ceil(Number(seconds) * 1_000);
}

/** A quota that is renewed once a day: trying again today is useless. */
export function isPerDay(body: unknown): boolean {
  return /"quotaId":"[^"]*PerDay/.test(JSON.stringify(body) ?? '');
}
