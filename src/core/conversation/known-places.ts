import { z } from 'zod';
import { type Message, type Place, placeSchema, toConversation } from '../messages.ts';
import type { Store } from '../store-ports.ts';

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
  /**
   * When Parley was first spoken to there: what was said before is none of its business. Epoch
   * milliseconds.
   */
  since: z.number(),
  at: z.number(),
});
export type KnownPlace = Readonly<z.infer<typeof knownSchema>>;

const KEY = 'places';

/**
 * What was noted since the list was stored: few, as the next questions wait while they are
 * written.
 */
const LATEST_KEY = 'places/latest';
const MAX_LATEST = 20;

const MAX_PLACES = 200;
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/** A place that stays in use is stored again no more often than this. */
const STORE_EVERY_MS = 60_000;

export function createPlaces(store: Store, now: () => number = Date.now): Places {
  let known: Map<string, KnownPlace> | null = null;
  let latest: KnownPlace[] = [];
  let storing: Promise<unknown> = Promise.resolve();

  const load = async () => {
    if (known) return known;
    const [all, since] = await Promise.all([read(store, KEY), read(store, LATEST_KEY)]);
    if (known) return known;
    known = new Map();
    latest = since;
    for (const entry of [...all, ...since]) add(known, entry, now());
    return known;
  };

  const noteOne = async (place: Place): Promise<KnownPlace[]> => {
    const places = await load();
    const before = places.get(toConversation(place));
    if (before && now() - before.at < STORE_EVERY_MS) return [];
    const entry = { place, since: before?.since ?? now(), at: now() };
    add(places, entry, now());
    return [entry];
  };

  const keepAll = async (): Promise<void> => {
    const places = [...(await load()).values()];
    const { length } = latest;
    await store.set(KEY, places);
    latest = latest.slice(length);
    await store.set(LATEST_KEY, latest);
  };

  const keepLatest = async (): Promise<void> => {
    if (latest.length > MAX_LATEST) await keepAll();
    else await store.set(LATEST_KEY, latest);
  };

  const inTurn = async (work: () => Promise<void>): Promise<void> => {
    storing = storing.catch(() => {}).then(work);
    await storing;
  };

  return {
    async note(place) {
      const { thread: _, ...channel } = place;
      const isInThread = place.thread !== undefined;
      const noted = [await noteOne(channel), isInThread ? await noteOne(place) : []].flat();
      if (noted.length === 0) return;
      latest = [...latest, ...noted];
      await inTurn(keepLatest);
    },
    async list(platform) {
      const entries = [...(await load()).values()].filter(
        ({ place, at }) => place.platform === platform && now() - at <= MAX_AGE_MS,
      );
      return entries.toReversed();
    },
    async forget(place) {
      if ((await load()).delete(toConversation(place))) await inTurn(keepAll);
    },
  };
}

async function read(store: Store, key: string): Promise<KnownPlace[]> {
  return z.array(knownSchema).safeParse(await store.get(key)).data ?? [];
}

/** The latest stand last; the oldest go. */
function add(places: Map<string, KnownPlace>, entry: KnownPlace, now: number): void {
  const key = toConversation(entry.place);
  places.delete(key);
  places.set(key, entry);
  for (const [oldest, { at }] of places) {
    if (places.size <= MAX_PLACES && now - at <= MAX_AGE_MS) return;
    places.delete(oldest);
  }
}

/** In which threads more was said than Parley was asked with. */
export type AmbientTalk = {
  /** Something was said there; it counts until it turns out to be a question. */
  note(message: Message): void;
  /** It is a question, which is answered by itself. */
  drop(message: Message): void;
  /**
   * Whether a thread may hold words that were not read: also where this process has not read it
   * before. From now on it counts as read.
   */
  take(place: Place): boolean;
};

const MAX_READ = 1_000;
const MAX_NOTED = 100;

export function createAmbientTalk(): AmbientTalk {
  /** By thread, what was said since it was read. */
  const said = new Map<string, Set<string>>();
  return {
    note({ id, place }) {
      const ids = said.get(toConversation(place));
      if (ids && ids.size < MAX_NOTED) ids.add(id);
    },
    drop({ id, place }) {
      said.get(toConversation(place))?.delete(id);
    },
    take(place) {
      const thread = toConversation(place);
      const isUnread = said.get(thread)?.size !== 0;
      said.delete(thread);
      const [oldest] = said.keys();
      if (said.size >= MAX_READ && oldest !== undefined) said.delete(oldest);
      said.set(thread, new Set());
      return isUnread;
    },
  };
}
