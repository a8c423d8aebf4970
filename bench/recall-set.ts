import { readFileSync } from 'node:fs';
import OpenAI from 'openai';
import type { EmbeddingModel } from '../src/core/ports.ts';
import type { PassageIndex } from '../src/core/store-ports.ts';
import { createDemoFetch } from '../src/demo/index.ts';
import { createEmbeddingModel } from '../src/model/embeddings.ts';

const LANGUAGES = ['English', 'German', 'Japanese'] as const;

const never = new AbortController().signal;

type Asked = { readonly question: string; readonly id: string };
type Text = { readonly id: string; readonly text: string };
export type RecallSet = {
  readonly language: string;
  readonly texts: readonly Text[];
  readonly asked: readonly Asked[];
};

/** Old texts and what is asked of them; `isQuick`: in one language alone. */
export function readSets(isQuick: boolean): readonly RecallSet[] {
  return LANGUAGES.slice(0, isQuick ? 1 : LANGUAGES.length).map(readSet);
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

export function toPlace({ language }: Pick<RecallSet, 'language'>): string {
  return `slack/T1/${language}`;
}

export async function put(index: PassageIndex, set: RecallSet): Promise<void> {
  const place = toPlace(set);
  await index.put(
    set.texts.map(({ id, text }, at) => ({
      ...{ id, place, thread: null, source: place, messageIds: [id] },
      ...{ author: 'Ada', person: null, at, text },
    })),
  );
}

const BASE_URL = 'https://generativelanguage.googleapis.com/v1beta/openai/';

/** The stand-in, and Gemini where there is a key. */
export function toClients(): readonly (readonly [string, OpenAI])[] {
  const apiKey = process.env.GEMINI_API_KEY;
  const demo = new OpenAI({ apiKey: 'key', baseURL: BASE_URL, fetch: createDemoFetch() });
  const gemini = apiKey ? [['Gemini', new OpenAI({ apiKey, baseURL: BASE_URL })] as const] : [];
  return [['the stand-in', demo], ...gemini];
}

/** The stand-in knows nothing of what words mean. */
export function toEmbeddings(name: string, client: OpenAI): EmbeddingModel {
  const model = process.env.GEMINI_EMBEDDING_MODEL ?? 'gemini-embedding-2';
  const embeddings = createEmbeddingModel({ client: async () => client, model });
  return name === 'Gemini' ? embeddings : { ...embeddings, model: 'stand-in' };
}

const AT_ONCE = 100;

export async function embedAll(index: PassageIndex, embeddings: EmbeddingModel): Promise<void> {
  for (;;) {
    const next = await index.unembedded(embeddings.model, AT_ONCE);
    if (next.length === 0) return;
    const vectors = await embed(
      embeddings,
      next.map(({ text }) => text),
    );
    const embedded = next.flatMap(({ id, text }, position) => {
      const values = vectors[position];
      return values ? [{ id, text, values }] : [];
    });
    if (embedded.length === 0) throw new Error('no vectors came back');
    await index.embed(embeddings.model, embedded);
  }
}

export async function embed(embeddings: EmbeddingModel, texts: readonly string[]) {
  const vectors = [];
  for (let from = 0; from < texts.length; from += AT_ONCE)
    vectors.push(...(await embeddings.embed(texts.slice(from, from + AT_ONCE), never, () => {})));
  return vectors;
}
