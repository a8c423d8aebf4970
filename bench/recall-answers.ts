import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type OpenAI from 'openai';
import { toRecallInstruction } from '../commands/recall.ts';
import { toCited } from '../src/core/conversation/read-messages.ts';
import { toFramedRequest } from '../src/core/jobs/model-requests.ts';
import type { ChatModel, EmbeddingModel } from '../src/core/ports.ts';
import type { PassageIndex } from '../src/core/store-ports.ts';
import { toRecallMaterial } from '../src/features/memory/material.ts';
import { createChatModel } from '../src/model/chat.ts';
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

/** As many as `/recall` shows to the model. */
const SHOWN = 12;

/** An answer that names more messages than these names any. */
const MOST_CITED = 4;

/** The share of answers whose citations may not support them. */
const MAX_UNSUPPORTED = 20;

const silent = { info() {}, warn() {}, error() {} };
const never = new AbortController().signal;

/**
 * Whether the messages that an answer names support it: the passage that answers the question is
 * among the few that it names. Found and asked for as `/recall` does; by the stand-in, and by
 * Gemini where GEMINI_API_KEY is set.
 */
export const recallAnswers: Figure = async ({ isQuick }) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const index = openPassageIndex(join(folder, 'index.db'), { log: silent });
  try {
    const sets = readSets(isQuick);
    for (const set of sets) await put(index, set);
    const rows = [];
    for (const [name, client] of toClients())
      rows.push(...(await measure(index, sets, name, client)));
    return rows;
  } finally {
    await index.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

async function measure(
  index: PassageIndex,
  sets: readonly RecallSet[],
  name: string,
  client: OpenAI,
) {
  const row = toRow('recall-answers', 'citations do not support the answer, ');
  const models = { chat: toChat(client), embeddings: toEmbeddings(name, client) };
  await embedAll(index, models.embeddings);
  const rows = [];
  for (const set of sets) {
    const { supported, unknown } = await countSupported(index, sets.map(toPlace), set, models);
    const { length } = set.asked;
    const missed = (100 * (length - supported)) / length;
    const note = `${supported} of ${length} answers name theirs, ${unknown} say that they do not know`;
    rows.push(row(`${set.language}, with ${name}`, missed, '%', MAX_UNSUPPORTED, note));
  }
  return rows;
}

type Models = { readonly chat: ChatModel; readonly embeddings: EmbeddingModel };

async function countSupported(
  index: PassageIndex,
  places: readonly string[],
  { asked }: RecallSet,
  { chat, embeddings }: Models,
) {
  const vectors = await embed(
    embeddings,
    asked.map(({ question }) => question),
  );
  let [supported, unknown] = [0, 0];
  for (const [position, { question, id }] of asked.entries()) {
    const values = vectors[position];
    const vector = values ? { model: embeddings.model, values } : null;
    const hits = await index.search({ places, words: question, vector, limit: SHOWN });
    const items = hits
      .map(({ passage }) => ({ ...passage, link: null }))
      .toSorted((a, b) => a.at - b.at);
    const answer = await ask(chat, toRecallInstruction(question), toRecallMaterial(items, false));
    const cited = toCited(answer, items);
    if (cited.length === 0) unknown += 1;
    if (cited.length <= MOST_CITED && cited.some((each) => each.id === id)) supported += 1;
  }
  return { supported, unknown };
}

function toChat(client: OpenAI): ChatModel {
  const model = process.env.GEMINI_MODEL ?? 'gemini-3.8-flash';
  return createChatModel({ client: async () => client, model, fallbackModel: null });
}

async function ask(chat: ChatModel, instruction: string, material: string): Promise<string> {
  const request = { ...toFramedRequest(instruction, material), rounds: [], tools: [] };
  let text = '';
  for await (const event of chat.stream({ ...request, model: null, effort: null }, never, () => {}))
    if (event.type === 'text') text += event.text;
  return text;
}
