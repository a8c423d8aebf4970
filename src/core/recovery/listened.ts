import { z } from 'zod';
import type { Store } from '../store-ports.ts';

/** Until when Parley has listened to each platform, the same for all processes on one store. */
export type Listened = {
  /** Epoch milliseconds; null where it has never listened yet. */
  until(platform: string): Promise<number | null>;
  /** It was listened to until then. */
  note(platform: string, until: number): Promise<void>;
};

export function createListened(store: Pick<Store, 'get' | 'update'>): Listened {
  return {
    until: async (platform) => toTime(await store.get(toKey(platform))),
    async note(platform, until) {
      await store.update(toKey(platform), (value) => Math.max(toTime(value) ?? until, until));
    },
  };
}

function toTime(value: unknown): number | null {
  return z.number().safeParse(value).data ?? null;
}

function toKey(platform: string): string {
  return `listened/${platform}`;
}
