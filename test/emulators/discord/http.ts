import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Parsed, parseBody } from './body.ts';
import { answerCdn } from './cdn.ts';
import { DiscordRefusal, type Refusal, refuseHttp } from './errors.ts';
import type { Fault, Faults } from './faults.ts';
import { toJson } from './json.ts';
import { limitedHeaders, type RateLimits } from './rate-limits.ts';
import { type Found, findRoute, type Reply, type Routes } from './routes.ts';
import type { Call, RateLimited } from './types.ts';
import type { World } from './world.ts';

/** A moment of one write, seen from the server. */
export type WriteStage = 'before' | 'committed' | 'replied';

export type WriteHook = (stage: WriteStage, route: string, call: Call) => void | Promise<void>;

export type Site = {
  readonly world: World;
  readonly routes: Routes;
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly hook: () => WriteHook | null;
};

const PREFIX = '/api/v10';
const MAJORS = ['channel', 'guild', 'application'] as const;

/** What is given several times stands in a line each. */
const toQuery = ({ searchParams }: URL): Record<string, string> =>
  Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join('\n')]),
  );

/** An answer ready for the wire; 204 has no content type, or clients parse an empty body. */
type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
};

const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const toAnswer = (reply: Reply, headers: Readonly<Record<string, string>>): Answer =>
  reply.status === 204
    ? { status: 204, headers, body: null }
    : jsonAnswer(reply.status, reply.body, headers);

const htmlAnswer = (status: number): Answer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html><head><title>${status}</title></head><body>Bad Gateway</body></html>`,
});

const injectedAnswer = (fault: Extract<Fault, { status: number }>): Answer => {
  const { status, code, message = 'Injected', errors, retryAfter } = fault;
  const headers = retryAfter === undefined ? {} : limitedHeaders('user', retryAfter);
  return jsonAnswer(status, { message, code, ...(errors ? { errors } : {}) }, headers);
};

const spoilReply = (fault: Fault | null): Answer | 'cut' | null => {
  if (fault && 'dropReply' in fault) return 'cut';
  return fault && 'http' in fault ? htmlAnswer(fault.http) : null;
};

const pause = async (ms: number): Promise<void> => {
  if (ms > 0) await delay(ms, undefined, { ref: false });
};

/** Makes the request handler of one emulator. */
const createHandler = (site: Site) => {
  const { world, faults, limits } = site;

  const limitedAnswer = (
    call: Call,
    scope: RateLimited['scope'],
    retryAfter: number,
    headers: Readonly<Record<string, string>>,
    code = 0,
  ): Answer => {
    const { method, route, path } = call;
    world.rateLimited.push({ method, route, path, scope, retryAfter, at: world.now() });
    const subject = scope === 'shared' ? 'The resource is' : 'You are';
    const body = {
      message: `${subject} being rate limited.`,
      retry_after: Number(retryAfter.toFixed(3)),
      global: scope === 'global',
      ...(code === 0 ? {} : { code }),
    };
    return jsonAnswer(429, body, { ...headers, ...limitedHeaders(scope, retryAfter) });
  };

  const refusalAnswer = (
    call: Call,
    refusal: Refusal,
    headers: Readonly<Record<string, string>>,
  ): Answer => {
    const { status, code, message, errors, retryAfter } = refusal;
    if (retryAfter !== undefined) return limitedAnswer(call, 'user', retryAfter, headers, code);
    return jsonAnswer(status, { message, code, ...(errors ? { errors } : {}) }, headers);
  };

  const checkToken = (call: Call): void => {
    const isOpen = call.route.startsWith('/interactions/') || call.route.startsWith('/webhooks/');
    if (!isOpen && call.authorization !== `Bot ${world.options.token}`) throw refuseHttp(401);
  };

  /** The work itself: authorization, limits, route. */
  const work = (call: Call, found: Found, parsed: Parsed): { answer: Answer; done: boolean } => {
    let headers: Readonly<Record<string, string>> = {};
    try {
      checkToken(call);
      const major = MAJORS.map((name) => found.params[name] ?? '').join('/');
      const token = call.route.startsWith('/webhooks/') ? (found.params.token ?? '') : '';
      const verdict = limits.take(call.method, found.route, `${major}${token}`);
      headers = verdict.headers;
      const { limited } = verdict;
      if (limited) {
        const answer = limitedAnswer(call, limited.scope, limited.retryAfter, headers);
        return { answer, done: false };
      }
      const { params } = found;
      const json = toJson(parsed.body);
      const reply = found.handle(world, { params, query: call.query, json, ...parsed });
      return { answer: toAnswer(reply, headers), done: true };
    } catch (error) {
      if (!(error instanceof DiscordRefusal)) throw error;
      return { answer: refusalAnswer(call, error.refusal, headers), done: false };
    }
  };

  const faultAnswer = (call: Call, fault: Fault | null): Answer | 'cut' | null => {
    if (!fault) return null;
    if ('dropRequest' in fault) return 'cut';
    if ('status' in fault) return injectedAnswer(fault);
    if ('http' in fault && !fault.afterCommit) return htmlAnswer(fault.http);
    if ('rateLimited' in fault)
      return limitedAnswer(call, fault.scope ?? 'user', fault.rateLimited, {}, fault.code);
    return null;
  };

  const latency = (): number => {
    const [min, max] = world.options.latencyMs;
    return (min + Math.random() * (max - min)) / 2;
  };

  return { work, faultAnswer, refusalAnswer, latency, faults };
};

const reply = (
  response: ServerResponse,
  call: Call,
  answer: Answer | 'cut',
  world: World,
): void => {
  if (answer === 'cut') {
    // A reset, which clients see as ECONNRESET.
    response.socket?.resetAndDestroy();
  } else {
    call.status = answer.status;
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body ?? undefined);
  }
  world.changed();
};

/** Creates the HTTP server of one emulator: API, CDN, faults and hooks. */
export const createHttp = (site: Site): Server => {
  const { world } = site;
  const handler = createHandler(site);

  const tell = async (stage: WriteStage, call: Call): Promise<void> => {
    if (call.method !== 'GET') await site.hook()?.(stage, `${call.method} ${call.route}`, call);
  };

  const toCall = (request: IncomingMessage, url: URL, route: string, parsed: Parsed): Call => {
    const path = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname;
    const call: Call = {
      method: request.method ?? 'GET',
      route,
      path,
      query: toQuery(url),
      body: parsed.body,
      files: [...parsed.uploads.values()].map(({ name }) => name),
      authorization: request.headers.authorization ?? null,
      port: request.socket.remotePort ?? 0,
      at: world.now(),
      status: 0,
    };
    world.calls.push(call);
    world.changed();
    return call;
  };

  const serveApi = async (call: Call, found: Found, parsed: Parsed): Promise<Answer | 'cut'> => {
    const fault = handler.faults.take(call.method, call.path, call);
    await tell('before', call);
    await pause(handler.latency() + (fault && 'delayMs' in fault ? fault.delayMs : 0));
    const spoiled = handler.faultAnswer(call, fault);
    if (spoiled) return spoiled;
    const { answer, done } = handler.work(call, found, parsed);
    world.changed();
    if (done) await tell('committed', call);
    await pause(handler.latency() + (fault && 'delayReplyMs' in fault ? fault.delayReplyMs : 0));
    return spoilReply(fault) ?? answer;
  };

  const serveCdn = async (call: Call, url: URL): Promise<Answer | 'cut'> => {
    const fault = handler.faults.take(call.method, call.path);
    if (fault && 'delayMs' in fault) await pause(fault.delayMs);
    await pause(handler.latency() * 2);
    return handler.faultAnswer(call, fault) ?? answerCdn(world, call, url);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', world.origin);
    const none: Parsed = { body: undefined, uploads: new Map() };
    if (url.pathname.startsWith('/attachments/')) {
      const call = toCall(request, url, '/attachments/:channel/:attachment/:name', none);
      return reply(response, call, await serveCdn(call, url), world);
    }
    const path = url.pathname.startsWith(`${PREFIX}/`) ? url.pathname.slice(PREFIX.length) : '';
    const found = findRoute(site.routes, request.method ?? 'GET', path);
    const route = typeof found === 'number' ? path : found.route;
    let parsed = none;
    try {
      parsed = await parseBody(request);
      if (typeof found === 'number') throw refuseHttp(found);
    } catch (error) {
      if (!(error instanceof DiscordRefusal)) throw error;
      const call = toCall(request, url, route, parsed);
      return reply(response, call, handler.refusalAnswer(call, error.refusal, {}), world);
    }
    const call = toCall(request, url, route, parsed);
    reply(response, call, await serveApi(call, found, parsed), world);
    await tell('replied', call);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A client that died in the middle of its request is no failure of the emulator.
      if (request.complete) world.failures.push(error);
      if (!response.headersSent) response.writeHead(500).end();
      world.changed();
    });
  });
  server.on('connection', (socket: Socket) => socket.on('error', () => undefined));
  return server;
};
