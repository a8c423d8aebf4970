import type { EmbeddingModel, Log, Meter } from '../../core/ports.ts';
import type { PassageQuery } from '../../core/store-ports.ts';
import type { VectorName } from './vector-name.ts';

/** Embeds a question at the asker's expense. */
export type EmbeddingQuestions = {
  /** A vector for a question; null if it cannot be computed now. */
  ask(question: string, signal: AbortSignal, meter: Meter): Promise<PassageQuery['vector']>;
  /** How near each text is to a question, from -1 to 1; null if that cannot be told now. */
  compare(
    vector: NonNullable<PassageQuery['vector']>,
    texts: readonly string[],
    signal: AbortSignal,
    meter: Meter,
  ): Promise<readonly number[] | null>;
};

export type EmbeddingQuestionsServices = {
  readonly embeddingModel: EmbeddingModel;
  readonly vectorName: VectorName;
  /** Nothing that people said is to be embedded, so there is nothing to compare a question with. */
  readonly isOff: boolean;
  /** Vectors have another name than those of the passages. */
  readonly onRenamed: () => void;
  readonly log: Log;
};

export function createEmbeddingQuestions(services: EmbeddingQuestionsServices): EmbeddingQuestions {
  const { embeddingModel, vectorName, isOff, onRenamed, log } = services;
  /** Null, and a line in the log, where the model fails. */
  const embed = async (texts: readonly string[], signal: AbortSignal, meter: Meter) => {
    try {
      return await embeddingModel.embed(texts, signal, meter);
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ err: error }, 'could not embed a question');
      return null;
    }
  };
  return {
    async ask(question, signal, meter) {
      if (isOff) return null;
      const [values] = (await embed([question], signal, meter)) ?? [];
      if (!values) return null;
      const before = await vectorName.current();
      const model = await vectorName.learn(values);
      if (model !== before) onRenamed();
      return { model, values };
    },
    async compare({ values }, texts, signal, meter) {
      if (texts.length === 0) return [];
      if (isOff) return null;
      const vectors = await embed(texts, signal, meter);
      if (!vectors?.every(({ length }) => length === values.length)) return null;
      return vectors.map((vector) => toCosine(values, vector));
    },
  };
}

/** Of vectors of length 1. */
function toCosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
