/*
 * Kind: a picture that a decoder cannot bear takes the others, or the program, with it.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createWorkerPool, WorkerError, type WorkerPool } from '../../src/core/workers.ts';
import type { MediaRequest } from '../../src/media/offload.ts';
import { createPictureReader, findPicture } from '../../src/media/sent-pictures.ts';

const signal = new AbortController().signal;
const paint = async (background: string) => {
  const create = { width: 8, height: 8, channels: 3, background } as const;
  const picture = findPicture(new Uint8Array(await sharp({ create }).png().toBuffer()));
  if (!picture) throw new Error('no picture');
  return picture;
};
const red = await paint('#f00');
const bad = await paint('#0f0');
const blue = await paint('#00f');

/** A pool of real processes, of which one fails so wherever it is given the bad picture. */
function createFailing(failure: WorkerError['failure']) {
  const real = createWorkerPool();
  const asked: number[] = [];
  const pool: WorkerPool = {
    async run(module, task, limits) {
      const { task: given } = task as MediaRequest;
      if (given.type !== 'pictures') throw new Error('pictures only');
      asked.push(given.pictures.length);
      if (given.pictures.some(({ picture }) => picture === bad.bytes))
        throw new WorkerError(failure, 'as a decoder would');
      return real.run(module, task, limits);
    },
  };
  return { asked, reader: createPictureReader(pool) };
}

test.each([
  ['broken', 'the file is damaged or unusual'],
  ['memory', 'it’s too much to read'],
] as const)(
  'of several the one that ends its process is missing alone: %s',
  async (failure, why) => {
    const { asked, reader } = createFailing(failure);
    const readings = await reader.readAll([red, bad, blue], signal);

    expect(readings).toMatchObject([
      { parts: [{ bytes: red.bytes }], notices: [] },
      { refused: expect.stringContaining(why) },
      { parts: [{ bytes: blue.bytes }], notices: [] },
    ]);
    expect(asked).toEqual([3, 1, 1, 1]);
  },
);

test.each(['late', 'busy'] as const)(
  'what takes too long together is not tried again: %s',
  async (failure) => {
    const { asked, reader } = createFailing(failure);
    const readings = await reader.readAll([red, bad, blue], signal);

    expect(readings.map((reading) => 'refused' in reading)).toEqual([true, true, true]);
    expect(asked).toEqual([3]);
  },
);

test('one that is damaged is refused in its place, and by itself', async () => {
  const reader = createPictureReader(createWorkerPool());
  const half = { ...red, bytes: red.bytes.subarray(0, 50) };
  const readings = await reader.readAll([half, blue], signal);

  expect(readings).toMatchObject([
    { refused: expect.stringContaining('damaged or incomplete') },
    { parts: [{ bytes: blue.bytes }] },
  ]);
  await expect(reader.readOne(half, signal)).rejects.toThrow('damaged or incomplete');
  expect(await reader.readAll([], signal)).toEqual([]);
});

test('an answer that is stopped does not wait for its pictures', async () => {
  const controller = new AbortController();
  const reading = createPictureReader(createWorkerPool()).readOne(red, controller.signal);
  controller.abort(new Error('stopped'));

  await expect(reading).rejects.toThrow('stopped');
});

test('large pictures come whole, changed or not, and leave no file behind', async () => {
  const reader = createPictureReader(createWorkerPool());
  const noise = (side: number) =>
    sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });
  const found = [await noise(700).png().toBuffer(), await noise(3_400).jpeg().toBuffer()].map(
    (bytes) => findPicture(new Uint8Array(bytes)),
  );
  const [png, jpeg] = found;
  if (!png || !jpeg) throw new Error('two pictures are needed');
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const readings = await reader.readAll([png, red, jpeg], signal);

  expect(readings).toMatchObject([
    { parts: [{ mimeType: 'image/png', bytes: png.bytes }] },
    { parts: [{ bytes: red.bytes }] },
    { parts: [{ mimeType: 'image/jpeg' }] },
  ]);
  const [shrunk] = readings[2] && 'parts' in readings[2] ? readings[2].parts : [];
  const { width } = await sharp(shrunk && 'bytes' in shrunk ? shrunk.bytes : undefined).metadata();
  expect(width).toBe(3_072);
  expect(readdirSync(folder)).toEqual([]);
});
