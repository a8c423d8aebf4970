import { z } from 'zod';
import { type Place, placeSchema, toConversation } from './message.ts';
import type { Store } from './ports.ts';

/** Where Parley has taken part lately, so that it knows where to look for what it missed. */
export type Places = {
  /** Somebody spoke to Parley there. Cheap: stored when the place is new, and now and then. */
  note(place: Place): Promise<void>;
  /** The places of a platform, the latest first. */
  list(platform: string): Promise<readonly KnownPlace[]>;
  /** The place is gone: there is nothing to look for any more. */
  forget(place: Place): Promise<void>;
};

const knownSchema = z.object({
  place: placeSchema,
  /** When Parley was first spoken to there: what was said before is none of its business. Epoch milliseconds. */
  since: z.number(),
  at: z.number(),
});
export type KnownPlace = Readonly<z.infer<typeof knownSchema>>;

const KEY = 'places';
const MAX_PLACES = 200;
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/** A place that stays in use is stored again no more often than this. */
const STORE_EVERY_MS = 60_000;

export function createPlaces(store: Store, now: () => number = Date.now): Places {
  let known: Map<string, KnownPlace> | null = null;
  let storing: Promise<unknown> = Promise.resolve();

  const load = async () => {
    if (known) return known;
    const parsed = z.array(knownSchema).safeParse(await store.get(KEY));
    known ??= new Map((parsed.data ?? []).map((entry) => [toConversation(entry.place), entry]));
    return known;
  };

  const noteOne = async (place: Place): Promise<boolean> => {
    const places = await load();
    const key = toConversation(place);
    const before = places.get(key);
    if (before && now() - before.at < STORE_EVERY_MS) return false;
    places.delete(key); // The latest stand last.
    places.set(key, { place, since: before?.since ?? now(), at: now() });
    for (const [oldest, { at }] of places) {
      if (places.size <= MAX_PLACES && now() - at <= MAX_AGE_MS) break;
      places.delete(oldest);
    }
    return true;
  };

  const keep = async (): Promise<void> => {
    storing = storing
      .catch(() => {})
      .then(async () => store.set(KEY, [...(await load()).values()]));
    await storing;
  };

  return {
    async note(place) {
      const { thread: _, ...channel } = place;
      const isChanged = [
        await noteOne(channel),
        place.thread !== undefined && (await noteOne(place)),
      ].some(Boolean);
      if (isChanged) await keep();
    },
    async list(platform) {
      const entries = [...(await load()).values()].filter(
        ({ place, at }) => place.platform === platform && now() - at <= MAX_AGE_MS,
      );
      return entries.toReversed();
    },
    async forget(place) {
      if ((await load()).delete(toConversation(place))) await keep();
    },
  };
}
