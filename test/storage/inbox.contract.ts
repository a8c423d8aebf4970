import { expect, test } from 'vitest';
import { found } from '../waiting.ts';
import { createBench, DAY_MS, key, LANE, type OpenStore } from './bench.ts';
import { command, createLines, due, inLane, message, press } from './events.ts';
import { startWorker } from './worker.ts';

const MERGE = inLane(LANE, { merge: true });

/** What every inbox promises of accepting and running. */
export function testInbox(name: string, open: () => Promise<OpenStore>): void {
  const { openInbox, work, crash, idle, clock } = createBench(open);

  test(`${name}: an event delivered five times is accepted once`, async () => {
    const inbox = openInbox();

    const results = await Promise.all(
      Array.from({ length: 5 }, () => inbox.accept(message('m1'), inLane(LANE))),
    );

    // A database with several connections may take them in any order.
    const statuses = results.map(({ status }) => status).toSorted();
    expect(statuses).toEqual(['new', 'seen', 'seen', 'seen', 'seen']);
    expect(await openInbox().accept(message('m1'), inLane(LANE))).toEqual({ status: 'seen' });
  });

  test(`${name}: a job has a short url-safe id, and ids sort by acceptance`, async () => {
    const inbox = openInbox({ now: () => 1_800_000_000_000 });

    const ids: string[] = [];
    for (let i = 0; i < 50; i += 1) {
      const accepted = await inbox.accept(message(`m${i}`), inLane(`lane ${i}`));
      if (accepted.status === 'new') ids.push(accepted.jobId);
    }

    expect(ids.filter((id) => /^[a-z0-9]{1,20}$/.test(id))).toHaveLength(50);
    expect(new Set(ids).size).toBe(50);
    expect(ids.toSorted()).toEqual(ids);
  });

  test(`${name}: messages that wait share one job, in order`, async () => {
    const inbox = openInbox();
    const first = await inbox.accept(message('m1'), MERGE);
    const second = await inbox.accept(message('m2', { by: 'bob' }), MERGE);

    const { job } = await work(inbox).next();

    expect(second).toMatchObject({ status: 'new', jobId: job.id, isBusy: false });
    expect(first).toMatchObject({ jobId: job.id });
    expect(job.events.map((event) => event.type === 'message' && event.message.id)).toEqual([
      'm1',
      'm2',
    ]);
    expect((await inbox.find({ messageKey: key('m2') }))?.id).toBe(job.id);
  });

  test(`${name}: the job of a conversation that was begun is found until it has ended`, async () => {
    const inbox = openInbox();
    const { conversation } = message('m1');
    await inbox.accept(message('m1'), inLane(LANE));
    expect(await inbox.find({ begunIn: conversation })).toBeNull();
    const worker = work(inbox);
    const first = await worker.next();
    await inbox.accept(message('m2'), inLane(LANE));

    expect((await openInbox().find({ begunIn: conversation }))?.id).toBe(first.job.id);
    first.finish();
    const second = await worker.next();
    expect((await inbox.find({ begunIn: conversation }))?.id).toBe(second.job.id);
    second.finish();
    await expect.poll(() => inbox.find({ begunIn: conversation })).toBeNull();
  });

  test(`${name}: a message that arrives while a job runs is not added to it, and is told to wait`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    const worker = work(inbox);
    const run = await worker.next();

    const second = await inbox.accept(message('m2'), MERGE);
    const third = await inbox.accept(message('m3'), MERGE);
    await idle();

    expect(second).toMatchObject({ status: 'new', isBusy: true });
    expect(third).toMatchObject({ jobId: second.status === 'new' && second.jobId, isBusy: true });
    expect(worker.started).toHaveLength(1);
    run.finish();
    expect((await worker.next()).job.events).toHaveLength(2);
  });

  test(`${name}: only messages share a job, and only where they are asked to`, async () => {
    const inbox = openInbox();
    await inbox.accept(command('c1', 'm0'), inLane(LANE));
    await inbox.accept(message('m1'), MERGE);
    await inbox.accept(message('m2'), inLane(LANE));
    await inbox.accept(press('p1'), MERGE);
    const worker = work(inbox);

    const types: string[][] = [];
    for (let i = 0; i < 4; i += 1) {
      const run = await worker.next();
      types.push(run.job.events.map(({ type }) => type));
      run.finish();
    }

    expect(types).toEqual([['command'], ['message'], ['message'], ['action']]);
  });

  test(`${name}: a flood in one conversation is answered in jobs of a bounded size`, async () => {
    const inbox = openInbox();
    for (let i = 0; i < 150; i += 1) await inbox.accept(message(`m${i}`), MERGE);
    const worker = work(inbox);

    const first = await worker.next();
    first.finish();
    const second = await worker.next();

    expect([first.job.events.length, second.job.events.length]).toEqual([100, 50]);
  });

  test(`${name}: one job a lane at a time, lanes at the same time`, async () => {
    const inbox = openInbox();
    for (const id of ['a1', 'a2', 'b1'])
      await inbox.accept(message(id), inLane(id.startsWith('a') ? 'a' : 'b'));
    const worker = work(inbox);
    await idle();

    expect(worker.started.map(({ job }) => job.events[0]?.key)).toEqual([
      'test/w/general/a1/message',
      'test/w/general/b1/message',
    ]);
    worker.started[0]?.finish();
    await idle();
    expect(worker.started).toHaveLength(3);
  });

  test(`${name}: a channel that floods does not keep another channel waiting`, async () => {
    const inbox = openInbox({ maxConcurrent: 2 });
    for (let i = 0; i < 20; i += 1)
      await inbox.accept(message(`flood${i}`, { channel: 'loud' }), inLane(`loud/${i}`));
    await inbox.accept(message('q', { channel: 'quiet' }), inLane('quiet/q'));
    const worker = work(inbox);

    await worker.next();
    const second = await worker.next();

    expect(second.job.events[0]?.place.channel).toBe('quiet');
    await idle();
    expect(worker.started).toHaveLength(2); // As many at once as allowed.
  });

  test(`${name}: a job is not run before its time, and then without anybody asking`, async () => {
    clock.stop(1_000_000);
    const inbox = openInbox();
    const worker = work(inbox);
    await inbox.accept(message('m1'), inLane(LANE, { notBefore: 1_001_500 }));
    await idle();

    await clock.advance(1_499);
    expect(worker.started).toHaveLength(0);
    await clock.advance(1);
    await found(() => worker.started.length > 0);
    expect(worker.started).toHaveLength(1);
  });

  test(`${name}: a long message stops waiting when its author's next part comes, not for somebody else's`, async () => {
    clock.stop(1_000_000);
    const inbox = openInbox();
    const worker = work(inbox);
    await inbox.accept(message('long'), { ...MERGE, notBefore: 1_001_500 });

    await inbox.accept(message('other', { by: 'bob' }), MERGE);
    await idle();
    expect(worker.started).toHaveLength(0);
    await inbox.accept(message('other 2', { by: 'bob' }), MERGE);
    await idle();

    expect(worker.started[0]?.job.events).toHaveLength(3);
  });

  test(`${name}: what is planned for later holds up nobody, and is run when it is due`, async () => {
    clock.stop(1_000_000);
    const inbox = openInbox();
    const worker = work(inbox);
    await inbox.accept(due('d1'), inLane(LANE, { notBefore: 1_000_000 + 60 * DAY_MS }));
    const accepted = await inbox.accept(message('m1'), MERGE);
    await idle();

    expect(accepted).toMatchObject({ isBusy: false });
    expect(worker.started.map(({ job }) => job.events[0]?.type)).toEqual(['message']);
    await clock.advance(60 * DAY_MS); // More than one timer can count.
    expect(worker.started).toHaveLength(1); // Due, but another job of its lane still runs.
    (await worker.next()).finish();
    await idle();
    expect((await worker.next()).job.events[0]?.type).toBe('scheduled');
  });

  test(`${name}: an attempt is stored before the work begins, and a deliberate second go is no further one`, async () => {
    const inbox = openInbox();
    const accepted = await inbox.accept(message('m1'), MERGE);
    const jobId = accepted.status === 'new' ? accepted.jobId : '';
    const worker = work(inbox);
    const run = await worker.next();

    expect(run.job.attempts).toBe(1);
    expect((await inbox.find({ jobId }))?.attempts).toBe(1);
    run.finish({ state: 'again', notBefore: 0 });
    expect((await worker.next()).job.attempts).toBe(1);
  });

  test(`${name}: jobs of a process that died are run again first, with their attempts counted`, async () => {
    const before = openInbox({ now: () => 1_000 });
    // Older, but never begun.
    await before.accept(message('m1'), inLane('a', { notBefore: 2_000 }));
    await before.accept(message('m2'), inLane('b'));
    const dead = await startWorker(before).next(); // Its process never ends it.
    await crash(before);

    const after = openInbox({ now: () => 3_000, maxConcurrent: 1 });
    await after.accept(message('m3'), inLane('c'));
    const worker = work(after);
    const first = await worker.next();
    first.finish();
    const second = await worker.next();

    expect(first.job).toMatchObject({ id: dead.job.id, attempts: 2, state: 'accepted' });
    expect(second.job).toMatchObject({
      attempts: 1,
      events: [{ key: 'test/w/general/m1/message' }],
    });
  });

  test(`${name}: work that throws is tried again after growing waits, then given up`, async () => {
    clock.stop(1_000_000);
    const log = createLines();
    const inbox = openInbox({ log });
    await inbox.accept(message('m1'), MERGE);
    const worker = work(inbox);
    for (const waitMs of [2_000, 8_000, 32_000]) {
      (await worker.next()).fail(new Error('broken'));
      await idle();
      const started = worker.started.length;
      await clock.advance(waitMs - 1);
      expect(worker.started).toHaveLength(started);
      await clock.advance(1);
      expect(worker.started).toHaveLength(started + 1);
    }
    (await worker.next()).fail(new Error('broken'));
    await idle();

    expect(worker.started.map(({ job }) => job.attempts)).toEqual([1, 2, 3, 4]);
    expect((await inbox.find({ messageKey: key('m1') }))?.state).toBe('dropped');
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(4);
  });

  test(`${name}: a run that is told to stop starts nothing more and waits for what runs`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    const worker = startWorker(inbox);
    const run = await worker.next();
    let isOver = false;
    const stopped = worker.stop().then(() => {
      isOver = true;
    });
    await inbox.accept(message('m2'), inLane('other'));
    await idle();

    expect([isOver, run.signal.aborted, worker.started.length]).toEqual([false, false, 1]);
    run.finish();
    await stopped;
    expect(worker.started).toHaveLength(1);
    expect((await work(inbox).next()).job.events[0]?.key).toContain('m2');
  });
}
