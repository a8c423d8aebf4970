import { randomUUID } from 'node:crypto';
import type { Passage, PassageQuery, PassageVector } from '../../../core/store-ports.ts';
import { readVector, toBytes } from '../../passages/bytes.ts';
import { CODE_WORDS, toCode } from '../../passages/codes.ts';
import { toTextHash } from '../../passages/text-hash.ts';
import { toCosine } from '../../passages/vector-index.ts';
import { NOW_MS } from '../clock.ts';
import type { PostgresDatabase, Query } from '../pool.ts';
import { fromStoredText, toStoredText } from '../text.ts';
import { addNumbers, findNumbers } from './names.ts';

/** So many of the nearest by their short codes are compared by their whole vectors. */
const RESCORED = 200;

/** Longer than a request to the model takes, however often it is tried again. */
const CLAIM_MS = 5 * 60_000;

/** The vectors of passages. `distance`: how far a code is from the one asked for, as SQL. */
export function createPostgresVectorIndex({ query, transact }: PostgresDatabase, distance: string) {
  const holder = randomUUID();

  return {
    /** The cosine of the nearest passages of some places, by their ids, the nearest first. */
    async rank(
      places: readonly number[],
      { model, values }: NonNullable<PassageQuery['vector']>,
    ): Promise<ReadonlyMap<number, number>> {
      const [number] = await findNumbers(query, [model]);
      if (number === undefined || places.length === 0) return new Map();
      const { rows } = await query(
        `SELECT near.passage AS id, vals FROM (
           SELECT passage FROM passage_codes
           WHERE model = $1 AND place = ANY($2) AND code IS NOT NULL
           ORDER BY ${distance} LIMIT ${RESCORED}
         ) AS near
         JOIN passage_codes USING (passage)
         JOIN passage_vectors ON passage_vectors.hash = passage_codes.hash
           AND passage_vectors.model = $1`,
        [number, places, toBits(values)],
      );
      const scored = rows.map(({ id, vals }): [number, number] => [
        Number(id),
        toCosine(values, readVector(vals)),
      ]);
      return new Map(scored.sort(([, a], [, b]) => b - a));
    },
    async unembedded(model: string, limit: number): Promise<Pick<Passage, 'id' | 'text'>[]> {
      return transact(async (ask) => {
        const number = (await addNumbers(ask, [model])).get(model) ?? 0;
        while ((await reuse(ask, number)) > 0);
        return claim(ask, { model: number, limit, holder });
      });
    },
    async embed(model: string, vectors: readonly PassageVector[]): Promise<void> {
      if (vectors.length > 0) await transact((ask) => keep(ask, model, vectors));
    },
  };
}

/** Passages without a vector by this model, the oldest first: three ranges of indices. */
const WITHOUT = `(
  SELECT passage, hash FROM (
    (SELECT passage, hash FROM passage_codes WHERE model IS NULL ORDER BY passage LIMIT $2)
    UNION ALL
    (SELECT passage, hash FROM passage_codes WHERE model < $1 ORDER BY passage LIMIT $2)
    UNION ALL
    (SELECT passage, hash FROM passage_codes WHERE model > $1 ORDER BY passage LIMIT $2)
  ) AS every ORDER BY passage LIMIT $2
)`;

const REUSED_AT_A_TIME = 500;

/** What has the same text as another passage has the same vector; how many got one. */
async function reuse(query: Query, model: number): Promise<number> {
  const { rows } = await query(
    `SELECT passage, vals FROM ${WITHOUT} AS without
     JOIN passage_vectors USING (hash) WHERE passage_vectors.model = $1`,
    [model, REUSED_AT_A_TIME],
  );
  if (rows.length > 0)
    await setCodes(
      query,
      model,
      rows.map(({ passage, vals }) => ({ passage: Number(passage), values: readVector(vals) })),
    );
  return rows.length;
}

type Claim = { readonly model: number; readonly limit: number; readonly holder: string };

/** Those that no other replica is having embedded are this one's for a while. */
async function claim(query: Query, { model, limit, holder }: Claim) {
  const { rows } = await query(
    `WITH mine AS (
       SELECT passage FROM passage_codes
       WHERE (model IS NULL OR model < $1 OR model > $1) AND NOT EXISTS (
         SELECT FROM passage_claims WHERE passage_claims.passage = passage_codes.passage
         AND holder <> $3 AND until > ${NOW_MS}
       ) ORDER BY passage LIMIT $2 FOR UPDATE SKIP LOCKED
     ), claimed AS (
       INSERT INTO passage_claims (passage, holder, until)
       SELECT passage, $3, ${NOW_MS} + ${CLAIM_MS} FROM mine
       ON CONFLICT (passage) DO UPDATE SET holder = excluded.holder, until = excluded.until
     )
     SELECT key, text FROM mine JOIN passages ON passages.id = mine.passage ORDER BY id`,
    [model, limit, holder],
  );
  return rows.map(({ key, text }) => ({ id: fromStoredText(key), text: fromStoredText(text) }));
}

async function keep(query: Query, model: string, vectors: readonly PassageVector[]): Promise<void> {
  const byKey = new Map(vectors.map((vector) => [toStoredText(vector.id), vector]));
  const { rows } = await query(
    `SELECT id, key, passages.hash FROM passages JOIN passage_codes ON passage = id
     WHERE key = ANY($1) ORDER BY id FOR UPDATE OF passage_codes`,
    [[...byKey.keys()]],
  );
  if (rows.length === 0) return;
  const number = (await addNumbers(query, [model])).get(model) ?? 0;
  const found = rows.flatMap(({ id, key, hash }) => {
    const vector = byKey.get(String(key));
    const kept = Buffer.from(hash as Uint8Array);
    const isOfText = vector && kept.equals(toTextHash(vector.text));
    return isOfText ? [{ passage: Number(id), hash: kept, values: vector.values }] : [];
  });
  const byHash = new Map(found.map((each) => [each.hash.toString('hex'), each]));
  const taken = [...byHash].flatMap(([hash, { values, ...each }]) =>
    values === null ? [] : [[hash, { ...each, values }] as const],
  );
  const sorted = taken.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  await query(
    `INSERT INTO passage_vectors (hash, model, vals)
     SELECT each.hash, $1, each.vals FROM unnest($2::bytea[], $3::bytea[]) AS each (hash, vals)
     ON CONFLICT (hash, model) DO UPDATE SET vals = excluded.vals`,
    [
      number,
      sorted.map(({ hash }) => hash),
      sorted.map(({ values }) => Buffer.from(toBytes(values))),
    ],
  );
  await setCodes(query, number, found);
}

/** Without values: the model refuses its text, so it has a model and no code. */
type Coded = { readonly passage: number; readonly values: Float32Array | null };

async function setCodes(query: Query, model: number, coded: readonly Coded[]): Promise<void> {
  const ids = coded.map(({ passage }) => passage);
  const { rows } = await query(
    `UPDATE passage_codes SET model = $1, code = each.code::bit(256)
     FROM unnest($2::bigint[], $3::text[]) AS each (id, code)
     WHERE passage = each.id RETURNING hash`,
    [model, ids, coded.map(({ values }) => values && toBits(values))],
  );
  await query('DELETE FROM passage_claims WHERE passage = ANY($1)', [ids]);
  // A text's vectors are kept as long as their model still has a passage of it.
  await query(
    `DELETE FROM passage_vectors WHERE hash = ANY($1) AND model <> $2 AND NOT EXISTS (
       SELECT FROM passage_codes WHERE passage_codes.hash = passage_vectors.hash
       AND passage_codes.model = passage_vectors.model
     )`,
    [rows.map(({ hash }) => hash), model],
  );
}

/** As PostgreSQL writes a `bit(256)`. */
function toBits(vector: Float32Array): string {
  const code = toCode(vector);
  let bits = '';
  for (let bit = 0; bit < CODE_WORDS * 32; bit += 1)
    bits += ((code[bit >> 5] ?? 0) >> (bit & 31)) & 1;
  return bits;
}
