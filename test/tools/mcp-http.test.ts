import { expect, onTestFinished, test } from 'vitest';
import type { McpServer } from '../../src/tools/mcp/server.ts';
import { serveLittle } from './mcp/little-http.ts';
import { namesOf, run, start, toolOf } from './mcp/setting.ts';

const at = (url: string, headers: Record<string, string> = {}): McpServer => ({
  name: 'remote',
  isTrusted: true,
  reach: { by: 'url', url, headers },
});

async function serve(port = 0) {
  const server = await serveLittle(port);
  onTestFinished(() => server.close());
  return server;
}

test('a server behind an address is listed and called, with its headers on every request', async () => {
  const server = await serve();
  const { mcp, log } = await start([at(server.url, { Authorization: 'Bearer sk-secret' })]);

  expect(toolOf(mcp, 'remote__say')).toMatchObject({ acts: false, consent: 'none' });
  expect(await run(toolOf(mcp, 'remote__say'), { words: 'hello' })).toBe('hello');
  await mcp.close();
  expect(server.sessions.size).toBe(0); // It was told that the client does not come back.
  expect(new Set(server.seen.map(({ method }) => method))).toEqual(
    new Set(['POST', 'GET', 'DELETE']),
  );
  expect(new Set(server.seen.map(({ authorization }) => authorization))).toEqual(
    new Set(['Bearer sk-secret']),
  );
  expect(JSON.stringify(log.lines)).not.toContain('secret');
});

test('a server that goes away loses its tools until it is back at its address', async () => {
  const server = await serve();
  const { mcp } = await start([at(server.url)]);
  const say = toolOf(mcp, 'remote__say');
  await server.close();

  await expect.poll(() => mcp.tools()).toEqual([]);
  const reason = 'it can’t be reached (ECONNREFUSED)';
  expect(mcp.health()).toEqual([['remote', { type: 'lost', reason }]]);
  await expect(run(say, { words: 'x' })).rejects.toThrow(
    'remote cannot be reached at the moment. Nothing was done.',
  );
  await serve(server.port);
  await expect.poll(() => namesOf(mcp)).toContain('remote__say');
  expect(await run(say, { words: 'back' })).toBe('back');
});

test('a connection that breaks during a call ends it with a sentence', async () => {
  const server = await serve();
  const { mcp } = await start([at(server.url)], { callMs: 2_000 });

  await expect(run(toolOf(mcp, 'remote__die'))).rejects.toThrow('is not known');
  expect(await run(toolOf(mcp, 'remote__say'), { words: 'after' })).toBe('after');
});

test('an address that refuses is told by its status, never by what it said', async () => {
  const fetched = async () => new Response('sk-secret is wrong', { status: 401 });
  const { mcp, log } = await start([at('http://127.0.0.1:9/mcp')], { fetch: fetched });

  const reason = 'it can’t be reached (401)';
  expect(mcp.health()).toEqual([['remote', { type: 'lost', reason }]]);
  expect(JSON.stringify(log.lines)).not.toContain('secret');
});
