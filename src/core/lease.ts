import type { Leases } from './store-ports.ts';

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
