import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { ALL_SCOPES, exportManifest } from './app.ts';
import { SlackError } from './errors.ts';
import type { Faults } from './faults.ts';
import { acceptUpload, sendFile } from './files.ts';
import type { Limits } from './limits.ts';
import type { Method } from './method.ts';
import type { Triggers } from './triggers.ts';
import type { CallRecord, Fault, Json, Workspace, WriteStage } from './types.ts';
import { LOGIN_PAGE, readArguments, readBody, sendJson, sendText, textArg } from './wire.ts';
import type { World } from './world.ts';

/** Methods that only read; everything else is a write with its three boundaries. */
const READS =
  /^(auth\.test|apps\.|blocks\.validate|conversations\.(?!open)|users\.|usergroups\.list|assistant\.search\.|files\.(info|getUpload)|chat\.getPermalink|download)/;
const GONE_AFTER_MS = 10; // long enough for the end of a killed client to arrive

/** docs: the "Scopes" of each method's page. */
const SCOPES: Readonly<Record<string, string>> = {
  'chat.': 'chat:write',
  'reactions.': 'reactions:write',
  'files.info': 'files:read',
  'files.': 'files:write',
  'usergroups.': 'usergroups:read',
  'users.': 'users:read',
  'assistant.threads.setTitle': 'assistant:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'agents.': 'chat:write',
  'assistant.search.': 'search:read.public',
};

export interface ServerParts {
  readonly world: World;
  readonly methods: Readonly<Record<string, Method>>;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly triggers: Triggers;
  /** A one-time WebSocket address for `apps.connections.open`. */
  readonly openSocket: () => string;
  /** `port` is the client's. */
  readonly onWrite: (stage: WriteStage, method: string, port: number) => void | Promise<void>;
  readonly hasHook: () => boolean;
}

type Send = () => Promise<void>;
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

const isGone = ({ request }: Exchange): boolean =>
  request.socket.destroyed || request.socket.readableEnded;

const toReply = (error: SlackError): { body: Json; status: number; headers: Json } => {
  const { retryAfter, ...extra } = error.extra;
  const metadata =
    error.messages.length > 0
      ? {
          errors: error.messages.map((each) => each.replace('[ERROR] ', '')),
          response_metadata: { messages: error.messages },
        }
      : {};
  return {
    body: { ok: false, error: error.error, ...metadata, ...extra },
    status: retryAfter === undefined ? 200 : 429,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  };
};

const bearer = (request: IncomingMessage, args: Json): string =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? textArg(args, 'token');

const checkScope = (world: World, method: string): void => {
  const { scopes } = world.settings;
  const needed = Object.entries(SCOPES).find(([prefix]) => method.startsWith(prefix))?.[1];
  if (needed && scopes.length > 0 && !scopes.includes(needed))
    throw new SlackError('missing_scope', { extra: { needed, provided: scopes.join(',') } });
};

/** The workspace of a bot token; the app-level token is for apps.connections.open alone. */
const authorize = (world: World, method: string, token: string): Workspace | null => {
  if (!token) throw new SlackError('not_authed');
  const workspace = [...world.workspaces.values()].find((each) => each.botToken === token);
  const isApp = token === world.settings.appToken;
  if (!workspace && !isApp) throw new SlackError('invalid_auth');
  if (isApp !== (method === 'apps.connections.open'))
    throw new SlackError('not_allowed_token_type');
  return workspace ?? null;
};

const sendFault = (response: ServerResponse, fault: Fault): Promise<void> => {
  if ('error' in fault) {
    const reply = toReply(new SlackError(fault.error, { messages: fault.messages }));
    return sendJson(response, reply.body);
  }
  if ('rateLimited' in fault)
    return sendJson(response, { ok: false, error: 'ratelimited' }, 429, {
      'retry-after': String(fault.rateLimited),
    });
  if ('html' in fault)
    return sendText(response, LOGIN_PAGE, 200, { 'content-type': 'text/html; charset=utf-8' });
  return sendText(response, 'upstream failed', 'http' in fault ? fault.http : 500);
};

const faultName = (fault: Fault): string => {
  if ('error' in fault) return fault.error;
  if ('rateLimited' in fault) return 'ratelimited';
  return 'http' in fault ? `http_${fault.http}` : (Object.keys(fault)[0] ?? 'fault');
};

export const createApiServer = (parts: ServerParts) => {
  const { world, faults, limits } = parts;
  const pause = async (): Promise<void> => {
    const [min, max] = world.settings.latencyMs;
    if (max > 0) await sleep((min + Math.random() * (max - min)) / 2);
  };

  const finish = (record: CallRecord, error?: string): void => {
    record.done = true;
    if (error) record.error = error;
    world.changed();
  };

  /** A fault that answers instead of Slack; true when nothing else is to be done. */
  const failBefore = async (record: CallRecord, exchange: Exchange, fault: Fault) => {
    if ('delayMs' in fault) await sleep(fault.delayMs, undefined, { ref: false });
    if ('delayMs' in fault || 'delayReplyMs' in fault || 'dropReply' in fault) return false;
    if ('http' in fault && fault.afterCommit) return false;
    if ('rateLimited' in fault) limits.note(record.team, record.method);
    finish(record, faultName(fault));
    if ('dropRequest' in fault) exchange.request.socket.destroy();
    else await sendFault(exchange.response, fault);
    return true;
  };

  const failAfter = async (record: CallRecord, exchange: Exchange, fault: Fault) => {
    if ('delayReplyMs' in fault) await sleep(fault.delayReplyMs, undefined, { ref: false });
    const isLost = 'dropReply' in fault || ('http' in fault && fault.afterCommit);
    if (!isLost) return false;
    finish(record, faultName(fault));
    if ('dropReply' in fault) exchange.request.socket.destroy();
    else await sendFault(exchange.response, fault);
    return true;
  };

  /** A client that a hook killed before the write never got its request through. */
  const diedBefore = async (record: CallRecord, exchange: Exchange): Promise<boolean> => {
    if (!parts.hasHook() || READS.test(record.method)) return false;
    await sleep(GONE_AFTER_MS);
    // A process that was held up runs its timers before it looks at its sockets.
    for (let left = 2; left > 0; left -= 1) await turn();
    if (!isGone(exchange)) return false;
    finish(record, 'client_gone');
    return true;
  };

  /** Latency, faults and write boundaries around one request. */
  const serve = async (
    record: CallRecord,
    exchange: Exchange,
    commit: () => Promise<Send>,
  ): Promise<void> => {
    world.calls.push(record);
    world.changed();
    const port = exchange.request.socket.remotePort ?? 0; // It is gone once the client is.
    const hook = async (stage: WriteStage, method: string) => {
      if (!READS.test(record.method)) await parts.onWrite(stage, method, port);
    };
    await pause();
    const fault = faults.take(record.method, record.args);
    if (fault && (await failBefore(record, exchange, fault))) return;
    await hook('before', record.method);
    if (await diedBefore(record, exchange)) return;
    const send = await commit();
    await hook('committed', record.method);
    if (fault && (await failAfter(record, exchange, fault))) return;
    await pause();
    await send();
    finish(record, record.error);
    await hook('replied', record.method);
  };

  /** docs: apis/web-api, "Evaluating responses": the scopes of the token that was sent. */
  const sayOfToken = (response: ServerResponse, token: string): void => {
    response.setHeader('date', new Date(world.now()).toUTCString());
    const { scopes, appToken } = world.settings;
    const isBot = [...world.workspaces.values()].some((each) => each.botToken === token);
    if (isBot)
      response.setHeader('x-oauth-scopes', (scopes.length > 0 ? scopes : ALL_SCOPES).join(','));
    if (token === appToken) response.setHeader('x-oauth-scopes', 'connections:write');
  };

  const runMethod = async (method: string, args: Json, token: string): Promise<Json> => {
    if (method === 'apps.manifest.export' && token === world.settings.configToken)
      return exportManifest(world.settings, args);
    const known =
      world.settings.validatesBlocks || method !== 'blocks.validate'
        ? parts.methods[method]
        : undefined;
    const isConnect = method === 'apps.connections.open';
    if (!known && !isConnect)
      throw new SlackError('unknown_method', { extra: { req_method: method } });
    const workspace = authorize(world, method, token);
    limits.take(workspace?.id ?? '', method, args);
    if (!workspace || !known) return { url: parts.openSocket() };
    checkScope(world, method);
    return known({ world, workspace, method, args });
  };

  const commitCall = async (
    record: CallRecord,
    exchange: Exchange,
    token: string,
    invalid: SlackError | undefined,
  ): Promise<Send> => {
    const { response } = exchange;
    try {
      if (invalid) throw invalid;
      const result = await runMethod(record.method, record.args, token);
      return () => sendJson(response, { ok: true, ...result });
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      record.error = error.error;
      const reply = toReply(error);
      const headers = Object.entries(reply.headers).map(([name, value]) => [name, String(value)]);
      return () => sendJson(response, reply.body, reply.status, Object.fromEntries(headers));
    }
  };

  const serveApi = async (exchange: Exchange, method: string): Promise<void> => {
    let args: Json = {};
    let invalid: SlackError | undefined;
    try {
      args = await readArguments(exchange.request, exchange.body);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      invalid = error;
    }
    const token = bearer(exchange.request, args);
    sayOfToken(exchange.response, token);
    const team = [...world.workspaces.values()].find((each) => each.botToken === token)?.id ?? '';
    const { token: _, ...rest } = args;
    const record: CallRecord = { method, args: rest, at: world.now(), team };
    await serve(record, exchange, () => commitCall(record, exchange, token, invalid));
  };

  const serveResponse = async (exchange: Exchange, path: string): Promise<void> => {
    const args = await readArguments(exchange.request, exchange.body);
    const record: CallRecord = { method: 'response_url', args, at: world.now(), team: '' };
    await serve(record, exchange, async () => {
      const reply = parts.triggers.respond(path.split('/').at(-1) ?? '', args);
      if (reply.status !== 200) record.error = reply.text;
      return () => sendText(exchange.response, reply.text, reply.status);
    });
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const exchange = { request, response, body: await readBody(request) };
    const path = new URL(request.url ?? '/', 'http://emulator').pathname;
    const at = world.now();
    if (path.startsWith('/api/')) return serveApi(exchange, path.slice('/api/'.length));
    if (path.startsWith('/response/')) return serveResponse(exchange, path);
    if (path.startsWith('/upload/v1/'))
      return serve({ method: 'upload', args: { path }, at, team: '' }, exchange, async () => {
        const reply = await acceptUpload(world, request, exchange.body);
        return () => sendText(response, reply.text, reply.status);
      });
    if (path.startsWith('/files-pri/') || path === '/signin')
      return serve(
        { method: 'download', args: { path }, at, team: '' },
        exchange,
        async () => () => sendFile(world, request, response),
      );
    return sendText(response, 'not found', 404);
  };

  const server: Server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      world.failures.push(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  const listen = (): Promise<void> =>
    new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        world.baseUrl = `http://${world.settings.host}:${(server.address() as AddressInfo).port}`;
        resolve();
      });
    });

  return { server, listen };
};
