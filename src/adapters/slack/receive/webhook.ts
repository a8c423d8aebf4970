import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Route } from '../../../core/ports.ts';
import { type Bag, textOf, toBag } from '../json.ts';
import type { Payload } from './sockets.ts';

/** Slack asks for an answer within 3 s (docs.slack.dev/apis/events-api/using-http-request-urls). */
const ANSWER_MS = 2_700;

/** An older signature may be one that somebody recorded. */
const MAX_AGE_S = 5 * 60;
const MAX_BYTES = 3_000_000;

/** docs.slack.dev/apis/events-api#error-handling: what could not be read now cannot be read later. */
const NO_RETRY = { 'x-slack-no-retry': '1' };

export type WebhookOptions = {
  readonly signingSecret: string;
  /** Resolves once the payload is dealt with; null while nobody listens. */
  readonly handle: () => ((payload: Payload) => Promise<void>) | null;
  readonly now: () => number;
};

/** Events, buttons, forms and slash commands over HTTP, on one path. */
export function createWebhook({ signingSecret, handle, now }: WebhookOptions): Route {
  return {
    method: 'POST',
    path: '/slack/events',
    isOpen: true, // Each request that asks for something is signed.
    async handle(request) {
      const raw = await readBody(request);
      if (raw === null) return new Response(null, { status: 413 });
      const body = parseBody(request.headers.get('content-type') ?? '', raw);
      if (textOf(body ?? {}, 'ssl_check') !== '') return new Response(null, { status: 200 }); // Not signed, and asks for nothing.
      if (!isSigned(request.headers, raw, signingSecret, now()))
        return new Response(null, { status: 401 });
      if (body === null) return new Response(null, { status: 400, headers: NO_RETRY });
      if (textOf(body, 'type') === 'url_verification')
        return Response.json({ challenge: textOf(body, 'challenge') });
      const dispatch = handle();
      if (!dispatch) return new Response(null, { status: 503 });
      return answer(dispatch, body, request.headers);
    },
  };
}

/** 200 once it is acknowledged or dealt with; 503 where that fails or takes too long, and Slack delivers it again. */
async function answer(
  dispatch: (payload: Payload) => Promise<void>,
  body: Bag,
  headers: Headers,
): Promise<Response> {
  const answered = Promise.withResolvers<Response>();
  const timer = setTimeout(() => answered.resolve(new Response(null, { status: 503 })), ANSWER_MS);
  const retryNum = Number(headers.get('x-slack-retry-num') ?? Number.NaN);
  const payload: Payload = {
    body,
    retryNum: Number.isNaN(retryNum) ? undefined : retryNum,
    async ack(response) {
      const reply =
        response === undefined || response === ''
          ? new Response(null, { status: 200 })
          : Response.json(response);
      answered.resolve(reply);
    },
  };
  dispatch(payload).then(
    () => answered.resolve(new Response(null, { status: 200 })),
    () => answered.resolve(new Response(null, { status: 503 })),
  );
  const response = await answered.promise;
  clearTimeout(timer);
  return response;
}

function isSigned(headers: Headers, raw: Uint8Array, secret: string, nowMs: number): boolean {
  const timestamp = headers.get('x-slack-request-timestamp') ?? '';
  const age = Math.abs(nowMs / 1000 - Number(timestamp));
  if (!/^\d+$/.test(timestamp) || age > MAX_AGE_S) return false;
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(raw).digest('hex');
  const expected = Buffer.from(`v0=${hmac}`);
  const given = Buffer.from(headers.get('x-slack-signature') ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The payload; null where it is not JSON. */
function parseBody(type: string, raw: Uint8Array): Bag | null {
  const text = Buffer.from(raw).toString('utf8');
  if (!type.startsWith('application/x-www-form-urlencoded')) return parseJson(text);
  const fields = Object.fromEntries(new URLSearchParams(text));
  return fields.payload === undefined ? fields : parseJson(fields.payload);
}

function parseJson(text: string): Bag | null {
  try {
    return toBag(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The raw body, which the signature is about; null where it is larger than anything that Slack sends. */
async function readBody(request: Request): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.byteLength;
    if (size > MAX_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
