import type OpenAI from 'openai';
import { createSecrets } from '../core/secrets.ts';
import { withBase64Files } from './base64-body.ts';
import { hasNoCredit, isNotInPlan, isPerDay, retryDelayOf } from './quota.ts';

export type ModelClientOptions = {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** Replaces the network: the offline stand-in, or a test. */
  readonly fetch?: typeof fetch;
};

/**
 * A wait that the server asks for and that is longer than this is told to the person instead of
 * being slept through.
 */
const LONGEST_SILENT_WAIT_MS = 15_000;

/** Until a response begins. Chat has its own, shorter limits on silence. */
const TIMEOUT_MS = 150_000;

/**
 * The openai client, which is imported when it is first asked for: its 236 modules would be a
 * sixth of every start, and nothing before the first question needs them.
 */
export type ModelClient = () => Promise<OpenAI>;

/**
 * The openai client, pointed at Gemini or any server that speaks the same API. Nothing but the
 * options decides what it sends.
 */
export function createModelClient(options: ModelClientOptions): ModelClient {
  let opened: Promise<OpenAI> | null = null;
  return () => {
    opened ??= open(options);
    return opened;
  };
}

async function open({
  apiKey,
  baseUrl,
  fetch: inner = fetch,
}: ModelClientOptions): Promise<OpenAI> {
  const { default: Client } = await import('openai');
  return new Client({
    apiKey,
    baseURL: baseUrl,
    adminAPIKey: null,
    organization: null, // Else the SDK reads OPENAI_ORG_ID and OPENAI_PROJECT_ID.
    project: null,
    maxRetries: 2,
    timeout: TIMEOUT_MS,
    logLevel: 'off', // It would write to the console, and what it could not read.
    fetch: unwrapErrors(withBase64Files(inner), apiKey),
  });
}

/**
 * Google sends errors as an array and the time to wait in the body, where the client sees neither.
 * Its retries then follow what Google asks, except for waits that would keep a person in the dark.
 * What a server says of an error may be shown: a key that it repeats is taken out.
 */
export function unwrapErrors(inner: typeof fetch, apiKey: string): typeof fetch {
  const secrets = createSecrets();
  secrets.add(apiKey);
  return async (input, init) => {
    const response = await inner(input, init);
    if (response.ok) return response;
    const text = secrets.redact(await response.text());
    const body = unwrap(text);
    const headers = new Headers(response.headers);
    headers.delete('content-encoding');
    headers.delete('content-length');
    const waitMs = retryDelayOf(body);
    if (waitMs !== null && !headers.has('retry-after-ms'))
      headers.set('retry-after-ms', String(waitMs));
    if (isHopeless(body, headers)) headers.set('x-should-retry', 'false');
    return new Response(body === null ? text : JSON.stringify(body), {
      status: response.status,
      statusText: response.statusText,
      headers,
    });
  };
}

function isHopeless(body: object | null, headers: Headers): boolean {
  const waitMs =
    Number(headers.get('retry-after-ms')) || Number(headers.get('retry-after')) * 1_000;
  const isLasting = isPerDay(body) || hasNoCredit(body) || isNotInPlan(body);
  return isLasting || waitMs > LONGEST_SILENT_WAIT_MS;
}

function unwrap(text: string): object | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const body: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    return typeof body === 'object' && body !== null ? body : null;
  } catch {
    return null; // An HTML page, or nothing.
  }
}
