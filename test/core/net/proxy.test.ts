import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { toProxyVariables } from '../../../src/config/proxy.ts';
import { toNetworkCode, toNetworkReason } from '../../../src/core/net/network-reason.ts';
import { createProxies } from '../../../src/core/net/proxy.ts';
import { type ConnectProxy, createConnectProxy } from '../../connect-proxy.ts';
import { at, get, serve, text } from './guarding.ts';

const opened: ConnectProxy[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((proxy) => proxy.close()));
});

async function openProxy(...given: Parameters<typeof createConnectProxy>) {
  const proxy = await createConnectProxy(...given);
  opened.push(proxy);
  return proxy;
}

function toProxies(environment: Record<string, string>) {
  const settings = toProxyVariables(environment);
  if (settings === null) throw new Error('no proxy was read');
  return createProxies(settings);
}

const PROXY = 'http://proxy.corp:3128';

test.each([
  ['', 'https://api.slack.com', true],
  ['api.slack.com', 'https://api.slack.com', false],
  ['API.Slack.com', 'https://api.slack.com', false],
  ['slack.com', 'wss://wss-primary.slack.com', false],
  ['.slack.com', 'https://api.slack.com', false],
  ['*.slack.com', 'https://slack.com', false],
  ['lack.com', 'https://slack.com', true],
  ['slack.com:8443', 'https://slack.com', true],
  ['slack.com:443', 'https://slack.com', false],
  ['slack.com:80', 'http://slack.com', false],
  ['*', 'https://slack.com', false],
  ['a.corp, b.corp c.corp', 'http://b.corp', false],
  ['a.corp b.corp', 'http://b.corp./x', false],
  ['10.0.0.0/8', 'http://10.1.2.3:11434', false],
  ['10.0.0.0/8', 'http://11.1.2.3', true],
  ['10.0.0.0/99', 'http://10.1.2.3', true],
  ['10.1.2.3', 'http://10.1.2.3', false],
  ['fd00::/8', 'http://[fd12::1]', false],
  ['fd12::1', 'http://[fd12::1]:80', false],
  ['[fd12::1]:81', 'http://[fd12::1]:81', false],
  ['', 'http://localhost:11434', false],
  ['', 'http://app.localhost', false],
  ['', 'ws://127.0.0.53', false],
  ['', 'http://[::1]:9', false],
])('NO_PROXY=%s: %s goes through the proxy: %s', (bypass, address, isProxied) => {
  const proxies = toProxies({ HTTPS_PROXY: PROXY, HTTP_PROXY: PROXY, NO_PROXY: bypass });
  expect(proxies.find(new URL(address)) !== null).toBe(isProxied);
});

test('https goes through the proxy of http where it has none; http not through the one of https', () => {
  const https = new URL('https://a.test');
  const http = new URL('http://a.test');
  const one = toProxies({ HTTP_PROXY: 'one.corp:1' });
  expect([one.find(http)?.href, one.find(https)?.href]).toEqual(
    Array(2).fill('http://one.corp:1/'),
  );
  expect(toProxies({ HTTPS_PROXY: 'one.corp:1' }).find(http)).toBeNull();
  const both = toProxies({ https_proxy: 'http://small:1', HTTPS_PROXY: 'http://large:1' });
  expect(both.find(https)?.hostname).toBe('small');
});

test('a page is asked for through the proxy by the address that was checked, not by its name', async () => {
  const port = await serve(text('a page'));
  const proxy = await openProxy();
  const proxies = toProxies({ HTTP_PROXY: proxy.url });
  const page = `http://page.test:${port}/`;
  const options = { proxies, allow: [`page.test:${port}`], lookup: at('93.184.215.14') };

  expect(Buffer.from((await get(page, options)).bytes).toString()).toBe('a page');
  expect([...proxy.asked]).toEqual([`93.184.215.14:${port}`]);
  await expect(get(page, { ...options, allow: [], lookup: at('10.0.0.1') })).rejects.toThrow();
  expect(proxy.asked.size).toBe(1);
});

test('TLS is spoken with what is behind the proxy, by its name', async () => {
  const read = (name: string) => readFileSync(`test/fixtures/tls/${name}.pem`, 'utf8');
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, read('cert')]);
  onTestFinished(() => setDefaultCACertificates(before));
  const server = createTlsServer({ key: read('key'), cert: read('cert') }, text('secret'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const proxy = await openProxy();
  const proxies = toProxies({ HTTPS_PROXY: proxy.url });
  const asks = (host: string) =>
    get(`https://${host}:${port}/`, {
      proxies,
      allow: [host],
      lookup: at('93.184.215.14'),
    });

  expect(Buffer.from((await asks('secure.test')).bytes).toString()).toBe('secret');
  await expect(asks('other.test')).rejects.toThrow();
});

/** What the operator is told where a connection through this proxy fails. */
async function explain(url: string): Promise<string> {
  const target = { url: new URL('https://slack.test') };
  const error = await toProxies({ HTTPS_PROXY: url })
    .connect(target)
    .catch((reason: unknown) => reason);
  return toNetworkReason(toNetworkCode(new TypeError('fetch failed', { cause: error }))) ?? '';
}

test('a proxy that refuses, wants a password, is none or is away is told as one', async () => {
  const closed = await openProxy({ name: 'ada', password: 'secret' });
  expect(await explain(closed.url.replace('ada:secret@', ''))).toMatch(/a name and a password/);
  const strict = await openProxy();
  strict.refuse(403);
  expect(await explain(strict.url)).toMatch(/doesn’t allow it/);
  strict.refuse(503);
  expect(await explain(strict.url)).toMatch(/can’t reach it/);
  const server = createServer((socket: Socket) => socket.resume().end('220 smtp ready\r\n\r\n'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await explain(`http://127.0.0.1:${port}`)).toMatch(/doesn’t point to a proxy/);
  server.close();
  await once(server, 'close');
  expect(await explain(`http://127.0.0.1:${port}`)).toMatch(/can’t be reached/);
});
