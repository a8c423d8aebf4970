import { expect } from 'vitest';
import { connectPostgres } from '../../../src/storage/postgres/index.ts';
import { openPostgresPassages } from '../../../src/storage/postgres/passages/index.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { createDatabase, hasPostgres, postgresTest } from '../../postgres.ts';
import { testPassageLetters } from '../letters.contract.ts';
import { testPassageVectors } from '../passage-vectors.contract.ts';
import { testPassages } from '../passages.contract.ts';
import { openTestDatabase } from './database.ts';
import { openProxy } from './proxy.ts';

const log = createMemoryLog();

async function open() {
  const database = await connectPostgres(await createDatabase(), { log });
  return { ...(await openPostgresPassages(database, { log })), close: database.close };
}

if (hasPostgres) {
  testPassages('PostgreSQL', open);
  testPassageLetters('PostgreSQL', open);
  testPassageVectors('PostgreSQL', open);
}

const toPassage = (id: string, text: string) => ({
  ...{ id, text, place: 'p', thread: null, source: 's', messageIds: [] },
  ...{ author: 'Ada', person: null, at: 1 },
});

async function openIndexes() {
  const url = await createDatabase();
  const open = async () => openPostgresPassages(await openTestDatabase(url), { log });
  return [await open(), await open()] as const;
}

postgresTest(
  'what one replica puts, another finds; a vector is asked for by one of them',
  async () => {
    const [one, other] = await openIndexes();
    const all = Array.from({ length: 6 }, (_, n) => toPassage(`${n}`, `lighthouse ${n}`));
    await one.put(all);
    const [mine, theirs] = await Promise.all([one.unembedded('m', 3), other.unembedded('m', 3)]);
    const hits = await other.search({ places: ['p'], words: 'lighthouse', vector: null, limit: 9 });

    expect(hits.length).toBe(6);
    expect([...mine, ...theirs].map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id));
    // Its own are told to a replica again: the request may have failed.
    expect(await one.unembedded('m', 9)).toEqual(mine);
    const values = Float32Array.of(1, 0);
    await one.embed(
      'm',
      mine.map((each) => ({ ...each, values })),
    );
    expect(await one.unembedded('m', 9)).toEqual([]);
    expect(await other.count('m')).toEqual({ passages: 6, embedded: 3, refused: 0 });
  },
);

postgresTest(
  'replicas that put, embed and forget the same at once end with one of each',
  async () => {
    const indexes = await openIndexes();
    const all = Array.from({ length: 40 }, (_, n) => toPassage(`${n}`, `note ${n % 7}`));
    const values = Float32Array.of(0.6, 0.8);
    await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        const index = indexes[n % 2 === 0 ? 0 : 1];
        await index.put(n % 3 === 0 ? all : all.toReversed());
        await index.embed(
          'm',
          all.map(({ id, text }) => ({ id, text, values })),
        );
      }),
    );
    expect((await indexes[0].count('m')).passages).toBe(40);
    const gone = await Promise.all(indexes.map((index) => index.forget({ place: 'p' })));
    expect(Math.max(...gone)).toBe(40);
    expect(await indexes[1].count('m')).toEqual({ passages: 0, embedded: 0, refused: 0 });
  },
);

postgresTest('deleted words leave the pages of the database when they are purged', async () => {
  const [index] = await openIndexes();
  await index.put([toPassage('1', 'the unforgettable zanzibar')]);
  await index.forget({ place: 'p' });
  await index.purge();
  expect(await index.places('')).toEqual([]);
});

postgresTest('what is put and embedded while connections are cut is there afterwards', async () => {
  const url = await createDatabase();
  const proxy = await openProxy(url);
  const index = await openPostgresPassages(await openTestDatabase(proxy.url), { log });
  const other = await openTestDatabase(url);
  const all = ['1', '2'].map((id) => toPassage(id, `lighthouse ${id}`));
  await index.put(all);
  const vectors = all.map(({ id, text }) => ({ id, text, values: Float32Array.of(1, 0) }));

  for (const change of [() => index.put(all), () => index.embed('m', vectors)]) {
    const held = other.transact(async (ask) => {
      await ask('LOCK TABLE passages, passage_vectors');
      await ask('SELECT pg_sleep(0.4)');
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const changed = change();
    await new Promise((resolve) => setTimeout(resolve, 100));
    proxy.cut();
    await Promise.all([held, changed]);
  }
  expect(await index.count('m')).toEqual({ passages: 2, embedded: 2, refused: 0 });
});
