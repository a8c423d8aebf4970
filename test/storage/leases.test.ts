import { expect, test } from 'vitest';
import { createMemoryAllowance } from '../../src/storage/memory/allowance.ts';
import { createMemoryLeases } from '../../src/storage/memory/leases.ts';

const never = new AbortController().signal;

test('a lease has one holder, and those who wait get it in turn', async () => {
  const leases = createMemoryLeases();
  const order: number[] = [];
  const first = await leases.hold('gateway', never);
  const waiting = [1, 2, 3].map(async (n) => {
    const lease = await leases.hold('gateway', never);
    order.push(n);
    await lease.release();
    await lease.release(); // Releasing twice is releasing once.
  });
  await leases.hold('another', never);

  expect([order, first.lost.aborted]).toEqual([[], false]);
  await first.release();
  await Promise.all(waiting);

  expect(order).toEqual([1, 2, 3]);
});

test('whoever no longer wants a lease leaves the queue', async () => {
  const leases = createMemoryLeases();
  const first = await leases.hold('gateway', never);
  const impatient = new AbortController();
  const second = leases.hold('gateway', impatient.signal);
  const third = leases.hold('gateway', never);

  impatient.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  await first.release();
  await (await third).release();

  await expect(leases.hold('gateway', impatient.signal)).rejects.toThrow('enough');
  expect((await leases.hold('gateway', never)).lost.aborted).toBe(false);
});

test('an allowance is used up within its window, and grows again as the window slides', async () => {
  let now = 0;
  const allowance = createMemoryAllowance(() => now);

  expect(await allowance.grant('slack/update', 50, 60_000, 30)).toBe(30);
  now = 30_000;
  expect(await allowance.grant('slack/update', 50, 60_000, 30)).toBe(20);
  expect(await allowance.grant('slack/update', 50, 60_000, 1)).toBe(0);
  expect(await allowance.grant('slack/append', 100, 60_000, 100)).toBe(100);
  now = 60_000;
  expect(await allowance.grant('slack/update', 50, 60_000, 40)).toBe(30);
});
