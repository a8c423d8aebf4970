// Kind: a host of files that says nothing: the file is given up, so that its question is answered.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { download as fromDiscord } from '../../src/adapters/discord/read/download.ts';
import { download as fromSlack } from '../../src/adapters/slack/read/download.ts';

async function serve(answer: (response: ServerResponse, path: string) => void): Promise<string> {
  const server = createServer((request, response) => answer(response, request.url ?? ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const signal = new AbortController().signal;
const HOSTS: Readonly<Record<string, (url: string, silentMs: number) => Promise<unknown>>> = {
  Discord: (url, silentMs) =>
    fromDiscord(`${url}/f`, { apiUrl: url, maxBytes: 1_000, signal, now: Date.now, silentMs }),
  Slack: (url, silentMs) =>
    fromSlack(`${url}/f`, { botToken: 'x', apiUrl: url, maxBytes: 1_000, signal, silentMs }),
};

const SILENCES: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'no headers': () => {},
  'headers alone': (response) => response.writeHead(200).flushHeaders(),
  'the length alone': (response) => response.writeHead(200, { 'content-length': 9 }).flushHeaders(),
  'a part of the bytes': (response) => response.writeHead(200).write('words'),
  'a part of a packed body': (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).write(Buffer.from([0x1f, 0x8b, 8])),
  'an interim answer alone': (response) => response.writeEarlyHints({ link: '</x>; rel=preload' }),
};

const CASES = Object.keys(HOSTS).flatMap((host) =>
  Object.keys(SILENCES).map((silence) => [host, silence] as const),
);

test.each(CASES)('%s: of a file comes %s', async (host, silence) => {
  const url = await serve((response) => SILENCES[silence]?.(response));

  await expect(HOSTS[host]?.(url, 50)).rejects.toMatchObject({ failure: 'unavailable' });
});

test('Slack: behind a redirect nothing comes', async () => {
  const url = await serve((response, path) => {
    if (path === '/f') response.writeHead(302, { location: '/g' }).end();
  });

  await expect(HOSTS.Slack?.(url, 50)).rejects.toMatchObject({ failure: 'unavailable' });
});

test.each(Object.keys(HOSTS))('%s: a file that comes slowly comes', async (host) => {
  const url = await serve((response) => {
    response.writeHead(200);
    let left = 20;
    const timer = setInterval(() => {
      response.write('x');
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      response.end();
    }, 100);
  });

  // Longer than it may be silent.
  expect(JSON.stringify(await HOSTS[host]?.(url, 1_500))).toContain('120');
});
