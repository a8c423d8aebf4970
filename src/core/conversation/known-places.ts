import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { timeNow } from '../async.ts';
import { type Message, type Place, placeSchema, toConversation } from '../messages.ts';
import type { Signals, Store } from '../store-ports.ts';

/** Where Parley has taken part lately, so that it knows where to look for what it missed. */
export type Places = {
  /** A person spoke to Parley there. Cheap: stored when the place is new, and now and then. */
  note(place: Place): Promise<void>;
  /** The places of a platform, the latest first. */
  list(platform: string): Promise<readonly KnownPlace[]>;
  /** The place is gone: there is nothing to look for any more. */
  forget(place: Place): Promise<void>;
};

const knownSchema = z.object({
  place: placeSchema,
  /**
   * When Parley was first addressed there, in epoch milliseconds: earlier messages are never caught
   * up with.
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

/** So many places are looked through at a start. */
export const MAX_PLACES = 200;
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/** A place that stays in use is stored again no more often than this. */
const STORE_EVERY_MS = 60_000;

/** So many are known to be stored, so that they are not stored again at once. */
const MAX_NOTED_PLACES = 1_000;

export function createPlaces(store: Store, now: () => number = timeNow): Places {
  /** As this process stored them last. */
  const stored = new LRUCache<string, KnownPlace>({ max: MAX_NOTED_PLACES });

  /** Null if it was stored a moment ago. */
  const toNote = (place: Place): KnownPlace | null => {
    const key = toConversation(place);
    const before = stored.get(key);
    if (before !== undefined && now() - before.at < STORE_EVERY_MS) return null;
    const noted = { place, since: now(), at: now() };
    stored.set(key, noted);
    return noted;
  };

  const merge = (...lists: readonly (readonly KnownPlace[])[]): KnownPlace[] => {
    const places = new Map<string, KnownPlace>();
    for (const entry of lists.flat()) add(places, entry, now());
    return [...places.values()];
  };

  const readAll = async () =>
    merge(toPlaces(await store.get(KEY)), toPlaces(await store.get(LATEST_KEY)));

  /** What was noted lately comes to the rest, before it is dropped there: twice is once. */
  const keepAll = async (latest: readonly KnownPlace[]): Promise<void> => {
    await store.update(KEY, (value) => merge(toPlaces(value), latest));
    const isKept = new Set(latest.map(toEntryKey));
    await store.update(LATEST_KEY, (value) =>
      toPlaces(value).filter((entry) => !isKept.has(toEntryKey(entry))),
    );
  };

  return {
    async note(place) {
      const { thread: _, ...channel } = place;
      const places = place.thread === undefined ? [channel] : [channel, place];
      const noted = places.flatMap((each) => toNote(each) ?? []);
      if (noted.length === 0) return;
      const latest = await store.update(LATEST_KEY, (value) => [...toPlaces(value), ...noted]);
      if (latest.length > MAX_LATEST) await keepAll(latest);
    },
    async list(platform) {
      const all = await readAll().catch((error: unknown) => {
        // While the place cannot be read, a person who speaks in a thread there is told so.
        if (stored.size === 0) throw error;
        return [...stored.values()].reverse();
      });
      const entries = all.filter(
        ({ place, at }) => place.platform === platform && now() - at <= MAX_AGE_MS,
      );
      return entries.toReversed();
    },
    async forget(place) {
      const key = toConversation(place);
      stored.delete(key);
      const isOther = (entry: KnownPlace) => toConversation(entry.place) !== key;
      for (const list of [LATEST_KEY, KEY])
        await store.update(list, (value) => {
          const places = toPlaces(value);
          return places.every(isOther) ? value : places.filter(isOther);
        });
    },
  };
}

function toPlaces(stored: unknown): KnownPlace[] {
  return z.array(knownSchema).safeParse(stored).data ?? [];
}

function toEntryKey({ place, at }: KnownPlace): string {
  return `${toConversation(place)} ${at}`;
}

/** The latest stand last; the oldest go. A place is known since it was first spoken in. */
function add(places: Map<string, KnownPlace>, entry: KnownPlace, now: number): void {
  const key = toConversation(entry.place);
  const before = places.get(key);
  places.delete(key);
  places.set(key, { ...entry, since: Math.min(entry.since, before?.since ?? entry.since) });
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
   * Whether a thread may hold unread words, even if this process has not read it before. From now
   * on it counts as read.
   */
  take(place: Place): boolean;
};

const MAX_READ = 1_000;
const MAX_NOTED = 100;

const toldSchema = z.object({
  from: z.string(),
  thread: z.string(),
  id: z.string(),
  isQuestion: z.boolean(),
});
const TOPIC = 'ambient talk';

/** `signals`: what one process hears counts in the one that answers. */
export function createAmbientTalk(signals?: Signals): AmbientTalk {
  /** By thread, what was said since it was read. */
  const said = new LRUCache<string, Set<string>>({ max: MAX_READ });

  const own = randomUUID();

  const hear = ({ thread, id, isQuestion }: z.infer<typeof toldSchema>): void => {
    const ids = said.peek(thread); // What is heard makes no thread one that was read lately.
    if (isQuestion) ids?.delete(id);
    else if (ids && ids.size < MAX_NOTED) ids.add(id);
  };
  const tell = ({ id, place }: Message, isQuestion: boolean): void => {
    if (place.thread === undefined) return;
    const told = { from: own, thread: toConversation(place), id, isQuestion };
    hear(told);
    signals?.send(TOPIC, told);
  };
  signals?.on(TOPIC, (payload) => {
    const told = toldSchema.safeParse(payload);
    if (told.success && told.data.from !== own) hear(told.data);
  });
  signals?.onGap(() => said.clear());

  return {
    note: (message) => tell(message, false),
    drop: (message) => tell(message, true),
    take(place) {
      const thread = toConversation(place);
      const isUnread = said.get(thread)?.size !== 0;
      said.set(thread, new Set());
      return isUnread;
    },
  };
}
