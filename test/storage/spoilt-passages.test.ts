import { existsSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openPassageIndex } from '../../src/storage/passages/index.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { createFolder } from './folder.ts';

// Kind: the file of the index is damaged within, wherever, and however large it is: it is put aside
// and begun again as soon as that shows, which those are told who can fill it.

const PAGE_BYTES = 16_384;

const toPassage = (id: string, text: string) => ({
  ...{ id, text, place: 'p', thread: null, source: 's', messageIds: [] },
  ...{ author: 'Ada', person: null, at: 1 },
});

async function fill(path: string): Promise<void> {
  const index = openPassageIndex(path, { log: createMemoryLog() });
  await index.put(
    Array.from({ length: 400 }, (_, n) => toPassage(`${n}`, `lighthouse ${n} `.repeat(40))),
  );
  await index.close();
}

/** Zeros in the place of every page but the first ones. */
function zero(path: string, from: number, until = statSync(path).size): void {
  const file = openSync(path, 'r+');
  for (let at = from * PAGE_BYTES; at < until; at += PAGE_BYTES)
    writeSync(file, Buffer.alloc(PAGE_BYTES), 0, PAGE_BYTES, at);
}

/** Larger than what is checked as a whole when it is opened. */
function enlarge(path: string): number {
  const { size } = statSync(path);
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE filler (x); INSERT INTO filler VALUES (zeroblob(70000000))');
  database.close();
  return size;
}

test.each<[string, (path: string) => void]>([
  ['one page', (path) => zero(path, 4, 5 * PAGE_BYTES)],
  ['all but its first page', (path) => zero(path, 1)],
  ['all but its first page, and it is very large', (path) => zero(path, 1, enlarge(path))],
  [
    'one page, and there is a log of something else',
    (path) => {
      zero(path, 4, 5 * PAGE_BYTES);
      writeFileSync(`${path}-wal`, 'no log at all '.repeat(1_000));
    },
  ],
])('an index that has lost %s is begun again', async (_, spoil) => {
  const folder = createFolder();
  onTestFinished(folder.remove);
  const path = folder.path('index.db');
  await fill(path);
  spoil(path);
  const log = createMemoryLog();
  const index = openPassageIndex(path, { log });
  onTestFinished(() => index.close());
  let told = 0;
  index.onRemade(() => {
    told += 1;
  });
  const find = async (words: string) =>
    (await index.search({ places: ['p'], vector: null, limit: 5, words })).map(
      ({ passage: { id } }) => id,
    );
  await index.put([toPassage('new', 'a harbour')]);
  await find('lighthouse');
  await index.list({ place: 'p' });
  await index.put([toPassage('new', 'a harbour')]);

  expect(await find('harbour')).toEqual(['new']);
  expect(told).toBe(1);
  expect(existsSync(`${path}.damaged`)).toBe(true);
});
