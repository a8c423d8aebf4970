import type { DatabaseSync } from 'node:sqlite';
import { createPrepare } from '../sqlite/prepare.ts';
import { toQueryTerms, toTerms } from './terms.ts';

/** The words of passages. */
export type WordIndex = {
  put(id: number, text: string): void;
  remove(id: number): void;
  /** The passages of some places that share the rarest words with a question, the best first. */
  search(question: string, places: readonly number[], limit: number): readonly number[];
};

/** Of a long question only the rarest are asked for. */
const MAX_TERMS = 24;

/**
 * So many passages are ranked at most, each for some microseconds: the commonest words of a
 * question are left out where there would be more.
 */
const MAX_RANKED = 15_000;

/** Which of two words is the rarer one is known up to here. */
const MAX_COUNTED = 30_000;

type Counted = { readonly term: string; readonly count: number };

const termsIn = (counted: readonly Counted[]): string[] => counted.map(({ term }) => term);

export function createWordIndex(database: DatabaseSync): WordIndex {
  const prepare = createPrepare(database);

  /** The rarest terms, as long as few enough passages hold them. */
  const choose = (question: string): string[] => {
    const counted = countEach(toQueryTerms(question), MAX_RANKED + 1);
    const isAnyRare = counted.some(({ count }) => count <= MAX_RANKED);
    // Which of two that are too common is the rarer one matters where there is no other.
    const told = isAnyRare ? counted : countEach(termsIn(counted), MAX_COUNTED);
    let sum = 0;
    return termsIn(
      told.slice(0, MAX_TERMS).filter(({ count }, index) => {
        sum += count;
        return index === 0 || sum <= MAX_RANKED;
      }),
    );
  };

  /** How many passages hold each of these terms, up to a number of them; the rarest first. */
  const countEach = (terms: readonly string[], most: number): readonly Counted[] =>
    terms
      .map((term) => ({ term, count: countOf(term, most) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => a.count - b.count);

  /** Each passage that is counted takes a step. */
  const countOf = (term: string, most: number): number => {
    const row = prepare(
      'SELECT count(*) AS held FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)',
    ).get(toQuoted(term), most);
    return Number(row?.held ?? 0);
  };

  /** If even the rarest word is in very many, only the newest are ranked. */
  const oldestOf = (term: string): number => {
    if (countOf(term, MAX_RANKED + 1) <= MAX_RANKED) return 0;
    const row = prepare(
      `SELECT rowid AS id FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ${MAX_RANKED}`,
    ).get(toQuoted(term));
    return Number(row?.id ?? 0);
  };

  return {
    put(id, text) {
      prepare('INSERT INTO words (rowid, terms) VALUES (?, ?)').run(id, toTerms(text).join(' '));
    },
    remove(id) {
      prepare('DELETE FROM words WHERE rowid = ?').run(id);
    },
    search(question, places, limit) {
      const terms = choose(question);
      const [rarest] = terms;
      if (rarest === undefined) return [];
      const rows = prepare(
        `SELECT words.rowid AS id FROM words JOIN passages ON passages.id = words.rowid
         WHERE words MATCH ? AND words.rowid >= ?
           AND passages.place IN (SELECT value FROM json_each(?))
         ORDER BY words.rank LIMIT ?`,
      ).all(terms.map(toQuoted).join(' OR '), oldestOf(rarest), JSON.stringify(places), limit);
      return rows.map(({ id }) => Number(id));
    },
  };
}

function toQuoted(term: string): string {
  return `"${term}"`;
}
