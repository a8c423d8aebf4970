import type { DatabaseSync } from 'node:sqlite';
import type { Passage, PassageQuery, PassageVector } from '../../core/store-ports.ts';
import { createPrepare } from '../sqlite/prepare.ts';
import { readVector, toBlob, toBytes } from './bytes.ts';
import { createChunks } from './chunks.ts';
import { toCode } from './codes.ts';
import { toTextHash } from './text-hash.ts';

/** The vectors of passages. */
export type VectorIndex = {
  /** The cosine of the nearest passages of some places, by their ids, the nearest first. */
  rank(
    places: readonly number[],
    vector: NonNullable<PassageQuery['vector']>,
  ): ReadonlyMap<number, number>;
  unembedded(model: string, limit: number): readonly Pick<Passage, 'id' | 'text'>[];
  /** Nothing is kept where the passage is gone, or has another text by now. */
  embed(model: string, vector: PassageVector): void;
  /** Forgets where a passage stands; call it before the passage goes. */
  remove(id: number): void;
  /** Forgets the vectors of a text once its last passage is gone. */
  prune(hash: Uint8Array): void;
};

/** So many of the nearest by their short codes are compared by their whole vectors. */
const RESCORED = 200;

/** The index on `model` serves "less or more", but not "other than". */
const BY_ANOTHER = `(passages.model IS NULL OR passages.model < ?1 OR passages.model > ?1)
  AND passages.model IS NOT ?2`;

/** What a passage that a model refuses has in the place of the model. */
export function toRefusedBy(model: string): string {
  return `${model}, refused`;
}

type Row = Readonly<Record<string, unknown>>;

export function createVectorIndex(database: DatabaseSync): VectorIndex {
  const prepare = createPrepare(database);
  const chunks = createChunks(database);

  const set = (model: string, { id, place, chunk, hash }: Row, values: Float32Array): void => {
    if (chunk !== null) chunks.remove(Number(chunk), Number(id));
    const added = chunks.add(model, Number(place), { id: Number(id), code: toCode(values) });
    prepare('UPDATE passages SET model = ?, chunk = ? WHERE id = ?').run(model, added, Number(id));
    prepare('DELETE FROM vectors WHERE hash = ? AND model <> ?').run(toBlob(hash), model);
  };

  const refuse = (model: string, { id, chunk, hash }: Row): void => {
    if (chunk !== null) chunks.remove(Number(chunk), Number(id));
    const by = toRefusedBy(model);
    prepare('UPDATE passages SET model = ?, chunk = NULL WHERE id = ?').run(by, Number(id));
    prepare('DELETE FROM vectors WHERE hash = ? AND model <> ?').run(toBlob(hash), model);
  };

  /** What has the same text as another passage has the same vector. */
  const reuse = (model: string): void => {
    const rows = prepare(
      `SELECT passages.id, place, chunk, passages.hash, vals FROM passages
       JOIN vectors ON vectors.hash = passages.hash AND vectors.model = ?1 WHERE ${BY_ANOTHER}`,
    ).all(model, toRefusedBy(model));
    for (const row of rows) set(model, row, readVector(row.vals));
  };

  return {
    rank(places, { model, values }) {
      const near = chunks.nearest(model, places, { code: toCode(values), limit: RESCORED });
      const rows = prepare(
        `SELECT passages.id, vals FROM passages
         JOIN vectors ON vectors.hash = passages.hash AND vectors.model = ?
         WHERE passages.id IN (SELECT value FROM json_each(?))`,
      ).all(model, JSON.stringify(near.map(({ id }) => id)));
      const scored = rows.map(({ id, vals }): [number, number] => [
        Number(id),
        toCosine(values, readVector(vals)),
      ]);
      return new Map(scored.sort(([, a], [, b]) => b - a));
    },
    unembedded(model, limit) {
      reuse(model);
      const sql = `SELECT key, text FROM passages WHERE ${BY_ANOTHER} ORDER BY id LIMIT ?3`;
      return prepare(sql)
        .all(model, toRefusedBy(model), limit)
        .map(({ key, text }) => ({ id: String(key), text: String(text) }));
    },
    embed(model, { id, text, values }) {
      const row = prepare(
        'SELECT id, place, chunk, hash FROM passages WHERE key = ? AND hash = ?',
      ).get(id, toTextHash(text));
      if (!row) return;
      if (values === null) return refuse(model, row);
      prepare('INSERT OR REPLACE INTO vectors (model, hash, vals) VALUES (?, ?, ?)').run(
        model,
        toBlob(row.hash),
        toBytes(values),
      );
      set(model, row, values);
    },
    remove(id) {
      const row = prepare('SELECT chunk FROM passages WHERE id = ?').get(id);
      if (row && row.chunk !== null) chunks.remove(Number(row.chunk), id);
    },
    prune(hash) {
      prepare(
        `DELETE FROM vectors WHERE hash = ?1
         AND NOT EXISTS (SELECT 1 FROM passages WHERE hash = ?1)`,
      ).run(hash);
    },
  };
}

/** Of two vectors of length 1. */
export function toCosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
