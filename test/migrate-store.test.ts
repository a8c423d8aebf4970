import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { copyStore } from '../scripts/store/copy-store.ts';
import { openStoreEnd } from '../scripts/store/open-end.ts';
import type { Passage } from '../src/core/store-ports.ts';
import { openStore } from '../src/storage/index.ts';
import { createMemoryLog } from './doubles/log.ts';
import { administer, createDatabase, hasPostgres, postgresTest } from './postgres.ts';
import { message } from './storage/events.ts';
import { createFolder } from './storage/folder.ts';

const log = createMemoryLog();
const ACCEPT = { notBefore: 0, lane: 'lane', merge: false };

const toPassage = (n: number): Passage => ({
  ...{ id: `${n}`, place: `slack/T1/C${n % 3}`, thread: null, source: 's', messageIds: [`${n}`] },
  ...{ author: 'Ada', person: 'U1', at: 1_000 + n, text: `note ${n} \0 of everything` },
});

function newFile(name: string): string {
  const folder = createFolder();
  onTestFinished(folder.remove);
  return `sqlite:${folder.path(name)}`;
}

/** A store with something of everything in it. */
async function fill(url: string) {
  const store = await openStore(url, { log });
  await store.store.set('history/1', { turns: ['\0 odd \uD800', 'x'.repeat(1_000_000)] });
  await store.store.set('settings/1', { on: true });
  const first = await store.inbox.accept(message('1'), ACCEPT);
  await store.inbox.accept(message('2'), { ...ACCEPT, lane: 'other', notBefore: 9e12 });
  const big = randomBytes(1_500_000);
  const hashes = [
    await store.blobs.put(big, 'here'),
    await store.blobs.put(randomBytes(9), 'here'),
  ];
  await store.passages.put(Array.from({ length: 250 }, (_, n) => toPassage(n)));
  const vectors = Array.from({ length: 130 }, (_, n) => ({
    ...{ id: `${n}`, text: toPassage(n).text },
    values: Float32Array.of(Math.cos(n), Math.sin(n)),
  }));
  await store.passages.embed('m', vectors);
  await store.close();
  return { big, hashes, jobId: first.status === 'new' ? first.jobId : '' };
}

async function copy(source: string, target: string) {
  const from = await openStoreEnd(source, { isSource: true });
  const to = await openStoreEnd(target, { isSource: false });
  try {
    return await copyStore(from, to);
  } finally {
    await from.close();
    await to.close();
  }
}

postgresTest(
  'a store is copied to PostgreSQL and back, whole, and again where it has changed',
  async () => {
    const [source, target, back] = [newFile('a.db'), await createDatabase(), newFile('b.db')];
    const { big, hashes, jobId } = await fill(source);
    const rows = { keyv: 2, seen: 2, jobs: 2, messages: 2 };

    expect(await copy(source, target)).toEqual({ rows, blobs: 2, passages: 250, vectors: 130 });
    expect(await copy(source, target)).toEqual({ rows, blobs: 0, passages: 250, vectors: 0 });
    const changed = await openStore(source, { log });
    await changed.store.delete('settings/1');
    await changed.inbox.strip(jobId);
    await changed.passages.forget({ place: 'slack/T1/C1' });
    await changed.close();
    expect(await copy(source, target)).toMatchObject({ rows: { keyv: 1 }, passages: 167 });
    expect(await copy(target, back)).toMatchObject({ rows: { jobs: 2 }, blobs: 2, passages: 167 });

    const restored = await openStore(back, { log });
    onTestFinished(() => restored.close());
    const history = await restored.store.get('history/1');
    expect(JSON.stringify(history)).toBe(
      JSON.stringify({ turns: ['\0 odd \uD800', 'x'.repeat(1_000_000)] }),
    );
    expect(Buffer.from((await restored.blobs.get(hashes[0] ?? '')) ?? []).equals(big)).toBe(true);
    expect(await restored.passages.list({ place: 'slack/T1/C0' })).toEqual(
      Array.from({ length: 250 }, (_, n) => toPassage(n)).filter(({ id }) => Number(id) % 3 === 0),
    );
    expect(await restored.passages.count('m')).toMatchObject({ passages: 167 });
    expect((await restored.inbox.find({ jobId }))?.events.length).toBe(1);
    expect(await restored.inbox.accept(message('1'), ACCEPT)).toEqual({ status: 'seen' });
  },
);

const run = promisify(execFile);
const migrate = (...stores: string[]) =>
  run(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    'scripts/migrate-store.ts',
    ...stores,
  ]);

postgresTest(
  'the script says what it copied, how long it took, and what is to be done next',
  async () => {
    const [source, target] = [newFile('a.db'), await createDatabase()];
    await fill(source);
    const running = await openStore(source, { log });
    const rehearsal = await migrate(source, target);
    await running.close();
    const { stdout } = await migrate(source, target);

    expect(rehearsal.stdout).toMatch(
      /2 new files.*\nParley is still running on the old store\. Stop it, run this again/,
    );
    expect(stdout).toMatch(
      /^Copied and compared in [\d.]+ s: 2 keyv, .* 0 new files, 250 passages/,
    );
    expect(stdout).toMatch(/Now start Parley with STORE_URL set to the new store\./);
    await administer(target, `INSERT INTO parley.meta VALUES ('seenAt', '1')`);
    await expect(migrate(source, target)).rejects.toThrow(
      /Parley has already run on .*\. Use a new store/,
    );
  },
);

test.skipIf(!hasPostgres)(
  'what is no pair of stores is refused in one line, without a password',
  async () => {
    const none = `${newFile('none.db')}`;
    for (const stores of [[], ['sqlite:x.db'], ['memory:', none], ['postgres://u:hush@h', none]])
      await expect(migrate(...stores)).rejects.toThrow(
        /Give the old store and the new one: npm run migrate:store/,
      );
    await expect(migrate(none, 'postgres://u:hush@127.0.0.1:1/d')).rejects.toMatchObject({
      stderr: expect.stringMatching(/^There is no SQLite store at [^\n]*\n$/),
    });
    const refused = migrate('postgres://u:hush-hush@127.0.0.1:1/d', none);
    await expect(refused).rejects.toMatchObject({
      stderr: expect.stringMatching(/^PostgreSQL at 127\.0\.0\.1:1\/d doesn’t answer\.[^\n]*\n$/),
    });
  },
);

postgresTest(
  'a backup of a database is a SQLite store with its files, for its owner alone',
  async () => {
    const [source, database, folder] = [newFile('a.db'), await createDatabase(), createFolder()];
    onTestFinished(folder.remove);
    const { hashes } = await fill(source);
    await copy(source, database);
    const file = folder.path('copy', 'parley.db');
    const backUp = () =>
      run(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/backup.ts', file], {
        env: { PATH: process.env.PATH, STORE_URL: database },
      });
    const { stdout } = await backUp();

    expect(stdout).toMatch(
      /^Copied to .*: npm run migrate:store -- sqlite:.*parley\.db postgres:\/\/…\n$/,
    );
    await expect(backUp()).rejects.toThrow(/already exists: choose a file in a new folder/);
    expect(statSync(file).mode & 0o077).toBe(0);
    const restored = await openStore(`sqlite:${file}`, { log });
    onTestFinished(() => restored.close());
    expect(await restored.store.get('settings/1')).toEqual({ on: true });
    expect((await restored.blobs.get(hashes[0] ?? ''))?.length).toBe(1_500_000);
    expect(await restored.passages.count('m')).toEqual({
      passages: 250,
      embedded: 130,
      refused: 0,
    });
  },
);
