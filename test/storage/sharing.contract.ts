import { expect, onTestFinished, test } from 'vitest';
import type { Leases, Signals } from '../../src/core/store-ports.ts';
import { found } from '../waiting.ts';

/** What a process has to agree with the others on its store; two of them, or one twice. */
export type Sharing = {
  readonly one: Parties;
  readonly two: Parties;
  /** What the first of them has logged, a message each. */
  logged(): readonly string[];
  close(): Promise<void>;
};
type Parties = { readonly leases: Leases; readonly signals: Signals };

const never = new AbortController().signal;

/** What leases and signals promise, between processes and within one. */
export function testSharing(name: string, openSharing: () => Promise<Sharing>): void {
  const open = async () => {
    const sharing = await openSharing();
    onTestFinished(sharing.close);
    return sharing;
  };

  test(`${name}: a lease has one holder, and whoever waits gets it when it is let go`, async () => {
    const { one, two } = await open();
    const told: string[] = [];
    const hold = ({ leases }: Parties, which: string) =>
      leases.hold('gateway', never, () => told.push(which));
    const first = await hold(one, 'first');
    let hasSecond = false;
    const second = hold(two, 'second').then((lease) => {
      hasSecond = true;
      return lease;
    });
    await found(() => told.includes('second'));
    expect(told).not.toContain('first');
    await (await two.leases.hold('another', never)).release();
    expect([hasSecond, first.lost.aborted]).toEqual([false, false]);

    await first.release();
    await first.release(); // Releasing twice is releasing once.
    expect((await second).lost.aborted).toBe(false);

    const third = hold(one, 'third');
    await (await second).release();
    await (await third).release();
  });

  test(`${name}: those who wait in one process get a lease in turn`, async () => {
    const { one } = await open();
    const order: number[] = [];
    const first = await one.leases.hold('gateway', never);
    const waiting = [1, 2, 3].map(async (n) => {
      const lease = await one.leases.hold('gateway', never);
      order.push(n);
      await lease.release();
    });
    await first.release();
    await Promise.all(waiting);

    expect(order).toEqual([1, 2, 3]);
  });

  test(`${name}: whoever no longer wants a lease leaves the queue`, async () => {
    const { one, two } = await open();
    const first = await one.leases.hold('gateway', never);
    const impatient = new AbortController();
    const second = two.leases.hold('gateway', impatient.signal);
    const third = two.leases.hold('gateway', never);

    impatient.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    await first.release();
    await (await third).release();

    await expect(one.leases.hold('gateway', impatient.signal)).rejects.toThrow('enough');
    expect((await one.leases.hold('gateway', never)).lost.aborted).toBe(false);
  });

  test(`${name}: what is sent is heard everywhere in its order by those who listen to it`, async () => {
    const { one, two } = await open();
    const heard = { one: [] as unknown[], two: [] as unknown[], other: [] as unknown[] };
    one.signals.on('a', (payload) => heard.one.push(payload));
    const off = two.signals.on('a', (payload) => heard.two.push(payload));
    two.signals.on('b', (payload) => heard.other.push(payload));

    for (const payload of [1, { two: 2 }, ['three'], null]) one.signals.send('a', payload);
    expect(heard.one).toEqual([]); // The sender's own listeners come first.
    await found(() => heard.two.length === 4 && heard.one.length === 4);
    expect(heard.one).toEqual([1, { two: 2 }, ['three'], null]);
    expect(heard.two).toEqual(heard.one);

    off();
    one.signals.send('a', 5);
    one.signals.send('b', 6);
    await found(() => heard.other.length === 1);
    expect([heard.one.length, heard.two.length, heard.other]).toEqual([5, 4, [6]]);
  });

  test(`${name}: a long text of any script is heard as it was sent`, async () => {
    const { one, two } = await open();
    const text = 'Grüße, 你好 👋 \\ " \u0001 '.repeat(200);
    const heard = new Promise((resolve) => two.signals.on('a', resolve));
    one.signals.send('a', { text });

    expect(await heard).toEqual({ text });
  });

  test(`${name}: a listener that fails is told in the log, and the others hear it`, async () => {
    const { one, logged } = await open();
    const heard: unknown[] = [];
    one.signals.on('a', () => {
      throw new Error('broken');
    });
    one.signals.on('a', (payload) => heard.push(payload));

    one.signals.send('a', 1);
    await found(() => heard.length === 1);

    expect(logged()).toEqual(['could not act on a signal from another replica']);
  });
}
