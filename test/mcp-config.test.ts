import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError } from '../src/config.ts';
import { parseMcpConfig, readMcpConfig } from '../src/mcp-config.ts';

const parse = (servers: object, environment: Record<string, string> = {}) =>
  parseMcpConfig(JSON.stringify({ mcpServers: servers }), environment);

function mistakesIn(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message.split('\n');
  }
  return [];
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'mcp-config-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test('the usual file is read: a command, an address, defaults', async () => {
  const path = join(await folder(), 'mcp.json');
  const file = {
    mcpServers: {
      files: { command: 'npx', args: ['-y', 'files', `\${ROOT}`], env: { KEY: `k-\${TOKEN}` } },
      wiki: {
        type: 'http',
        url: `https://\${HOST:-wiki.example}/mcp`,
        headers: { Authorization: `Bearer \${TOKEN}` },
        trust: true,
        timeout: 60, // Other programs' settings are no mistake.
      },
    },
  };
  await writeFile(path, `\uFEFF${JSON.stringify(file)}`);

  expect(await readMcpConfig(path, { ROOT: '/srv', TOKEN: 'abc' })).toEqual([
    {
      name: 'files',
      isTrusted: false,
      reach: {
        by: 'command',
        command: 'npx',
        args: ['-y', 'files', '/srv'],
        env: { KEY: 'k-abc' },
        cwd: null,
      },
    },
    {
      name: 'wiki',
      isTrusted: true,
      reach: {
        by: 'url',
        url: 'https://wiki.example/mcp',
        headers: { Authorization: 'Bearer abc' },
      },
    },
  ]);
});

test('a file that is missing, or is no file, is named', async () => {
  const path = await folder();

  await expect(readMcpConfig(join(path, 'none.json'), {})).rejects.toThrow(
    `MCP_CONFIG: the file ${join(path, 'none.json')} is missing: check the path`,
  );
  await expect(readMcpConfig(path, {})).rejects.toThrow('can’t be read (EISDIR)');
});

test('a file that is not JSON is told by the place, without a word of what it says', () => {
  const lines = mistakesIn(() => parseMcpConfig('{ "mcpServers": { "a": sk-secret } }', {}));

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^MCP_CONFIG: the file isn’t JSON/);
  expect(lines[0]).not.toContain('secret');
  for (const wrong of ['[]', 'null', '{}', '{"mcpServers":[]}'])
    expect(mistakesIn(() => parseMcpConfig(wrong, {}))).toEqual([
      'MCP_CONFIG: expected { "mcpServers": { "name": { … } } }',
    ]);
});

test('every mistake of every server is a line, and no value is repeated', () => {
  const lines = mistakesIn(() =>
    parse({
      both: { command: 'x', url: 'https://a.example' },
      none: {},
      'bad name': { command: 'x' },
      [`n${'a'.repeat(40)}`]: { command: 'x' },
      typed: { command: 3, args: 'sk-secret', env: { A: 1 } },
      old: { type: 'sse', url: 'https://a.example' },
      mixed: { type: 'stdio', url: 'https://a.example' },
      address: { url: 'ftp://sk-secret@a.example' },
      user: { url: 'https://me:sk-secret@a.example' },
      unset: { command: 'x', args: [`\${ONE}`], env: { KEY: `sk-secret\${TWO}` } },
      nothing: null,
    }),
  );

  expect(lines).toEqual([
    'MCP_CONFIG: mcpServers.both: has both a command and a url: keep one of them',
    'MCP_CONFIG: mcpServers.none: has neither a command nor a url: give one of them',
    'MCP_CONFIG: mcpServers.bad name: isn’t a valid name: use up to 40 of a–z, A–Z, 0–9, - and _',
    expect.stringContaining('isn’t a valid name'),
    'MCP_CONFIG: mcpServers.typed.command: Invalid input: expected string, received number',
    'MCP_CONFIG: mcpServers.typed.args: Invalid input: expected array, received string',
    'MCP_CONFIG: mcpServers.typed.env.A: Invalid input: expected string, received number',
    'MCP_CONFIG: mcpServers.old.type: isn’t supported: use "stdio" with a command or "http" (streamable HTTP) with a url',
    'MCP_CONFIG: mcpServers.mixed.type: doesn’t fit a url',
    'MCP_CONFIG: mcpServers.address.url: must start with http:// or https://',
    'MCP_CONFIG: mcpServers.user.url: contains a user name or a password: send it in headers instead',
    'MCP_CONFIG: mcpServers.unset.args.0: the variable ONE isn’t set',
    'MCP_CONFIG: mcpServers.unset.env.KEY: the variable TWO isn’t set',
    'MCP_CONFIG: mcpServers.nothing: Invalid input: expected object, received null',
  ]);
});

test('a disabled server is left out, whatever is still missing for it', () => {
  expect(parse({ later: { command: 'x', env: { KEY: `\${UNSET}` }, disabled: true } })).toEqual([]);
  expect(parse({})).toEqual([]);
});

test('a variable that is set to nothing counts as not set', () => {
  expect(mistakesIn(() => parse({ a: { command: 'x', args: [`\${KEY}`] } }, { KEY: ' ' }))).toEqual(
    ['MCP_CONFIG: mcpServers.a.args.0: the variable KEY isn’t set'],
  );
});
