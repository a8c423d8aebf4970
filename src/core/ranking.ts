/**
 * How much a first place counts against a second one; from G. Cormack, C. Clarke and S. Büttcher,
 * "Reciprocal Rank Fusion outperforms Condorcet" (SIGIR 2009).
 */
const RANK_OFFSET = 60;

/** One ranking made of several: what stands high in any of them stands high. */
export function mergeRanks<Id>(...rankings: readonly (readonly Id[])[]): readonly Id[] {
  const scores = new Map<Id, number>();
  for (const ranking of rankings)
    for (const [rank, id] of ranking.entries())
      scores.set(id, (scores.get(id) ?? 0) + 1 / (RANK_OFFSET + rank + 1));
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
