import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { sleep } from '../../core/async.ts';
import type { Log } from '../../core/ports.ts';
import { bounded } from './bounded.ts';
import { boundMessages } from './bounded-body.ts';
import type { CallResult, ListedTool, McpServer } from './server.ts';
import { createStdioTransport } from './stdio.ts';
import { createToolList } from './tool-list.ts';

/** A server that answered. */
export type McpConnection = {
  /**
   * Resolves when the server is gone: its process ended, or it was found silent or out of reach.
   */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  call(
    tool: string,
    input: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<CallResult>;
  /** Asks whether it is still there, and ends the connection where no answer comes. */
  check(): void;
  /** Resolves once its process is gone. */
  close(): Promise<void>;
};

export type ConnectionOptions = {
  readonly log: Log;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  /** How long it may take to say that it is still there. */
  readonly pingMs: number;
  /** Told what it offers, at first and whenever that changes. */
  readonly onTools: (tools: readonly ListedTool[]) => void;
};

const CONNECT_MS = 30_000; // A server that npx has to download first takes its time.
const GOODBYE_MS = 2_000;
// A program's input is closed, then it is sent SIGTERM and SIGKILL, 2 s apart.
const EXIT_MS = 5_000;
// A call ends by its signal: the SDK's own timer has nothing to add.
const NO_TIMEOUT_MS = 2 ** 31 - 1;

const resultSchema = z.object({
  content: z.array(z.unknown()).default([]),
  structuredContent: z.unknown().optional(),
  isError: z.boolean().default(false),
});

/** Starts or reaches a server and reads its tools. If that fails, nothing is left running. */
export async function openConnection(
  server: McpServer,
  { log, fetch, signal, pingMs, onTools }: ConnectionOptions,
): Promise<McpConnection> {
  const client = new Client({ name: 'parley', version: '0.1.0' });
  const transport = toTransport(server, { fetch, log });
  const { ended, life, close } = toLife(client, transport);
  const toolList = createToolList(client, { server: server.name, log, life, onTools });
  const check = toCheck(client, { life, pingMs, close });
  // What goes wrong on a child's pipes shows in its end; a server behind an address has no other
  // way to be missed.
  if (transport instanceof StreamableHTTPClientTransport) transport.onerror = check;
  try {
    await bounded(CONNECT_MS, signal, async (within) => {
      await client.connect(transport, { signal: within });
      await toolList.start(within);
    });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ended,
    hasEnded: () => life.aborted,
    async call(name, input, signal) {
      const request = { method: 'tools/call' as const, params: { name, arguments: { ...input } } };
      const options = { signal, timeout: NO_TIMEOUT_MS };
      const { content, structuredContent, isError } = await client.request(
        request,
        resultSchema,
        options,
      );
      return { content, structuredContent, isError };
    },
    check,
    close,
  };
}

/** How long a connection lives, and how it is ended. */
function toLife(client: Client, transport: Transport) {
  const life = new AbortController();
  const ended = Promise.withResolvers<void>();
  const end = () => {
    life.abort();
    ended.resolve();
  };
  client.onclose = end;
  const atMost = (ms: number) => sleep(ms, life.signal).catch(() => {});
  const close = async () => {
    if (transport instanceof StreamableHTTPClientTransport && !life.signal.aborted)
      await Promise.race([transport.terminateSession().catch(() => {}), atMost(GOODBYE_MS)]);
    await client.close().catch(() => {});
    // A failed start is closed by the SDK itself, unwaited for.
    await Promise.race([ended.promise, atMost(EXIT_MS)]);
    end();
  };
  let closing: Promise<void> | null = null;
  return {
    life: life.signal,
    ended: ended.promise,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function toCheck(
  client: Client,
  options: {
    readonly life: AbortSignal;
    readonly pingMs: number;
    readonly close: () => Promise<void>;
  },
): () => void {
  const { life, pingMs, close } = options;
  let isChecking = false;
  return () => {
    if (isChecking || life.aborted || !client.getServerCapabilities()) return;
    isChecking = true;
    bounded(pingMs, life, (signal) => client.ping({ signal }))
      .catch((error) => (isUnknownMethod(error) ? undefined : close()))
      .finally(() => {
        isChecking = false;
      });
  };
}

/** Also an answer. */
function isUnknownMethod(error: unknown): boolean {
  return error instanceof McpError && error.code === ErrorCode.MethodNotFound;
}

function toTransport(
  { name, reach }: McpServer,
  { fetch, log }: Pick<ConnectionOptions, 'fetch' | 'log'>,
): Transport {
  if (reach.by === 'url') {
    const requestInit = { headers: { ...reach.headers } };
    const options = { fetch: boundMessages(fetch), requestInit };
    // The SDK's types were not written for `exactOptionalPropertyTypes`.
    return new StreamableHTTPClientTransport(new URL(reach.url), options) as Transport;
  }
  let bytes = 0;
  const onStderr = (chunk: Buffer | null) => {
    bytes += chunk?.length ?? 0; // An unread pipe would stop the server once it is full.
    if (!chunk && bytes > 0) log.info({ server: name, bytes }, 'an MCP server wrote to stderr');
  };
  // The SDK adds PATH, HOME and the like, and nothing else of Parley's environment.
  return createStdioTransport(reach, { onStderr });
}
