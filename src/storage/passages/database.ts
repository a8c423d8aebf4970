import type { DatabaseSync } from 'node:sqlite';
import { mergeRanks } from '../../core/search.ts';
import type { PassageIndex } from '../../core/store-ports.ts';
import { createPrepare } from '../sqlite/prepare.ts';
import { createPassageRows } from './passages.ts';
import { createVectorIndex, toRefusedBy } from './vector-index.ts';
import { createWordIndex } from './words.ts';

/** What is asked of the index. */
export type PassageCall = Exclude<keyof PassageIndex, 'onRemade'>;

/** The index as its thread works it: without waiting. */
export type PassageDatabase = {
  readonly [Name in PassageCall]: (
    ...given: Parameters<PassageIndex[Name]>
  ) => Awaited<ReturnType<PassageIndex[Name]>>;
};

/** So many are taken of each ranking before they are merged. */
const RANKED = 100;

export function createPassageDatabase(database: DatabaseSync): PassageDatabase {
  const prepare = createPrepare(database);
  const words = createWordIndex(database);
  const meaning = createVectorIndex(database);
  const rows = createPassageRows(database, { words, meaning });
  const transact = <T>(work: () => T) => inTransaction(database, work);

  return {
    put: (passages) => transact(() => passages.forEach(rows.put)),
    forget: (filter) => transact(() => rows.forget(filter)),
    purge() {
      // What is deleted stays in the words' segments until they are merged.
      prepare("INSERT INTO words (words) VALUES ('optimize')").run();
      prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    },
    list: rows.list,
    places: rows.placesWith,
    unembedded: (model, limit) => transact(() => meaning.unembedded(model, limit)),
    embed: (model, vectors) =>
      transact(() => {
        for (const vector of vectors) meaning.embed(model, vector);
      }),
    count(model) {
      const row = prepare(
        `SELECT count(*) AS passages, (SELECT count(*) FROM passages WHERE model = ?) AS embedded,
           (SELECT count(*) FROM passages WHERE model = ?) AS refused FROM passages`,
      ).get(model, toRefusedBy(model));
      return {
        passages: Number(row?.passages),
        embedded: Number(row?.embedded),
        refused: Number(row?.refused),
      };
    },
    search({ places: keys, words: question, vector, limit }) {
      const places = rows.placesOf(keys);
      const similarities = vector ? meaning.rank(places, vector) : new Map<number, number>();
      const nearest = [...similarities.keys()].slice(0, RANKED);
      const ids = mergeRanks(words.search(question, places, RANKED), nearest).slice(0, limit);
      const found = rows.read(ids);
      return ids.flatMap((id) => {
        const passage = found.get(id);
        return passage ? [{ passage, similarity: similarities.get(id) ?? null }] : [];
      });
    },
  };
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
