import type { Store } from '../../core/store-ports.ts';

/** How many passages were embedded today, by UTC; kept, so that a restart does not begin again. */
export type DayCount = {
  count(): Promise<number>;
  add(more: number): Promise<void>;
  /** How long it is until the next day, in milliseconds. */
  untilNext(): number;
};

const DAY_MS = 24 * 60 * 60_000;
const KEY = 'memory/embedded';

export function createDayCount(store: Store, now: () => number): DayCount {
  const toDay = () => Math.floor(now() / DAY_MS);
  const toCount = (kept: unknown): number => {
    const isToday = typeof kept === 'object' && kept !== null && 'day' in kept && 'count' in kept;
    return isToday && kept.day === toDay() ? Number(kept.count) : 0;
  };
  return {
    count: async () => toCount(await store.get(KEY)),
    async add(more) {
      await store.update(KEY, (kept) => ({
        day: toDay(),
        count: Math.max(0, toCount(kept) + more),
      }));
    },
    untilNext: () => DAY_MS - (now() % DAY_MS),
  };
}
