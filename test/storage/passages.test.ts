import { existsSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openPassageIndex } from '../../src/storage/passages/index.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { createFolder } from './folder.ts';
import { testPassageLetters } from './letters.contract.ts';
import { testPassageVectors } from './passage-vectors.contract.ts';
import { testPassages } from './passages.contract.ts';

const IN_PLACE = { places: ['p'], vector: null, limit: 5 };

const toPassage = (id: string, text: string) => ({
  ...{ id, text, place: 'p', thread: null, source: 's', messageIds: [] },
  ...{ author: 'Ada', person: null, at: 1 },
});

function inFolder(name = 'index.db'): string {
  const folder = createFolder();
  onTestFinished(folder.remove);
  return folder.path(name);
}

function open(path: string, idleMs?: number) {
  const log = createMemoryLog();
  const index = openPassageIndex(path, { log, ...(idleMs === undefined ? {} : { idleMs }) });
  onTestFinished(() => index.close());
  const find = async (words: string) =>
    (await index.search({ ...IN_PLACE, words })).map(({ passage }) => passage.id);
  return { index, find, log };
}

testPassages('in a file', async () => open(inFolder()).index);
testPassages('in memory', async () => open(':memory:').index);
testPassageLetters('in memory', async () => open(':memory:').index);
testPassageVectors('in memory', async () => open(':memory:').index);

test('what was put is there after it was closed, for the owner’s eyes alone', async () => {
  const path = inFolder();
  const first = open(path);
  await first.index.put([toPassage('1', 'a lighthouse')]);
  await first.index.close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await open(path).find('lighthouse')).toEqual(['1']);
});

test('a thread that was idle has ended; the next call starts one, and finds everything', async () => {
  const path = inFolder();
  const { index, find } = open(path, 1);
  await index.put([toPassage('1', 'a lighthouse')]);
  // The last one to close takes it away.
  await expect.poll(() => existsSync(`${path}-wal`)).toBe(false);
  expect(await find('lighthouse')).toEqual(['1']);
});

test('calls at once are answered each with its own, also while the thread ends', async () => {
  const { index, find } = open(inFolder(), 1);
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => index.put([toPassage(`${n}`, `word${n}${round}`)])),
    );
    const found = await Promise.all(Array.from({ length: 8 }, (_, n) => find(`word${n}${round}`)));
    expect(found).toEqual(Array.from({ length: 8 }, (_, n) => [`${n}`]));
  }
});

test('a close waits for the calls before it', async () => {
  const path = inFolder();
  const { index } = open(path);
  void index.put([toPassage('1', 'a lighthouse')]);
  await new Promise((resolve) => setImmediate(resolve));
  await index.close();
  expect(await open(path).find('lighthouse')).toEqual(['1']);
});

test.each([
  ['is not a database', (path: string) => writeFileSync(path, 'no database at all '.repeat(500))],
  [
    'is of another version',
    (path: string) => {
      const database = new DatabaseSync(path);
      database.exec('CREATE TABLE old (x); PRAGMA user_version = 99');
      database.close();
    },
  ],
  [
    'has lost its second half',
    async (path: string) => {
      const { index } = open(path);
      const passages = Array.from({ length: 300 }, (_, n) => toPassage(`${n}`, `line ${n}`));
      await index.put(passages);
      await index.close();
      truncateSync(path, Math.floor(statSync(path).size / 2));
    },
  ],
])('an index that %s is put aside and begun again, which is said', async (_, spoil) => {
  const path = inFolder();
  await spoil(path);
  const { index, find, log } = open(path);
  await index.put([toPassage('1', 'a lighthouse')]);
  expect(await find('lighthouse')).toEqual(['1']);
  expect(log.lines.map(({ message }) => message)).toEqual(['rebuilding the passage index']);
  expect(existsSync(`${path}.damaged`)).toBe(true);
});

test('an index that nothing was put into is empty, and needs no file for that', async () => {
  const path = inFolder();
  const { index, find } = open(path);
  expect(await find('lighthouse')).toEqual([]);
  expect(await index.list({ place: 'p' })).toEqual([]);
  expect(await index.places('')).toEqual([]);
  expect(await index.forget({ place: 'p' })).toBe(0);
  expect(await index.unembedded('model', 5)).toEqual([]);
  expect(await index.count('model')).toEqual({ passages: 0, embedded: 0, refused: 0 });
  await index.purge();
  expect(existsSync(path)).toBe(false);
  void index.put([toPassage('1', 'a lighthouse')]);
  expect(await find('lighthouse')).toEqual(['1']);
});

test('where there is no file those who can fill it are told, once, without a thread', async () => {
  const path = inFolder();
  const { index, find } = open(path);
  let told = 0;
  index.onRemade(() => {
    told += 1;
  });
  await expect.poll(() => told).toBe(1);
  expect(existsSync(path)).toBe(false);
  await index.put([toPassage('1', 'a lighthouse')]);
  expect(await find('lighthouse')).toEqual(['1']);
  expect(told).toBe(1);
});

test('a file that is taken away while its thread is idle is begun again, which is said', async () => {
  const path = inFolder();
  const { index, find, log } = open(path, 1);
  await index.put([toPassage('1', 'a lighthouse')]);
  await expect.poll(() => existsSync(`${path}-wal`)).toBe(false);
  let told = 0;
  index.onRemade(() => {
    told += 1;
  });
  rmSync(path);
  expect(await find('lighthouse')).toEqual([]);
  expect(log.lines.map(({ message }) => message)).toEqual(['rebuilding the passage index']);
  expect(told).toBe(1);
});

test('where there can be no file, each call says so and the next one tries again', async () => {
  const folder = createFolder();
  onTestFinished(folder.remove);
  const path = folder.path('sub', 'index.db');
  writeFileSync(folder.path('sub'), 'a file where a folder should be');
  const { find } = open(path);
  await expect(find('anything')).rejects.toThrow(/can’t be written to/);
  await expect(find('anything')).rejects.toThrow(/can’t be written to/);
});
