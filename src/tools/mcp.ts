import type { Tool } from '../core/answer/tool.ts';
import { sleep } from '../core/async.ts';
import type { Log } from '../core/ports.ts';
import { createLink, type Link, type LinkState } from './mcp/link.ts';
import { toFunctionNames } from './mcp/names.ts';
import type { McpServer } from './mcp/server.ts';
import { toShares } from './mcp/shares.ts';
import { toTool } from './mcp/tool.ts';

/** The tools of all MCP servers. */
export type Mcp = {
  /** What can be called now: cheap, and the same array until something changes. */
  tools(): readonly Tool[];
  /** Settles once every server was tried, or after 2 s; the others are still being tried then. */
  readonly ready: Promise<void>;
  /** Settles once every server was tried, however long that takes. */
  readonly tried: Promise<unknown>;
  /** A line for each server: its name and how it is. */
  health(): readonly (readonly [name: string, state: LinkState])[];
  /** Resolves once every server's process is gone. */
  close(): Promise<void>;
};

export type McpOptions = {
  readonly servers: readonly McpServer[];
  readonly log: Log;
  readonly fetch?: typeof fetch;
  /** Ends everything, as `close` does. */
  readonly signal: AbortSignal;
  /** Takes Parley's own secrets out of a text. */
  readonly redactOwn?: (text: string) => string;
  /** How long a call may take. */
  readonly callMs?: number;
};

/** What is quick is there for the first question; what is slow does not hold up a question. */
const READY_MS = 2_000;
const CALL_MS = 60_000;
const MAX_TOOLS = 100; // The model reads all of them with every question.

/**
 * Starts and reaches the servers; one that is broken holds up nothing and comes back by itself.
 */
export function createMcp(options: McpOptions): Mcp {
  const { servers, log, signal, callMs = CALL_MS } = options;
  let tools: readonly Tool[] | null = null;
  const onChange = () => {
    tools = null;
  };
  const links = servers.map((server) =>
    createLink(server, { log, fetch: options.fetch ?? fetch, signal, callMs, onChange }),
  );
  return {
    tools() {
      tools ??= toTools(links, options);
      return tools;
    },
    ready: toReady(links),
    tried: Promise.all(links.map((link) => link.tried)),
    health: () => links.map((link) => [link.server.name, link.health()] as const),
    async close() {
      await Promise.all(links.map((link) => link.close()));
    },
  };
}

async function toReady(links: readonly Link[]): Promise<void> {
  const settled = new AbortController();
  const tried = Promise.all(links.map((link) => link.tried));
  await Promise.race([tried, sleep(READY_MS, settled.signal).catch(() => {})]);
  settled.abort();
}

function toTools(
  links: readonly Link[],
  { log, redactOwn = (text) => text }: McpOptions,
): readonly Tool[] {
  const offered = toOffered(links, log);
  const names = toFunctionNames(
    offered.map(({ link, listed }) => ({ server: link.server.name, tool: listed.name })),
  );
  const byName = new Map<string, Tool>();
  for (const [index, { link, listed }] of offered.entries()) {
    const name = names[index] ?? '';
    // A name that another server made its own, hash and all, stays with the first.
    if (byName.has(name)) {
      const why = 'another tool has its name';
      log.warn(
        { server: link.server.name, tool: name, why },
        'skipped an MCP tool that cannot be used',
      );
      continue;
    }
    byName.set(name, toTool(name, link.server, listed, { call: link.call, redactOwn }));
  }
  return [...byName.values()];
}

/** What the servers offer, as far as there is room for it. */
function toOffered(links: readonly Link[], log: Log) {
  const counts = links.map((link) => link.tools().length);
  const shares = toShares(counts, MAX_TOOLS);
  for (const [index, { server }] of links.entries()) {
    const [offered = 0, used = 0] = [counts[index], shares[index]];
    if (offered > used)
      log.warn({ server: server.name, offered, used }, 'an MCP server offers too many tools');
  }
  return links.flatMap((link, index) =>
    link
      .tools()
      .slice(0, shares[index])
      .map((listed) => ({ link, listed })),
  );
}
