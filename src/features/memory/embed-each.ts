import { ModelError, type ModelFailure } from '../../core/errors.ts';

type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/** What may be about a text and not about the model. */
const OF_A_TEXT: ReadonlySet<ModelFailure> = new Set([
  ...(['refused', 'too_long', 'blocked', 'malformed'] as const),
]);

/** A model that refuses this takes nothing at all. */
const HARMLESS = 'Hello';

/**
 * The vector of each text; null for one that the model refuses, which is found by halving what it
 * refuses with others. Throws if it takes nothing at all.
 */
export async function embedEach(
  embed: Embed,
  texts: readonly string[],
): Promise<readonly (Float32Array | null)[]> {
  const vectors = await attempt(embed, texts);
  if (vectors instanceof ModelError) {
    await embed([HARMLESS]).catch(() => {
      throw vectors;
    });
    return embedHalves(embed, texts);
  }
  return vectors;
}

async function embedHalves(
  embed: Embed,
  texts: readonly string[],
): Promise<readonly (Float32Array | null)[]> {
  if (texts.length === 1) return [null];
  const middle = Math.ceil(texts.length / 2);
  const found: (Float32Array | null)[] = [];
  for (const half of [texts.slice(0, middle), texts.slice(middle)]) {
    const vectors = await attempt(embed, half);
    found.push(...(vectors instanceof ModelError ? await embedHalves(embed, half) : vectors));
  }
  return found;
}

async function attempt(
  embed: Embed,
  texts: readonly string[],
): Promise<readonly Float32Array[] | ModelError> {
  try {
    return await embed(texts);
  } catch (error) {
    if (error instanceof ModelError && OF_A_TEXT.has(error.failure)) return error;
    throw error;
  }
}
