import { Keyv } from 'keyv';
import { expect, test } from 'vitest';
import { openMemory } from '../../src/storage/memory/index.ts';
import { openSqlite } from '../../src/storage/sqlite/index.ts';
import { createStore, type Swap } from '../../src/storage/values.ts';
import { createLines } from './events.ts';
import { createFolder } from './folder.ts';
import { testValues } from './values.contract.ts';

testValues('memory', async () => {
  const { store, close } = openMemory({ log: createLines() });
  return { stores: [store, store], close };
});

testValues('SQLite', async () => {
  const folder = createFolder();
  const { store, close } = await openSqlite(folder.path('parley.db'), { log: createLines() });
  return {
    stores: [store, store],
    async close() {
      await close();
      folder.remove();
    },
  };
});

test('a value that a change gives back is not written again', async () => {
  const written: (string | undefined)[] = [];
  const swap: Swap = (_, change) => {
    const before = JSON.stringify({ value: [1] });
    const { text, result } = change(before);
    if (text !== before) written.push(text);
    return result;
  };
  const store = createStore(new Keyv(), swap);

  expect(await store.update('a', (value) => value)).toEqual([1]);
  await store.update('a', (value) => [value, 2]);
  await store.update('a', () => undefined);
  expect(written).toEqual(['{"value":[[1],2]}', undefined]);
});
