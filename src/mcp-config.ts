import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigError } from './config.ts';
import type { McpServer } from './tools/mcp/server.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Either the value, or what is wrong with it, a line each. */
type Checked<T> = { readonly value: T } | { readonly mistakes: readonly string[] };

const MAX_NAME_LENGTH = 40; // Function names have 64 characters: the rest is the tool's.

const text = z.string().min(1, { error: 'is empty' });
const texts = z.record(z.string(), z.string());

const serverSchema = z.object({
  command: text.optional(),
  args: z.array(z.string()).default([]),
  env: texts.default({}),
  cwd: text.optional(),
  url: text.optional(),
  headers: texts.default({}),
  type: z
    .enum(['stdio', 'http', 'streamable-http', 'streamableHttp'], {
      error: 'isn’t supported: use "stdio" with a command or "http" (streamable HTTP) with a url',
    })
    .optional(),
  trust: z.boolean().default(false),
  disabled: z.boolean().default(false),
});
type Entry = z.infer<typeof serverSchema>;

const fileSchema = z.object({ mcpServers: z.record(z.string(), z.unknown()) });

/**
 * Reads the file that MCP_CONFIG names; `${NAME}` and `${NAME:-default}` stand for variables of
 * the environment. Throws `ConfigError` with a line per mistake; values are never repeated in it.
 */
export async function readMcpConfig(
  path: string,
  environment: Environment,
): Promise<readonly McpServer[]> {
  const source = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'is missing' : `can’t be read (${cause.code})`;
    throw new ConfigError(`MCP_CONFIG: the file ${path} ${why}: check the path`, { cause });
  });
  return parseMcpConfig(source, environment);
}

/**
 * Checks the text of such a file; servers that are disabled are left out. Throws `ConfigError`
 * with a line per mistake.
 */
export function parseMcpConfig(source: string, environment: Environment): readonly McpServer[] {
  const json = parseJson(source);
  if ('mistakes' in json) throw toConfigError(json.mistakes);
  const file = fileSchema.safeParse(json.value);
  if (!file.success)
    throw toConfigError(['MCP_CONFIG: expected { "mcpServers": { "name": { … } } }']);
  const servers = Object.entries(file.data.mcpServers).map(([name, entry]) =>
    checkServer(name, entry, environment),
  );
  const mistakes = servers.flatMap((server) => ('mistakes' in server ? server.mistakes : []));
  if (mistakes.length > 0) throw toConfigError(mistakes);
  return servers.flatMap((server) => ('value' in server ? (server.value ?? []) : []));
}

function toConfigError(mistakes: readonly string[]): ConfigError {
  return new ConfigError(mistakes.join('\n'));
}

/** The parser's own message quotes the file, and so perhaps a secret: only the place is told. */
function parseJson(source: string): Checked<unknown> {
  try {
    return { value: JSON.parse(source.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const place = /line \d+ column \d+/.exec(String(error))?.[0];
    return { mistakes: [`MCP_CONFIG: the file isn’t JSON${place ? ` (${place})` : ''}`] };
  }
}

/** Null: disabled. */
function checkServer(name: string, entry: unknown, environment: Environment) {
  const where = `MCP_CONFIG: mcpServers.${name}`;
  const parsed = serverSchema.safeParse(entry);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(
      ({ path, message }) => `${[where, ...path].join('.')}: ${message}`,
    );
    return { mistakes };
  }
  if (parsed.data.disabled) return { value: null };
  const filled = fillIn(parsed.data, where, environment);
  const mistakes = [...checkName(name, where), ...checkReach(filled.entry, where)];
  mistakes.push(...filled.mistakes);
  return mistakes.length > 0 ? { mistakes } : { value: toServer(name, filled.entry) };
}

function checkName(name: string, where: string): string[] {
  if (name.length <= MAX_NAME_LENGTH && /^[a-zA-Z0-9_-]+$/.test(name)) return [];
  return [`${where}: isn’t a valid name: use up to ${MAX_NAME_LENGTH} of a–z, A–Z, 0–9, - and _`];
}

function checkReach({ command, url, type }: Entry, where: string): string[] {
  if (command !== undefined && url !== undefined)
    return [`${where}: has both a command and a url: keep one of them`];
  if (command === undefined && url === undefined)
    return [`${where}: has neither a command nor a url: give one of them`];
  if (type !== undefined && (type === 'stdio') !== (command !== undefined))
    return [`${where}.type: doesn’t fit a ${command === undefined ? 'url' : 'command'}`];
  return url === undefined ? [] : checkAddress(url, where);
}

function checkAddress(address: string, where: string): string[] {
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol))
    return [`${where}.url: must start with http:// or https://`];
  // `fetch` refuses such addresses.
  return url.username || url.password
    ? [`${where}.url: contains a user name or a password: send it in headers instead`]
    : [];
}

function toServer(name: string, { command, args, env, cwd, url, headers, trust }: Entry) {
  const reach: McpServer['reach'] =
    command === undefined
      ? { by: 'url', url: url ?? '', headers }
      : { by: 'command', command, args, env, cwd: cwd ?? null };
  return { name, isTrusted: trust, reach };
}

const VARIABLE = /\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}/g;

/** Puts the environment's values in; an empty variable is one that is not set, as everywhere. */
function fillIn(entry: Entry, where: string, environment: Environment) {
  const mistakes: string[] = [];
  const fill = (value: string, place: string) =>
    value.replaceAll(VARIABLE, (_, variable: string, fallback: string | undefined) => {
      const found = environment[variable]?.trim() ? environment[variable] : fallback;
      if (found === undefined)
        mistakes.push(`${where}.${place}: the variable ${variable} isn’t set`);
      return found ?? '';
    });
  const fillAll = (values: Readonly<Record<string, string>>, place: string) =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, fill(value, `${place}.${key}`)]),
    );
  const filled: Entry = {
    ...entry,
    args: entry.args.map((value, index) => fill(value, `args.${index}`)),
    env: fillAll(entry.env, 'env'),
    headers: fillAll(entry.headers, 'headers'),
    ...(entry.url === undefined ? {} : { url: fill(entry.url, 'url') }),
  };
  return { entry: filled, mistakes };
}
