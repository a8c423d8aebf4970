import type { Allowance } from '../../core/store-ports.ts';

type Grant = { readonly at: number; readonly amount: number; readonly windowMs: number };

/**
 * Shares within one process, which has every budget to itself: what is left of the sliding window.
 */
export function createMemoryAllowance(now: () => number): Allowance {
  const grants = new Map<string, Grant[]>();
  let forgottenAt = now();

  const current = (key: string, at: number): Grant[] =>
    (grants.get(key) ?? []).filter((grant) => at - grant.at < grant.windowMs);

  /** A key that is not asked for again costs nothing for long. */
  const forgetIdle = (at: number): void => {
    if (at - forgottenAt < 60_000) return;
    forgottenAt = at;
    for (const key of grants.keys()) if (current(key, at).length === 0) grants.delete(key);
  };

  return {
    async grant(key, capacity, windowMs, want) {
      const at = now();
      forgetIdle(at);
      const held = current(key, at);
      const used = held.reduce((sum, { amount }) => sum + amount, 0);
      const amount = Math.max(0, Math.min(want, capacity - used));
      grants.set(key, amount > 0 ? [...held, { at, amount, windowMs }] : held);
      return amount;
    },
  };
}
