import { sleep } from '../../core/async.ts';
import type { Log } from '../../core/ports.ts';
import { callOn, refuseCall, toUnreachable } from './call.ts';
import type { McpConnection } from './connection.ts';
import { type LostConnection, reconnect } from './reconnect.ts';
import { mcpSecretsOf } from './secrets.ts';
import type { ListedTool, McpServer } from './server.ts';
import type { McpCall } from './tool.ts';

export type LinkState =
  | { readonly type: 'connecting' }
  | { readonly type: 'connected'; readonly tools: number }
  | { readonly type: 'lost'; readonly reason: string };

/** One server, kept connected. */
export type Link = {
  readonly server: McpServer;
  /** What it offers now; nothing while it cannot be reached. */
  tools(): readonly ListedTool[];
  readonly call: McpCall;
  /** Settles after the first try. */
  readonly tried: Promise<void>;
  health(): LinkState;
  /** Resolves once its process is gone. */
  close(): Promise<void>;
};

export type LinkOptions = {
  readonly log: Log;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly callMs: number;
  readonly onChange: () => void;
};

const PING_MS = 10_000;

/** Connects, and connects again with growing pauses whenever the server is lost. */
export function createLink(server: McpServer, options: LinkOptions): Link {
  const { log, fetch, callMs, onChange } = options;
  const { name } = server;
  const pingMs = Math.min(PING_MS, callMs);
  const { redact } = mcpSecretsOf(server);
  const closing = new AbortController();
  const signal = AbortSignal.any([options.signal, closing.signal]);
  const first = Promise.withResolvers<void>();
  let attempt = first;
  let connection: McpConnection | null = null;
  let listed: readonly ListedTool[] = [];
  let health: LinkState = { type: 'connecting' };

  const onTools = (tools: readonly ListedTool[]) => {
    listed = tools;
    health = { type: 'connected', tools: tools.length };
    onChange();
  };
  const live = async () => {
    // Not loaded where no server is configured.
    const { openConnection } = await import('./connection.ts');
    const opened = await openConnection(server, { log, fetch, signal, pingMs, onTools });
    connection = opened;
    log.info({ server: name, tools: listed.length }, 'connected to an MCP server');
    attempt.resolve();
    await untilEnd(opened, signal);
    connection = null;
    attempt = Promise.withResolvers();
    await opened.close(); // What is left of its process.
  };
  const onLost = ({ reason, pauseMs, isFirst }: LostConnection) => {
    health = { type: 'lost', reason };
    log.warn({ server: name, reason, pauseMs }, 'lost an MCP server; trying again');
    if (isFirst) return; // It may be back before anybody misses its tools: calls wait for that.
    attempt.resolve();
    listed = [];
    onChange();
  };
  const ended = reconnect({ live, onLost, signal }).then(() => attempt.resolve());

  return {
    server,
    tools: () => listed,
    async call(tool, input, callSignal) {
      if (!connection && listed.length > 0)
        await Promise.race([attempt.promise, sleep(pingMs, callSignal).catch(() => {})]);
      callSignal.throwIfAborted();
      if (!connection) throw refuseCall(toUnreachable(name));
      return callOn(connection, {
        ...{ server: name, tool, input, callMs, redact },
        signal: callSignal,
      });
    },
    tried: first.promise,
    health: () => health,
    async close() {
      closing.abort();
      await ended;
    },
  };
}

/** Resolves when the connection has ended, by itself or because it was closed at the signal. */
async function untilEnd(connection: McpConnection, signal: AbortSignal): Promise<void> {
  const onAbort = () => void connection.close();
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  await connection.ended;
  signal.removeEventListener('abort', onAbort);
}
