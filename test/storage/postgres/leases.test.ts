import { expect, onTestFinished } from 'vitest';
import { createDatabase, postgresTest } from '../../postgres.ts';
import { openReplica } from './open.ts';

const never = new AbortController().signal;

async function open(url: string, options: Parameters<typeof openReplica>[1] = {}) {
  const replica = await openReplica(url, options);
  onTestFinished(() => replica.close());
  return replica;
}

postgresTest('a lease is lost by a holder that was stopped, and another gets it', async () => {
  const url = await createDatabase();
  let asleepMs = 0;
  const stopped = await open(url, { steady: () => performance.now() + asleepMs });
  const other = await open(url);
  const lease = await stopped.leases.hold('gateway', never);
  const next = other.leases.hold('gateway', never);

  asleepMs = 12_000;
  stopped.checkClaims();

  expect(lease.lost.aborted).toBe(true);
  await lease.release(); // It is no longer its own: that changes nothing.
  expect((await next).lost.aborted).toBe(false);
});
