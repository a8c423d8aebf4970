import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { Log, Route } from '../src/core/ports.ts';
import { createHttp, findRefusal, type Visit } from '../src/http.ts';

const TOKEN = 'a token of some length';

const log: Log = { info() {}, warn() {}, error() {} };

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

const page: Route = {
  method: 'GET',
  path: '/',
  isOpen: false,
  handle: async () => new Response('the page'),
};
const echo: Route = {
  method: 'POST',
  path: '/echo',
  isOpen: false,
  handle: async (req) => new Response(`${(await req.arrayBuffer()).byteLength} bytes`),
};
const health: Route = {
  method: 'GET',
  path: '/healthz',
  isOpen: true,
  handle: async () => Response.json({ ok: true }),
};
const events: Route = { ...echo, path: '/slack/events', isOpen: true };

async function open({ token = null as string | null, host = '127.0.0.1', port = 0 } = {}) {
  const http = createHttp({ host, port, token, log });
  http.add([page, echo, health, events]);
  const { url, close } = await http.listen();
  opened.push(close);
  return { http, url, close };
}

/** What `fetch` does not let us do: send any Host. */
function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
  }: { method?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, async (response) => {
      let body = '';
      for await (const chunk of response.setEncoding('utf8')) body += chunk;
      resolve({ status: response.statusCode ?? 0, body });
    });
    sent.on('error', reject).end();
  });
}

const login = (url: string, token: string, type: 'json' | 'form' = 'json') =>
  fetch(`${url}/login`, {
    method: 'POST',
    redirect: 'manual',
    ...(type === 'json'
      ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) }
      : { headers: { accept: 'text/html' }, body: new URLSearchParams({ token }) }),
  });

const visit: Visit = {
  method: 'GET',
  host: '127.0.0.1:3000',
  origin: null,
  site: null,
  address: '127.0.0.1',
  isForwarded: false,
};
const local = { isOpen: false, bind: '0.0.0.0', hasToken: false };

test('on loopback without a token everything is served', async () => {
  const { url } = await open();

  expect(await ask(url)).toEqual({ status: 200, body: 'the page' });
  expect((await ask(`${url}/echo`, { method: 'POST' })).status).toBe(200);
});

test('off loopback without a token only open routes are served', () => {
  const away = { ...visit, address: '192.0.2.7', host: '192.0.2.1:3000' };

  expect(findRefusal(away, local)).toContain('set WEB_TOKEN');
  expect(findRefusal({ ...away, address: '::ffff:192.0.2.7' }, local)).toContain('set WEB_TOKEN');
  expect(findRefusal(away, { ...local, isOpen: true })).toBeNull();
  expect(findRefusal(visit, local)).toBeNull();
  expect(findRefusal({ ...visit, address: '::ffff:127.0.0.1' }, local)).toBeNull();
});

test('what a proxy on this machine passes on counts as off loopback', async () => {
  const { url } = await open();
  const headers = { 'x-forwarded-for': '192.0.2.7' };

  expect((await ask(url, { headers })).status).toBe(403);
  expect((await ask(`${url}/healthz`, { headers })).status).toBe(200);
});

test('a foreign Host is refused, so that no name can be pointed at the page', async () => {
  const { url } = await open();

  expect((await ask(url, { headers: { host: 'evil.example' } })).status).toBe(403);
  expect((await ask(url, { headers: { host: '127.0.0.1.evil.example' } })).status).toBe(403);
  expect((await ask(url, { headers: { host: 'localhost:1' } })).status).toBe(200);
  expect((await ask(url, { headers: { host: '[::1]:1' } })).status).toBe(200);
});

test('an open route is served under any name, for Slack comes through a tunnel', async () => {
  const { url } = await open();
  const headers = { host: 'parley.example.org' };

  expect((await ask(`${url}/slack/events`, { method: 'POST', headers })).status).toBe(200);
});

test('with a token bare addresses are own names and other names are not', () => {
  const withToken = { ...local, hasToken: true };

  expect(findRefusal({ ...visit, host: '192.0.2.1:3000' }, withToken)).toBeNull();
  expect(findRefusal({ ...visit, host: '[2001:db8::1]:3000' }, withToken)).toBeNull();
  expect(findRefusal({ ...visit, host: 'evil.example' }, withToken)).toContain('by its address');
  expect(
    findRefusal({ ...visit, host: 'chat.lan' }, { ...withToken, bind: 'chat.lan' }),
  ).toBeNull();
  expect(findRefusal({ ...visit, host: '' }, withToken)).toContain('by its address');
});

test('a foreign Origin is refused wherever something could change', async () => {
  const { url } = await open();
  const post = (origin: string, path = '/echo') =>
    ask(`${url}${path}`, { method: 'POST', headers: { origin } });

  expect((await post('https://evil.example')).status).toBe(403);
  expect((await post('null')).status).toBe(403);
  expect((await post('http://127.0.0.1:1')).status).toBe(403);
  expect((await post('https://evil.example', '/slack/events')).status).toBe(403);
  expect((await post(url)).status).toBe(200);
});

test('behind a proxy that changes the Host a browser’s word for the same origin counts', () => {
  const proxied = { ...visit, method: 'POST', origin: 'https://parley.example.org' };

  expect(findRefusal(proxied, local)).toContain('Another site');
  expect(findRefusal({ ...proxied, site: 'cross-site' }, local)).toContain('Another site');
  expect(findRefusal({ ...proxied, site: 'same-origin' }, local)).toBeNull();
});

test('with a token everything but the open routes asks for it', async () => {
  const { url } = await open({ token: TOKEN });

  expect(await ask(url)).toEqual({ status: 401, body: '{"error":"Log in with the token first."}' });
  expect((await ask(`${url}/healthz`)).status).toBe(200);
  const asked = await fetch(url, { headers: { accept: 'text/html' } });
  expect(asked.status).toBe(401);
  expect(await asked.text()).toContain('<form method="post" action="/login">');
});

test('the token buys a cookie that does not hold it', async () => {
  const { url } = await open({ token: TOKEN });

  const answer = await login(url, TOKEN);
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(answer.status).toBe(204);
  expect(cookie).toMatch(/^parley_session=\d+\.[0-9a-f]{64}; .*HttpOnly; SameSite=Strict$/);
  expect(cookie).not.toContain(TOKEN);
  const headers = { cookie: cookie.split(';')[0] ?? '' };
  expect(await ask(url, { headers })).toEqual({ status: 200, body: 'the page' });
});

test('the cookie of another token, a changed or an empty one opens nothing', async () => {
  const [first, second] = [await open({ token: TOKEN }), await open({ token: `${TOKEN}!` })];
  const cookie = (await login(first.url, TOKEN)).headers.get('set-cookie')?.split(';')[0] ?? '';
  const later = cookie.replace(/=\d/, '=9');

  for (const [url, sent] of [
    [second.url, cookie],
    [first.url, later],
    [first.url, 'parley_session='],
  ] as const) {
    expect((await ask(url, { headers: { cookie: sent } })).status).toBe(401);
  }
});

test('a form without scripts logs in too', async () => {
  const { url } = await open({ token: TOKEN });

  const right = await login(url, TOKEN, 'form');
  expect([right.status, right.headers.get('location')]).toEqual([303, '/']);
  const wrong = await login(url, 'nonsense', 'form');
  expect(wrong.status).toBe(401);
  expect(await wrong.text()).toContain('That is not the token.');
});

test('the token in an address opens nothing', async () => {
  const { url } = await open({ token: TOKEN });
  const query = new URLSearchParams({ token: TOKEN });

  expect((await ask(`${url}/?${query}`)).status).toBe(401);
  expect((await fetch(`${url}/login?${query}`, { method: 'POST' })).status).toBe(401);
});

test('ten wrong tokens are enough, then even the right one has to wait', async () => {
  const { url } = await open({ token: TOKEN });

  for (let attempt = 0; attempt < 10; attempt += 1)
    expect((await login(url, 'nonsense')).status).toBe(401);
  expect((await login(url, TOKEN)).status).toBe(429);
});

test('a login from another site is refused', async () => {
  const { url } = await open({ token: TOKEN });
  const headers = { origin: 'https://evil.example' };

  expect((await ask(`${url}/login`, { method: 'POST', headers })).status).toBe(403);
});

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
    `Port ${port} is in use: stop the program that holds it, or set HTTP_PORT to another port.`,
  );
});

test('closing ends streams of events at once', async () => {
  const http = createHttp({ host: '127.0.0.1', port: 0, token: null, log });
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
