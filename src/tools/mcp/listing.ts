import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import type { ListedTool } from './server.ts';

const MAX_PAGES = 50;
const MAX_NAME_CHARS = 200;
const MAX_SCHEMA_CHARS = 20_000; // The model reads it with every question.

/** The tools are looked at one by one: a bad one does not cost the others. */
const pageSchema = z.object({
  tools: z.array(z.unknown()),
  nextCursor: z.string().nullish(),
});

/** https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool */
const toolSchema = z
  .object({
    name: z.string().min(1).max(MAX_NAME_CHARS),
    title: z.string().nullish(),
    description: z.string().nullish(),
    inputSchema: z
      .record(z.string(), z.json())
      .refine((schema) => JSON.stringify(schema).length <= MAX_SCHEMA_CHARS),
    annotations: z
      .object({ title: z.string().nullish(), readOnlyHint: z.boolean().nullish() })
      .nullish(),
    execution: z.object({ taskSupport: z.string().nullish() }).nullish(),
  })
  // Tasks are polled for: Parley has no such calls.
  .refine(({ execution }) => execution?.taskSupport !== 'required');

/** A tool that is not offered to the model, and why. */
type LeftOutTool = { readonly tool: string; readonly why: string };

/**
 * All tools of a server, page after page; what is unusable or twice the same is left out and named
 * in the log.
 */
export async function listTools(
  client: Client,
  {
    server,
    log,
    signal,
  }: { readonly server: string; readonly log: Log; readonly signal: AbortSignal },
): Promise<readonly ListedTool[]> {
  if (!client.getServerCapabilities()?.tools) return [];
  const raw: unknown[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const params: { cursor?: string } = cursor === null ? {} : { cursor };
    const page: z.infer<typeof pageSchema> = await client.request(
      { method: 'tools/list', params },
      pageSchema,
      { signal },
    );
    raw.push(...page.tools);
    if (!page.nextCursor || page.nextCursor === cursor) break;
    cursor = page.nextCursor;
  }
  const { usable, leftOut } = sortOut(raw);
  if (leftOut.length > 0)
    log.warn(
      { server, skipped: leftOut.length, leftOut: leftOut.slice(0, MAX_TOLD) },
      'an MCP server lists unusable tools',
    );
  return usable;
}

function sortOut(raw: readonly unknown[]) {
  const byName = new Map<string, ListedTool>();
  const leftOut: LeftOutTool[] = [];
  for (const each of raw) {
    const tool = toolSchema.safeParse(each).data;
    if (tool && !byName.has(tool.name)) byName.set(tool.name, toListedTool(tool));
    else leftOut.push({ tool: toShownName(each), why: tool ? 'listed twice' : explain(each) });
  }
  return { usable: [...byName.values()], leftOut };
}

const MAX_TOLD = 20;
const namedSchema = z.object({ name: z.string().min(1) });
const tasksSchema = z.object({ execution: z.object({ taskSupport: z.literal('required') }) });
const largeSchema = z.object({
  inputSchema: z
    .record(z.string(), z.unknown())
    .refine((schema) => JSON.stringify(schema).length > MAX_SCHEMA_CHARS),
});

/** A name as it may stand in the log: it is the server's own word. */
function toShownName(raw: unknown): string {
  const name = namedSchema.safeParse(raw).data?.name ?? 'a tool without a name';
  return name.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, MAX_SHOWN_NAME);
}

const MAX_SHOWN_NAME = 60;

/** Why a tool cannot be used, in words for the operator. */
function explain(raw: unknown): string {
  const name = namedSchema.safeParse(raw).data?.name;
  if (name === undefined) return 'it has no name';
  if (name.length > MAX_NAME_CHARS) return `its name is longer than ${MAX_NAME_CHARS} characters`;
  if (largeSchema.safeParse(raw).success)
    return `its description of inputs is longer than ${MAX_SCHEMA_CHARS} characters`;
  if (tasksSchema.safeParse(raw).success)
    return 'it works through tasks, which Parley doesn’t support';
  return 'its description doesn’t follow the protocol';
}

function toListedTool(tool: z.infer<typeof toolSchema>): ListedTool {
  const { name, description, inputSchema, annotations } = tool;
  const title = tool.title || annotations?.title || null;
  return {
    name,
    title,
    description: description || title || name,
    inputSchema,
    isReadOnly: annotations?.readOnlyHint === true,
  };
}
