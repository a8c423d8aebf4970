import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { type Context, Hono, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { TrieRouter } from 'hono/router/trie-router';
import { ParleyError, UserError } from './core/errors.ts';
import type { Log, Route } from './core/ports.ts';

export type HttpOptions = {
  readonly host: string;
  readonly port: number;
  /** WEB_TOKEN; null: only loopback sees more than the open routes. */
  readonly token: string | null;
  readonly log: Log;
};

/** The one HTTP listener; parts contribute routes, before or after it listens. */
export type Http = {
  add(routes: readonly Route[]): void;
  /** Rejects with a `UserError` where the port cannot be had. */
  listen(): Promise<{ readonly url: string; close(): Promise<void> }>;
};

type Env = { Bindings: HttpBindings };

/** What decides whether a request is served; plain data, so that the rules can be read and tested alone. */
export type Visit = {
  readonly method: string;
  readonly host: string;
  readonly origin: string | null;
  /** `Sec-Fetch-Site`: browsers set it and pages cannot. */
  readonly site: string | null;
  /** The socket's own address. */
  readonly address: string;
  /** A proxy passed it on, so that the socket's address says nothing about who asks. */
  readonly isForwarded: boolean;
};

const MAX_OPEN_BYTES = 1024 * 1024; // Slack's events are a few kilobytes, and anybody may send to an open route.
const MAX_BYTES = 51 * 1024 * 1024; // An upload of 50 MB and what surrounds it.
const MAX_LOGIN_BYTES = 4 * 1024;

const COOKIE = 'parley_session';
const SESSION_MS = 30 * 24 * 60 * 60 * 1000;

/** Wrong tokens that one address, and all together, may send within the window. */
const MAX_TRIES = 10;
const MAX_TRIES_IN_ALL = 100;
const TRIES_WINDOW_MS = 10 * 60 * 1000;

/** How long requests that are being answered may go on when the listener closes. */
const CLOSE_MS = 1_000;

const REFUSED_HOST =
  'This name is not one of Parley’s own, so the request was refused. Open it by its address (a proxy in front has to send the Host "localhost").';
const REFUSED_ORIGIN = 'Another site sent this request, so it was refused.';
const REFUSED_REMOTE =
  'Parley’s page is only served on the machine it runs on. To open it elsewhere, set WEB_TOKEN and log in with it.';

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
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  });
  app.onError((error, context) => {
    options.log.error({ err: error, path: context.req.path }, 'a request failed');
    return refuse(context, 500, 'Something went wrong inside Parley. It has been logged.');
  });
  app.notFound((context) => refuse(context, 404, 'There is nothing at this address.'));
  const sessions = options.token === null ? null : createSessions(options.token);
  if (sessions) addLogin(app, sessions, options);

  return {
    add(routes) {
      for (const route of routes) {
        app.on(route.method, route.path, guard(route, sessions, options), async ({ env, req }) => {
          const response = await route.handle(req.raw);
          if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
            streams.add(env.outgoing);
            env.outgoing.once('close', () => streams.delete(env.outgoing));
          }
          return response;
        });
      }
    },
    listen: () => listen(app, streams, options),
  };
}

/** The sentence with which a visit is refused; null: welcome, or to be asked for a session. */
export function findRefusal(
  visit: Visit,
  { isOpen, bind, hasToken }: { isOpen: boolean; bind: string; hasToken: boolean },
): string | null {
  const isSafe = visit.method === 'GET' || visit.method === 'HEAD';
  if (!isSafe && !isOwnOrigin(visit)) return REFUSED_ORIGIN;
  if (isOpen) return null; // Slack's calls come under any name; their caller is verified by the part itself.
  const isLocal = isLoopback(visit.address) && !visit.isForwarded;
  if (!hasToken && !isLocal) return REFUSED_REMOTE;
  return isOwnHost(visit.host, bind, hasToken) ? null : REFUSED_HOST;
}

/**
 * The names Parley may be opened under: loopback's, the one it is bound to and, with a token, this machine's own and any bare
 * address. A page elsewhere can point a name of its own at us (DNS rebinding), but never an address.
 */
function isOwnHost(host: string, bind: string, hasToken: boolean): boolean {
  const name = URL.parse(`http://${host}`)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (name === 'localhost' || isLoopback(name) || name === bind.toLowerCase()) return true;
  const own = hostname().toLowerCase();
  const isAddress = /^[\d.]+$/.test(name) || name.includes(':');
  return hasToken && (isAddress || name === own || name === `${own}.local`);
}

/** Programs send no Origin; behind a proxy that changes the Host, a browser's own word for it counts. */
function isOwnOrigin({ origin, host, site }: Visit): boolean {
  if (origin === null || site === 'same-origin') return true;
  return URL.parse(origin)?.host === host.toLowerCase();
}

function isLoopback(address: string): boolean {
  return /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i.test(address);
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

function guard({ isOpen }: Pick<Route, 'isOpen'>, sessions: Sessions | null, options: HttpOptions) {
  const limit = toLimit(isOpen ? MAX_OPEN_BYTES : MAX_BYTES);
  return async (context: Context<Env>, next: Next) => {
    const place = { isOpen, bind: options.host, hasToken: sessions !== null };
    const refusal = findRefusal(toVisit(context), place);
    if (refusal) return refuse(context, 403, refusal);
    if (!isOpen && sessions && !sessions.isValid(getCookie(context, COOKIE), Date.now()))
      return askForToken(context, 401, 'Log in with the token first.');
    return limit(context, next);
  };
}

function toLimit(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: (context) => refuse(context, 413, `That is too large: at most ${maxSize} bytes.`),
  });
}

function refuse(context: Context, status: 400 | 401 | 403 | 404 | 413 | 429 | 500, error: string) {
  return context.json({ error }, status);
}

type Sessions = ReturnType<typeof createSessions>;

/** Sessions without a memory: the cookie holds when it ends and an HMAC of that, so that a restart or a replica knows it. */
function createSessions(token: string) {
  const sign = (text: string) => createHmac('sha256', token).update(text).digest('hex');
  const isSame = (a: string, b: string) =>
    timingSafeEqual(
      createHash('sha256').update(a).digest(),
      createHash('sha256').update(b).digest(),
    );
  const tries = new Map<string, number>();
  let renewAt = 0;

  return {
    isToken: (given: string) => isSame(sign(given), sign(token)),
    create: (now: number) => `${now + SESSION_MS}.${sign(`session/${now + SESSION_MS}`)}`,
    isValid(cookie: string | undefined, now: number): boolean {
      const [endsAt = '', signature = ''] = cookie?.split('.') ?? [];
      return isSame(signature, sign(`session/${endsAt}`)) && Number(endsAt) > now;
    },
    /** Whether this address may try once more; counts the try. */
    mayTry(address: string, now: number): boolean {
      if (now >= renewAt) {
        tries.clear();
        renewAt = now + TRIES_WINDOW_MS;
      }
      const used = tries.get(address) ?? 0;
      const usedInAll = [...tries.values()].reduce((sum, count) => sum + count, 0);
      if (used >= MAX_TRIES || usedInAll >= MAX_TRIES_IN_ALL) return false;
      tries.set(address, used + 1);
      return true;
    },
    /** The token was right: earlier slips are forgiven. */
    forgive: (address: string) => tries.delete(address),
  };
}

function addLogin(app: Hono<Env>, sessions: Sessions, { host, log }: HttpOptions): void {
  app.post('/login', toLimit(MAX_LOGIN_BYTES), async (context) => {
    const visit = toVisit(context);
    const refusal = findRefusal(visit, { isOpen: false, bind: host, hasToken: true });
    if (refusal) return refuse(context, 403, refusal);
    if (!sessions.mayTry(visit.address, Date.now())) {
      log.warn({ address: visit.address }, 'too many wrong tokens');
      return askForToken(context, 429, 'Too many wrong tokens. Wait ten minutes and try again.');
    }
    const isJson = context.req.header('content-type')?.startsWith('application/json') ?? false;
    const body = await (isJson ? context.req.json() : context.req.parseBody()).catch(() => null);
    if (typeof body?.token !== 'string' || !sessions.isToken(body.token))
      return askForToken(context, 401, 'That is not the token.');
    sessions.forgive(visit.address);
    setCookie(context, COOKIE, sessions.create(Date.now()), {
      httpOnly: true,
      sameSite: 'Strict',
      secure: context.req.header('x-forwarded-proto') === 'https',
      path: '/',
      maxAge: SESSION_MS / 1000,
    });
    return isJson ? context.body(null, 204) : context.redirect('/', 303);
  });
}

const LOGIN_STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{display:grid;place-content:center;min-height:90vh;margin:0;
padding:1rem}form{display:grid;gap:.75rem;width:min(20rem,90vw)}h1{margin:0;font-size:1.5rem}p{margin:0}input,button{font:inherit;padding:.6rem
.75rem;border-radius:.5rem;border:1px solid #8888}button{border:0;background:#5b5bd6;color:#fff;cursor:pointer}`;

/** The page that asks for the token, or a sentence for whoever did not ask for a page. */
function askForToken(context: Context, status: 401 | 429, sentence: string) {
  if (!context.req.header('accept')?.includes('text/html'))
    return refuse(context, status, sentence);
  const hash = createHash('sha256').update(LOGIN_STYLE).digest('base64');
  context.header(
    'content-security-policy',
    `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  const note = context.req.method === 'POST' ? `<p role="alert">${sentence}</p>` : '';
  return context.html(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Parley</title>
<style>${LOGIN_STYLE}</style><form method="post" action="/login"><h1>Parley</h1>${note}<label for="token">Token (WEB_TOKEN)</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus><button>Log in</button></form></html>`,
    status,
  );
}

async function listen(
  app: Hono<Env>,
  streams: ReadonlySet<HttpBindings['outgoing']>,
  { host, port }: HttpOptions,
) {
  const server = createAdaptorServer({ fetch: app.fetch });
  const ready = Promise.withResolvers<void>();
  server.on('error', (error) => ready.reject(toUserError(error, host, port)));
  server.listen(port, host, ready.resolve);
  await ready.promise;
  // A server that listens on a port always has such an address.
  const { port: own } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return {
    url: `http://${name.includes(':') ? `[${name}]` : name}:${own}`,
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      for (const stream of streams) stream.destroy(); // A stream of events never ends by itself.
      const timer = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, CLOSE_MS);
      await closed.promise;
      clearTimeout(timer);
    },
  };
}

function toUserError(error: NodeJS.ErrnoException, host: string, port: number): ParleyError {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use: stop the program that holds it, or set HTTP_PORT to another port.`,
    EACCES: `Port ${port} may not be used by this user: set HTTP_PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: set HTTP_HOST to one of its own, or leave it out.`,
    ENOTFOUND: `The host ${host} is not known: set HTTP_HOST to an address of this machine, or leave it out.`,
  };
  const sentence = sentences[error.code ?? ''];
  if (sentence) return new UserError('config_failed', sentence, { cause: error });
  return new ParleyError('config_failed', 'the HTTP listener failed', { cause: error });
}
