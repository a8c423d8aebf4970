import { expect, test } from 'vitest';
import { findRefusal } from '../../src/http/visit.ts';
import { ask, local, open, TOKEN, visit } from './site.ts';

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

/**
 * Kind: a request that another site makes a browser send, recognized by everything that the browser
 * says about it, not by one header. Found with `cross-site` and no Origin.
 */
const FOREIGN_SITES = [
  'cross-site',
  'same-site', // Another port or subdomain: another origin all the same.
  'Cross-Site',
  'SAME-ORIGIN',
  'same-origin, cross-site',
  'cross-site, same-origin',
  'something-new',
  '',
];

test('a request that the browser calls foreign is refused, with any Origin and without', async () => {
  const { url } = await open({ token: TOKEN });
  const post = (path: string, headers: Record<string, string>) =>
    ask(`${url}${path}`, { method: 'POST', headers });

  for (const site of FOREIGN_SITES) {
    for (const path of ['/echo', '/slack/events', '/login']) {
      expect((await post(path, { 'sec-fetch-site': site })).status, `${path} ${site}`).toBe(403);
      expect((await post(path, { 'sec-fetch-site': site, origin: url })).status).toBe(403);
    }
  }
  expect((await post('/slack/events', { 'sec-fetch-site': 'none' })).status).toBe(200);
  expect((await post('/slack/events', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  const foreign = { 'sec-fetch-site': 'none', origin: 'https://evil.example' };
  expect((await post('/slack/events', foreign)).status).toBe(403);
});

test('methods that change nothing may come from anywhere, any other may not', () => {
  const foreign = { ...visit, site: 'cross-site' };

  for (const method of ['GET', 'HEAD'])
    expect(findRefusal({ ...foreign, method }, local)).toBeNull();
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'get', 'X'])
    expect(findRefusal({ ...foreign, method }, local)).toContain('Another site');
});

test('behind a proxy that changes the Host a browser’s word for the same origin counts', () => {
  const proxied = { ...visit, method: 'POST', origin: 'https://parley.example.org' };

  expect(findRefusal(proxied, local)).toContain('Another site');
  expect(findRefusal({ ...proxied, site: 'cross-site' }, local)).toContain('Another site');
  expect(findRefusal({ ...proxied, site: 'same-origin' }, local)).toBeNull();
});
