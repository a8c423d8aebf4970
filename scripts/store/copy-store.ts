import { createHash } from 'node:crypto';
import { toContentHash } from '../../src/storage/hash.ts';
import { stopScript } from '../run-script.ts';
import {
  COPIED_TABLES,
  type CopiedRow,
  type CopiedTable,
  type StoredVector,
  type StoreEnd,
} from './store-end.ts';

/** How much was copied, and how much was there already. */
export type CopyReport = {
  readonly rows: Readonly<Record<string, number>>;
  readonly blobs: number;
  readonly passages: number;
  readonly vectors: number;
};

const ROWS_AT_A_TIME = 50;
const VECTORS_AT_A_TIME = 100;

/**
 * Copies everything, and compares what arrived with what was sent. Files and passages that are
 * there already are not copied again, so a second run is quick.
 */
export async function copyStore(from: StoreEnd, to: StoreEnd): Promise<CopyReport> {
  const blobs = await copyBlobs(from, to);
  const rows = await copyRows(from, to);
  return { rows, blobs, ...(await copyPassages(from, to)) };
}

async function copyRows(from: StoreEnd, to: StoreEnd): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const sums = new Map<CopiedTable, RowSum>();
  const tables = Object.keys(COPIED_TABLES) as CopiedTable[];
  const shared = async (table: CopiedTable) => {
    const known = new Set(await to.columns(table));
    return (await from.columns(table)).filter((column) => known.has(column)).sort();
  };
  await to.replace(async (add) => {
    for (const table of tables) {
      const sum = createRowSum();
      let page: CopiedRow[] = [];
      for await (const row of from.rows(table, await shared(table))) {
        sum.add(row);
        page.push(row);
        if (page.length < ROWS_AT_A_TIME) continue;
        await add(table, page);
        page = [];
      }
      if (page.length > 0) await add(table, page);
      sums.set(table, sum);
      counts[table] = sum.count();
    }
  });
  for (const table of tables) {
    const arrived = createRowSum();
    for await (const row of to.rows(table, await shared(table))) arrived.add(row);
    if (arrived.hash() !== sums.get(table)?.hash())
      stopScript(`${table}: what arrived in ${to.label} isn’t what was sent. Run it again.`);
  }
  return counts;
}

type RowSum = ReturnType<typeof createRowSum>;

/** A hash of rows in whatever order: engines sort odd letters differently. */
function createRowSum() {
  const sum = Buffer.alloc(32);
  let count = 0;
  return {
    add(row: CopiedRow): void {
      const values = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
      const text = JSON.stringify(values.map(([name, value]) => [name, toPlain(value)]));
      const hash = createHash('sha256').update(text).digest();
      for (const [n, byte] of hash.entries()) sum[n] = (sum[n] ?? 0) ^ byte;
      count += 1;
    },
    count: () => count,
    hash: () => `${count}/${sum.toString('hex')}`,
  };
}

function toPlain(value: CopiedRow[string]): string | null {
  return value === null ? null : String(value);
}

async function copyBlobs(from: StoreEnd, to: StoreEnd): Promise<number> {
  const known = new Set(await to.blobHashes());
  let copied = 0;
  for (const hash of await from.blobHashes()) {
    if (known.has(hash)) continue;
    const blob = await from.readBlob(hash);
    if (!blob) continue; // Swept meanwhile.
    await to.writeBlob(hash, blob.bytes, blob.at);
    const arrived = await to.readBlob(hash);
    if (!arrived || (await toContentHash(arrived.bytes)) !== (await toContentHash(blob.bytes)))
      stopScript(`The file ${hash} didn’t fully arrive in ${to.label}. Run it again.`);
    copied += 1;
  }
  return copied;
}

async function copyPassages(from: StoreEnd, to: StoreEnd) {
  const places = await from.passages.places('');
  for (const gone of (await to.passages.places('')).filter((place) => !places.includes(place)))
    await to.passages.forget({ place: gone });
  let passages = 0;
  let vectors = 0;
  for (const place of places) {
    const copied = await copyPlace(from, to, place);
    passages += copied.passages;
    vectors += copied.vectors;
  }
  return { passages, vectors };
}

async function copyPlace(from: StoreEnd, to: StoreEnd, place: string) {
  const sent = await from.passages.list({ place });
  const there = await to.passages.list({ place });
  if (JSON.stringify(sent) !== JSON.stringify(there)) {
    await to.passages.forget({ place });
    for (let at = 0; at < sent.length; at += VECTORS_AT_A_TIME)
      await to.passages.put(sent.slice(at, at + VECTORS_AT_A_TIME));
    const arrived = await to.passages.list({ place });
    if (toSorted(arrived) !== toSorted(sent))
      stopScript(`The passages of one place didn’t fully arrive in ${to.label}. Run it again.`);
  }
  const known = new Set((await to.vectors(place)).map(toVectorName));
  const texts = new Map(sent.map(({ id, text }) => [id, text]));
  const missing = (await from.vectors(place))
    .filter((each) => !known.has(toVectorName(each)))
    .map((each) => ({ ...each, text: texts.get(each.id) ?? '' }));
  for (const [model, vectors] of Map.groupBy(missing, (each) => each.model))
    for (let at = 0; at < vectors.length; at += VECTORS_AT_A_TIME)
      await to.passages.embed(model, vectors.slice(at, at + VECTORS_AT_A_TIME));
  return { passages: sent.length, vectors: missing.length };
}

/** Those of one moment are in no order. */
function toSorted(passages: readonly unknown[]): string {
  return passages
    .map((passage) => JSON.stringify(passage))
    .sort()
    .join('\n');
}

function toVectorName({ id, model }: StoredVector): string {
  return JSON.stringify([model, id]);
}
