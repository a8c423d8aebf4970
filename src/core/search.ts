import type { MentionNames, Place } from './messages.ts';

/** Who searches, and from where. */
export type SearchScope = {
  /** The place of the event that asks. */
  readonly here: Place;
  readonly person: string;
  /**
   * What the platform handed along with that event; null if there was nothing. Opaque to the core,
   * and a secret.
   */
  readonly token: string | null;
  /** At most so many hits. */
  readonly limit: number;
};

/** What a platform's own search found, the best first, and what it could not search. */
export type Searched = { readonly hits: readonly SearchHit[]; readonly gap: SearchGap | null };

/** A message that was found, with what the search tells about it. */
export type SearchHit = {
  readonly place: Place;
  readonly message: FoundMessage;
  /** The address at which a person finds it; null if the search does not tell. */
  readonly link: string | null;
};

/** What every platform's search tells of a message: a part of a `SeenMessage`. */
export type FoundMessage = {
  readonly id: string;
  readonly speaker: string;
  readonly speakerName?: string | null;
  readonly isOwn: boolean;
  readonly isBot: boolean;
  readonly text: string;
  readonly names?: MentionNames;
  readonly sentAt: number;
};

/**
 * Why a platform's own search could not be used, or not wholly: the event that asks came without a
 * token for it, or with one that no longer holds; the workspace has not turned it on; Parley lacks
 * the scope, or the intent; the platform is still reading what was said; there are more places
 * than are searched at once; it has no such search for this place; it failed.
 */
export type SearchGap =
  | 'no_token'
  | 'not_enabled'
  | 'missing_scope'
  | 'no_intent'
  | 'indexing'
  | 'too_many_places'
  | 'unsupported'
  | 'failed';

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
