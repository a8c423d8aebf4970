import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddingModel } from '../src/core/ports.ts';
import type { PassageIndex, PassageQuery } from '../src/core/store-ports.ts';
import { openPassageIndex } from '../src/storage/passages/index.ts';
import { type Figure, toRow } from './figure.ts';
import {
  embed,
  embedAll,
  put,
  type RecallSet,
  readSets,
  toClients,
  toEmbeddings,
  toPlace,
} from './recall-set.ts';

/** Who reads an answer sees so many of what was found. */
const FIRST = 5;

/** The share of questions whose passage may be further down. */
const MAX_MISSED = 0.2;

const silent = { info() {}, warn() {}, error() {} };

/**
 * Whether the passage that answers a question is among the first that are found: by its words
 * alone, and merged with the meaning by the stand-in's embeddings, and by Gemini's where
 * GEMINI_API_KEY is set. The texts of all languages are searched at once.
 */
export const recallQuality: Figure = async ({ isQuick }) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const index = openPassageIndex(join(folder, 'index.db'), { log: silent });
  try {
    const sets = readSets(isQuick);
    for (const set of sets) await put(index, set);
    return await measure(index, sets);
  } finally {
    await index.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

async function measure(index: PassageIndex, sets: readonly RecallSet[]) {
  const row = toRow('recall-quality', `not among the first ${FIRST}, `);
  const places = sets.map(toPlace);
  const words = new Map<string, number>();
  const rows = [];
  for (const set of sets) {
    const missed = await findMissed(index, places, set, null);
    words.set(set.language, missed.length);
    rows.push(toMissedRow(row, `${set.language}, words alone`, set, missed, MAX_MISSED));
  }
  for (const [name, client] of toClients()) {
    const embeddings = toEmbeddings(name, client);
    await embedAll(index, embeddings);
    for (const set of sets) {
      const missed = await findMissed(index, places, set, embeddings);
      const goal = (words.get(set.language) ?? 0) / set.asked.length;
      rows.push(toMissedRow(row, `${set.language}, with ${name}`, set, missed, goal));
    }
  }
  return rows;
}

function toMissedRow(
  row: ReturnType<typeof toRow>,
  name: string,
  { asked }: RecallSet,
  missed: readonly string[],
  goal: number,
) {
  if (process.env.RECALL_MISSED === 'shown')
    for (const question of missed) console.error(`${name}: ${question}`);
  const note = `${asked.length - missed.length} of ${asked.length} questions found theirs`;
  return row(name, (100 * missed.length) / asked.length, '%', 100 * goal, note);
}

/** The questions whose passage is not among the first. */
async function findMissed(
  index: PassageIndex,
  places: readonly string[],
  { asked }: RecallSet,
  embeddings: EmbeddingModel | null,
): Promise<readonly string[]> {
  const vectors =
    embeddings &&
    (await embed(
      embeddings,
      asked.map(({ question }) => question),
    ));
  const missed: string[] = [];
  for (const [position, { question, id }] of asked.entries()) {
    const values = vectors?.[position];
    const vector: PassageQuery['vector'] =
      embeddings && values ? { model: embeddings.model, values } : null;
    const hits = await index.search({ places, words: question, vector, limit: FIRST });
    if (!hits.some(({ passage }) => passage.id === id)) missed.push(question);
  }
  return missed;
}
