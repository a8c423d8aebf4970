import type { DatabaseSync } from 'node:sqlite';
import { createPrepare } from '../sqlite/prepare.ts';
import { toBytes, toOwnBuffer } from './bytes.ts';
import { CODE_WORDS, type CodeMatch, createNearest } from './codes.ts';

/** The short codes of passages, kept in rows of many of one place. */
export type Chunks = {
  /** Resolves to the row that it was added to. */
  add(
    model: string,
    place: number,
    entry: { readonly id: number; readonly code: Int32Array },
  ): number;
  remove(chunk: number, id: number): void;
  /** Those of some places that are nearest to a code, the nearest first. */
  nearest(
    model: string,
    places: readonly number[],
    query: { readonly code: Int32Array; readonly limit: number },
  ): readonly CodeMatch[];
};

/** 8 KB of codes and 2 KB of ids: little to write again, and few rows to read. */
const CHUNK_LENGTH = 256;

type Chunk = { readonly ids: Float64Array; readonly codes: Int32Array };

export function createChunks(database: DatabaseSync): Chunks {
  const prepare = createPrepare(database);

  const write = (chunk: number, { ids, codes }: Chunk): void => {
    prepare('UPDATE chunks SET length = ?, ids = ?, codes = ? WHERE id = ?').run(
      ids.length,
      toBytes(ids),
      toBytes(codes),
      chunk,
    );
  };

  return {
    add(model, place, { id, code }) {
      const row = prepare(
        `SELECT id, ids, codes FROM chunks
         WHERE model = ? AND place = ? AND length < ${CHUNK_LENGTH} LIMIT 1`,
      ).get(model, place);
      if (row) {
        const { ids, codes } = toChunk(row);
        write(Number(row.id), { ids: append(ids, [id]), codes: append(codes, code) });
        return Number(row.id);
      }
      const { lastInsertRowid } = prepare(
        'INSERT INTO chunks (model, place, length, ids, codes) VALUES (?, ?, 1, ?, ?)',
      ).run(model, place, toBytes(Float64Array.of(id)), toBytes(code));
      return Number(lastInsertRowid);
    },
    remove(chunk, id) {
      const row = prepare('SELECT ids, codes FROM chunks WHERE id = ?').get(chunk);
      if (!row) return;
      const { ids, codes } = toChunk(row);
      const index = ids.indexOf(id);
      if (index < 0) return;
      if (ids.length === 1) prepare('DELETE FROM chunks WHERE id = ?').run(chunk);
      else write(chunk, without({ ids, codes }, index));
    },
    nearest(model, places, { code, limit }) {
      const found = createNearest(code, limit);
      const rows = prepare(
        `SELECT ids, codes FROM chunks
         WHERE model = ? AND place IN (SELECT value FROM json_each(?))`,
      ).iterate(model, JSON.stringify(places));
      for (const row of rows) {
        const { ids, codes } = toChunk(row);
        found.add(codes, ids);
      }
      return found.take();
    },
  };
}

function toChunk({ ids, codes }: Readonly<Record<string, unknown>>): Chunk {
  return { ids: new Float64Array(toOwnBuffer(ids)), codes: new Int32Array(toOwnBuffer(codes)) };
}

function append<T extends Float64Array | Int32Array>(to: T, added: ArrayLike<number>): T {
  const Kind = to.constructor as new (length: number) => T;
  const longer = new Kind(to.length + added.length);
  longer.set(to);
  longer.set(added, to.length);
  return longer;
}

/** The last one takes the place of the one that goes. */
function without({ ids, codes }: Chunk, index: number): Chunk {
  const last = ids.length - 1;
  ids[index] = ids[last] ?? 0;
  codes.copyWithin(index * CODE_WORDS, last * CODE_WORDS, (last + 1) * CODE_WORDS);
  return { ids: ids.subarray(0, last), codes: codes.subarray(0, last * CODE_WORDS) };
}
