import { type Config, readEnvironment } from './config.ts';
import { addConfigSecrets } from './config-secrets.ts';
import type { Log } from './core/ports.ts';
import { createSecrets, type Secrets } from './core/secrets.ts';
import type { Mcp } from './tools/mcp.ts';

/** The servers of MCP_CONFIG. If it is not set, the MCP code is not loaded. */
export async function openMcp(config: Config, secrets: Secrets, log: Log): Promise<Mcp> {
  const { mcpConfig } = config;
  if (mcpConfig === null) return NO_MCP;
  const { createMcp } = await import('./tools/mcp.ts');
  const { readMcpConfig } = await import('./mcp-config.ts');
  const { addSecretsOf } = await import('./tools/mcp/secrets.ts');
  const servers = await readMcpConfig(mcpConfig, readEnvironment());
  for (const server of servers) addSecretsOf(server, secrets);
  const own = createSecrets();
  addConfigSecrets(config, own);
  const { redactOwn } = own;
  return createMcp({ servers, log, redactOwn, signal: new AbortController().signal });
}

const NO_MCP: Mcp = {
  tools: () => [],
  ready: Promise.resolve(),
  tried: Promise.resolve(),
  health: () => [],
  close: async () => {},
};
