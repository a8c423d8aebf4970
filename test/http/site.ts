import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Log, Route } from '../../src/core/ports.ts';
import { createHttp } from '../../src/http/index.ts';
import type { Visit } from '../../src/http/visit.ts';

export const TOKEN = 'a token of some length';

export const log: Log = { info() {}, warn() {}, error() {} };

export const page: Route = {
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

const KEY = randomBytes(32);

export async function open({
  token = null as string | null,
  host = '127.0.0.1',
  port = 0,
  key = KEY,
} = {}) {
  const login = token === null ? null : { password: token, sessionKey: key };
  const http = createHttp({ host, port, login, log });
  http.add([page, echo, health, events]);
  const { url, close } = await http.listen();
  onTestFinished(close);
  return { http, url, close };
}

/** What `fetch` does not let us do: send any Host. */
export function ask(
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

export const login = (url: string, token: string, type: 'json' | 'form' = 'json') =>
  fetch(`${url}/login`, {
    method: 'POST',
    redirect: 'manual',
    ...(type === 'json'
      ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }) }
      : { headers: { accept: 'text/html' }, body: new URLSearchParams({ token }) }),
  });

export const visit: Visit = {
  method: 'GET',
  host: '127.0.0.1:3000',
  origin: null,
  site: null,
  address: '127.0.0.1',
  isForwarded: false,
};
export const local = { isOpen: false, bind: '0.0.0.0', hasToken: false };
