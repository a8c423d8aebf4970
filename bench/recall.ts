import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Passage, PassageIndex } from '../src/core/store-ports.ts';
import { openPassageIndex } from '../src/storage/passages/index.ts';
import { connectPostgres } from '../src/storage/postgres/index.ts';
import { openPostgresPassages } from '../src/storage/postgres/passages/index.ts';
import { type Figure, percentile, toRow } from './figure.ts';

const MODEL = 'bench';
const DIMENSIONS = 768;
const WORDS_EACH = 60;
const VOCABULARY = 50_000;
const PUT_AT_ONCE = 100;
const SEARCHES = 40;

type Size = { readonly passages: number; readonly places: number; readonly readable: number };
const WHOLE: Size = { passages: 1_000_000, places: 1_000, readable: 300 };
const QUICK: Size = { passages: 5_000, places: 50, readable: 15 };

const silent = { info() {}, warn() {}, error() {} };

/** BENCH_PASSAGES: so many instead of a million. */
function toSize(isQuick: boolean): Size {
  if (isQuick) return QUICK;
  const passages = Number(process.env.BENCH_PASSAGES ?? WHOLE.passages);
  if (!Number.isInteger(passages) || passages < 1)
    throw new Error('BENCH_PASSAGES is to be a whole number');
  return { ...WHOLE, passages };
}

/** How quickly passages are found among very many, and kept; the embedding call is not in it. */
export const recall: Figure = async ({ isQuick }) => {
  const size = toSize(isQuick);
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const index = openPassageIndex(join(folder, 'index.db'), { log: silent });
  try {
    return await measure(index, size);
  } finally {
    await index.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** PostgreSQL without an extension may take twice as long (design, figures). */
const WITHOUT_EXTENSION = 2;

/** The same in the database at BENCH_POSTGRES, in a schema that is dropped afterwards. */
export const recallPostgres: Figure = async ({ isQuick }) => {
  const url = process.env.BENCH_POSTGRES;
  if (url === undefined) throw new Error('set BENCH_POSTGRES to the address of a database');
  const address = new URL(url);
  address.searchParams.set('schema', `bench_${process.pid}`);
  const database = await connectPostgres(address.href, { log: silent });
  try {
    const index = await openPostgresPassages(database, { log: silent });
    return await measure(index, toSize(isQuick), WITHOUT_EXTENSION);
  } finally {
    await database.query(`DROP SCHEMA ${database.address.schema} CASCADE`);
    await database.close();
  }
};

async function measure(index: PassageIndex, size: Size, share = 1) {
  const row = toRow('recall', `${size.passages} passages in ${size.places} places: `);
  const perSecond = await fill(index, size);
  const all = Array.from({ length: size.places }, (_, n) => toPlace(n));
  const lag = monitorEventLoopDelay({ resolution: 1 });
  lag.enable();
  const some = await searchIn(index, all.slice(0, size.readable));
  const every = await searchIn(index, all);
  lag.disable();
  return [
    row(`p95 where ${size.readable} may be read`, percentile(some, 0.95), 'ms', 100 * share),
    row('p95 where all may be read', percentile(every, 0.95), 'ms', 250 * share),
    row('event-loop delay p99 meanwhile', lag.percentile(99) / 1e6, 'ms', 50),
    row('a passage put and embedded', 1_000 / perSecond, 'ms', 2),
  ];
}

/** How many are kept a second, with their vectors. */
async function fill(index: PassageIndex, { passages, places }: Size): Promise<number> {
  let tookMs = 0;
  for (let from = 0; from < passages; from += PUT_AT_ONCE) {
    const length = Math.min(PUT_AT_ONCE, passages - from);
    const batch = Array.from({ length }, (_, n) => toPassage(from + n, places));
    const vectors = batch.map(({ id, text }) => ({ id, text, values: toVector() }));
    const startedAt = performance.now();
    await index.put(batch);
    await index.embed(MODEL, vectors);
    tookMs += performance.now() - startedAt;
  }
  return (passages / tookMs) * 1_000;
}

async function searchIn(index: PassageIndex, places: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < SEARCHES; n += 1) {
    const vector = { model: MODEL, values: toVector() };
    const startedAt = performance.now();
    await index.search({ places, words: toWords(8), vector, limit: 20 });
    times.push(performance.now() - startedAt);
  }
  return times;
}

function toPassage(n: number, places: number): Passage {
  return {
    id: `p${n}`,
    place: toPlace(n % places),
    thread: null,
    source: `c${n % (7 * places)}`,
    messageIds: [`m${n}`],
    author: 'Ada',
    person: null,
    at: n,
    text: toWords(WORDS_EACH),
  };
}

const toPlace = (n: number) => `slack/T1/C${n}`;

/** Few words are said often and most are rare (Zipf). */
function toWords(count: number): string {
  const toWord = () => `w${Math.floor(VOCABULARY ** Math.random()).toString(36)}`;
  return Array.from({ length: count }, toWord).join(' ');
}

function toVector(): Float32Array {
  const values = Float32Array.from({ length: DIMENSIONS }, () => Math.random() - 0.5);
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
