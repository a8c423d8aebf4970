import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createConnectProxy } from '../connect-proxy.ts';
import { createPatient, type Line } from './patient.ts';

// What the doctor says of things that are no fault, or are seen from outside of the program alone.

const find = (lines: readonly Line[], which: string) =>
  lines
    .filter(({ group, name }) => `${group}/${name}` === which)
    .map(({ state, text }) => `${state}: ${text}`)
    .join('\n');

test('a workspace without streams, and access for everyone, are noted', async () => {
  const patient = await createPatient({ slack: { nativeStreaming: false } });
  const { lines } = await patient.examine();

  expect(find(lines, 'Slack/Streaming')).toMatch(
    /^note: not available in this workspace \(unknown_method\)/,
  );
  expect(find(lines, 'Environment/Access')).toMatch(/^note: everyone who can reach Parley/);
  const listed = await patient.examine({ PARLEY_ALLOW: 'T1,!U2' });
  expect(find(listed.lines, 'Environment/Access')).toBe('ok: T1, except 1 denied id');
});

const hasAddress = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .some(({ internal, family }) => !internal && family === 'IPv4');

test.runIf(hasAddress)('a page that others can open without a password is named', async () => {
  let isOpen = true;
  const server = createServer((request, response) => {
    const isReady = request.url === '/readyz';
    response.writeHead(isReady || isOpen ? 200 : 401).end(isReady ? '{"parts":{}}' : '');
  });
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done));
  onTestFinished(() => void server.close());
  const patient = await createPatient();
  const port = String((server.address() as AddressInfo).port);
  const look = () => patient.examine({ HTTP_HOST: '0.0.0.0', HTTP_PORT: port });

  expect(find((await look()).lines, 'Page/Closed')).toMatch(/^fail: other machines can open it/);
  isOpen = false;
  expect(find((await look()).lines, 'Page/Closed')).toMatch(
    /^ok: asks other machines for a password/,
  );
});

test('a machine without ffmpeg is told what it does not read', async () => {
  const args = ['--disable-warning=ExperimentalWarning', resolve('scripts/doctor.ts'), '--json'];
  const env = { PATH: '/nowhere', STORE_URL: 'memory:', HTTP_PORT: '0' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, cwd: '/' });
  const { checks } = JSON.parse(stdout) as { readonly checks: readonly Line[] };

  expect(find(checks, 'Machine/ffmpeg')).toMatch(/^note: no ffmpeg with libmp3lame/);
});

test('the doctor itself goes through the proxy, its look at the sockets included', async () => {
  const proxy = await createConnectProxy();
  onTestFinished(proxy.close);
  const patient = await createPatient({ slack: { host: 'slack.test' } });
  const { lines } = await patient.examine({ HTTP_PROXY: proxy.url });

  expect(find(lines, 'Machine/Proxy')).toMatch(/^ok: requests go through 127\.0\.0\.1:\d+$/);
  for (const which of ['Slack/Token', 'Slack/Events by'])
    expect(find(lines, which), which).toMatch(/^ok: /);
});
