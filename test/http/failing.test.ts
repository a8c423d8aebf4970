/*
 * Kind: a route fails with whatever may be thrown, or the socket of a request breaks in some way.
 * The client is told no more than that it failed, the process goes on, and the next is served.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Route } from '../../src/core/ports.ts';
import { createHttp } from '../../src/http/index.ts';
import { watchProcess } from '../doubles/escaped.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { THROWN } from '../doubles/thrown.ts';

async function serve(...routes: readonly Partial<Route>[]) {
  const log = createMemoryLog();
  const http = createHttp({ host: '127.0.0.1', port: 0, login: null, log });
  http.add(
    routes.map((route) => ({
      ...{ method: 'POST' as const, path: '/', isOpen: true },
      handle: async () => new Response('fine'),
      ...route,
    })),
  );
  const { url, close } = await http.listen();
  onTestFinished(close);
  return { url, port: Number(new URL(url).port), log };
}

/** The places at which a route may fail. */
const PLACES: readonly (readonly [string, (reason: () => unknown) => Route['handle']])[] = [
  [
    'before it answers',
    (reason) => async () => {
      throw reason();
    },
  ],
  [
    'at once',
    (reason) => () => {
      throw reason();
    },
  ],
];

test.each(THROWN)('a route that fails with %s is told as that', async (_, reason) => {
  const escaped = watchProcess();
  const failing = PLACES.map(([, toHandle], at) => ({ path: `/${at}`, handle: toHandle(reason) }));
  const { url } = await serve(...failing, {});
  for (const [at, [place]] of PLACES.entries()) {
    const told = await fetch(`${url}/${at}`, { method: 'POST' }).then(
      async (response) => ({
        status: response.status,
        text: await response.text().catch(() => 'cut'),
      }),
      () => ({ status: 0, text: 'cut' }),
    );
    expect(told.text, place).not.toContain('words');
    expect(told.status, place).toBe(500);
    expect(await (await fetch(url, { method: 'POST' })).text(), place).toBe('fine');
  }
  expect(escaped).toEqual([]);
});

const head = (more: string, length = 5) =>
  `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${length}\r\n${more}\r\n`;

/** What a client sends before it resets the connection. */
const BROKEN: Readonly<Record<string, string>> = {
  nothing: '',
  'a TLS greeting': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'half a line': 'POST / HT',
  'half a head': 'POST / HTTP/1.1\r\nHost: 127',
  'half a body': `${head('')}ab`,
  'more than its body': `${head('')}abcdefgh`,
  'no length that is one': 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n',
  'two lengths': head('Content-Length: 7\r\n'),
  'chunks that are none': `${head('Transfer-Encoding: chunked\r\n')}zz\r\n`,
  'a chunk without end':
    'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFF\r\nab',
  'a head without end': `POST / HTTP/1.1\r\nHost: a\r\n${'x: y\r\n'.repeat(5_000)}`,
  'a method that nobody knows': 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n',
  'an upgrade': 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'a way to somewhere else': 'CONNECT x.example:443 HTTP/1.1\r\nHost: x.example:443\r\n\r\n',
  'an address that is none': 'GET http://[::1 HTTP/1.1\r\nHost: [::\r\n\r\n',
  'a host that is none': 'GET / HTTP/1.1\r\nHost: %%%\r\n\r\n',
  'no host': 'GET / HTTP/1.0\r\n\r\n',
  'a promise of a body': head('Expect: 100-continue\r\n'),
  'a promise that nobody knows': head('Expect: words\r\n'),
  'fifty questions at once': `${head('', 0)}`.repeat(50),
};

test.each(Object.entries(BROKEN))(
  'a client that sends %s and resets harms nobody',
  async (_, text) => {
    const escaped = watchProcess();
    const { url, port } = await serve({
      handle: async (request) => new Response(await request.text()),
    });
    for (const end of ['reset', 'end', 'destroy'] as const) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      await once(socket, 'connect');
      if (text !== '') await new Promise((resolve) => socket.write(text, 'latin1', resolve));
      if (end === 'reset') socket.resetAndDestroy();
      else socket[end]();
      socket.destroySoon();
    }
    const response = await fetch(url, { method: 'POST', body: 'Are you there?' });
    expect(await response.text()).toBe('Are you there?');
    expect(escaped).toEqual([]);
  },
);
