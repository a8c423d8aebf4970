import { expect, onTestFinished } from 'vitest';
import { MAX_ATTEMPTS } from '../../../src/core/job.ts';
import { createDatabase, postgresTest } from '../../postgres.ts';
import { found } from '../../waiting.ts';
import { inLane, message } from '../events.ts';
import { startWorker } from '../worker.ts';
import { openReplica } from './open.ts';

/** A replica that can be stopped for longer than its lease, and works. */
async function open(url: string) {
  let asleepMs = 0;
  const replica = await openReplica(url, { steady: () => performance.now() + asleepMs });
  const worker = startWorker(replica.inbox);
  onTestFinished(async () => {
    const stopped = worker.stop();
    for (const run of worker.started) run.finish();
    await stopped;
    await replica.close();
  });
  return {
    ...replica,
    worker,
    /** Another may take what it holds; it notices, and lives on. */
    async sleep() {
      asleepMs += 12_000;
      await replica.database.query(
        `UPDATE conversations SET until = '-infinity' WHERE holder IS NOT NULL`,
      );
      replica.checkClaims();
    },
    counts: async () => {
      const { rows } = await replica.database.query('SELECT losses, forgiven FROM jobs');
      return rows[0];
    },
  };
}

postgresTest('leases that are lost one after the other are no attempts of the answer', async () => {
  const replica = await open(await createDatabase());
  await replica.inbox.accept(message('m1'), inLane('lane'));
  const attempts: number[] = [];
  for (let n = 0; n < 3 * MAX_ATTEMPTS; n += 1) {
    const run = await replica.worker.next();
    attempts.push(run.job.attempts);
    await replica.sleep();
    run.finish();
  }
  const last = await replica.worker.next();

  expect(Math.max(...attempts, last.job.attempts)).toBe(2);
  last.finish();
});

postgresTest('a job that is lost again and again is given up in the end', async () => {
  const replica = await open(await createDatabase());
  await replica.inbox.accept(message('m1'), inLane('lane'));
  let attempts = 0;
  for (let n = 0; n < 20 && attempts <= MAX_ATTEMPTS; n += 1) {
    const run = await replica.worker.next();
    attempts = run.job.attempts;
    await replica.sleep();
    run.finish();
  }

  expect(attempts).toBeGreaterThan(MAX_ATTEMPTS);
});

postgresTest('what a dead replica has begun counts, whoever else lost it', async () => {
  const url = await createDatabase();
  const first = await open(url);
  await first.inbox.accept(message('m1'), inLane('lane'));
  const lost = await first.worker.next();
  await first.sleep();
  lost.finish();
  await first.worker.next();
  await expect.poll(first.counts).toEqual({ losses: 0, forgiven: 1 });
  // As if it was killed: no signal is sent.
  await first.database.query(`UPDATE conversations SET until = '-infinity'`);
  const second = await open(url);

  expect((await second.worker.next()).job.attempts).toBe(3);
});

// As where the database's clock is set on: its leases end before this replica can know.
postgresTest.each(['a write', 'a renewal'])(
  'a replica that learns by %s that its jobs were taken over says so once',
  async (way) => {
    const { inbox, worker, database, log } = await open(await createDatabase());
    const ids = ['m1', 'm2', 'm3'];
    for (const id of ids) await inbox.accept(message(id), inLane(id));
    const runs = [await worker.next(), await worker.next(), await worker.next()];
    await database.query(
      `UPDATE conversations SET holder = 'another', fence = fence + 1,
        until = clock_timestamp() + interval '1 hour'`,
    );
    if (way === 'a write')
      for (const { job } of runs)
        await expect(inbox.journal({ ...job, text: 'stale' })).rejects.toThrow('another replica');
    await found(() => runs.every(({ lost }) => lost.aborted));

    const told = log.lines.filter((line) => /taken over/.test(line.message));
    expect(told).toMatchObject([{ level: 'warn', fields: { held: expect.any(Number) } }]);
  },
);
