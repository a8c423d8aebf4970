import { isWordAgain, toQueryTerms } from '../../passages/terms.ts';
import type { Query } from '../pool.ts';

/** Of a long question only the rarest words are asked for. */
const MAX_TERMS = 24;

/** A question longer than this is looked at no further: it names all it is about by then. */
const MAX_QUESTION_TERMS = 400;

/**
 * So many passages are ranked at most: the commonest words of a question are left out where there
 * would be more.
 */
const MAX_RANKED = 15_000;

/** BM25, with each word counted once a passage: they are short. */
const K1 = 1.2;
const B = 0.75;

type Counted = { readonly term: string; readonly count: number };

/** The passages of some places that share the rarest words with a question, the best first. */
export async function searchWords(
  query: Query,
  question: string,
  { places, limit }: { readonly places: readonly number[]; readonly limit: number },
): Promise<number[]> {
  const asked = toQueryTerms(question).slice(0, MAX_QUESTION_TERMS);
  if (asked.length === 0 || places.length === 0) return [];
  const again = new Set(asked.filter(isWordAgain));
  const { total, counted } = await countTerms(
    query,
    asked.filter((term) => !again.has(term)),
  );
  const terms = choose(counted);
  const [rarest] = terms;
  if (rarest === undefined) return [];
  const { rows } = await query(
    `SELECT id FROM (
       SELECT passage AS id, sum(wanted.weight) AS weight, min(length) AS length
       FROM unnest($1::text[], $2::float8[]) AS wanted (term, weight),
       -- OFFSET 0: each word by the index, never every passage by every word.
       LATERAL (
         SELECT passage, place, length FROM passage_words
         WHERE terms @@ wanted.term::tsquery OFFSET 0
       ) AS said
       WHERE place = ANY($3) AND passage >= $4
       GROUP BY passage
     ) AS found, (SELECT greatest(1, $6::float8) AS usual) AS average
     ORDER BY weight / (1 + ${K1} * (1 - ${B} + ${B} * length / usual)) DESC, id LIMIT $5`,
    [
      terms.map(({ term }) => `'${term}'`),
      terms.map(({ term, count }) => toWeight(total, count) * (again.has(`${term}_`) ? 2 : 1)),
      places,
      await findOldest(query, rarest),
      limit,
      await findUsualLength(query),
    ],
  );
  return rows.map(({ id }) => Number(id));
}

/** Of a term that so many of all passages hold. */
function toWeight(total: number, count: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

/**
 * In how many passages each term stands, and how many there are: common ones as the planner's
 * statistics have it, which are a sample; those that are too rare for these are counted.
 */
async function countTerms(query: Query, asked: readonly string[]) {
  const { rows } = await query(
    `WITH size AS (
       SELECT greatest(reltuples, 0)::float8 AS total FROM pg_class
       WHERE oid = 'passage_words'::regclass
     ), common AS (
       SELECT each.term, each.share FROM pg_stats,
         unnest(most_common_elems::text::text[], most_common_elem_freqs) AS each (term, share)
       WHERE schemaname = current_schema() AND tablename = 'passage_words' AND attname = 'terms'
     )
     SELECT asked.term, size.total, coalesce(
       common.share * size.total,
       (SELECT count(*) FROM passage_words WHERE terms @@ asked.tsquery::tsquery)
     )::float8 AS count
     FROM size, unnest($1::text[], $2::text[]) AS asked (term, tsquery)
     LEFT JOIN common ON common.term = asked.term`,
    [asked, asked.map((term) => `'${term}'`)],
  );
  const counted = rows.map(({ term, count }) => ({ term: String(term), count: Number(count) }));
  const most = Math.max(0, ...counted.map(({ count }) => count));
  return { counted, total: Math.max(Number(rows[0]?.total ?? 0), most) };
}

/** The rarest terms, as long as few enough passages hold them. */
function choose(counted: readonly Counted[]): readonly Counted[] {
  let sum = 0;
  return counted
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, MAX_TERMS)
    .filter(({ count }, index) => {
      sum += count;
      return index === 0 || sum <= MAX_RANKED;
    });
}

/** If even the rarest word is in very many, only the newest are ranked. */
async function findOldest(query: Query, { count }: Counted): Promise<number> {
  if (count <= MAX_RANKED) return 0;
  const { rows } = await query(
    'SELECT min(passage) AS first, max(passage) AS last FROM passage_words',
  );
  const [first, last] = [Number(rows[0]?.first), Number(rows[0]?.last)];
  return Math.floor(last - (last - first) * (MAX_RANKED / count));
}

/** Of a sample: the mean of all would read all. */
async function findUsualLength(query: Query): Promise<number> {
  const { rows } = await query(
    `SELECT avg(length)::float8 AS usual
     FROM (SELECT length FROM passage_words ORDER BY passage DESC LIMIT 200) AS newest`,
  );
  return Number(rows[0]?.usual ?? 1);
}
