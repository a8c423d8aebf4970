import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono, type Next } from 'hono';
import { getCookie } from 'hono/cookie';
import { TrieRouter } from 'hono/router/trie-router';
import { timeNow } from '../core/async.ts';
import type { Log, Route } from '../core/ports.ts';
import { speakTo, toReaderLocale } from '../core/strings/locale.ts';
import { limitBody, refuse } from './answers.ts';
import { createAttempts } from './attempts.ts';
import { type Bearers, createBearers } from './bearers.ts';
import { showRefusal } from './error-page.ts';
import { type Listening, listen } from './listen.ts';
import { askForPassword, COOKIE, logIn } from './login.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { httpStrings } from './strings/index.ts';
import { findRefusal, isFromThisMachine, type Visit } from './visit.ts';

export type HttpOptions = {
  readonly host: string;
  readonly port: number;
  /** What opens the page off loopback; null: only loopback sees more than the open routes. */
  readonly login: {
    readonly password: string;
    readonly sessionKey: Uint8Array;
    /** Parley made the password itself: who is asked for it is told where it is shown. */
    readonly isMade?: boolean;
  } | null;
  /** Routes, by path, that are also served to callers with this token. */
  readonly bearers?: ReadonlyMap<string, string>;
  readonly log: Log;
};

/** The one HTTP listener; parts contribute routes, before or after it listens. */
export type Http = {
  add(routes: readonly Route[]): void;
  /** Rejects with a `UserError` if the port cannot be had. */
  listen(): Promise<Listening>;
};

type Env = { Bindings: HttpBindings };

// Slack's events are a few kilobytes, and anybody may send to an open route.
const MAX_OPEN_BYTES = 1024 * 1024;
const MAX_BYTES = 51 * 1024 * 1024; // An upload of 50 MB and what surrounds it.
const MAX_LOGIN_BYTES = 4 * 1024;

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'microphone=(self), camera=(), geolocation=()',
};

export function createHttp(options: HttpOptions): Http {
  const streams = new Set<HttpBindings['outgoing']>();
  // This router also takes routes once requests have been served.
  const app = new Hono<Env>({ router: new TrieRouter() });
  app.use((context, next) => {
    const reader = toReaderLocale(context.req.header('accept-language'));
    return speakTo({ everyone: reader, person: reader }, 'person', next);
  });
  app.use(async (context, next) => {
    await next();
    const shown = await showRefusal(context);
    if (shown !== context.res) {
      context.res = undefined; // Or its headers would be kept.
      context.res = shown;
    }
    for (const [name, value] of Object.entries(HEADERS)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  });
  app.onError((error, context) => {
    options.log.error({ err: error, path: context.req.path }, 'could not answer a request');
    return refuse(context, 500, httpStrings.failed);
  });
  app.notFound((context) => refuse(context, 404, httpStrings.notFound));
  const { login } = options;
  const sessions = login && createSessions(login.password, login.sessionKey);
  if (sessions) addLogin(app, sessions, options);
  const bearers = createBearers(options.bearers);

  return {
    add(routes) {
      for (const route of routes) {
        const isLetIn = guard(route, { sessions, bearers }, options);
        app.on(route.method, route.path, isLetIn, async (context) => {
          const { env, req } = context;
          const own = { bind: options.host, hasToken: sessions !== null };
          const isThisMachine = isFromThisMachine(toVisit(context), own);
          const response = await route.handle(req.raw, { isThisMachine });
          if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
            streams.add(env.outgoing);
            env.outgoing.once('close', () => streams.delete(env.outgoing));
          }
          return response;
        });
      }
    },
    listen: () => listen(app.fetch, streams, options),
  };
}

function toVisit({ req, env }: Context<Env>): Visit {
  return {
    method: req.method,
    host: req.header('host') ?? '',
    origin: req.header('origin') ?? null,
    site: req.header('sec-fetch-site') ?? null,
    address: env.incoming.socket.remoteAddress ?? '',
    isForwarded: ['forwarded', 'x-forwarded-for', 'x-real-ip'].some((name) => req.header(name)),
  };
}

type Doors = { readonly sessions: Sessions | null; readonly bearers: Bearers };

function guard(
  { isOpen, path }: Pick<Route, 'isOpen' | 'path'>,
  { sessions, bearers }: Doors,
  options: HttpOptions,
) {
  const limit = limitBody(isOpen ? MAX_OPEN_BYTES : MAX_BYTES);
  const isMade = options.login?.isMade ?? false;
  return async (context: Context<Env>, next: Next) => {
    const asked = await bearers.check(path, context);
    if (asked === 'right') return limit(context, next);
    if (asked !== 'none') return asked;
    const place = { isOpen, bind: options.host, hasToken: sessions !== null };
    const refusal = findRefusal(toVisit(context), place);
    if (refusal) return refuse(context, 403, refusal);
    if (!isOpen && sessions && !sessions.isValid(getCookie(context, COOKIE), timeNow()))
      return askForPassword(context, 401, httpStrings.logInFirst, isMade);
    return limit(context, next);
  };
}

function addLogin(app: Hono<Env>, sessions: Sessions, { host: bind, login }: HttpOptions): void {
  const attempts = createAttempts();
  const isMade = login?.isMade ?? false;
  app.on('POST', ['/login', '/'], limitBody(MAX_LOGIN_BYTES), async (context) => {
    const place = { isOpen: false, bind, hasToken: true };
    const refusal = findRefusal(toVisit(context), place);
    return refusal ? refuse(context, 403, refusal) : logIn(context, { sessions, attempts, isMade });
  });
}
