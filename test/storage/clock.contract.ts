import { expect, test, vi } from 'vitest';
import { createBench, DAY_MS, type OpenStore } from './bench.ts';
import { createLines, due, inLane, message } from './events.ts';

/** What an inbox promises that goes by the clock of its machine. */
export function testSetClock(name: string, open: () => Promise<OpenStore>): void {
  const { openInbox, work, idle, clock } = createBench(open);

  test(`${name}: a clock that is set back or forward changes no short wait, and what was planned goes by the new time`, async () => {
    clock.stop(1_000_000);
    let setBy = 0;
    const log = createLines();
    const inbox = openInbox({ now: () => Date.now() + setBy, log });
    const worker = work(inbox);
    await inbox.accept(message('m1'), inLane('a', { notBefore: 1_001_500 }));
    await inbox.accept(due('d1'), inLane('b', { notBefore: 1_000_000 + DAY_MS }));
    await idle();

    setBy = -DAY_MS / 24;
    await inbox.accept(message('m2'), inLane('c', { notBefore: 1_000_000 + setBy + 3_000 }));
    await vi.advanceTimersByTimeAsync(1_500);
    await idle();
    expect(worker.started.map(({ job }) => job.events[0]?.key)).toEqual([
      'test/w/general/m1/message',
    ]);
    setBy = DAY_MS;
    await vi.advanceTimersByTimeAsync(1_500);
    await idle();
    // The second message after its three seconds; the planned one is due by the new clock.
    expect(worker.started).toHaveLength(3);
    expect(
      log.lines.filter(({ message }) => message === 'this machine’s clock was changed'),
    ).toHaveLength(2);
  });

  test(`${name}: what comes due between two looks at the clock is run all the same`, async () => {
    let at = 1_000_000;
    const inbox = openInbox({ now: () => (at += 1) }); // Each look is a millisecond later.
    const worker = work(inbox);
    for (let wait = 1; wait <= 12; wait += 1) {
      await inbox.accept(due(`d${wait}`), inLane(`lane-${wait}`, { notBefore: at + wait }));
      await expect.poll(() => worker.started, { interval: 5 }).toHaveLength(wait);
    }
  });
}
