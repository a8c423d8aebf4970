import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { boundMessages } from '../../src/tools/mcp/bounded-body.ts';
import type { McpServer } from '../../src/tools/mcp/server.ts';
import { createMcp } from '../../src/tools/mcp.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { found } from '../waiting.ts';
import { namesOf, raw, run, toolOf } from './mcp/setting.ts';

// Kind: what answers at an address is a server that never stops sending. It is ended, and nothing
// waits for it.

const SEND: Readonly<Record<string, (response: ServerResponse) => void>> = {
  silent: () => {},
  half: (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
  page: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Log in'),
  'endless-event': (response) => pour(response, 'text/event-stream'),
  'endless-json': (response) => pour(response, 'application/json'),
};

function pour(response: ServerResponse, type: string): void {
  const more = `data: ${'x'.repeat(1 << 16)}`;
  response.writeHead(200, { 'content-type': type });
  const go = (): void => void (response.destroyed || response.write(more, go));
  go();
}

async function serve() {
  const ended = new Set<string>();
  const http = createServer((request, response) => {
    const kind = request.url?.slice(1) ?? '';
    response.on('close', () => ended.add(kind));
    SEND[kind]?.(response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => http.closeAllConnections());
  onTestFinished(() => void http.close());
  const { port } = http.address() as AddressInfo;
  return { ended, url: (kind: string) => `http://127.0.0.1:${port}/${kind}` };
}

test('no server behind an address holds up the others, or pours without end', async () => {
  const { ended, url } = await serve();
  const servers = Object.keys(SEND).map(
    (name): McpServer => ({
      name,
      isTrusted: false,
      reach: { by: 'url', url: url(name), headers: {} },
    }),
  );
  const tool = { name: 'a', inputSchema: { type: 'object' } };
  const mcp = createMcp({
    servers: [...servers, raw('fine', [tool])],
    log: createMemoryLog(),
    signal: new AbortController().signal,
  });
  onTestFinished(() => mcp.close());
  await mcp.ready;

  await found(() => namesOf(mcp).includes('fine__a'));
  expect(await run(toolOf(mcp, 'fine__a'))).toContain('"name":"a"');
  await found(() => ended.has('endless-event') && ended.has('endless-json'));
  const health = () => Object.fromEntries(mcp.health());
  await found(() => health().page?.type === 'lost');
  expect(health().page).toEqual({
    type: 'lost',
    reason: 'something other than an MCP server answers there',
  });
});

test('messages of any number pass, and one that is too large ends its answer', async () => {
  const answer = (type: string, chunks: readonly string[]) =>
    boundMessages(async () => {
      const body = ReadableStream.from(chunks.map((chunk) => new TextEncoder().encode(chunk)));
      return new Response(body, { headers: { 'content-type': type } });
    }, 11)('http://localhost/');
  const stream = 'text/event-stream; charset=utf-8';
  const read = async (type: string, chunks: readonly string[]) =>
    (await answer(type, chunks)).text();

  expect(await read(stream, Array(50).fill('data: 1\n\n'))).toHaveLength(450);
  expect(await read(stream, ['data: 1\r', '\n\r\n', 'data: 2\n', '\n'])).toContain('2');
  await expect(read(stream, ['data: 1\n', 'data: 2\n', 'data: 3\n\n'])).rejects.toThrow('11 bytes');
  expect(await read('application/json', ['[1,', '2]'])).toBe('[1,2]');
  await expect(read('application/json', Array(9).fill('[]'))).rejects.toThrow('11 bytes');
});
