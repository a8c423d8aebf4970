import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCheckpoints } from '../../src/storage/sqlite/checkpoints.ts';
import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { migrations } from '../../src/storage/sqlite/schema.ts';
import { createLines } from './events.ts';
import { createFolder } from './folder.ts';

test('much that was written is moved into the database by another thread, again after a while in which nothing was', async () => {
  const folder = createFolder();
  const path = folder.path('parley.db');
  const log = createLines();
  const database = await openDatabase(path, { migrations, log });
  const checkpoints = createCheckpoints(database, { path, log, lookEveryMs: 5 });
  const write = database.prepare('INSERT INTO keyv (key, value) VALUES (?, ?)');
  for (const round of [1, 2]) {
    for (let index = 0; index < 500; index += 1) write.run(`${round}/${index}`, 'x'.repeat(2_000));
    await expect.poll(() => statSync(path).size).toBeGreaterThan(round * 1_000_000);
    await new Promise((resolve) => setTimeout(resolve, 100)); // The thread has ended.
  }
  await checkpoints.stop();
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  expect(database.prepare('SELECT count(*) AS count FROM keyv').get()).toEqual({ count: 1_000 });
  database.close();
  folder.remove();
});
