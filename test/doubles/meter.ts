import type { Meter, Usage } from '../../src/core/ports.ts';

/** For tests that do not care what a request took. */
export const unmetered: Meter = () => {};

/** Remembers what it was told. */
export function createMeter() {
  const used: Usage[] = [];
  const meter: Meter = (usage) => void used.push(usage);
  return { meter, used };
}
