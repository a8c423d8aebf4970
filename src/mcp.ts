import { type Config, readEnvironment } from './config.ts';
import type { Log } from './core/ports.ts';
import type { Secrets } from './core/secrets.ts';
import type { Mcp } from './tools/mcp.ts';

/** The servers of MCP_CONFIG; without one nothing of it is loaded. */
export async function openMcp({ mcpConfig }: Config, secrets: Secrets, log: Log): Promise<Mcp> {
  if (mcpConfig === null) return NO_MCP;
  const { createMcp } = await import('./tools/mcp.ts');
  const { readMcpConfig } = await import('./mcp-config.ts');
  const { addSecretsOf } = await import('./tools/mcp/secrets.ts');
  const servers = await readMcpConfig(mcpConfig, readEnvironment());
  for (const server of servers) addSecretsOf(server, secrets);
  return createMcp({ servers, log, signal: new AbortController().signal });
}

const NO_MCP: Mcp = {
  tools: () => [],
  ready: Promise.resolve(),
  tried: Promise.resolve(),
  health: () => [],
  close: async () => {},
};
