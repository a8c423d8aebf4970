import type { DatabaseSync } from 'node:sqlite';
import type { Passage, PassageFilter } from '../../core/store-ports.ts';
import { createPrepare } from '../sqlite/prepare.ts';
import { toBlob } from './bytes.ts';
import { toTextHash } from './text-hash.ts';
import type { VectorIndex } from './vector-index.ts';
import type { WordIndex } from './words.ts';

/** The passages themselves. */
export type PassageRows = {
  put(passage: Passage): void;
  /** How many there were. */
  forget(filter: PassageFilter): number;
  /** In the order in which they were said. */
  list(filter: PassageFilter): readonly Passage[];
  /** The keys of the places that have passages, by how they begin. */
  placesWith(prefix: string): readonly string[];
  /** Those that are there, by their ids. */
  read(ids: readonly number[]): ReadonlyMap<number, Passage>;
  /** The numbers of the places that anything is known of. */
  placesOf(keys: readonly string[]): readonly number[];
};

export function createPassageRows(
  database: DatabaseSync,
  { words, meaning }: { readonly words: WordIndex; readonly meaning: VectorIndex },
): PassageRows {
  const prepare = createPrepare(database);

  const places = createPlaceRows(prepare);
  const read = createPassageReader(prepare);

  const remove = (id: number): void => {
    const row = prepare('SELECT hash FROM passages WHERE id = ?').get(id);
    meaning.remove(id);
    words.remove(id);
    prepare('DELETE FROM said_in WHERE passage = ?').run(id);
    prepare('DELETE FROM passages WHERE id = ?').run(id);
    if (row) meaning.prune(toBlob(row.hash));
  };

  const insert = (passage: Passage): void => {
    const { id: key, place, thread, source, author, person, at, text, messageIds } = passage;
    const { lastInsertRowid } = prepare(
      `INSERT INTO passages (key, place, thread, source, author, person, at, hash, text)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(key, places.add(place), thread, source, author, person, at, toTextHash(text), text);
    const id = Number(lastInsertRowid);
    words.put(id, text);
    for (const message of new Set(messageIds))
      prepare('INSERT INTO said_in (message, passage) VALUES (?, ?)').run(message, id);
  };

  const find = (filter: PassageFilter): number[] => {
    const { place, source, messageId, person, unknown, since, until } = filter;
    const [id] = places.of([place]);
    if (id === undefined) return [];
    const rows = prepare(
      `SELECT id FROM passages WHERE place = ?1 AND (?2 IS NULL OR source = ?2)
       AND (?3 IS NULL OR id IN (SELECT passage FROM said_in WHERE message = ?3))
       AND (?4 IS NULL OR person = ?4)
       AND (?5 IS NULL OR at >= ?5) AND (?6 IS NULL OR at <= ?6)
       AND (?7 IS NULL OR (person IS NULL AND author = ?7)) ORDER BY at, id`,
    ).all(
      id,
      ...[source ?? null, messageId ?? null, person ?? null],
      ...[since ?? null, until ?? null, unknown ?? null],
    );
    return rows.map((row) => Number(row.id));
  };

  return {
    read,
    placesOf: places.of,
    placesWith: places.withPrefix,
    list(filter) {
      const ids = find(filter);
      const passages = read(ids);
      return ids.flatMap((id) => passages.get(id) ?? []);
    },
    put(passage) {
      const known = prepare('SELECT id FROM passages WHERE key = ?').get(passage.id);
      if (known) remove(Number(known.id));
      insert(passage);
    },
    forget(filter) {
      const ids = find(filter);
      for (const id of ids) remove(id);
      return ids.length;
    },
  };
}

type Prepare = ReturnType<typeof createPrepare>;

function createPlaceRows(prepare: Prepare) {
  const of = (keys: readonly string[]): number[] =>
    prepare('SELECT id FROM places WHERE key IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(keys))
      .map(({ id }) => Number(id));
  return {
    of,
    add(key: string): number {
      prepare('INSERT OR IGNORE INTO places (key) VALUES (?)').run(key);
      return of([key])[0] ?? 0;
    },
    withPrefix: (prefix: string): string[] =>
      prepare(
        `SELECT key FROM places WHERE substr(key, 1, length(?1)) = ?1
         AND EXISTS (SELECT 1 FROM passages WHERE place = places.id) ORDER BY key`,
      )
        .all(prefix)
        .map(({ key }) => String(key)),
  };
}

function createPassageReader(prepare: Prepare): PassageRows['read'] {
  const messagesOf = (id: number): string[] =>
    prepare('SELECT message FROM said_in WHERE passage = ?')
      .all(id)
      .map(({ message }) => String(message));
  return (ids) => {
    const rows = prepare(
      `SELECT passages.id, passages.key, thread, source, author, person, at, text,
         places.key AS place
       FROM passages JOIN places ON places.id = passages.place
       WHERE passages.id IN (SELECT value FROM json_each(?))`,
    ).all(JSON.stringify(ids));
    return new Map(rows.map((row) => [Number(row.id), toPassage(row, messagesOf)]));
  };
}

function toPassage(
  { id, key, place, thread, source, author, person, at, text }: Readonly<Record<string, unknown>>,
  messagesOf: (id: number) => string[],
): Passage {
  return {
    id: String(key),
    place: String(place),
    thread: thread === null ? null : String(thread),
    source: String(source),
    messageIds: messagesOf(Number(id)),
    author: String(author),
    person: person === null ? null : String(person),
    at: Number(at),
    text: String(text),
  };
}
