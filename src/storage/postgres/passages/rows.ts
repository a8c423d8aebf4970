import type { Passage, PassageFilter } from '../../../core/store-ports.ts';
import { isWordAgain, toTerms } from '../../passages/terms.ts';
import { toTextHash } from '../../passages/text-hash.ts';
import type { Query } from '../pool.ts';
import { fromStoredText, toStoredText } from '../text.ts';
import { addNumbers, findNumbers } from './names.ts';

/** A `tsvector` holds a megabyte: what a passage of many pages says beyond is found by meaning. */
const MAX_TERMS_BYTES = 500_000;
const TERM_OVERHEAD_BYTES = 4;

/** Tells these locks from those of other programs in the database. */
const PLACE_LOCK = 0x50415250;

/** In one transaction of the caller's. */
export async function putPassages(query: Query, passages: readonly Passage[]): Promise<void> {
  const last = new Map(passages.map((passage) => [passage.id, passage]));
  await lockPlaces(query, passages);
  const keys = [...last.keys()].map(toStoredText);
  const { rows } = await query('SELECT id FROM passages WHERE key = ANY($1)', [keys]);
  if (rows.length > 0)
    await removePassages(
      query,
      rows.map(({ id }) => Number(id)),
    );
  const numbers = await addNumbers(
    query,
    [...last.values()].map(({ place }) => place),
  );
  const records = [...last.values()].map((passage) => toRecord(passage, numbers));
  await query(
    `WITH given AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS each (
         key text, place int, thread text, source text, messages text[], author text, person text,
         at bigint, hash text, length int, terms text[], text text
       )
     ), added AS (
       INSERT INTO passages
         (key, place, thread, source, messages, author, person, at, hash, text)
       SELECT key, place, thread, source, messages, author, person, at, decode(hash, 'hex'), text
       FROM given RETURNING id, key, place, hash
     ), said AS (
       INSERT INTO passage_words (passage, place, length, terms)
       SELECT id, added.place, length, array_to_tsvector(terms) FROM added JOIN given USING (key)
     )
     INSERT INTO passage_codes (passage, place, hash) SELECT id, place, hash FROM added`,
    [JSON.stringify(records)],
  );
}

/** Two replicas that put the same passage replace it one after the other. */
async function lockPlaces(query: Query, passages: readonly Passage[]): Promise<void> {
  const places = [...new Set(passages.map(({ place }) => toStoredText(place)))].sort();
  await query(
    'SELECT pg_advisory_xact_lock($1, hashtext(place)) FROM unnest($2::text[]) AS place',
    [PLACE_LOCK, places],
  );
}

function toRecord(passage: Passage, numbers: ReadonlyMap<string, number>) {
  const { id, place, thread, source, messageIds, author, person, at, text } = passage;
  const terms = toTerms(text);
  return {
    ...{ key: toStoredText(id), place: numbers.get(place), at: Math.round(at) },
    ...{ source: toStoredText(source), author: toStoredText(author), text: toStoredText(text) },
    thread: thread === null ? null : toStoredText(thread),
    person: person === null ? null : toStoredText(person),
    messages: [...new Set(messageIds)].map(toStoredText),
    hash: Buffer.from(toTextHash(text)).toString('hex'),
    length: terms.length,
    terms: toBounded(new Set(terms.filter((term) => !isWordAgain(term)))),
  };
}

function toBounded(terms: ReadonlySet<string>): string[] {
  let bytes = 0;
  return [...terms].filter((term) => {
    bytes += Buffer.byteLength(term) + TERM_OVERHEAD_BYTES;
    return bytes <= MAX_TERMS_BYTES;
  });
}

/** Deletes passages, and the vectors of texts whose last passage goes. */
async function removePassages(query: Query, ids: readonly number[]): Promise<void> {
  const { rows } = await query('DELETE FROM passages WHERE id = ANY($1) RETURNING hash', [ids]);
  await query(
    `DELETE FROM passage_vectors WHERE hash = ANY($1)
     AND NOT EXISTS (SELECT FROM passage_codes WHERE passage_codes.hash = passage_vectors.hash)`,
    [rows.map(({ hash }) => hash)],
  );
}

/** How many there were. */
export async function forgetPassages(query: Query, filter: PassageFilter): Promise<number> {
  const ids = await findPassages(query, filter);
  if (ids.length > 0) await removePassages(query, ids);
  return ids.length;
}

/** In the order in which they were said. */
export async function listPassages(query: Query, filter: PassageFilter): Promise<Passage[]> {
  const ids = await findPassages(query, filter);
  const passages = await readPassages(query, ids);
  return ids.flatMap((id) => passages.get(id) ?? []);
}

async function findPassages(query: Query, filter: PassageFilter): Promise<number[]> {
  const { place, source, messageId, person, unknown, since, until } = filter;
  const [number] = await findNumbers(query, [place]);
  if (number === undefined) return [];
  const { rows } = await query(
    `SELECT id FROM passages WHERE place = $1 AND ($2::text IS NULL OR source = $2)
     AND ($3::text[] IS NULL OR messages @> $3) AND ($4::text IS NULL OR person = $4)
     AND ($5::float8 IS NULL OR at >= $5) AND ($6::float8 IS NULL OR at <= $6)
     AND ($7::text IS NULL OR (person IS NULL AND author = $7)) ORDER BY at, id`,
    [
      number,
      source === undefined ? null : toStoredText(source),
      messageId === undefined ? null : [toStoredText(messageId)],
      person === undefined ? null : toStoredText(person),
      since ?? null,
      until ?? null,
      unknown === undefined ? null : toStoredText(unknown),
    ],
  );
  return rows.map(({ id }) => Number(id));
}

/** Those that are there, by their ids. */
export async function readPassages(
  query: Query,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Passage>> {
  const { rows } = await query(
    `SELECT passages.id, passages.key, thread, source, messages, author, person, at, text,
       passage_names.key AS place
     FROM passages JOIN passage_names ON passage_names.id = passages.place
     WHERE passages.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [Number(row.id), toPassage(row)]));
}

function toPassage(row: Readonly<Record<string, unknown>>): Passage {
  const messages = Array.isArray(row.messages) ? row.messages : [];
  return {
    id: fromStoredText(row.key),
    place: fromStoredText(row.place),
    thread: row.thread === null ? null : fromStoredText(row.thread),
    source: fromStoredText(row.source),
    messageIds: messages.map(fromStoredText),
    author: fromStoredText(row.author),
    person: row.person === null ? null : fromStoredText(row.person),
    at: Number(row.at),
    text: fromStoredText(row.text),
  };
}
