import { z } from 'zod';
import { timeNow } from '../clock.ts';
import type { Store } from '../store-ports.ts';

/** Until when Parley has listened to each platform, the same for all processes on one store. */
export type Listened = {
  /** Epoch milliseconds; null where it has never listened yet. */
  until(platform: string): Promise<number | null>;
  /** It listens at this moment. */
  note(platform: string): Promise<void>;
};

export function createListened(store: Pick<Store, 'get' | 'set'>): Listened {
  return {
    until: async (platform) => z.number().safeParse(await store.get(toKey(platform))).data ?? null,
    async note(platform) {
      await store.set(toKey(platform), timeNow());
    },
  };
}

function toKey(platform: string): string {
  return `listened/${platform}`;
}
