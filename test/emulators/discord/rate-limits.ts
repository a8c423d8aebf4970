import { createHash } from 'node:crypto';
import type { RateLimited } from './types.ts';
import type { World } from './world.ts';

type Rule = {
  readonly bucket: string;
  readonly limit: number;
  readonly windowMs: number;
  readonly routes: readonly string[];
};

const MESSAGES = '/channels/:channel/messages';
const REACTION = `${MESSAGES}/:message/reactions/:emoji`;
const HOOK = '/webhooks/:application/:token';

// Discord publishes no numbers ("Rate Limits": parse the headers). These are what bots observe.
const RULES: readonly Rule[] = [
  {
    bucket: 'write',
    limit: 5,
    windowMs: 5000,
    routes: [`POST ${MESSAGES}`, `PATCH ${MESSAGES}/:message`, `DELETE ${MESSAGES}/:message`],
  },
  {
    bucket: 'typing',
    limit: 5,
    windowMs: 5000,
    routes: ['POST /channels/:channel/typing'],
  },
  {
    bucket: 'reaction',
    limit: 1,
    windowMs: 250,
    routes: [`PUT ${REACTION}/@me`, `DELETE ${REACTION}/@me`, `DELETE ${REACTION}/:user`],
  },
  {
    bucket: 'thread',
    limit: 50,
    windowMs: 300_000,
    routes: [`POST ${MESSAGES}/:message/threads`, 'POST /channels/:channel/threads'],
  },
  {
    bucket: 'webhook',
    limit: 5,
    windowMs: 2000,
    routes: [
      `POST ${HOOK}`,
      ...['GET', 'PATCH', 'DELETE'].flatMap((method) => [
        `${method} ${HOOK}/messages/@original`,
        `${method} ${HOOK}/messages/:message`,
      ]),
    ],
  },
];
const OTHER_LIMIT = 50;
const OTHER_WINDOW_MS = 5000;
// "Rate Limits", Global Rate Limit: 50 requests a second; interaction endpoints do not count.
const GLOBAL_LIMIT = 50;
const GLOBAL_WINDOW_MS = 1000;

type Window = { endsAt: number; used: number };

/** What a request is told about its limit, or the refusal that it gets. */
export type Verdict = {
  readonly headers: Readonly<Record<string, string>>;
  readonly limited: { readonly scope: RateLimited['scope']; readonly retryAfter: number } | null;
};

/** The headers of a 429 ("Rate Limits", Header Format). */
export const limitedHeaders = (scope: RateLimited['scope'], retryAfter: number) => ({
  'retry-after': String(Math.ceil(retryAfter)),
  'x-ratelimit-scope': scope,
  ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
});

const hashOf = (text: string): string => createHash('md5').update(text).digest('hex');

/** Counts requests per bucket and top-level resource, and over everything. */
export const createRateLimits = (world: World) => {
  const windows = new Map<string, Window>();

  const windowOf = (key: string, windowMs: number): Window => {
    const now = world.now();
    const known = windows.get(key);
    if (known && known.endsAt > now) return known;
    const fresh = { endsAt: now + windowMs, used: 0 };
    windows.set(key, fresh);
    return fresh;
  };

  const bucketHeaders = (rule: Rule, hash: string, window: Window) => ({
    'x-ratelimit-limit': String(rule.limit),
    'x-ratelimit-remaining': String(Math.max(0, rule.limit - window.used)),
    'x-ratelimit-reset': (window.endsAt / 1000).toFixed(3),
    'x-ratelimit-reset-after': Math.max(0.001, (window.endsAt - world.now()) / 1000).toFixed(3),
    'x-ratelimit-bucket': hash,
  });

  const ruleOf = (method: string, route: string): Rule => {
    const name = `${method} ${route}`;
    const rule = RULES.find(({ routes }) => routes.includes(name));
    if (!rule) return { bucket: name, limit: OTHER_LIMIT, windowMs: OTHER_WINDOW_MS, routes: [] };
    const isSplit = rule.bucket === 'write' && world.options.messageBuckets === 'separate';
    return isSplit ? { ...rule, bucket: name } : rule;
  };

  const checkGlobal = (route: string): Verdict['limited'] => {
    if (route.startsWith('/interactions/') || route.startsWith('/webhooks/')) return null;
    const window = windowOf('global', GLOBAL_WINDOW_MS);
    if (window.used >= GLOBAL_LIMIT)
      return { scope: 'global', retryAfter: (window.endsAt - world.now()) / 1000 };
    window.used += 1;
    return null;
  };

  return {
    /** Takes one request from its rate limits; `major` is the channel, guild or webhook. */
    take: (method: string, route: string, major: string): Verdict => {
      if (world.options.rateLimits === 'off' || route.startsWith('/interactions/'))
        return { headers: {}, limited: null };
      const global = checkGlobal(route);
      if (global) return { headers: limitedHeaders('global', global.retryAfter), limited: global };
      const rule = ruleOf(method, route);
      const hash = hashOf(rule.bucket);
      const window = windowOf(`${hash}/${major}`, rule.windowMs);
      if (window.used >= rule.limit) {
        const retryAfter = Math.max(0.001, (window.endsAt - world.now()) / 1000);
        const headers = {
          ...bucketHeaders(rule, hash, window),
          ...limitedHeaders('user', retryAfter),
        };
        return { headers, limited: { scope: 'user', retryAfter } };
      }
      window.used += 1;
      return { headers: bucketHeaders(rule, hash, window), limited: null };
    },
  };
};

export type RateLimits = ReturnType<typeof createRateLimits>;
