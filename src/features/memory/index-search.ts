import type { PassageIndex, PassageQuery } from '../../core/store-ports.ts';
import { isAsked, type RecallCandidate, toCandidate } from './candidates.ts';
import type { Gate } from './gate.ts';

/** So many are shown to the model. */
export const WANTED = 12;

const RANKED = 60;

export type FoundInIndex = {
  /** What everyone may read who reads the answer. */
  readonly shared: readonly RecallCandidate[];
  /** Something that might have been shown was found in a place that could not be asked about. */
  readonly isPartial: boolean;
};

type IndexQuery = {
  readonly question: string;
  readonly places: readonly string[];
  readonly asked: readonly string[];
  readonly vector: PassageQuery['vector'];
  readonly gate: Gate;
};

/**
 * Searches the index until enough is found that may be read, or nothing more is to be had. Places
 * that are shut leave room for others in the next search; only so many can be known to be.
 */
export async function searchIndex(
  passages: Pick<PassageIndex, 'search'>,
  { question: words, places: all, asked, vector, gate }: IndexQuery,
): Promise<FoundInIndex> {
  let places = all;
  for (;;) {
    const hits = await passages.search({ places, words, vector, limit: RANKED });
    const candidates = hits
      .filter(({ passage }) => !isAsked(passage, asked))
      .map(({ passage, similarity }) => toCandidate(passage, similarity));
    const shared = await gate.pass(candidates);
    const open = places.filter((place) => !gate.isShut(place));
    const isSame = open.length === places.length;
    if (shared.length >= WANTED || isSame || open.length === 0)
      return { shared, isPartial: isMissed(candidates, gate) };
    places = open;
  }
}

/** Whether something that was not checked would have been shown before others that are. */
function isMissed(candidates: readonly RecallCandidate[], gate: Gate): boolean {
  const first = candidates.findIndex(({ place }) => gate.isUnchecked(place));
  const better = candidates.slice(0, Math.max(0, first));
  return first >= 0 && better.filter(({ place }) => gate.isShared(place)).length < WANTED;
}
