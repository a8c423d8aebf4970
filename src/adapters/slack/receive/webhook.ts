import type { Log, Route } from '../../../core/ports.ts';
import { isValidSlackRequest } from '../bolt.ts';
import { WEBHOOK_PATH } from '../manifest.ts';
import { parseJson } from '../schema.ts';
import { bodySchema, requestSchema } from './payloads.ts';
import type { Payload } from './sockets.ts';

/**
 * Slack asks for an answer within 3 s (docs.slack.dev/apis/events-api/using-http-request-urls).
 */
const ANSWER_MS = 2_700;

const MAX_AHEAD_S = 5 * 60;
const TELL_EVERY_MS = 10 * 60_000;
const MAX_BYTES = 3_000_000;

/**
 * What cannot be read now cannot be read later (docs.slack.dev/apis/events-api#error-handling).
 */
const NO_RETRY = { 'x-slack-no-retry': '1' };

export type WebhookOptions = {
  readonly signingSecret: string;
  /** Resolves once the payload is handled; null while the adapter is not connected. */
  readonly handle: () => ((payload: Payload) => Promise<void>) | null;
  readonly now: () => number;
  readonly log: Log;
};

/** Events, buttons, forms and slash commands over HTTP, on one path. */
export function createWebhook(options: WebhookOptions): Route {
  const { signingSecret, handle, now } = options;
  const tellOfClock = createClockNotice(options);
  return {
    method: 'POST',
    path: WEBHOOK_PATH,
    isOpen: true, // Each request that asks for something is signed.
    async handle(request) {
      const raw = await readBody(request);
      if (raw === null) return new Response(null, { status: 413 });
      const body = parseBody(request.headers.get('content-type') ?? '', raw);
      const { type, ssl_check, challenge } = requestSchema.parse(body);
      // A check of the certificate is not signed, and asks for nothing.
      if (ssl_check !== '') return new Response(null, { status: 200 });
      if (!isSigned(request.headers, raw, signingSecret, now())) {
        tellOfClock(request.headers, raw);
        return new Response(null, { status: 401 });
      }
      if (body === null) return new Response(null, { status: 400, headers: NO_RETRY });
      if (type === 'url_verification') return Response.json({ challenge });
      const dispatch = handle();
      if (!dispatch) return new Response(null, { status: 503 });
      return answer(dispatch, body, request.headers);
    },
  };
}

/**
 * 200 once it is acknowledged or handled; 503 if that fails or takes too long, so that Slack
 * delivers it again.
 */
async function answer(
  dispatch: (payload: Payload) => Promise<void>,
  body: Payload['body'],
  headers: Headers,
): Promise<Response> {
  const answered = Promise.withResolvers<number>();
  const timer = setTimeout(() => answered.resolve(503), ANSWER_MS);
  const retryNum = Number(headers.get('x-slack-retry-num') ?? Number.NaN);
  const payload: Payload = {
    body,
    retryNum: Number.isNaN(retryNum) ? undefined : retryNum,
    ack: async () => answered.resolve(200),
  };
  dispatch(payload).then(
    () => answered.resolve(200),
    () => answered.resolve(503),
  );
  const status = await answered.promise;
  clearTimeout(timer);
  return new Response(null, { status });
}

/**
 * Bolt checks the signature and that it is not old. One from the future is not accepted either.
 */
function isSigned(headers: Headers, raw: string, signingSecret: string, nowMs: number): boolean {
  const timestamp = headers.get('x-slack-request-timestamp') ?? '';
  if (!/^\d+$/.test(timestamp) || Number(timestamp) - nowMs / 1000 > MAX_AHEAD_S) return false;
  return isValidSlackRequest({
    signingSecret,
    body: raw,
    headers: {
      'x-slack-signature': headers.get('x-slack-signature') ?? '',
      'x-slack-request-timestamp': Number(timestamp),
    },
    nowMilliseconds: nowMs,
  });
}

/** A valid signature with another time: an old request is replayed, or our clock is wrong. */
function createClockNotice({ signingSecret, now, log }: WebhookOptions) {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (headers: Headers, raw: string): void => {
    const signedMs = Number(headers.get('x-slack-request-timestamp')) * 1_000;
    const isDue = performance.now() - toldAt > TELL_EVERY_MS;
    if (!isDue || !isSigned(headers, raw, signingSecret, signedMs)) return;
    toldAt = performance.now();
    log.warn(
      { seconds: Math.round((now() - signedMs) / 1_000) },
      'refused a request from Slack because of its timestamp: is this machine’s clock right? Set it (NTP)',
    );
  };
}

/** The payload; null if it is not JSON. */
function parseBody(type: string, raw: string): Payload['body'] | null {
  const isForm = type.startsWith('application/x-www-form-urlencoded');
  if (!isForm) return parsePayload(raw);
  const fields = Object.fromEntries(new URLSearchParams(raw));
  return fields.payload === undefined ? fields : parsePayload(fields.payload);
}

function parsePayload(json: string): Payload['body'] | null {
  const value = parseJson(json);
  return value === undefined ? null : bodySchema.parse(value);
}

/** The raw body, which is what was signed; null if it is larger than anything that Slack sends. */
async function readBody(request: Request): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.byteLength;
    if (size > MAX_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
