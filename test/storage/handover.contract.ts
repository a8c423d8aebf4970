import { expect, test } from 'vitest';
import type { Job, Posted } from '../../src/core/job.ts';
import { toPlaceOf } from '../../src/core/messages.ts';
import { createBench, key, LANE, type OpenStore } from './bench.ts';
import { inLane, message, press } from './events.ts';

// The kind: a button names a job, the job hands its messages on to another job, and what is
// pressed afterwards has to find that one. Or the same is asked for once more while it is being
// done.

function posted(job: Job, id: string): Posted {
  return { key: `${job.id}/0/0`, id, state: 'closed', cut: null, openedAt: 1, adapterState: null };
}

/**
 * What every inbox promises of jobs that take over the messages of others, and of what is to be
 * done once.
 */
export function testHandover(name: string, open: () => Promise<OpenStore>): void {
  const { openInbox, work, live, idle } = createBench(open);
  type Worker = ReturnType<typeof work>;
  type OwnInbox = ReturnType<typeof openInbox>;

  /** A job that has answered `m1` with the message `p1`, and ended. */
  const answered = async (inbox: OwnInbox, worker: Worker): Promise<Job> => {
    await inbox.accept(message('m1'), inLane(LANE));
    const { job, finish } = await worker.next();
    await inbox.journal({ ...job, posted: [posted(job, 'p1')], text: 'an answer' });
    finish();
    await idle();
    return job;
  };

  /** The next job, which takes over what `from` holds, in one journal. */
  const takeOver = async (inbox: OwnInbox, worker: Worker, from: string, id: string) => {
    await inbox.accept(press(id), inLane(LANE));
    const run = await worker.next();
    const old = await inbox.find({ exactJobId: from });
    if (!old) throw new Error('not found');
    const { events, posted } = old;
    await inbox.journal(
      { ...run.job, events, posted },
      { ...old, posted: [], successor: run.job.id },
    );
    return run;
  };

  test(`${name}: whoever asks for a job gets the last of those that have taken over its messages`, async () => {
    const inbox = openInbox();
    const worker = work(inbox);
    const first = await answered(inbox, worker);
    expect(await inbox.find({ jobId: first.id })).toMatchObject({ id: first.id, successor: null });
    const second = await takeOver(inbox, worker, first.id, 'b1');
    second.finish();
    await idle();
    const third = await takeOver(inbox, worker, second.job.id, 'b2');

    for (const each of [inbox, openInbox()]) {
      const ids = await Promise.all(
        [
          { jobId: first.id },
          { jobId: second.job.id },
          { jobId: third.job.id },
          { messageKey: key('m1') },
          { messageKey: key('p1') },
        ].map(async (target) => (await each.find(target))?.id),
      );
      expect(ids).toEqual(Array.from({ length: 5 }, () => third.job.id));
      expect(await each.find({ exactJobId: first.id })).toMatchObject({
        ...{ id: first.id, state: 'done', posted: [], text: 'an answer' },
        successor: second.job.id,
      });
    }
    expect(await inbox.find({ jobId: 'nobody' })).toBeNull();
    expect(await inbox.find({ exactJobId: 'nobody' })).toBeNull();
  });

  test(`${name}: an interruption of a job reaches the one that has taken it over`, async () => {
    const inbox = openInbox();
    const worker = work(inbox);
    const first = await answered(inbox, worker);
    const { job, signal } = await takeOver(inbox, worker, first.id, 'b1');

    expect(await inbox.interrupt({ exactJobId: first.id }, 'stop')).toBeNull();
    expect(signal.aborted).toBe(false);
    expect(await inbox.interrupt({ jobId: first.id }, 'delete')).toMatchObject({ id: job.id });
    expect(signal.reason).toBe('delete');
  });

  test(`${name}: a run whose messages were taken over gets none of them back by what it still journals`, async () => {
    const inbox = openInbox();
    const worker = work(inbox);
    await inbox.accept(message('m1'), inLane('elsewhere'));
    const first = await worker.next();
    const kept = { ...first.job, posted: [posted(first.job, 'p1')] };
    await inbox.journal(kept);
    const second = await takeOver(inbox, worker, first.job.id, 'b1');

    await inbox.journal({ ...kept, posted: [...kept.posted], text: 'late' });
    first.finish();
    await idle();

    expect(await inbox.find({ exactJobId: first.job.id })).toMatchObject({
      ...{ state: 'done', posted: [], successor: second.job.id, text: 'late' },
    });
    for (const messageKey of [key('m1'), key('p1')])
      expect((await inbox.find({ messageKey }))?.id).toBe(second.job.id);
  });

  test(`${name}: what a job keeps of what was made from it, of its removal and of what it read outlasts the process`, async () => {
    const inbox = openInbox();
    const job = await answered(inbox, work(inbox));
    const before = await inbox.find({ jobId: job.id });
    if (!before) throw new Error('not found');
    const place = toPlaceOf('test/w/c1/t1');
    const asking = { here: place, asker: { id: 'u1', isExternal: false } };
    const readings: Job['readings'] = [
      { ...asking, to: 'everyone', places: [toPlaceOf('test/w/c2')] },
      { ...asking, to: { person: 'u1' }, places: [place] },
    ];
    await inbox.journal({ ...before, derived: ['a', 'b'], removedAt: 12, posted: [], readings });

    expect(await openInbox().find({ jobId: job.id })).toMatchObject({
      ...{ derived: ['a', 'b'], removedAt: 12, posted: [], successor: null, readings },
    });
  });

  test(`${name}: what is to be done once is not accepted again while it waits or runs, also by the next process`, async () => {
    const before = openInbox();
    const once = inLane(LANE, { once: 'again/j1' });
    expect(await before.accept(press('b1'), once)).toMatchObject({ status: 'new' });
    expect(await before.accept(press('b2'), once)).toEqual({ status: 'seen' });
    expect(await before.accept(press('b3'), inLane('other', { once: 'again/j2' }))).toMatchObject({
      status: 'new',
    });

    const inbox = openInbox();
    expect(await inbox.accept(press('b4'), once)).toEqual({ status: 'seen' });
    const worker = work(inbox);
    const runs = [await worker.next(), await worker.next()];
    expect(await inbox.accept(press('b5'), once)).toEqual({ status: 'seen' });
    for (const run of runs) run.finish();
    await idle();

    expect(await live()).toEqual([]);
    expect(await inbox.accept(press('b6'), once)).toMatchObject({ status: 'new' });
    // Delivered again, now that it would be accepted: it was a second press then, and still does
    // nothing.
    expect(await inbox.accept(press('b2'), inLane('z', { once: 'again/j3' }))).toEqual({
      status: 'seen',
    });
  });

  test(`${name}: what is done once keeps its name while its job takes over another's messages, and waits to be run again`, async () => {
    const inbox = openInbox();
    const worker = work(inbox);
    const first = await answered(inbox, worker);
    const once = inLane(LANE, { once: `again/${first.id}` });
    await inbox.accept(press('b1'), once);
    const { job, finish } = await worker.next();
    const old = await inbox.find({ jobId: first.id });
    if (!old) throw new Error('not found');
    const { events, posted } = old;
    await inbox.journal({ ...job, events, posted }, { ...old, posted: [], successor: job.id });

    expect(await inbox.accept(press('b2'), once)).toEqual({ status: 'seen' });
    finish({ state: 'again', notBefore: Date.now() + 60_000 });
    await idle();
    expect(await inbox.accept(press('b3'), once)).toEqual({ status: 'seen' });
    expect(await live()).toHaveLength(1);
  });
}
