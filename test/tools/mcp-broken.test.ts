import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mcpSecretsOf } from '../../src/tools/mcp/secrets.ts';
import type { McpServer } from '../../src/tools/mcp/server.ts';
import { createMcp } from '../../src/tools/mcp.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { found } from '../waiting.ts';
import { isRunning, namesOf, raw, run, script, start, toolOf } from './mcp/setting.ts';

const little = () => script('little', './little-stdio.ts');

const command = (name: string, program: string, args: readonly string[] = []): McpServer => ({
  name,
  isTrusted: false,
  reach: { by: 'command', command: program, args, env: {}, cwd: null },
});

test('a server that dies ends its call with a sentence, and comes back by itself', async () => {
  const { mcp, log } = await start([little()]);
  const say = toolOf(mcp, 'little__say');
  const before = await run(toolOf(mcp, 'little__pid'));

  await expect(run(toolOf(mcp, 'little__die'))).rejects.toThrow(
    'little stopped while it worked. Whether it was carried out is not known.',
  );
  expect(await run(say, { words: 'hello' })).toBe('hello'); // Waits until it is back.
  expect(await run(toolOf(mcp, 'little__pid'))).not.toBe(before);
  expect(log.lines).toContainEqual({
    level: 'warn',
    fields: { server: 'little', reason: 'it stopped', pauseMs: 1_000 },
    message: 'lost an MCP server; trying again',
  });
});

test('a server that cannot start is named with its reason, and the others work', async () => {
  const broken = [
    command('missing', '/no/such/program'),
    command('failing', process.execPath, ['-e', 'process.exit(1)']),
  ];
  const { mcp, log } = await start([
    ...broken,
    raw('fine', [{ name: 'a', inputSchema: { type: 'object' } }]),
  ]);

  expect(namesOf(mcp)).toEqual(['fine__a']);
  expect(mcp.health()).toEqual([
    ['missing', { type: 'lost', reason: 'its command wasn’t found' }],
    ['failing', { type: 'lost', reason: 'it stopped while it was starting' }],
    ['fine', { type: 'connected', tools: 1 }],
  ]);
  const pauses = () =>
    log.lines.flatMap(({ fields }) =>
      'server' in fields && fields.server === 'missing' && 'pauseMs' in fields
        ? [fields.pauseMs]
        : [],
    );
  await expect.poll(() => pauses().slice(0, 2)).toEqual([1_000, 2_000]);
});

test('a silent server is given up when everything ends, and its process does not stay', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mcp-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'pid');
  const source = `require('fs').writeFileSync(${JSON.stringify(path)}, String(process.pid)); setInterval(() => {}, 1000)`;
  const servers = [command('silent', process.execPath, ['-e', source])];
  const mcp = createMcp({ servers, log: createMemoryLog(), signal: new AbortController().signal });
  onTestFinished(() => mcp.close());
  const pid = await found(() => existsSync(path) && (Number(readFileSync(path, 'utf8')) || null));

  expect(mcp.tools()).toEqual([]);
  expect(mcp.health()).toEqual([['silent', { type: 'connecting' }]]);
  expect(isRunning(pid)).toBe(true);
  await mcp.close();
  await mcp.ready;
  expect(isRunning(pid)).toBe(false);
});

test('the signal ends the servers as closing does, and no call is made any more', async () => {
  const stop = new AbortController();
  const { mcp } = await start([little()], { signal: stop.signal });
  const say = toolOf(mcp, 'little__say');
  const pid = Number(await run(toolOf(mcp, 'little__pid')));
  stop.abort();
  await mcp.close();

  expect(isRunning(pid)).toBe(false);
  await expect(run(say, { words: 'x' })).rejects.toThrow('little cannot be reached');
});

test('a call that takes too long ends with a sentence; the server that still answers is kept', async () => {
  const { mcp } = await start([little()], { callMs: 1_000 });
  const before = await run(toolOf(mcp, 'little__pid'));

  await expect(run(toolOf(mcp, 'little__hang'))).rejects.toThrow(
    'little did not answer within 1 s. Whether it was carried out is not known.',
  );
  expect(await run(toolOf(mcp, 'little__pid'))).toBe(before);
});

test('a server that answers nothing any more is ended and started anew', async () => {
  const { mcp } = await start([little()], { callMs: 1_000 });
  const before = Number(await run(toolOf(mcp, 'little__pid')));
  await expect(run(toolOf(mcp, 'little__block'))).rejects.toThrow('did not answer');

  const pid = async () => Number(await run(toolOf(mcp, 'little__pid')).catch(() => before));
  await expect.poll(pid).not.toBe(before);
  expect(isRunning(before)).toBe(false);
});

test('a refusal and an answer that is none are sentences for the model', async () => {
  const schema = { type: 'object' };
  const { mcp } = await start([
    raw('raw', [
      { name: 'refuse', inputSchema: schema },
      { name: 'garble', inputSchema: schema },
    ]),
  ]);

  await expect(run(toolOf(mcp, 'raw__refuse'))).rejects.toThrow(
    'raw refused:\n<result from="raw">\nno such record\n</result>',
  );
  await expect(run(toolOf(mcp, 'raw__garble'))).rejects.toThrow(
    'raw gave no usable answer. Whether it was carried out is not known.',
  );
  expect(() => toolOf(mcp, 'raw__refuse').prepare('[1]')).toThrow('have to be a JSON object');
  expect(() => toolOf(mcp, 'raw__refuse').prepare('{')).toThrow('not valid JSON');
});

test('what a server writes to stderr is drained, counted and never logged', async () => {
  const { mcp, log } = await start([little()]);
  expect(await run(toolOf(mcp, 'little__say'), { words: 'x' })).toBe('x');
  await mcp.close();

  expect(log.lines).toContainEqual({
    level: 'info',
    fields: { server: 'little', bytes: expect.any(Number) },
    message: 'an MCP server wrote to stderr',
  });
  expect(JSON.stringify(log.lines)).not.toContain('secret');
});

test('garbage between the answers ends nothing, and what a server was given is not repeated', async () => {
  const token = 'a/very+secret=token';
  const garbage = script('garbage', './garbage-stdio.ts', { env: { API_TOKEN: token } });
  const { mcp, log } = await start([garbage]);

  expect(await run(toolOf(mcp, 'garbage__say'))).toBe('hello');
  const failed = await run(toolOf(mcp, 'garbage__fail'));
  const refused = await run(toolOf(mcp, 'garbage__refuse')).catch(String);
  expect(failed).toContain('401 for Bearer [redacted]');
  expect(refused).toContain('garbage refused:\n<result from="garbage">\n401 for Bearer [redacted]');
  await mcp.close();
  const told = `${failed} ${refused} ${JSON.stringify(log.lines)}`;
  for (const form of [token, encodeURIComponent(token), 'secret=token'])
    expect(told).not.toContain(form);
});

test('what is secret of a server is its environment, its headers and what stands in its arguments and address', () => {
  const { add: _, ...secrets } = mcpSecretsOf({
    name: 'x',
    isTrusted: false,
    reach: {
      by: 'command',
      command: 'npx',
      args: [
        'server-x',
        '--api-key=first-secret',
        '--token',
        'second-secret',
        'DB_PASSWORD=third-one',
      ],
      env: { A: 'fourth-secret' },
      cwd: null,
    },
  });
  const told = secrets.redact('server-x first-secret second-secret third-one fourth-secret');
  expect(told).toBe('server-x [redacted] [redacted] [redacted] [redacted]');
});
