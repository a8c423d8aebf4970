import type { ReadableHit } from '../../core/access.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { isVisible, type Place, toPlaceOf } from '../../core/messages.ts';
import { mergeRanks } from '../../core/search.ts';
import type { Passage } from '../../core/store-ports.ts';

/** Something that was found, in the index or by the platform. */
export type RecallCandidate = {
  readonly id: string;
  readonly place: Place;
  readonly passage: Passage | null;
  readonly native: ReadableHit['hit'] | null;
  readonly at: number;
  /** The cosine to the question; null if it was found by its words alone. */
  readonly similarity: number | null;
};

export type Ranked = {
  readonly ids: readonly string[];
  readonly all: ReadonlyMap<string, RecallCandidate>;
};

/** Whether it is the question itself. */
export function isAsked({ messageIds }: Passage, asked: readonly string[]): boolean {
  return messageIds.some((id) => asked.includes(id));
}

/** A passage of the index. */
export function toCandidate(passage: Passage, similarity: number | null = null): RecallCandidate {
  const channel = toPlaceOf(passage.place);
  const place = passage.thread === null ? channel : { ...channel, thread: passage.thread };
  return { id: passage.id, place, passage, native: null, at: passage.at, similarity };
}

/** A hit of the platform, with its cosine to the question where that is known. */
export type ScoredHit = { readonly hit: ReadableHit['hit']; readonly similarity: number | null };

/** Whether a hit of the platform says something that is not the question, or an answer. */
export function isWorth({ hit: { message } }: ReadableHit, asked: readonly string[]): boolean {
  return !asked.includes(message.id) && !message.isOwn && isVisible(message.text);
}

/**
 * The index's ranking and the platform's, merged, and where the platform found something the one by
 * meaning of both; what both found is one.
 */
export function rankCandidates(
  found: readonly RecallCandidate[],
  hits: readonly ScoredHit[],
): Ranked {
  const all = new Map<string, RecallCandidate>(found.map((each) => [each.id, each]));
  const byMessage = new Map(
    found.flatMap(({ id, passage }) =>
      (passage?.messageIds ?? []).map((message) => [`${passage?.place}/${message}`, id]),
    ),
  );
  const native = hits.map(({ hit, similarity }) => {
    const { place, message } = hit;
    const key = `${toChannelScope(place)}/${message.id}`;
    const known = byMessage.get(key);
    if (known !== undefined) return known;
    const at = message.sentAt;
    all.set(key, { id: key, place, passage: null, native: hit, at, similarity });
    return key;
  });
  const near = [...all.values()]
    .filter(({ similarity }) => similarity !== null)
    .toSorted((a, b) => (b.similarity ?? 0) - (a.similarity ?? 0));
  return {
    ids: mergeRanks(
      found.map(({ id }) => id),
      [...new Set(native)],
      hits.length === 0 ? [] : near.map(({ id }) => id),
    ),
    all,
  };
}
