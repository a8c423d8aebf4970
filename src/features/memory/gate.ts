import type { Access, ReadableHit } from '../../core/access.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { type Place, toConversation, toPlaceOf } from '../../core/messages.ts';
import type { Platform } from '../../core/platform.ts';

/** To ask who may read a place takes several calls on each platform. */
const MAX_RECALLED_PLACES = 24;

/** Who may read what was found, each place asked about once a question. */
export type Gate = {
  /** Lets through what everyone may read who reads the answer. */
  pass<T extends { readonly place: Place }>(candidates: readonly T[]): Promise<readonly T[]>;
  /** The platform's own hits have passed already. */
  know(hits: readonly ReadableHit[]): void;
  isShared(place: Place): boolean;
  /** Whether it could not be asked any more who may read a place. */
  isUnchecked(place: Place): boolean;
  /** Whether nothing of a channel, by its key, can be let through. */
  isShut(channel: string): boolean;
};

export function createGate(
  access: Pick<Access, 'findReadable'>,
  { hasPrivateThreads, isForOne }: Platform,
): Gate {
  const known = new Map<string, 'shared' | 'own' | 'shut'>();
  /** The widest place with the same readers. */
  const toRead = (place: Place): Place =>
    hasPrivateThreads || isForOne(place) ? place : toPlaceOf(toChannelScope(place));
  const stateOf = (place: Place) => known.get(toConversation(toRead(place)));
  const isShared = (place: Place) => stateOf(place) === 'shared';
  const isUnchecked = (place: Place) => stateOf(place) === undefined;

  const ask = async (places: readonly Place[]): Promise<void> => {
    const asked = new Map(places.map((place) => [toConversation(place), place]));
    const unknown = [...asked].filter(([key]) => !known.has(key));
    const room = Math.max(0, MAX_RECALLED_PLACES - known.size);
    await Promise.all(
      unknown.slice(0, room).map(async ([key, place]) => {
        const found = await access.findReadable(place);
        const state = found?.isShared ? 'shared' : 'own';
        known.set(key, found ? state : 'shut');
      }),
    );
  };

  return {
    async pass(candidates) {
      await ask(candidates.map(({ place }) => toRead(place)));
      const closed = candidates.filter(({ place }) => !isShared(place) && !isUnchecked(place));
      await ask(closed.map(({ place }) => toPlaceOf(toChannelScope(place))));
      return candidates.filter(({ place }) => isShared(place));
    },
    know(hits) {
      for (const { readable, hit } of hits)
        known.set(toConversation(toRead(hit.place)), readable.isShared ? 'shared' : 'own');
    },
    isShared,
    isUnchecked,
    isShut: (channel) => (known.get(channel) ?? 'shared') !== 'shared',
  };
}
