import { existsSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openPassageIndex } from '../../src/storage/passages/index.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { createFolder } from './folder.ts';
import { canMount, createSmallDisk, makeReadOnly } from './small-disk.ts';

// Kind: the index cannot be written to for a while, as its disk is full or its file is read-only.
// It says so, what is in it stays, and it goes on once it can be written to.

const toPassage = (id: string, text: string) => ({
  ...{ id, text, place: 'p', thread: null, source: 's', messageIds: [] },
  ...{ author: 'Ada', person: null, at: 1 },
});

const lighthouses = Array.from({ length: 40 }, (_, n) =>
  toPassage(`${n}`, `lighthouse ${n} `.repeat(10)),
);
const large = (id: string) => toPassage(id, 'harbour '.repeat(20_000));

function open(path: string) {
  let remade = 0;
  const index = openPassageIndex(path, { log: createMemoryLog() });
  onTestFinished(() => index.close());
  index.onRemade(() => {
    remade += 1;
  });
  const find = async (words: string) =>
    (await index.search({ places: ['p'], vector: null, limit: 50, words })).length;
  return { index, find, remade: () => remade };
}

describe.skipIf(!canMount)('on a disk of its own', () => {
  test('a disk that is full while the index is used: it says so, is read, and goes on', async () => {
    const disk = createSmallDisk();
    const path = disk.path('index.db');
    const { index, find, remade } = open(path);
    await index.put(lighthouses);
    const before = remade();
    disk.fill();
    await expect(index.put([large('new')])).rejects.toThrow(/The disk .* is full\. Make room/);
    expect(await find('lighthouse')).toBe(40);
    disk.free();
    await index.put([large('new')]);
    expect([await find('lighthouse'), await find('harbour')]).toEqual([40, 1]);
    expect(remade()).toBe(before);
  });

  test('a disk that is full when the index is opened: it says so, keeps all, and goes on', async () => {
    const disk = createSmallDisk();
    const path = disk.path('index.db');
    const first = open(path);
    await first.index.put(lighthouses);
    await first.index.close();
    disk.fill();
    const { index, find, remade } = open(path);
    await expect(index.put([large('new')])).rejects.toThrow(/The disk .* is full\. Make room/);
    disk.free();
    await index.put([large('new')]);
    expect([await find('lighthouse'), await find('harbour')]).toEqual([40, 1]);
    expect(remade()).toBe(0);
    expect(existsSync(`${path}.damaged`)).toBe(false);
  });

  test('a disk without any room for an index: one is begun once there is', async () => {
    const disk = createSmallDisk();
    disk.fill();
    const { index, find } = open(disk.path('index.db'));
    await expect(index.put(lighthouses)).rejects.toThrow(/The disk .* is full\. Make room/);
    disk.free();
    await index.put(lighthouses);
    expect(await find('lighthouse')).toBe(40);
    expect(existsSync(`${disk.path('index.db')}.damaged`)).toBe(false);
  });
});

const isRoot = process.getuid?.() === 0;

test.skipIf(isRoot && !canMount)(
  'a file that is read-only: it says so, keeps all, and goes on',
  async () => {
    const folder = createFolder();
    onTestFinished(() => folder.remove());
    const path = folder.path('index.db');
    const first = open(path);
    await first.index.put(lighthouses);
    await first.index.close();
    const takeBack = makeReadOnly(path);
    const { index, find, remade } = open(path);
    await expect(index.put([large('new')])).rejects.toThrow(/can’t be written to .*read-only/);
    takeBack();
    await index.put([large('new')]);
    expect([await find('lighthouse'), await find('harbour')]).toEqual([40, 1]);
    expect(remade()).toBe(0);
    expect(existsSync(`${path}.damaged`)).toBe(false);
  },
);
