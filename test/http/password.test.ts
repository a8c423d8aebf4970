import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { createSecrets } from '../../src/core/secrets.ts';
import { loadMadePassword, readMadePassword, toPasswordPath } from '../../src/http/password.ts';
import { createMetrics } from '../../src/metrics.ts';
import { isLoopbackHost, serve } from '../../src/serve.ts';
import { openMemory } from '../../src/storage/memory/index.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { ask, login, page } from './site.ts';

const createFolder = () => mkdtempSync(`${tmpdir()}/parley-`);

async function open(environment: Readonly<Record<string, string>>) {
  const log = createMemoryLog();
  const { route } = createMetrics(log);
  const config = parseConfig({ HTTP_PORT: '0', ...environment });
  const { store, close: closeStore } = openMemory({ log });
  onTestFinished(closeStore);
  const parts = { store, routes: [page, route], secrets: createSecrets(), log };
  const { url, close } = await serve(config, parts);
  onTestFinished(close);
  return { url, log };
}

test('a password is made once, for the owner alone, and is no other at the next start', () => {
  const folder = createFolder();
  expect(readMadePassword(folder)).toBeNull();
  const password = loadMadePassword(folder);

  expect(password).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/);
  expect(loadMadePassword(folder)).toBe(password);
  expect(statSync(toPasswordPath(folder)).mode & 0o077).toBe(0);
  expect(loadMadePassword(createFolder())).not.toBe(password);
});

test('a file of a password that holds none is filled', () => {
  const folder = createFolder();
  writeFileSync(toPasswordPath(folder), '');

  expect(loadMadePassword(folder)).toHaveLength(24);
});

test('off loopback the page asks a browser for the password that was made, and the log never holds it', async () => {
  const folder = createFolder();
  const { url, log } = await open({
    HTTP_HOST: '0.0.0.0',
    STORE_URL: `sqlite:${folder}/parley.db`,
  });
  const password = readMadePassword(folder) ?? '';
  const shown = await fetch(url, { headers: { accept: 'text/html' } });
  const html = await shown.text();

  expect([shown.status, shown.headers.get('content-type')]).toEqual([
    401,
    expect.stringContaining('text/html'),
  ]);
  expect(html).toContain('docker compose exec parley npm run password');
  expect((await login(url, password)).status).toBe(204);
  expect((await login(url, 'wrong password')).status).toBe(401);
  expect(JSON.stringify(log.lines)).not.toContain(password);
  expect(JSON.stringify(log.lines)).toContain('npm run password');
});

test('on loopback, or with a password of one’s own, none is made', async () => {
  const folder = createFolder();
  const store = { STORE_URL: `sqlite:${folder}/parley.db` };
  const { url } = await open(store);
  await open({ ...store, HTTP_HOST: '0.0.0.0', WEB_TOKEN: 'one of our own' });

  expect((await ask(url)).body).toBe('the page');
  expect(readMadePassword(folder)).toBeNull();
  expect(['127.0.0.1', '::1', 'localhost', '127.8.8.8'].every(isLoopbackHost)).toBe(true);
  expect(['0.0.0.0', '::', '192.168.1.4', '1270.0.0.1'].some(isLoopbackHost)).toBe(false);
});

test('the metrics are served to whoever brings their token, and the token opens nothing else', async () => {
  const { url } = await open({
    HTTP_HOST: '0.0.0.0',
    WEB_TOKEN: 'one of our own',
    METRICS_TOKEN: 'for-the-scraper',
  });
  const bring = (path: string, token: string) =>
    ask(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });

  expect((await bring('/metrics', 'for-the-scraper')).status).toBe(200);
  expect((await bring('/metrics', 'for-the-scrapes')).status).toBe(401);
  expect((await bring('/', 'for-the-scraper')).status).toBe(401);
  expect((await ask(`${url}/metrics`)).status).toBe(401);
});
