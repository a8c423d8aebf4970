import { expect, onTestFinished } from 'vitest';
import type { Passage } from '../../../src/core/store-ports.ts';
import { connectPostgres } from '../../../src/storage/postgres/index.ts';
import { openPostgresPassages } from '../../../src/storage/postgres/passages/index.ts';
import { addPassageWords } from '../../../src/storage/postgres/passages/words-schema.ts';
import type { PostgresDatabase } from '../../../src/storage/postgres/pool.ts';
import { schemaSteps } from '../../../src/storage/postgres/schema.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { createDatabase, postgresTest } from '../../postgres.ts';

const log = createMemoryLog();

/** The schema's versions before words had a table of their own. */
const before = schemaSteps.slice(0, schemaSteps.indexOf(addPassageWords));

const toPassage = (id: string, text: string): Passage => ({
  ...{ id, text, place: 'slack/T1/C1', thread: null, source: 's', messageIds: [id] },
  ...{ author: 'Ada', person: null, at: 1 },
});

async function open(url: string, steps = schemaSteps) {
  const database = await connectPostgres(url, { log, steps });
  onTestFinished(() => database.close());
  return database;
}

/** Puts a passage as a Parley of that schema does. */
async function putAsBefore({ query }: PostgresDatabase, key: string, terms: readonly string[]) {
  await query(
    `INSERT INTO passage_names (key) VALUES ('slack/T1/C1') ON CONFLICT (key) DO NOTHING`,
  );
  await query(
    `WITH added AS (
       INSERT INTO passages (key, place, source, messages, author, at, hash, length, terms, text)
       SELECT $1, id, 's', ARRAY[$1], 'Ada', 1, '\\x01', 3, array_to_tsvector($2::text[]), $1
       FROM passage_names WHERE key = 'slack/T1/C1' RETURNING id, place, hash
     ) INSERT INTO passage_codes (passage, place, hash) SELECT id, place, hash FROM added`,
    [key, terms],
  );
}

postgresTest(
  'words of an older schema are found, also those that an older replica puts beside a newer',
  async () => {
    const url = await createDatabase();
    const older = await open(url, before);
    await putAsBefore(older, 'early', ['harbour', 'harbo_']);
    await putAsBefore(older, 'gone', ['harbour', 'harbo_']);
    const newer = await open(url);
    const index = await openPostgresPassages(newer, { log });
    await index.put([toPassage('now', 'The harbour is closed')]);
    await putAsBefore(older, 'late', ['harbour', 'harbo_']);
    await older.query(`DELETE FROM passages WHERE key = 'gone'`);
    const find = async () =>
      (
        await index.search({ places: ['slack/T1/C1'], words: 'harbour', vector: null, limit: 9 })
      ).map(({ passage }) => passage.id);

    expect((await find()).sort()).toEqual(['early', 'late', 'now']);
    await index.put([toPassage('early', 'The lighthouse is open')]);
    expect((await find()).sort()).toEqual(['late', 'now']);
    expect(await index.forget({ place: 'slack/T1/C1' })).toBe(3);
    const { rows } = await newer.query('SELECT count(*) AS count FROM passage_words');
    expect(rows).toEqual([{ count: 0 }]);
  },
);

postgresTest('what a search reads of a passage is short, however much it says', async () => {
  const database = await open(await createDatabase());
  const index = await openPostgresPassages(database, { log });
  const count = 400;
  const said = [20, 120, 700].map((words) =>
    Array.from({ length: words }, (_, n) => `word${n * words}`).join(' '),
  );
  const texts = Array.from({ length: count }, (_, n) => `${said[n % said.length]} n${n}`);
  await index.put(texts.map((text, n) => toPassage(`${n}`, text)));
  const { rows } = await database.query(
    `SELECT pg_relation_size('passage_words') AS words, pg_relation_size('passages') AS whole`,
  );
  const [{ words, whole } = {}] = rows;
  expect(Number(whole) / count).toBeGreaterThan(500);
  expect(Number(words) / count).toBeLessThan(150);
});

postgresTest('a short word counts as much as a long one that is as rare', async () => {
  const index = await openPostgresPassages(await open(await createDatabase()), { log });
  await index.put([toPassage('short', 'the vpn was'), toPassage('long', 'the printer was')]);
  const hits = await index.search({
    places: ['slack/T1/C1'],
    words: 'printer or vpn',
    vector: null,
    limit: 9,
  });
  expect(hits.map(({ passage }) => passage.id)).toEqual(['short', 'long']);
});
