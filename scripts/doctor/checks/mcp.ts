import { z } from 'zod';
import { ConfigError } from '../../../src/config.ts';
import type { Log } from '../../../src/core/ports.ts';
import { createWording } from '../../../src/core/strings/wording.ts';
import { readMcpConfig } from '../../../src/mcp-config.ts';
import { addSecretsOf } from '../../../src/tools/mcp/secrets.ts';
import { createMcp, type Mcp } from '../../../src/tools/mcp.ts';
import { type Check, type Finding, fail, ok, skip, warn } from '../check.ts';
import type { Context } from '../context.ts';

const { counted } = createWording('en');

/** A server that npx has to download first takes its time. */
const LIMIT_MS = 45_000;
const TRY_MS = 35_000;
const CALL_MS = 10_000;

export const mcpChecks: readonly Check[] = [
  { group: 'MCP', name: 'Servers', limitMs: LIMIT_MS, run: findMcpServers },
];

async function findMcpServers(
  { config, environment, secrets }: Context,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  if (config.mcpConfig === null) return [skip('none: MCP_CONFIG isn’t set')];
  try {
    const servers = await readMcpConfig(config.mcpConfig, environment);
    if (servers.length === 0) return [skip('the file lists no enabled server')];
    for (const server of servers) addSecretsOf(server, secrets);
    const { log, leftOut } = createLeftOutLog();
    const within = AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]);
    const mcp = createMcp({ servers, log, signal: within, callMs: CALL_MS });
    try {
      await Promise.race([mcp.tried, untilAborted(within)]);
      mcp.tools(); // Says how many are too many.
      return [...mcp.health().map(toServerFinding), ...leftOut.map(toLeftOut)];
    } finally {
      await mcp.close();
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => fail(line, 'correct the file in MCP_CONFIG'));
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function toServerFinding([name, state]: ReturnType<Mcp['health']>[number]): Finding {
  if (state.type === 'connected')
    return ok(`${name}: connected, ${counted(state.tools, { one: '# tool', other: '# tools' })}`);
  return fail(
    `${name}: ${state.type === 'lost' ? state.reason : 'still connecting'}`,
    'run its command by hand, or open its address, to see the reason',
  );
}

type LeftOut = { readonly server: string; readonly tool: string; readonly why: string };

const leftOutSchema = z.object({
  server: z.string(),
  leftOut: z.array(z.object({ tool: z.string(), why: z.string() })),
});
const tooManySchema = z.object({ server: z.string(), offered: z.number(), used: z.number() });

/** Parley tells in its log which tools it leaves out. */
function createLeftOutLog(): { readonly log: Log; readonly leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const warnOf = (fields: object) => {
    const told = leftOutSchema.safeParse(fields).data;
    if (told) leftOut.push(...told.leftOut.map((each) => ({ server: told.server, ...each })));
    const many = tooManySchema.safeParse(fields).data;
    if (many)
      leftOut.push({
        server: many.server,
        tool: counted(many.offered - many.used, { one: '# tool', other: '# tools' }),
        why: `Parley can use only ${many.used} of its ${many.offered}`,
      });
  };
  return { log: { info: () => {}, warn: warnOf, error: () => {} }, leftOut };
}

function toLeftOut({ server, tool, why }: LeftOut): Finding {
  return warn(`${server}: ${tool} left out: ${why}`, 'ask the server’s maintainers to fix this');
}
