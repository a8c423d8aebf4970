import { AsyncLocalStorage } from 'node:async_hooks';
import type { REST, RESTOptions } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { timeNow } from '../../core/async.ts';
import { MAX_RETRY_AFTER_MS, RateLimitedError } from '../../core/errors.ts';
import type { RateLimitUpdate } from '../../core/ports.ts';
import { type RateLimits, withRateLimits } from '../../core/reply/rate-limits.ts';
import {
  CODE,
  DiscordRefusal,
  isRefusedWith,
  refusalOf,
  type Sdk,
  toFailure,
  toWriteError,
} from './failures.ts';
import { createRouteLimits, GLOBAL_KEY, type Kind, type RouteLimits } from './rate-limits.ts';

export type Call = {
  readonly kind: Kind;
  /** The channel, guild or interaction that Discord counts the call for. */
  readonly scope: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  /** A list is given as the same parameter several times. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: CallBody | readonly CallBody[];
  readonly files?: readonly UploadFile[];
};

export type CallBody = { readonly [member: string]: unknown };

export type UploadFile = {
  readonly name: string;
  readonly data: Buffer;
  readonly contentType: string;
};

export type Replied = { readonly body: unknown; readonly learned: readonly RateLimitUpdate[] };

/**
 * Discord's REST API: every call waits for its rate limits, is never queued or repeated by the SDK,
 * and keeps what was sent out of its errors.
 */
export type RestApi = {
  readonly limits: RouteLimits;
  load(): Promise<Sdk>;
  /** Makes a call that the rate limits have admitted. Throws `RateLimitedError`, `WriteError`. */
  /**
   * `until`: once it is aborted, the call is not sent. A request that has been sent is not aborted,
   * because its outcome would be unknown.
   */
  call(call: Call, signal?: AbortSignal, until?: AbortSignal): Promise<Replied>;
  /** Waits for the rate limits, then calls and lets them learn. */
  ask(call: Call, signal: AbortSignal, limits?: RateLimits): Promise<unknown>;
  /** Rights have changed: what was denied is tried again. */
  forgetDenials(): void;
  /** Discord has refused the token: nothing will work again in this process. */
  isRefused(): boolean;
};

const TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 120_000;
/** Of a slow line that still sends. */
const LEAST_BYTES_PER_MS = 100;

/** A call with files gets longer, by their size. */
function toTimeoutMs(files: readonly UploadFile[] = []): number {
  const bytes = files.reduce((sum, { data }) => sum + data.byteLength, 0);
  return Math.min(UPLOAD_TIMEOUT_MS, TIMEOUT_MS + Math.ceil(bytes / LEAST_BYTES_PER_MS));
}

/** 10,000 refusals in ten minutes ban an address: what was denied is not asked for a while. */
const DENIED_MS = 30_000;
const MAX_DENIED = 1_000;

/** The SDK's own waiting and repeating is off, because a repeated create is a second message. */
export function toRestOptions(apiUrl: string) {
  return {
    api: apiUrl.replace(/\/+$/, ''),
    retries: 0,
    rejectOnRateLimit: () => true,
    timeout: UPLOAD_TIMEOUT_MS,
    offset: 0, // The rate limit waits; a margin here would refuse what it admits.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY, // The rate limits count, less interactions.
  };
}

export function createRestApi(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly rateLimits: RateLimits;
  readonly checkClaims?: () => void;
}): RestApi {
  const { token, apiUrl, rateLimits, checkClaims = () => {} } = options;
  const limits = createRouteLimits();
  const denials = createDenials();
  const leaving = new AsyncLocalStorage<AbortSignal | undefined>();
  const onLeave = () => {
    checkClaims();
    leaving.getStore()?.throwIfAborted();
  };
  let isRefused = false;
  let loading: Promise<{ readonly sdk: Sdk; readonly rest: REST }> | null = null;

  const open = () => {
    // Imported when first used: it takes longer than everything else at the start.
    loading ??= import('discord.js').then((sdk) => ({
      sdk,
      rest: new sdk.REST({
        ...toRestOptions(apiUrl),
        makeRequest: toRequesting(sdk, onLeave),
      }).setToken(token),
    }));
    return loading;
  };

  const call: RestApi['call'] = async (request, signal, until) => {
    const { sdk, rest } = await open();
    const { kind, scope } = request;
    const key = limits.keys(kind, scope)[0]?.key ?? '';
    denials.check(request);
    try {
      const response = await leaving.run(until, () => send(rest, request, signal));
      limits.note(kind, response.headers.get('x-ratelimit-bucket') ?? '');
      const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
      const body: unknown = isJson ? await response.json() : null;
      return { body, learned: toLearned(key, response.headers) };
    } catch (error) {
      throwIfAborted(error, signal, until);
      const failure = toFailure(sdk, { call: kind, key, globalKey: GLOBAL_KEY.key }, error);
      if (failure instanceof RateLimitedError) rateLimits.learn([toBlocked(failure)]);
      if (isRefusedWith(failure, CODE.missingAccess, CODE.missingPermissions)) denials.add(request);
      isRefused ||= refusalOf(failure)?.status === 401 && !isOpen(kind);
      throw failure;
    }
  };

  return {
    limits,
    load: async () => (await open()).sdk,
    call,
    async ask(request, signal, passed = rateLimits) {
      const keys = limits.keys(request.kind, request.scope);
      const { body, learned } = await withRateLimits(
        passed,
        keys,
        () => call(request, signal),
        signal,
      );
      rateLimits.learn(learned);
      return body;
    },
    forgetDenials: denials.clear,
    isRefused: () => isRefused,
  };
}

/** A caller that aborted its call, or refused to send it, gets its own reason as the error. */
function throwIfAborted(
  error: unknown,
  signal: AbortSignal | undefined,
  until: AbortSignal | undefined,
): void {
  signal?.throwIfAborted();
  if (until?.aborted && error === until.reason) throw error;
}

function send(
  rest: REST,
  { kind, method, path, query, body, files }: Call,
  signal: AbortSignal | undefined,
) {
  const timeout = AbortSignal.timeout(toTimeoutMs(files));
  return rest.queueRequest({
    // The SDK has an enum for these words.
    method: method as Parameters<REST['queueRequest']>[0]['method'],
    fullRoute: path,
    auth: !isOpen(kind),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    ...(query === undefined ? {} : { query: toSearchParams(query) }),
    ...(body === undefined ? {} : { body }),
    ...(files === undefined ? {} : { files: [...files] }),
  });
}

function toSearchParams(query: NonNullable<Call['query']>): URLSearchParams {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  return new URLSearchParams(pairs);
}

/** An interaction's token is its own permission; the bot's does not go with it. */
function isOpen(kind: Kind): boolean {
  return kind === 'webhook' || kind === 'callback';
}

type Named = { get(name: string): string | null };

/** Rate limit headers (docs.discord.com/developers/topics/rate-limits#header-format). */
function toLearned(key: string, headers: Named): RateLimitUpdate[] {
  const remaining = headers.get('x-ratelimit-remaining');
  const resetAfter = headers.get('x-ratelimit-reset-after');
  if (remaining === null || resetAfter === null) return [];
  const capacity = Number(headers.get('x-ratelimit-limit')) || null;
  return [{ key, capacity, remaining: Number(remaining), resetMs: Number(resetAfter) * 1000 }];
}

function toBlocked({ key, retryAfterMs }: RateLimitedError): RateLimitUpdate {
  return { key, capacity: null, remaining: 0, resetMs: retryAfterMs };
}

/**
 * The SDK believes each header, also one that shuts a route for good: those that cannot be true
 * are taken away before it sees them.
 */
function toRequesting(
  { DefaultRestOptions }: Sdk,
  onLeave: () => void,
): RESTOptions['makeRequest'] {
  return async (url, init) => {
    onLeave();
    init.signal?.throwIfAborted(); // Of a job that is another's by now.
    const response = await DefaultRestOptions.makeRequest(url, await toEncoded(init));
    const isPlausible = Object.entries(MAX_HEADERS).every(([name, max]) => {
      const value = Number(response.headers.get(name) ?? 0);
      return value >= 0 && value <= max;
    });
    if (!isPlausible) for (const name of Object.keys(MAX_HEADERS)) response.headers.delete(name);
    return response.status === TOO_MANY ? toLimited(response) : response;
  };
}

type RequestLike = Parameters<RESTOptions['makeRequest']>[1];
type ResponseLike = Awaited<ReturnType<RESTOptions['makeRequest']>>;

/**
 * The SDK makes its forms with Node's `FormData`, and its HTTP client, which is a later version of
 * the one inside Node, takes only its own: it is given the bytes.
 */
export async function toEncoded(init: RequestLike): Promise<RequestLike> {
  if (!(init.body instanceof FormData)) return init;
  const form = new Response(init.body);
  const headers = new Headers(init.headers);
  headers.set('content-type', form.headers.get('content-type') ?? '');
  const body = new Uint8Array(await form.arrayBuffer());
  return { ...init, headers: Object.fromEntries(headers), body };
}

/**
 * The limit on edits of an old message comes as a rate limit with a code of its own, which the SDK
 * does not tell (docs: JSON Error Codes, 30046). It is about one message, and waiting for it would
 * hold up every other edit in the channel: it is made the refusal that it is.
 */
async function toLimited(response: ResponseLike): Promise<ResponseLike> {
  const text = await response.text();
  const { headers, statusText, bodyUsed } = response;
  return {
    ...{ headers, statusText, bodyUsed, ok: false, body: null },
    status: toCode(text) === CODE.editLimit ? REFUSED : TOO_MANY,
    text: async () => text,
    json: async () => JSON.parse(text),
    arrayBuffer: async () => Uint8Array.from(Buffer.from(text)).buffer,
  };
}

const TOO_MANY = 429;
const REFUSED = 400;
const codeSchema = z.object({ code: z.number() });

/** Discord's code in the body of a refusal; null if there is none. */
function toCode(text: string): number | null {
  try {
    return codeSchema.parse(JSON.parse(text)).code;
  } catch {
    return null; // Not every 429 is Discord's own.
  }
}

/** Seconds, and calls in a window. */
const MAX_HEADERS: Readonly<Record<string, number>> = {
  'x-ratelimit-reset-after': MAX_RETRY_AFTER_MS / 1000,
  'x-ratelimit-remaining': 100_000,
  'x-ratelimit-limit': 100_000,
};

function createDenials() {
  const until = new LRUCache<string, number>({ max: MAX_DENIED });
  // Polls, files and replies need rights of their own: plain messages may do without them.
  const toSubject = ({ kind, scope, body, files }: Call) => {
    const { poll, message_reference: reply } = isOne(body) ? body : {};
    const extras = { poll, reply, files };
    const named = Object.entries(extras).flatMap(([name, value]) => (value ? [name] : []));
    return [kind, scope, ...named].join('/');
  };
  return {
    clear: () => until.clear(),
    add(call: Call): void {
      if (call.kind === 'edit') return; // A message has to be ended, so that Stop goes.
      until.set(toSubject(call), timeNow() + DENIED_MS);
    },
    check(call: Call): void {
      if ((until.get(toSubject(call)) ?? 0) <= timeNow()) return;
      const about = { code: CODE.missingPermissions, status: 403, word: 'denied a moment ago' };
      throw toWriteError('place_gone', new DiscordRefusal(call.kind, about));
    },
  };
}

function isOne(body: Call['body']): body is CallBody {
  return body !== undefined && !Array.isArray(body);
}
