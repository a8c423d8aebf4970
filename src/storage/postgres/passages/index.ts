import type { Log } from '../../../core/ports.ts';
import { mergeRanks } from '../../../core/search.ts';
import type { PassageIndex } from '../../../core/store-ports.ts';
import type { PostgresDatabase } from '../pool.ts';
import { fromStoredText, toStoredText } from '../text.ts';
import { untilUnchanged } from '../writes.ts';
import { findNumbers } from './names.ts';
import { findDistance } from './pgvector.ts';
import { forgetPassages, listPassages, putPassages, readPassages } from './rows.ts';
import { createPostgresVectorIndex } from './vector-index.ts';
import { searchWords } from './words.ts';

/** So many are taken of each ranking before they are merged. */
const RANKED = 100;

const PURGE_MS = 10 * 60_000;

/** As long as a restart of the server takes. */
const WAIT_MS = 15_000;

/** The index in the database's own tables, where every replica finds what another has put. */
export async function openPostgresPassages(
  database: PostgresDatabase,
  { log }: { readonly log: Log },
): Promise<PassageIndex> {
  const { query, transact } = database;
  /** Of what may be made twice: a passage replaces itself, and a vector. */
  const lasting: PostgresDatabase['transact'] = (work, options) =>
    untilUnchanged(() => transact(work, options), { waitMs: WAIT_MS });
  const meaning = createPostgresVectorIndex(
    { ...database, transact: lasting },
    await findDistance(database, log),
  );

  return {
    async put(passages) {
      if (passages.length > 0) await lasting((ask) => putPassages(ask, passages));
    },
    forget: (filter) => transact((ask) => forgetPassages(ask, filter)),
    async purge() {
      // What is deleted stays in its pages until they are tidied up.
      const client = await database.connect();
      try {
        await client.query(`SET statement_timeout = ${PURGE_MS}`);
        const text = 'VACUUM passages, passage_words, passage_codes, passage_vectors';
        await client.query(Object.assign({ text }, { query_timeout: PURGE_MS }));
      } finally {
        await client.end();
      }
    },
    list: (filter) => listPassages(query, filter),
    async places(prefix) {
      const { rows } = await query(
        `SELECT key FROM passage_names WHERE starts_with(key, $1)
         AND EXISTS (SELECT FROM passages WHERE place = passage_names.id) ORDER BY key`,
        [toStoredText(prefix)],
      );
      return rows.map(({ key }) => fromStoredText(key));
    },
    async search({ places: keys, words, vector, limit }) {
      const places = await findNumbers(query, keys);
      const [similarities, found] = await Promise.all([
        vector ? meaning.rank(places, vector) : new Map<number, number>(),
        searchWords(query, words, { places, limit: RANKED }),
      ]);
      const nearest = [...similarities.keys()].slice(0, RANKED);
      const ids = mergeRanks(found, nearest).slice(0, limit);
      const passages = await readPassages(query, ids);
      return ids.flatMap((id) => {
        const passage = passages.get(id);
        return passage ? [{ passage, similarity: similarities.get(id) ?? null }] : [];
      });
    },
    unembedded: meaning.unembedded,
    embed: meaning.embed,
    onRemade() {}, // The database keeps what it has, or does not answer.
    async count(model) {
      const [number = -1] = await findNumbers(query, [model]);
      const { rows } = await query(
        `SELECT count(*) AS passages,
           count(*) FILTER (WHERE model = $1 AND code IS NOT NULL) AS embedded,
           count(*) FILTER (WHERE model = $1 AND code IS NULL) AS refused
         FROM passage_codes`,
        [number],
      );
      return {
        passages: Number(rows[0]?.passages),
        embedded: Number(rows[0]?.embedded),
        refused: Number(rows[0]?.refused),
      };
    },
  };
}
