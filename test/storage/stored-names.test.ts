import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite/index.ts';
import { type Migration, migrations } from '../../src/storage/sqlite/schema.ts';
import { createLines } from './events.ts';
import { createFolder } from './folder.ts';

const OLD = new URL('../fixtures/store-73314a1/store.sql', import.meta.url);

/** What the schema was before the stored names changed. */
const BEFORE = 4;

/** The moment of the recording: what is in the store is not too old to be kept. */
const now = () => 1_795_856_600_000;

/** A store as commit 73314a1 left it behind. */
function writeOld(): string {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const path = folder.path('parley.db');
  const database = new DatabaseSync(path);
  database.exec(readFileSync(OLD, 'utf8'));
  database.close();
  return path;
}

const open = (path: string, given?: readonly Migration[]) =>
  openSqlite(path, { log: createLines(), now, ...(given ? { migrations: given } : {}) });

/** Every row of every table but the heartbeat, as text. */
function dump(path: string): string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = ['jobs', 'messages', 'seen', 'keyv'];
  const rows = tables.flatMap((table) => database.prepare(`SELECT * FROM ${table}`).all());
  const version = database.prepare('PRAGMA user_version').get();
  database.close();
  return [version, ...rows].map((row) => JSON.stringify(row));
}

async function migrateFrom(prepare: (database: DatabaseSync) => void = () => {}) {
  const path = writeOld();
  const database = new DatabaseSync(path);
  prepare(database);
  database.close();
  await (await open(path)).close();
  return path;
}

const OLD_NAMES =
  /\\"via\\"|\\"type\\":\\"(press|due)\\"|overheard|\/press|\/due\/|\\"note\\":(\{|null\})|"memo"/;

test('no old name is left in a store that an older program wrote, and every row is there', async () => {
  const path = await migrateFrom();

  expect(dump(path).filter((row) => OLD_NAMES.test(row))).toEqual([]);
  const [before, after] = [dump(`${path}.v2.backup`), dump(path)];
  expect(before.filter((row) => OLD_NAMES.test(row)).length).toBeGreaterThan(50);
  expect(after).toHaveLength(before.length);
});

test('a press on Slack is known under a key that names who pressed', async () => {
  const path = await migrateFrom();
  const keys = dump(path).filter((row) => row.includes('/action"'));

  expect(
    keys.filter((row) => /"slack\/T1\/C1\/[\d.]+\/[\d.]+\/U[12]\/action"/.test(row)),
  ).toHaveLength(keys.filter((row) => row.startsWith('{"key":"slack/')).length);
  expect(keys.some((row) => /^\{"key":"discord\/\d+\/\d+\/\d+\/action"/.test(row))).toBe(true);
});

test('what was made with a button is remembered under the new key of its press', async () => {
  const turns = [{ ids: ['discord/1/2/3/press'] }, { ids: ['1795'] }];
  const summary = { text: 'so', covers: ['discord/1/2/4/press'], isStale: false };
  const value = JSON.stringify({ value: { turns, summary, since: 0 } });
  const path = await migrateFrom((database) =>
    database.prepare('INSERT INTO keyv VALUES (?, ?, NULL)').run('history/discord/1/2', value),
  );
  const storage = await open(path);

  expect(await storage.store.get('history/discord/1/2')).toEqual({
    turns: [{ ids: ['discord/1/2/3/action'] }, { ids: ['1795'] }],
    summary: { text: 'so', covers: ['discord/1/2/4/action'], isStale: false },
    since: 0,
  });
  await storage.close();
});

test('a row that cannot be read is left as it is, and the others are not', async () => {
  const path = await migrateFrom((database) => {
    database.exec("UPDATE jobs SET events = 'no JSON' WHERE seq = 1");
    database.exec("UPDATE keyv SET value = '\"/press\"' WHERE key LIKE 'history/slack%'");
  });
  const rows = dump(path);

  expect(rows.filter((row) => row.includes('no JSON'))).toHaveLength(1);
  expect(rows.filter((row) => OLD_NAMES.test(row) && !row.includes('history/'))).toEqual([]);
});

test('a migration that fails half way leaves the store whole, and is made later', async () => {
  const path = writeOld();
  const before = dump(path);
  const failing = [
    ...migrations.slice(0, BEFORE),
    (database: DatabaseSync) => {
      migrations[BEFORE]?.(database);
      throw new Error('the power went');
    },
  ];

  await expect(open(path, failing)).rejects.toThrow(path);
  expect(dump(path)).toEqual(before);
  await (await open(path)).close();
  expect(dump(path).filter((row) => OLD_NAMES.test(row))).toEqual([]);
});

test('an older program refuses the store and leaves it whole; the backup is its own', async () => {
  const old = dump(writeOld());
  const path = await migrateFrom();
  const before = dump(path);

  await expect(open(path, migrations.slice(0, BEFORE))).rejects.toThrow(
    'was written by a newer Parley',
  );
  expect(dump(path)).toEqual(before);
  expect(dump(`${path}.v2.backup`)).toEqual(old);
});
