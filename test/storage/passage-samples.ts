import { onTestFinished } from 'vitest';
import type {
  Passage,
  PassageIndex,
  PassageQuery,
  PassageVector,
} from '../../src/core/store-ports.ts';

export type OpenIndex = () => Promise<PassageIndex & { close(): Promise<void> }>;

export const MODEL = 'embedding-1';

export const passage = (id: string, text: string, more: Partial<Passage> = {}): Passage => ({
  id,
  place: 'slack/T1/C1',
  thread: null,
  source: 'conversation/1',
  messageIds: [`m-${id}`],
  author: 'Ada',
  person: 'U1',
  at: 1_000,
  text,
  ...more,
});

/** The same numbers in every run. */
export function createRandom(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

function toUnit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

export const randomVector = (random: () => number, dimensions = 768) =>
  toUnit(Array.from({ length: dimensions }, random));

export const near = (to: Float32Array, random: () => number, noise: number) =>
  toUnit([...to].map((value) => value + noise * random()));

/** An index for one test; what it is given vectors of has the text that was put last. */
export async function startIndex(open: OpenIndex) {
  const index = await open();
  onTestFinished(() => index.close());
  const texts = new Map<string, string>();
  const put = async (passages: readonly Passage[]) => {
    for (const { id, text } of passages) texts.set(id, text);
    await index.put(passages);
  };
  const embed = (model: string, vectors: readonly Omit<PassageVector, 'text'>[]) =>
    index.embed(
      model,
      vectors.map((vector) => ({ ...vector, text: texts.get(vector.id) ?? '' })),
    );
  const find = async (words: string, more: Partial<PassageQuery> = {}) =>
    (await index.search({ places: ['slack/T1/C1'], words, vector: null, limit: 10, ...more })).map(
      ({ passage: { id } }) => id,
    );
  return { index: { ...index, put }, embed, find };
}
