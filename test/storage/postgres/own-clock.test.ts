import { expect, onTestFinished, vi } from 'vitest';
import { timeNow } from '../../../src/core/async.ts';
import { openStore } from '../../../src/storage/index.ts';
import { createDatabase, postgresTest } from '../../postgres.ts';
import { createLines, inLane, message } from '../events.ts';
import { startWorker } from '../worker.ts';
import { openTestDatabase } from './database.ts';

const HOUR_MS = 60 * 60 * 1000;

/** By a monotonic clock. */
const rightTime = () => performance.timeOrigin + performance.now();

postgresTest.each([2, -2])(
  'a machine whose clock is %i hours off goes by the database, and says so once',
  async (hours) => {
    const url = await createDatabase();
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const log = createLines();
    vi.setSystemTime(rightTime() + hours * HOUR_MS);
    const storage = await openStore(url, { log });

    expect(Math.abs(timeNow() - rightTime())).toBeLessThan(HOUR_MS / 2);
    expect(log.lines.filter(({ message }) => message.includes('clock'))).toMatchObject([
      { level: 'warn', fields: { seconds: expect.any(Number) } },
    ]);

    await storage.close();
    expect(Math.abs(timeNow() - Date.now())).toBeLessThan(HOUR_MS / 2);
  },
);

postgresTest('a clock that is right is left alone', async () => {
  const log = createLines();
  const storage = await openStore(await createDatabase(), { log });
  onTestFinished(() => storage.close());

  expect(log.lines).toEqual([]);
});

postgresTest(
  'what a replica held that died before the database’s clock was set back is taken over',
  async () => {
    const url = await createDatabase();
    const before = await openStore(url, { log: createLines() });
    await before.inbox.accept(message('m1'), inLane('lane'));
    const never = new AbortController().signal;
    await (await before.leases.hold('gateway', never)).release();
    await before.close();
    const { query } = await openTestDatabase(url);
    for (const table of ['conversations', 'leases'])
      await query(
        `UPDATE ${table} SET holder = 'dead', until = clock_timestamp() + interval '2 hours'`,
      );

    const storage = await openStore(url, { log: createLines() });
    const lease = storage.leases.hold('gateway', never);
    const worker = startWorker(storage.inbox);
    const run = await worker.next();
    expect((await lease).lost.aborted).toBe(false);
    run.finish();
    await worker.stop();
    await storage.close();
  },
);
