import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Tool, ToolContext, ToolResult } from '../../../src/core/answer/tool.ts';
import type { McpServer } from '../../../src/tools/mcp/server.ts';
import { createMcp, type Mcp, type McpOptions } from '../../../src/tools/mcp.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { PLAIN } from '../../doubles/platform.ts';
import { found } from '../../waiting.ts';

/** A server that is a script, run by the Node of the test. */
export function script(
  name: string,
  path: string,
  { env = {}, isTrusted = false }: { env?: Record<string, string>; isTrusted?: boolean } = {},
): McpServer {
  const args = [
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL(path, import.meta.url)),
  ];
  return {
    name,
    isTrusted,
    reach: { by: 'command', command: process.execPath, args, env, cwd: null },
  };
}

export const everything = (isTrusted = false) =>
  script(
    'everything',
    import.meta.resolve('@modelcontextprotocol/server-everything/dist/index.js'),
    {
      isTrusted,
    },
  );

export const raw = (name: string, tools: readonly unknown[], pageSize = 1_000) =>
  script(name, './raw-stdio.ts', {
    env: { TOOLS: JSON.stringify(tools), PAGE_SIZE: String(pageSize) },
  });

/** Closed at the end of the test, together with every process that it started. */
export async function start(servers: readonly McpServer[], options: Partial<McpOptions> = {}) {
  const log = createMemoryLog();
  const mcp = createMcp({ servers, log, signal: new AbortController().signal, ...options });
  onTestFinished(() => mcp.close());
  await mcp.ready;
  // It may be slow to start.
  await found(() => mcp.health().every(([, { type }]) => type !== 'connecting'));
  return { mcp, log };
}

export function toolOf(mcp: Mcp, name: string): Tool {
  const tool = mcp.tools().find(({ spec }) => spec.name === name);
  if (!tool) throw new Error(`no tool ${name} in ${namesOf(mcp)}`);
  return tool;
}

export const namesOf = (mcp: Mcp) => mcp.tools().map(({ spec }) => spec.name);

export type Attached = Parameters<ToolContext['attach']>[0];

/** A turn that remembers what was attached. */
export function createContext(): ToolContext & { readonly attached: Attached[] } {
  const attached: Attached[] = [];
  return {
    attached,
    place: { platform: 'web', workspace: 'local', channel: 'c' },
    platform: PLAIN,
    conversation: 'web/local/c',
    asked: [],
    asker: { id: 'u', name: null, roles: [], isAdmin: null, isExternal: false },
    access: {
      hasOtherReaders: true,
      findReadable: async () => null,
      findWritable: async () => null,
      read: async () => [],
      search: async () => ({ hits: [], gap: null }),
      noteHeard() {},
      confirm: async () => {},
    },
    directory: {
      person: async () => ({ name: 'U', timeZone: null, locale: null }),
      name: async () => null,
    },
    channels: {},
    link: async () => null,
    meter: () => {},
    watch: (request) => request,
    admit: async () => ({ refusal: 'not expected to be asked' }),
    learn: () => {},
    async attach(file) {
      attached.push(file);
      return { name: file.name, mimeType: file.mimeType, alt: file.alt, hash: 'hash' };
    },
    files: [],
    readFile: async () => null,
    pictures: async () => [],
    tell() {},
    derive: async () => {},
  };
}

/** What a tool answers, out of the frame that its words stand in. */
export async function run(
  tool: Tool,
  input: object = {},
  { signal = new AbortController().signal, context = createContext() } = {},
): Promise<string> {
  const result: ToolResult = await tool.prepare(JSON.stringify(input)).run(context, signal);
  return /^<result from="[^"]*">\n([\s\S]*)\n<\/result>$/.exec(result.text)?.[1] ?? result.text;
}

/** A process that is gone cannot be signalled. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
