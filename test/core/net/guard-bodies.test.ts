import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { get, refused, serve } from './guarding.ts';

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
] as const)('%s is unpacked, and no further than the cap', async (encoding, pack) => {
  const port = await serve((request, response) => {
    const body =
      request.url === '/bomb' ? Buffer.alloc(20_000_000) : Buffer.from('hello '.repeat(9));
    response.setHeader('content-encoding', encoding).end(pack(body));
  });
  const allow = [`127.0.0.1:${port}`];

  const page = await get(`http://127.0.0.1:${port}/`, { allow });

  expect(Buffer.from(page.bytes).toString()).toBe('hello '.repeat(9));
  expect(await refused(get(`http://127.0.0.1:${port}/bomb`, { allow }))).toMatch(/more than 1 MB/);
});

test('what is packed in packed form, or in a form nobody asked for, is refused', async () => {
  const port = await serve((request, response) => {
    const encoding = request.url === '/three' ? 'gzip, gzip, gzip' : 'zstd';
    response.setHeader('content-encoding', encoding).end('xxxx');
  });
  const allow = [`127.0.0.1:${port}`];

  expect(await refused(get(`http://127.0.0.1:${port}/three`, { allow }))).toMatch(/properly/);
  expect(await refused(get(`http://127.0.0.1:${port}/zstd`, { allow }))).toMatch(/properly/);
});

test('a body without end is given up at the cap, and its connection closed', async () => {
  const closed = Promise.withResolvers<void>();
  const port = await serve((_request, response) => {
    const more = () => response.write(Buffer.alloc(64 * 1024));
    response.on('drain', more).on('close', () => closed.resolve());
    more();
  });

  expect(await refused(get(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] }))).toMatch(
    /more than 1 MB/,
  );
  await closed.promise;
});

test('a server that never ends its answer is left after the time cap', async () => {
  const closed = Promise.withResolvers<void>();
  let isAsked = false; // Not where the machine is so busy that the time is over before.
  const port = await serve((_request, response) => {
    isAsked = true;
    response.on('close', () => closed.resolve()).write('a little, then nothing');
  });

  expect(
    await refused(
      get(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`], timeoutMs: 500 }),
    ),
  ).toMatch(/took longer than 0.5 seconds/);
  if (isAsked) await closed.promise;
});

test('a look-up that never ends is left after the time cap too', async () => {
  const lookup = () => new Promise<never>(() => {});

  expect(await refused(get('http://slow.example/', { lookup, timeoutMs: 50 }))).toMatch(
    /took longer/,
  );
});
