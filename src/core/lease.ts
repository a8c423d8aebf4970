import type { Leases } from './store-ports.ts';

type Lease = Awaited<ReturnType<Leases['hold']>>;

/** Holds one of these names, whichever is free first. `onHeld`: others hold all of them for now. */
export async function holdOneOf(
  leases: Leases,
  names: readonly string[],
  signal: AbortSignal,
  onHeld: () => void = () => {},
): Promise<Lease> {
  const held = new Set<string>();
  const enough = new AbortController();
  const waiting = AbortSignal.any([signal, enough.signal]);
  const hold = async (name: string): Promise<Lease> => {
    const lease = await leases.hold(name, waiting, () => {
      if (held.add(name).size === names.length) onHeld();
    });
    if (enough.signal.aborted) await lease.release();
    waiting.throwIfAborted();
    enough.abort(new Error('another one is held'));
    return lease;
  };
  try {
    return await Promise.any(names.map(hold));
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  }
}

/**
 * Does what only one process may do at a time: `work` begins once the lease is held, and is aborted
 * where it is lost.
 */
export async function withLease<Result>(
  leases: Leases,
  name: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const lease = await leases.hold(name, signal);
  try {
    return await work(AbortSignal.any([signal, lease.lost]));
  } finally {
    await lease.release();
  }
}
