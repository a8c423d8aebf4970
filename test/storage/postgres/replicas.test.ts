import { expect, onTestFinished } from 'vitest';
import type { Job, Posted } from '../../../src/core/job.ts';
import { createDatabase, postgresTest } from '../../postgres.ts';
import { found } from '../../waiting.ts';
import { key } from '../bench.ts';
import { inLane, message, press } from '../events.ts';
import { startWorker } from '../worker.ts';
import { openReplica } from './open.ts';

// The kind: two processes believe that a job is theirs, one of them because it was stopped,
// starved or cut off for longer than its lease.

type Options = Parameters<typeof openReplica>[1];

async function open(url: string, options: Options = {}) {
  const replica = await openReplica(url, options);
  onTestFinished(() => replica.close());
  return replica;
}

function work(inbox: Parameters<typeof startWorker>[0]) {
  const worker = startWorker(inbox);
  onTestFinished(async () => {
    const stopped = worker.stop();
    for (const run of worker.started) run.finish();
    await stopped;
  });
  return worker;
}

/** Another replica has waited for the end of this one's lease, and takes its conversations. */
async function takeOver({ database }: Awaited<ReturnType<typeof open>>): Promise<void> {
  await database.query(`UPDATE conversations SET until = '-infinity' WHERE holder IS NOT NULL`);
}

function posted(job: Job, id: string): Posted {
  return { key: `${job.id}/0/0`, id, state: 'open', cut: null, openedAt: 1, adapterState: null };
}

postgresTest('each job runs on one replica, whichever accepted it', async () => {
  const url = await createDatabase();
  const replicas = [await open(url), await open(url)];
  const workers = replicas.map(({ inbox }) => work(inbox));
  for (let n = 0; n < 20; n += 1)
    await replicas[n % 2]?.inbox.accept(message(`m${n}`), inLane(`lane ${n}`));

  const started = () => workers.flatMap((worker) => worker.started);
  await found(() => started().length >= 20);

  expect(new Set(started().map(({ job }) => job.id)).size).toBe(20);
  expect(started().every(({ job }) => job.attempts === 1)).toBe(true);
});

postgresTest('an event that two replicas are told of at once is accepted once', async () => {
  const url = await createDatabase();
  const replicas = [await open(url), await open(url), await open(url)];

  const told = await Promise.all(
    replicas.flatMap(({ inbox }) =>
      ['a', 'b', 'c'].map((id) => inbox.accept(message(id), inLane('lane', { merge: true }))),
    ),
  );
  const pressed = await Promise.all(
    replicas.map(({ inbox }, n) => inbox.accept(press(`p${n}`), inLane(`${n}`, { once: 'again' }))),
  );

  expect(told.filter(({ status }) => status === 'new')).toHaveLength(3);
  expect(new Set(told.flatMap((each) => ('jobId' in each ? each.jobId : []))).size).toBe(1);
  expect(pressed.filter(({ status }) => status === 'new')).toHaveLength(1);
});

postgresTest('a message that comes to another replica shares the answer that waits', async () => {
  const url = await createDatabase();
  const [one, two] = [await open(url), await open(url)];
  const merge = inLane('lane', { merge: true });
  const first = await one.inbox.accept(message('m1'), merge);
  const second = await two.inbox.accept(message('m2'), merge);
  const worker = work(two.inbox);
  const run = await worker.next();

  const third = await one.inbox.accept(message('m3'), merge);

  expect(second).toEqual(first);
  expect(run.job.events).toHaveLength(2);
  expect(third).toMatchObject({ status: 'new', isBusy: true });
  run.finish();
  expect((await worker.next()).job.events.map(({ key: each }) => each)).toEqual([
    'test/w/general/m3/message',
  ]);
});

postgresTest('an interruption reaches the replica that runs the job', async () => {
  const url = await createDatabase();
  const [one, two] = [await open(url), await open(url)];
  await one.inbox.accept(message('m1'), inLane('lane'));
  const run = await work(one.inbox).next();

  const interrupted = await two.inbox.interrupt({ messageKey: key('m1') }, 'stop');

  expect(interrupted).toMatchObject({ id: run.job.id, interruption: 'stop' });
  await found(() => run.signal.aborted);
  expect([run.signal.reason, run.lost.aborted]).toEqual(['stop', false]);
  await one.inbox.journal({ ...run.job, text: 'as far as it came' });
  expect(await two.inbox.find({ jobId: run.job.id })).toMatchObject({
    ...{ interruption: 'stop', text: 'as far as it came' },
  });
});

postgresTest(
  'what a replica stores of a job that another one runs outlasts its next journal',
  async () => {
    const url = await createDatabase();
    const [one, two] = [await open(url, { maxConcurrent: 1 }), await open(url)];
    await one.inbox.accept(message('m1'), inLane('lane'));
    const run = await work(one.inbox).next();
    const kept = { ...run.job, posted: [posted(run.job, 'p1')] };
    await one.inbox.journal(kept);
    await two.inbox.accept(press('b1'), inLane('other'));
    const next = await work(two.inbox).next();
    const old = await two.inbox.find({ exactJobId: run.job.id });
    if (!old) throw new Error('not found');

    await two.inbox.journal(
      { ...next.job, events: old.events, posted: old.posted },
      { ...old, posted: [], successor: next.job.id },
    );
    await one.inbox.journal({ ...kept, posted: [...kept.posted], text: 'late' });

    expect(await one.inbox.find({ exactJobId: run.job.id })).toMatchObject({
      ...{ posted: [], successor: next.job.id, text: 'late' },
    });
    expect((await one.inbox.find({ messageKey: key('p1') }))?.id).toBe(next.job.id);
  },
);

postgresTest(
  'a replica whose job was taken over writes nothing more of it, and is told',
  async () => {
    const url = await createDatabase();
    const [stale, other] = [await open(url), await open(url)];
    await stale.inbox.accept(message('m1'), inLane('lane'));
    await stale.inbox.accept(message('m2'), inLane('elsewhere'));
    const before = work(stale.inbox);
    const runs = [await before.next(), await before.next()];
    const [run, elsewhere] = runs.toSorted((a, b) => a.job.id.localeCompare(b.job.id));
    if (!run || !elsewhere) throw new Error('no runs');
    elsewhere.finish();
    await expect
      .poll(async () => (await stale.inbox.find({ jobId: elsewhere.job.id }))?.state)
      .toBe('done');
    await takeOver(other);
    const next = await work(other.inbox).next();
    const writes: readonly Partial<Job>[] = [
      { state: 'answering' },
      { text: 'stale' },
      { posted: [posted(run.job, 'p1')] },
      { rounds: [{ message: {}, results: [], sources: [] }] },
      { data: { stale: true } },
      { events: [message('other')] },
      { ending: { kind: 'complete', note: null, canRetry: false } },
    ];

    for (const patch of writes)
      await expect(stale.inbox.journal({ ...run.job, ...patch })).rejects.toThrow(
        'another replica',
      );
    await expect(
      stale.inbox.journal({ ...run.job, text: 'stale' }, { ...elsewhere.job, text: 'stale' }),
    ).rejects.toThrow('another replica');
    run.finish();
    await before.stop();

    expect([next.job.id, next.job.attempts]).toEqual([run.job.id, 2]);
    expect(run.lost.aborted).toBe(true);
    const { attempts, ...job } = (await other.inbox.find({ jobId: run.job.id })) ?? run.job;
    expect({ ...job, attempts: 1 }).toEqual(run.job);
    expect(attempts).toBe(2);
    expect((await other.inbox.find({ jobId: elsewhere.job.id }))?.text).toBe('');
    await other.inbox.journal({ ...next.job, text: 'the new holder goes on' });
  },
);

postgresTest('work that has lost its job accepts nothing and writes no other job', async () => {
  const url = await createDatabase();
  const [stale, other] = [await open(url), await open(url)];
  await stale.inbox.accept(message('m1'), inLane('lane'));
  await stale.inbox.accept(message('m2'), inLane('later', { notBefore: Date.now() + 3_600_000 }));
  const foreign = await stale.inbox.find({ messageKey: key('m2') });
  const tried = Promise.withResolvers<readonly unknown[]>();
  const isTaken = Promise.withResolvers<void>();
  const drain = new AbortController();
  const done = stale.inbox.run(async (job) => {
    await isTaken.promise;
    const all = await Promise.allSettled([
      stale.inbox.accept(message('m3'), inLane('new')),
      foreign && stale.inbox.journal({ ...foreign, text: 'stale' }),
    ]);
    tried.resolve(all.map(({ status }) => status));
    expect(job.attempts).toBe(1);
    return { state: 'done' };
  }, drain.signal);
  await expect
    .poll(async () => (await other.inbox.find({ messageKey: key('m1') }))?.attempts)
    .toBe(1);
  await takeOver(other);
  const next = await work(other.inbox).next();
  isTaken.resolve();

  expect(await tried.promise).toEqual(['rejected', 'rejected']);
  drain.abort();
  await done;
  expect(await other.inbox.find({ messageKey: key('m3') })).toBeNull();
  expect(await other.inbox.find({ messageKey: key('m2') })).toEqual(foreign);
  expect((await other.inbox.find({ jobId: next.job.id }))?.state).toBe('accepted');
});

postgresTest(
  'a replica that was stopped for longer than its lease gives its jobs up at once, and says so once',
  async () => {
    const url = await createDatabase();
    let asleepMs = 0;
    const steady = () => performance.now() + asleepMs;
    const [stale, other] = [await open(url, { steady }), await open(url)];
    for (const id of ['m1', 'm2', 'm3']) await stale.inbox.accept(message(id), inLane(id));
    const before = work(stale.inbox);
    const runs = [await before.next(), await before.next(), await before.next()];
    stale.checkClaims();
    expect(runs.map(({ lost }) => lost.aborted)).toEqual([false, false, false]);

    asleepMs = 12_000;
    stale.checkClaims(); // As it is asked before anything is sent: nothing else has run until then.

    expect(runs.map(({ lost }) => lost.aborted)).toEqual([true, true, true]);
    const told = stale.log.lines.filter(({ message: text }) =>
      text.includes('silent for too long'),
    );
    expect(told).toMatchObject([{ level: 'warn', fields: { held: 3 } }]);
    const after = work(other.inbox);
    const next = [await after.next(), await after.next(), await after.next()];
    expect(next.map(({ job }) => job.attempts)).toEqual([2, 2, 2]);
    for (const run of runs) run.finish();
    await stale.inbox.accept(message('m4'), inLane('m4'));
    await found(() => before.started.length + after.started.length === 7); // It begins again.
  },
);

postgresTest(
  'a conversation is not claimed again by the replica whose lost run of it has not ended',
  async () => {
    const url = await createDatabase();
    let asleepMs = 0;
    const replica = await open(url, { steady: () => performance.now() + asleepMs });
    await replica.inbox.accept(message('m1'), inLane('lane'));
    const worker = work(replica.inbox);
    const run = await worker.next();
    asleepMs = 12_000;
    replica.checkClaims();
    await takeOver(replica);
    await replica.inbox.accept(message('m2'), inLane('other'));
    await worker.next();

    expect(worker.started.map(({ job }) => job.attempts)).toEqual([1, 1]);
    run.finish();
    const again = await worker.next();
    expect([again.job.id, again.job.attempts]).toEqual([run.job.id, 2]);
  },
);

postgresTest(
  'a clock that is two hours off changes neither what is due nor who holds what',
  async () => {
    const url = await createDatabase();
    const HOURS = 2 * 3_600_000;
    const ahead = await open(url, { now: () => Date.now() + HOURS });
    const behind = await open(url, { now: () => Date.now() - HOURS });
    const right = await open(url);
    const at = { right: Date.now() + 700, ahead: Date.now() + HOURS + 700 };
    await ahead.inbox.accept(message('m1'), inLane('a', { notBefore: at.ahead }));
    await behind.inbox.accept(message('m2'), inLane('b', { notBefore: at.right - HOURS }));
    const workers = [work(ahead.inbox), work(behind.inbox), work(right.inbox)];
    await right.inbox.accept(message('m3'), inLane('c', { notBefore: at.right }));

    await found(() => workers.flatMap(({ started }) => started).length === 3);

    const runs = workers.flatMap(({ started }) => started);
    expect(new Set(runs.map(({ job }) => job.id)).size).toBe(3);
    for (const { job, lost } of runs) {
      expect(Math.abs(job.createdAt - Date.now())).toBeLessThan(60_000);
      expect(lost.aborted).toBe(false);
    }
  },
);
