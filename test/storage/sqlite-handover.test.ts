import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite/index.ts';
import { migrations } from '../../src/storage/sqlite/schema.ts';
import { createLines, inLane, message } from './events.ts';
import { createFolder } from './folder.ts';

// The kind: messages pass from one job to another; a process that dies over it must leave them
// with one of the two.

const folder = createFolder();
const log = createLines();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function open(path: string) {
  const storage = await openSqlite(path, { log });
  closers.push(storage.close);
  const find = async (id: string) => {
    const job = await storage.inbox.find({ messageKey: `test/w/general/${id}` });
    if (!job) throw new Error('no job');
    return job;
  };
  return { storage, find };
}

test('two jobs that are journalled together are stored both or not at all', async () => {
  const path = folder.path('together.db');
  const { storage, find } = await open(path);
  for (const id of ['m1', 'm2']) await storage.inbox.accept(message(id), inLane(id));
  const [old, next] = [await find('m1'), await find('m2')];
  const database = new DatabaseSync(path);
  database.exec(
    `CREATE TRIGGER full BEFORE UPDATE OF successor ON jobs WHEN NEW.successor IS NOT NULL
     BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
  );
  const takeOver = () =>
    storage.inbox.journal({ ...next, events: old.events }, { ...old, successor: next.id });
  await expect(takeOver()).rejects.toThrow();

  expect([await find('m1'), await find('m2')]).toEqual([old, next]);
  database.exec('DROP TRIGGER full');
  database.close();
  await takeOver();
  expect(await find('m1')).toMatchObject({ id: next.id });
  expect(await storage.inbox.find({ jobId: old.id })).toMatchObject({ id: next.id });
});

test('a job of a store from before jobs took over messages is read, and can be taken over', async () => {
  const path = folder.path('older.db');
  const before = await openSqlite(path, { log, migrations: migrations.slice(0, 2) });
  await before.close();
  const database = new DatabaseSync(path);
  database
    .prepare(
      `INSERT INTO jobs (id, lane, conversation, state, attempts, notBefore, createdAt, endedAt, interruption, ending, posted, events, rounds, text)
       VALUES ('j1', 'a', 'test/w/general', 'done', 1, 0, 1, ${Date.now()}, 'null', 'null', '[]', ?, '[]', '""')`,
    )
    .run(JSON.stringify([message('m1')]));
  database.close();

  const { storage, find } = await open(path);
  const old = await storage.inbox.find({ jobId: 'j1' });
  expect(old).toMatchObject({ id: 'j1', successor: null, removedAt: null, derived: [] });
  await storage.inbox.accept(message('m2'), inLane('b'));
  const next = await find('m2');
  if (old) await storage.inbox.journal(next, { ...old, successor: next.id });
  expect(await storage.inbox.find({ jobId: 'j1' })).toMatchObject({ id: next.id });
});
