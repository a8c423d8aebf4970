import { expect, onTestFinished } from 'vitest';
import { createDatabase, postgresTest } from '../../postgres.ts';
import { openReplica } from './open.ts';

const never = new AbortController().signal;

async function open(url: string, options: Parameters<typeof openReplica>[1] = {}) {
  const replica = await openReplica(url, options);
  onTestFinished(() => replica.close());
  return replica;
}

postgresTest(
  'a lease has one holder of all replicas, and whoever waits gets it when it is let go',
  async () => {
    const url = await createDatabase();
    const [one, two] = [await open(url), await open(url)];
    const first = await one.leases.hold('gateway', never);
    let hasSecond = false;
    const second = two.leases.hold('gateway', never).then((lease) => {
      hasSecond = true;
      return lease;
    });
    await (await two.leases.hold('another', never)).release();

    expect([hasSecond, first.lost.aborted]).toEqual([false, false]);
    await first.release();
    await first.release(); // Releasing twice is releasing once.

    expect((await second).lost.aborted).toBe(false);
    await (await second).release();
    await (await one.leases.hold('gateway', never)).release();
  },
);

postgresTest('whoever no longer wants a lease leaves the queue', async () => {
  const url = await createDatabase();
  const replica = await open(url);
  const first = await replica.leases.hold('gateway', never);
  const impatient = new AbortController();
  const second = replica.leases.hold('gateway', impatient.signal);
  const third = replica.leases.hold('gateway', never);

  impatient.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  await first.release();
  await (await third).release();
  await expect(replica.leases.hold('gateway', impatient.signal)).rejects.toThrow('enough');
});

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
