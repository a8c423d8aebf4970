import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import type { EmbeddingModel } from '../src/core/ports.ts';
import type { PassageIndex, PassageQuery } from '../src/core/store-ports.ts';
import { createDemoFetch } from '../src/demo/index.ts';
import { createEmbeddingModel } from '../src/model/embeddings.ts';
import { openPassageIndex } from '../src/storage/passages/index.ts';
import { type Figure, toRow } from './figure.ts';

const LANGUAGES = ['English', 'German', 'Japanese'] as const;

/** Who reads an answer sees so many of what was found. */
const FIRST = 5;

/** The share of questions whose passage may be further down. */
const MAX_MISSED = 0.2;

const silent = { info() {}, warn() {}, error() {} };
const never = new AbortController().signal;

type Asked = { readonly question: string; readonly id: string };
type Text = { readonly id: string; readonly text: string };
type RecallSet = {
  readonly language: string;
  readonly texts: readonly Text[];
  readonly asked: readonly Asked[];
};

/**
 * Whether the passage that answers a question is among the first that are found: by its words
 * alone, and merged with the meaning by the stand-in's embeddings, and by Gemini's where
 * GEMINI_API_KEY is set. The texts of all languages are searched at once.
 */
export const recallQuality: Figure = async ({ isQuick }) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const index = openPassageIndex(join(folder, 'index.db'), { log: silent });
  try {
    const sets = LANGUAGES.slice(0, isQuick ? 1 : LANGUAGES.length).map(readSet);
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
  for (const [name, embeddings] of toModels()) {
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

/** The stand-in knows nothing of what words mean. */
function toModels(): readonly (readonly [string, EmbeddingModel])[] {
  const model = process.env.GEMINI_EMBEDDING_MODEL ?? 'gemini-embedding-2';
  const baseURL = 'https://generativelanguage.googleapis.com/v1beta/openai/';
  const demo = new OpenAI({ apiKey: 'key', baseURL, fetch: createDemoFetch() });
  const apiKey = process.env.GEMINI_API_KEY;
  return [
    ['the stand-in', { ...createEmbeddingModel({ client: demo, model }), model: 'stand-in' }],
    ...(apiKey
      ? [
          [
            'Gemini',
            createEmbeddingModel({ client: new OpenAI({ apiKey, baseURL }), model }),
          ] as const,
        ]
      : []),
  ];
}

const AT_ONCE = 100;

async function embedAll(index: PassageIndex, embeddings: EmbeddingModel): Promise<void> {
  for (;;) {
    const next = await index.unembedded(embeddings.model, AT_ONCE);
    if (next.length === 0) return;
    const vectors = await embed(
      embeddings,
      next.map(({ text }) => text),
    );
    const embedded = next.flatMap(({ id }, position) => {
      const values = vectors[position];
      return values ? [{ id, values }] : [];
    });
    if (embedded.length === 0) throw new Error('no vectors came back');
    await index.embed(embeddings.model, embedded);
  }
}

async function embed(embeddings: EmbeddingModel, texts: readonly string[]) {
  const vectors = [];
  for (let from = 0; from < texts.length; from += AT_ONCE)
    vectors.push(...(await embeddings.embed(texts.slice(from, from + AT_ONCE), never, () => {})));
  return vectors;
}

function toPlace({ language }: Pick<RecallSet, 'language'>): string {
  return `slack/T1/${language}`;
}

async function put(index: PassageIndex, set: RecallSet): Promise<void> {
  const place = toPlace(set);
  await index.put(
    set.texts.map(({ id, text }, at) => ({
      ...{ id, place, thread: null, source: place, messageIds: [id] },
      ...{ author: 'Ada', person: null, at, text },
    })),
  );
}

/** A passage a line, and under it the questions that it answers; headings name the work. */
function readSet(language: string): RecallSet {
  const url = new URL(`./recall-set/${language.toLowerCase()}.txt`, import.meta.url);
  const texts: Text[] = [];
  const asked: Asked[] = [];
  for (const line of readFileSync(url, 'utf8').split('\n')) {
    const id = `${language}/${line.startsWith('? ') ? texts.length - 1 : texts.length}`;
    if (line.startsWith('? ')) asked.push({ question: line.slice(2), id });
    else if (line !== '' && !line.startsWith('# ')) texts.push({ id, text: line });
  }
  return { language, texts, asked };
}
