import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Log } from '../../../src/core/ports.ts';
import { toPostgresAddress } from '../../../src/storage/postgres/address.ts';
import { createPostgresDatabase } from '../../../src/storage/postgres/pool.ts';
import { watchProcess } from '../../doubles/escaped.ts';
import { THROWN } from '../../doubles/thrown.ts';

// Kind: an idle connection is ended at a moment at which its error has no listener yet: it must not
// end the process. https://www.postgresql.org/docs/current/protocol-message-formats.html

/** A message of the server: its letter, its length, what it holds. */
function toMessage(letter: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const WELCOME = toMessage('R', Buffer.alloc(4));
const READY = toMessage('Z', Buffer.from('I'));
const ENDED = toMessage(
  'E',
  Buffer.from('SFATAL\0C57P05\0Mterminating connection due to idle-session timeout\0\0'),
);

/** A server that accepts every client and answers nothing but what it is told to send first. */
async function startServer(first: Buffer) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => socket.write(first));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const lines: string[] = [];
  const write = (_fields: object, message: string) => void lines.push(message);
  const log: Log = { info: write, warn: write, error: write };
  const database = createPostgresDatabase(
    toPostgresAddress(`postgres://parley:x@127.0.0.1:${port}/parley`),
    log,
  );
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await database.close();
  });
  return { database, lines, end: () => [...sockets].map((socket) => socket.end(ENDED)) };
}

const LOST = 'lost a connection to the store';

test('one that is ended in the same breath in which it was opened', async () => {
  const { database, lines } = await startServer(Buffer.concat([WELCOME, READY, ENDED]));
  const client = await database.connect();

  expect(lines).toEqual([LOST]);
  await expect(client.query('SELECT 1')).rejects.toThrow();
});

test('one that is ended while its user does something else', async () => {
  const { database, lines, end } = await startServer(Buffer.concat([WELCOME, READY]));
  const client = await database.connect();
  end();
  await expect.poll(() => lines).toEqual([LOST]);

  await delay(0);
  await expect(client.query('SELECT 1')).rejects.toThrow();
});

test('one that reports whatever may be thrown', async () => {
  const escaped = watchProcess();
  const { database, lines } = await startServer(Buffer.concat([WELCOME, READY]));
  const client = await database.connect();
  for (const [, toReason] of THROWN) client.emit('error', toReason() as Error);

  expect(lines).toEqual([LOST]);
  expect(escaped).toEqual([]);
});

/** What a server says, that is none or is out of its mind, before it hangs up. */
const ODD: Readonly<Record<string, readonly Buffer[]>> = {
  nothing: [],
  'half a greeting': [WELCOME.subarray(0, 3)],
  'a greeting without end': [WELCOME],
  'a web page': [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n<html>')],
  'a letter that nobody knows': [WELCOME, READY, toMessage('?', Buffer.from('x'))],
  'an error without a field': [WELCOME, READY, toMessage('E', Buffer.from([0]))],
  'a notice without a field': [WELCOME, READY, toMessage('N', Buffer.from([0]))],
  'an end that nobody asked for': [WELCOME, READY, toMessage('C', Buffer.from('SELECT 1\0'))],
  'a signal without a topic': [WELCOME, READY, toMessage('A', Buffer.alloc(6))],
  'the end at once': [ENDED],
};

test.each(Object.entries(ODD))('one whose server says %s', async (_, said) => {
  const escaped = watchProcess();
  const { database, end } = await startServer(Buffer.concat(said));
  const using = database.connect().then((client) => client.query('SELECT 1'));
  const timer = setInterval(end, 20);
  await using.catch(() => {});
  clearInterval(timer);
  await delay(0);

  expect(escaped).toEqual([]);
});
