/**
 * How much of the process each channel has: what runs least, and had its turn longest ago, comes
 * first.
 */
export type FairQueue = {
  start(scope: string): void;
  stop(scope: string): void;
  /** Negative where `a` comes first. */
  compare(a: string, b: string): number;
};

/** Channels whose last turn is remembered; one that is forgotten counts as never served. */
const MAX_SCOPES = 5_000;

export function createFairQueue(): FairQueue {
  const running = new Map<string, number>();
  /** By count, the longest ago first. */
  const servedAt = new Map<string, number>();
  let served = 0;

  const difference = (counts: ReadonlyMap<string, number>, a: string, b: string) =>
    (counts.get(a) ?? 0) - (counts.get(b) ?? 0);

  return {
    start(scope) {
      running.set(scope, (running.get(scope) ?? 0) + 1);
      served += 1;
      servedAt.delete(scope);
      servedAt.set(scope, served);
      const [longest] = servedAt.keys();
      if (longest !== undefined && servedAt.size > MAX_SCOPES) servedAt.delete(longest);
    },
    stop(scope) {
      const left = (running.get(scope) ?? 0) - 1;
      if (left > 0) running.set(scope, left);
      else running.delete(scope);
    },
    compare: (a, b) => difference(running, a, b) || difference(servedAt, a, b),
  };
}
