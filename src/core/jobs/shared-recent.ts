import { createRecent, type Recent } from '../async.ts';
import type { Signals } from '../store-ports.ts';

/** The latest keys of all processes: what is noted in one the others know a moment later. */
export function createSharedRecent(max: number, topic: string, signals?: Signals): Recent {
  const recent = createRecent(max);
  signals?.on(topic, (key) => {
    if (typeof key === 'string') recent.isNew(key);
  });
  return {
    has: recent.has,
    isNew(key) {
      const isNew = recent.isNew(key);
      if (isNew) signals?.send(topic, key);
      return isNew;
    },
  };
}
