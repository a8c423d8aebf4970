import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import type { Job } from '../../src/core/job.ts';
import { openStore } from '../../src/storage/index.ts';
import { openSqlite, type SqliteOptions } from '../../src/storage/sqlite/index.ts';
import { migrations } from '../../src/storage/sqlite/schema.ts';
import { createLines, inLane, message } from './events.ts';
import { createFolder } from './folder.ts';

let folder: ReturnType<typeof createFolder>;
let path: string;
beforeEach(() => {
  folder = createFolder();
  path = folder.path('data', 'parley.db');
});
afterEach(() => folder.remove());

const open = (options: Partial<SqliteOptions> = {}) =>
  openSqlite(path, { log: createLines(), lockWaitMs: 0, ...options });

/** The sentence with which opening is refused. */
async function refusal(options: Partial<SqliteOptions> = {}): Promise<string> {
  const error = await open(options).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error('it was not refused with a sentence');
  return error.message;
}

const mode = (file: string) => statSync(file).mode & 0o777;

test.runIf(existsSync('/proc/self'))(
  'a place where no folder can be made is told, and not tried for ever',
  async () => {
    path = '/proc/none/below/parley.db';
    expect(await refusal()).toMatch(/below\/parley\.db can’t be written to/);
  },
);

test('the folder and every file in it are for the owner alone', async () => {
  const storage = await open();
  await storage.inbox.accept(message('m1'), inLane('a'));
  await storage.blobs.put(Buffer.from('bytes'), 'here');

  const files = readdirSync(folder.path('data')).toSorted();
  expect(files).toEqual([
    'blobs',
    'parley.db',
    'parley.db-lock',
    'parley.db-owner',
    'parley.db-shm',
    'parley.db-wal',
  ]);
  expect(mode(folder.path('data'))).toBe(0o700);
  for (const file of files.slice(1))
    expect([file, mode(folder.path('data', file))]).toEqual([file, 0o600]);
  await storage.close();
});

test('files that others could read are closed to them, a folder with other things in it is left alone', async () => {
  mkdirSync(folder.path('data'), { mode: 0o755 });
  writeFileSync(folder.path('data', 'notes.txt'), 'somebody else’s');
  writeFileSync(path, '', { mode: 0o644 });

  await (await open()).close();

  expect([mode(path), mode(folder.path('data'))]).toEqual([0o600, 0o755]);
});

test('everything is there again after closing and opening', async () => {
  const first = await open();
  await first.inbox.accept(message('m1'), inLane('a'));
  await first.store.set('key', { a: [1, null] });
  const hash = await first.blobs.put(Buffer.from('bytes'), 'here');
  await first.close();
  await first.close(); // Closing twice is closing once.

  const second = await open();

  expect(await second.inbox.accept(message('m1'), inLane('a'))).toEqual({ status: 'seen' });
  expect(await second.store.get('key')).toEqual({ a: [1, null] });
  expect(String(await second.blobs.get(hash))).toBe('bytes');
  await second.close();
});

test('a closed store refuses with a sentence', async () => {
  const storage = await open();
  await storage.close();

  await expect(storage.inbox.accept(message('m1'), inLane('a'))).rejects.toThrow(UserError);
  expect(await storage.check()).toBe(false);
});

test('a store starts fresh where no process has used it for a minute', async () => {
  let now = 1_800_000_000_000;
  const fresh: boolean[] = [];
  for (const wait of [0, 1_000, 60_000, 80_000]) {
    now += wait;
    const storage = await open({ now: () => now });
    fresh.push(storage.startedFresh);
    await storage.close();
  }

  expect(fresh).toEqual([true, false, false, true]);
});

test('within one process a store is opened once', async () => {
  const storage = await open();

  expect(await refusal()).toContain(`in use by process ${process.pid}`);
  await storage.close();
  await (await open()).close();
});

test('a place that cannot be written to is refused with the remedy', async () => {
  writeFileSync(folder.path('data'), 'a file where the folder should be');

  expect(await refusal()).toMatch(
    /can’t be written to \(a part .* is a file, not a folder\)\. Make .* or point STORE_URL/,
  );
});

test('a file that is no database is refused and left as it is', async () => {
  mkdirSync(folder.path('data'));
  writeFileSync(path, 'dear diary '.repeat(1_000));

  expect(await refusal()).toContain(`${path} isn’t a Parley store`);
  expect(readFileSync(path, 'utf8')).toBe('dear diary '.repeat(1_000));
});

test('a database of another program is refused and left as it is', async () => {
  mkdirSync(folder.path('data'));
  const other = new DatabaseSync(path);
  other.exec('CREATE TABLE recipes (name TEXT)');
  other.close();

  expect(await refusal()).toContain('belongs to another program');
  const again = new DatabaseSync(path);
  expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'recipes' }]);
  again.close();
});

test('a damaged store is refused with the file and the remedy', async () => {
  const storage = await open();
  for (let i = 0; i < 300; i += 1) await storage.inbox.accept(message(`m${i}`), inLane(`${i}`));
  await storage.close();
  truncateSync(path, Math.floor(statSync(path).size / 2));

  expect(await refusal()).toContain(`The store ${path} is damaged.`);
});

test('an older store is backed up and brought up to date', async () => {
  const now = migrations.length;
  const backup = `${path}.v${now}.backup`;
  const log = createLines();
  const old = await open();
  await old.store.set('key', 'kept');
  await old.close();
  const next = [
    ...migrations,
    (database: DatabaseSync) => database.exec('CREATE TABLE later (a TEXT)'),
  ];

  const storage = await open({ migrations: next, log });

  expect(await storage.store.get('key')).toBe('kept');
  await storage.close();
  const copy = new DatabaseSync(backup);
  expect(copy.prepare('PRAGMA user_version').get()).toEqual({ user_version: now });
  expect(copy.prepare("SELECT count(*) AS n FROM keyv WHERE key = 'key'").get()).toEqual({ n: 1 });
  copy.close();
  expect(mode(backup)).toBe(0o600);
  expect(log.lines[0]).toMatchObject({ fields: { from: now, to: now + 1, backup } });
});

test('a job of the first schema is read and runs', async () => {
  const [first] = migrations;
  if (!first) throw new Error('no schema');
  const old = await open({ migrations: [first] });
  await old.close();
  const database = new DatabaseSync(path);
  const event = JSON.stringify([message('m1')]);
  database
    .prepare(
      `INSERT INTO jobs (id, lane, conversation, state, attempts, notBefore, createdAt, interruption, ending, posted, events, rounds, text)
       VALUES ('j1', 'a', 'slack/T/C/1', 'accepted', 0, 0, 1, 'null', 'null', '[]', ?, '[{"message":{},"results":[]}]', '""')`,
    )
    .run(event);
  database.close();

  const storage = await open();
  const done = new AbortController();
  const jobs: Job[] = [];
  await storage.inbox.run(async (job) => {
    jobs.push(job);
    done.abort();
    return { state: 'done' };
  }, done.signal);

  expect(jobs).toMatchObject([{ id: 'j1', files: [], proposals: [], data: null }]);
  await storage.close();
});

test('a migration that fails changes nothing', async () => {
  await (await open()).close();
  const broken = [
    ...migrations,
    (database: DatabaseSync) => {
      database.exec('CREATE TABLE half (a TEXT)');
      database.exec('no SQL');
    },
  ];

  expect(await refusal({ migrations: broken })).toContain(path);

  await (await open()).close(); // Still the version before.
  const database = new DatabaseSync(path);
  expect(
    database.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").get(),
  ).toBeUndefined();
  database.close();
});

test('a store of a newer Parley is refused', async () => {
  const next = [
    ...migrations,
    (database: DatabaseSync) => database.exec('CREATE TABLE later (a TEXT)'),
  ];
  await (await open({ migrations: next })).close();

  const now = migrations.length;
  expect(await refusal()).toContain(
    `was written by a newer Parley (schema ${now + 1}, this one knows ${now})`,
  );
});

test('a backup of a running store is a whole store', async () => {
  const storage = await open();
  await storage.inbox.accept(message('m1'), inLane('a'));
  const target = folder.path('backups', 'copy.db');
  const copying = storage.backup(target);
  await storage.inbox.accept(message('m2'), inLane('b'));
  await copying;
  await storage.backup(target); // Again, over the first.
  await storage.close();

  expect(readdirSync(folder.path('backups'))).toEqual(['copy.db']);
  expect(mode(target)).toBe(0o600);
  const copy = await openSqlite(target, { log: createLines() });
  expect(await copy.inbox.accept(message('m1'), inLane('a'))).toEqual({ status: 'seen' });
  expect(await copy.inbox.accept(message('m2'), inLane('a'))).toEqual({ status: 'seen' });
  await copy.close();
});

test('STORE_URL decides what is opened', async () => {
  const log = createLines();
  const sqlite = await openStore(`sqlite:${path}`, { log });
  const memory = await openStore('memory:', { log });

  expect(existsSync(path)).toBe(true);
  expect([await sqlite.check(), await memory.check(), memory.startedFresh]).toEqual([
    true,
    true,
    true,
  ]);
  await memory.store.set('key', 1);
  expect(await memory.store.get('key')).toBe(1);
  await sqlite.close();
  await memory.close();
  // Nothing listens on the port of "discard".
  await expect(openStore('postgres://localhost:9/parley', { log })).rejects.toThrow(/PostgreSQL/);
  await expect(openStore('redis:', { log })).rejects.toMatchObject({ code: 'config_failed' });
});

test('the keys of the store are listed by how they begin, however many there are', async () => {
  const { store, keys } = await open();
  const wanted = Array.from({ length: 450 }, (_, n) => `history/${String(n).padStart(4, '0')}`);
  for (const key of [...wanted, 'historical', 'history', 'settings/1']) await store.set(key, 1);
  const found: string[] = [];
  for await (const key of keys('history/')) found.push(key);
  expect(found).toEqual(wanted);
});
