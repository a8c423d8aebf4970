import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { RateLimitedError } from '../../core/errors.ts';
import type { RateLimit } from '../../core/ports.ts';
import { type RateLimits, withRateLimits } from '../../core/reply/rate-limits.ts';
import { toFailure } from './failures.ts';
import { toKeys } from './rate-limits.ts';

/**
 * Slack's Web API: every call passes the rate limits, no call is repeated by itself, and no error
 * carries what was sent.
 */
export type WebApi = {
  /**
   * Calls a method whose place in the rate limit has been taken already. Resolves to the reply,
   * which the caller parses. Throws `RateLimitedError` and `WriteError`.
   */
  call(workspace: string, method: string, args: Args, signal?: AbortSignal): Promise<unknown>;
  /** Waits for the rate limit, then calls. */
  ask(
    workspace: string,
    method: string,
    args: Args,
    signal: AbortSignal,
    limits?: RateLimits,
  ): Promise<unknown>;
  /**
   * The same for background calls, which leave a part of the rate limit to calls that a person
   * waits for.
   */
  askAside(workspace: string, method: string, args: Args, signal: AbortSignal): Promise<unknown>;
  /** A request to an address that Slack has given, which is a permission by itself. */
  send(url: string, init: RequestInit, signal: AbortSignal): Promise<Response>;
};

/** The arguments of a method of the Web API. */
export type Args = Readonly<Record<string, unknown>>;

/** The share of a method's rate limit that is kept for calls that a person waits for. */
const PART_LEFT = 0.4;

/** There is no default: a call would wait for ever. */
const TIMEOUT_MS = 10_000;

/** Options for one client. Never shared: the SDK writes into them, tokens included. */
export function toClientOptions(apiUrl: string, timeoutMs = TIMEOUT_MS): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    // Its queue would wait where no signal ends it, and hand a request on in another one's name.
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
    retryConfig: { retries: 0 }, // The default posts a message again if only its reply was lost.
    rejectRateLimitedCalls: true, // By default all calls of a client wait as long as one has to.
    logger: createQuietLogger(),
  };
}

export function createWebApi(options: {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly rateLimits: RateLimits;
  readonly checkClaims?: () => void;
}): WebApi {
  const { rateLimits, checkClaims = () => {} } = options;
  /** For whom a request is made: asked again at the moment at which it leaves. */
  const asking = new AsyncLocalStorage<AbortSignal | undefined>();
  const leave = (signal: AbortSignal | undefined): void => {
    checkClaims();
    signal?.throwIfAborted();
  };
  const client = new WebClient(options.botToken, {
    ...toClientOptions(options.apiUrl),
    fetch(address, init) {
      leave(asking.getStore());
      return fetch(address, init);
    },
  });

  const call: WebApi['call'] = async (workspace, method, args, signal) => {
    signal?.throwIfAborted();
    try {
      return await asking.run(signal, () => client.apiCall(method, { ...args }));
    } catch (error) {
      if (signal?.aborted && isUnsent(error, signal.reason)) throw signal.reason;
      const [key] = toKeys(workspace, method, String(args.channel ?? ''));
      const failure = toFailure(method, key?.key ?? '', error);
      if (failure instanceof RateLimitedError) {
        const { key: limited, retryAfterMs } = failure;
        rateLimits.learn([{ key: limited, capacity: null, remaining: 0, resetMs: retryAfterMs }]);
      }
      throw failure;
    }
  };

  const keysOf = (workspace: string, method: string, { channel = '' }: Args) =>
    toKeys(workspace, method, String(channel));

  return {
    call,
    ask: (workspace, method, args, signal, limits = rateLimits) =>
      withRateLimits(
        limits,
        keysOf(workspace, method, args),
        () => call(workspace, method, args, signal),
        signal,
      ),
    askAside: (workspace, method, args, signal) =>
      withRateLimits(
        rateLimits,
        keysOf(workspace, method, args).map(toKept),
        () => call(workspace, method, args, signal),
        signal,
      ),
    async send(url, init, signal) {
      leave(signal);
      return fetch(url, init);
    },
  };
}

function toKept(limit: RateLimit): RateLimit {
  return { ...limit, keep: Math.ceil(limit.capacity * PART_LEFT) };
}

/** The SDK wraps what its fetch has thrown. */
function isUnsent(error: unknown, reason: unknown): boolean {
  for (let each = error; each instanceof Error; )
    if (each === reason) return true;
    else each = 'original' in each ? each.original : each.cause;
  return false;
}

/**
 * The SDK would log message texts, payloads and one-time addresses. What matters comes as errors.
 */
export function createQuietLogger(): Logger {
  let level = 'error' as ReturnType<Logger['getLevel']>;
  const drop = () => {};
  return {
    debug: drop,
    info: drop,
    warn: drop,
    error: drop,
    setName: drop,
    setLevel(given) {
      level = given;
    },
    getLevel: () => level,
  };
}
