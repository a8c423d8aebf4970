/** A named lock that one process holds: resolves once held; `lost` aborts when it is no longer. */
export type Leases = {
  hold(
    name: string,
    signal: AbortSignal,
  ): Promise<{ readonly lost: AbortSignal; release(): Promise<void> }>;
};

/**
 * Shares of a rate limit between processes, asked ahead and never on a write's path: how many of
 * `want` may be used.
 */
export type Allowance = {
  grant(key: string, capacity: number, windowMs: number, want: number): Promise<number>;
};
