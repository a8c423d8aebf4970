import { expect, test } from 'vitest';
import { createHttp } from '../../src/http/index.ts';
import { ask, log, open, page } from './site.ts';

test('every answer forbids foreign scripts, frames and guessed types', async () => {
  const { url } = await open();

  for (const path of ['/', '/healthz', '/nowhere']) {
    const { headers } = await fetch(`${url}${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('a body that is too large is refused, announced or not', async () => {
  const { url } = await open();
  const post = (bytes: number) =>
    fetch(`${url}/slack/events`, { method: 'POST', body: new Uint8Array(bytes) });
  const stream = new Blob([new Uint8Array(1024 * 1024 + 1)]).stream();

  expect((await post(1024 * 1024)).status).toBe(200);
  expect((await post(1024 * 1024 + 1)).status).toBe(413);
  const chunked = { method: 'POST', body: stream, duplex: 'half' } as const;
  expect((await fetch(`${url}/slack/events`, chunked)).status).toBe(413);
});

test('a port in use is said in one sentence that names the variable', async () => {
  const { url } = await open();
  const { port } = new URL(url);

  await expect(open({ port: Number(port) })).rejects.toThrow(
    `Port ${port} is already in use. Stop the program that uses it, or set HTTP_PORT to another port.`,
  );
});

test('closing ends streams of events at once', async () => {
  const http = createHttp({ host: '127.0.0.1', port: 0, login: null, log });
  const wasCancelled = Promise.withResolvers<void>();
  const stream = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
    cancel: () => wasCancelled.resolve(),
  });
  const headers = { 'content-type': 'text/event-stream' };
  http.add([{ ...page, path: '/events', handle: async () => new Response(stream, { headers }) }]);
  const { url, close } = await http.listen();
  const reader = (await fetch(`${url}/events`)).body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: 1\n\n');

  await close();

  await wasCancelled.promise;
  await expect(reader?.read()).rejects.toThrow();
});

test('a route that is added late is served, and one that fails says so without details', async () => {
  const { http, url } = await open();
  await ask(url);
  http.add([
    {
      ...page,
      path: '/late',
      handle: async () => {
        throw new Error('secret');
      },
    },
  ]);

  const { status, body } = await ask(`${url}/late`);
  expect(status).toBe(500);
  expect(body).not.toContain('secret');
});

test('a person who opens an address in a browser reads a refusal on a page, a program as JSON', async () => {
  const { url } = await open();
  const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  const remote = { ...browser, 'x-forwarded-for': '192.0.2.7' };
  for (const [path, headers, status, sentence] of [
    ['/nowhere', browser, 404, 'There’s nothing at this address.'],
    ['/<script>', browser, 404, 'There’s nothing at this address.'],
    ['/', remote, 403, 'set WEB_TOKEN'],
    ['/', { ...browser, host: 'evil.example' }, 403, 'Host “localhost”'],
  ] as const) {
    const { status: got, body } = await ask(`${url}${path}`, { headers });
    expect([got, body.startsWith('<!doctype html>')], path).toEqual([status, true]);
    expect(body).toContain(sentence);
    expect(body).toMatch(/<title>.+ – Parley<\/title>/);
    expect(body).not.toMatch(/[{]"error"|<script/);
    expect(body.includes('href="/"')).toBe(status === 404);
  }
  for (const accept of ['*/*', 'application/json', 'text/event-stream', '']) {
    const { body } = await ask(`${url}/nowhere`, { headers: { accept } });
    expect(JSON.parse(body)).toEqual({ error: 'There’s nothing at this address.' });
  }
  const { headers } = await fetch(`${url}/nowhere`, { headers: browser });
  expect(headers.get('content-type')).toContain('text/html');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
