import { expect, onTestFinished } from 'vitest';
import type { ModelError } from '../../../src/core/errors.ts';
import type { EmbeddingModel } from '../../../src/core/ports.ts';
import type { Passage } from '../../../src/core/store-ports.ts';
import { createEmbeddingQueue } from '../../../src/features/memory/embedding-queue.ts';
import { createMemoryLeases } from '../../../src/storage/memory/leases.ts';
import { openPassageIndex } from '../../../src/storage/passages/index.ts';
import { createMemoryStore } from '../../commands/here.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { createMeter } from '../../doubles/meter.ts';
import { WAIT_MS } from '../../waiting.ts';

export const DAY_MS = 24 * 60 * 60_000;
export const NEVER = new AbortController().signal;

const passage = (n: number): Passage => ({
  ...{ id: `p${n}`, place: 'test/T1/C1', thread: null, source: 'c', messageIds: [`m${n}`] },
  ...{ author: 'Ada', person: null, at: n, text: `text ${n}` },
});

/** A vector of length 1. */
export const toVector = (length: number) =>
  Float32Array.from({ length }, (_, n) => (n === 0 ? 1 : 0));

/** A model that counts, and fails, or makes vectors of another length, if a test wants it to. */
export function createModel(model = 'embedding-1') {
  const state = {
    isBroken: false,
    length: 768,
    /** What it answers to a request with these texts; null: with vectors. */
    refuse: (_texts: readonly string[]): ModelError | null => null,
    texts: [] as string[],
    calls: 0,
  };
  const embeddingModel: EmbeddingModel = {
    model,
    async embed(texts) {
      state.calls += 1;
      if (state.isBroken) throw new Error('the model is gone');
      const refusal = state.refuse(texts);
      if (refusal) throw refusal;
      state.texts.push(...texts);
      return texts.map(() => toVector(state.length));
    },
  };
  return { state, embeddingModel };
}

export async function setUp(count: number) {
  const log = createMemoryLog();
  const index = openPassageIndex(':memory:', { log });
  onTestFinished(() => index.close());
  const store = createMemoryStore();
  const leases = createMemoryLeases();
  const put = (from: number, to: number) =>
    index.put(Array.from({ length: to - from }, (_, n) => passage(from + n)));
  await put(0, count);
  const open = (
    { embeddingModel }: ReturnType<typeof createModel>,
    more: {
      readonly perDay?: number;
      readonly now?: () => number;
      readonly passages?: typeof index;
    } = {},
  ) => {
    const shutdown = new AbortController();
    onTestFinished(() => shutdown.abort());
    const { meter, used } = createMeter();
    const services = {
      passages: index,
      store,
      meter,
      log,
      embeddingModel,
      leases,
      waitMs: 1,
      perDay: 20_000,
    };
    const queue = createEmbeddingQueue({ ...services, shutdown: shutdown.signal, ...more });
    const isDone = async () =>
      String(await store.get('memory/embedded-by')).startsWith(embeddingModel.model);
    return { ...queue, used, isDone, stop: () => shutdown.abort() };
  };
  const embedded = async (model = 'embedding-1') => (await index.count(model)).embedded;
  const reach = (wanted: number, model?: string) =>
    expect.poll(() => embedded(model), { timeout: WAIT_MS }).toBe(wanted);
  return { index, open, put, log, reach, store };
}
