import { expect, test } from 'vitest';
import type { MessageEvent } from '../../src/core/events.ts';
import type { Job, Posted } from '../../src/core/job.ts';
import { createBench, DAY_MS, key, LANE, type OpenStore } from './bench.ts';
import { command, inLane, message, press } from './events.ts';
import { startWorker } from './worker.ts';

const MERGE = inLane(LANE, { merge: true });

function posted(job: Job, id: string, adapterState: Posted['adapterState'] = null): Posted {
  return { key: `${job.id}/0/0`, id, state: 'closed', cut: null, openedAt: 1, adapterState };
}

function withToken(event: MessageEvent): MessageEvent {
  return { ...event, message: { ...event.message, searchToken: 'secret-token' } };
}

/** What every inbox promises of journalling, finding, interrupting and forgetting. */
export function testJournal(name: string, open: () => Promise<OpenStore>): void {
  const { openInbox, work, crash, live, idle } = createBench(open);

  test(`${name}: what is journalled is what the next process finds`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    const { job } = await work(inbox).next();
    const written: Job = {
      ...job,
      state: 'delivering',
      text: 'half a smile \ud83d',
      posted: [posted(job, 'p1')],
      rounds: [{ message: { role: 'assistant' }, results: [], sources: [] }],
      ending: { kind: 'complete', note: null, canRetry: false },
    };

    await inbox.journal(written);

    expect(await openInbox().find({ jobId: job.id })).toEqual(written);
  });

  // Kind: what is held is changed in place, so that it looks stored and is not.
  test(`${name}: what a job holds cannot be changed in place, as it is given and once it is journalled`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    const { job } = await work(inbox).next();
    const round = { message: { role: 'assistant' }, results: [], sources: [] };
    const written: Job = {
      ...job,
      posted: [posted(job, 'p1')],
      rounds: [round],
      files: [],
      data: { type: 'drawing', drawn: [1] },
    };

    expect(() => job.posted.push(posted(job, 'p0'))).toThrow(TypeError);
    expect(() => job.events.pop()).toThrow(TypeError);
    await inbox.journal(written);

    expect(() => written.posted.push(posted(job, 'p2'))).toThrow(TypeError);
    expect(() => Object.assign(written.posted[0] ?? {}, { state: 'closed' })).toThrow(TypeError);
    expect(() => Object.assign(round.message, { role: 'user' })).toThrow(TypeError);
    expect(() => written.files.push({ name: 'a', hash: 'b', mimeType: 'c', alt: '' })).toThrow();
    expect(() => Object.assign(written.data ?? {}, { drawn: [] })).toThrow(TypeError);
    expect(await openInbox().find({ jobId: job.id })).toEqual(written);
  });

  test(`${name}: a job is found by what it answers and by what it wrote, also in another channel`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    await inbox.accept(command('c1', 'm2'), inLane('other'));
    const worker = work(inbox);
    const first = await worker.next();
    const second = await worker.next();
    await inbox.journal({
      ...first.job,
      posted: [posted(first.job, 'p1'), posted(first.job, 'p2', { channel: 'thread' })],
    });

    const ids = await Promise.all(
      [key('m1'), key('p1'), key('p2', 'thread'), key('p2'), key('m2')].map(
        async (messageKey) => (await inbox.find({ messageKey }))?.id ?? null,
      ),
    );

    expect(ids).toEqual([first.job.id, first.job.id, first.job.id, null, second.job.id]);
    expect((await inbox.find({ conversation: first.job.conversation }))?.id).toBe(second.job.id);
  });

  test(`${name}: a message that its job gave up is found no more`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    const { job } = await work(inbox).next();
    await inbox.journal({ ...job, posted: [posted(job, 'p1')] });

    await inbox.journal({ ...job, posted: [] });

    expect(await inbox.find({ messageKey: key('p1') })).toBeNull();
    expect((await inbox.find({ messageKey: key('m1') }))?.id).toBe(job.id);
  });

  test(`${name}: a job that adopts another's messages is found instead of it, also after that is journalled`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    const worker = work(inbox);
    const first = await worker.next();
    await inbox.journal({ ...first.job, posted: [posted(first.job, 'p1')] });
    first.finish();
    await idle();
    await inbox.accept(press('again'), inLane(LANE));
    const second = await worker.next();
    const from = await inbox.find({ messageKey: key('p1') });
    if (!from) throw new Error('not found');

    await inbox.journal({ ...second.job, events: from.events, posted: from.posted });
    await inbox.journal({ ...from, posted: [] });

    expect((await inbox.find({ messageKey: key('m1') }))?.id).toBe(second.job.id);
    expect((await inbox.find({ messageKey: key('p1') }))?.id).toBe(second.job.id);
    expect(await inbox.find({ jobId: from.id })).toMatchObject({ state: 'done', posted: [] });
  });

  test(`${name}: a journal behind a job's end does not bring it back to life`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    const { job, finish } = await work(inbox).next();
    finish();
    await idle();

    await inbox.journal({ ...job, state: 'answering', text: 'late' });

    expect(await inbox.find({ jobId: job.id })).toMatchObject({ state: 'done', text: 'late' });
    expect(await live()).toEqual([]);
  });

  test(`${name}: an interruption aborts the running work with its reason, and survives the journal`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    const { job, signal } = await work(inbox).next();

    const interrupted = await inbox.interrupt({ conversation: job.conversation }, 'stop');
    await inbox.journal({ ...job, text: 'as far as it came' });

    expect(interrupted).toMatchObject({ id: job.id, interruption: 'stop' });
    expect([signal.aborted, signal.reason]).toEqual([true, 'stop']);
    const stored = await openInbox().find({ jobId: job.id });
    expect(stored).toMatchObject({ interruption: 'stop', text: 'as far as it came' });
  });

  test(`${name}: after a crash an interrupted job is run aborted from the start`, async () => {
    const before = openInbox();
    await before.accept(message('m1'), MERGE);
    const { job } = await startWorker(before).next();
    await before.interrupt({ jobId: job.id }, 'edit');
    await crash(before);

    const run = await work(openInbox()).next();

    expect([run.job.id, run.signal.aborted, run.signal.reason]).toEqual([job.id, true, 'edit']);
  });

  test(`${name}: a waiting job whose only message is stopped or deleted is dropped`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), inLane('a'));
    await inbox.accept(message('m2'), inLane('b'));

    const stopped = await inbox.interrupt({ messageKey: key('m1') }, 'stop');
    const deleted = await inbox.interrupt({ messageKey: key('m2') }, 'delete');
    const worker = work(inbox);
    await idle();

    expect([stopped?.state, deleted?.state]).toEqual(['dropped', 'dropped']);
    expect(worker.started).toEqual([]);
    expect((await inbox.find({ messageKey: key('m2') }))?.state).toBe('dropped');
  });

  test(`${name}: a waiting job loses the one message that is deleted`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    await inbox.accept(message('m2'), MERGE);

    await inbox.interrupt({ messageKey: key('m1') }, 'delete');
    const { job, signal } = await work(inbox).next();

    expect(job.events.map((event) => event.key)).toEqual(['test/w/general/m2/message']);
    expect(signal.aborted).toBe(false);
    expect(await inbox.find({ messageKey: key('m1') })).toBeNull();
  });

  test(`${name}: a waiting job that is edited takes in the rest of it, and is run aborted`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    const edited = await inbox.interrupt({ messageKey: key('m1') }, 'edit');
    await inbox.accept(message('m2'), MERGE);
    const worker = work(inbox);
    const first = await worker.next();

    expect(first.job).toMatchObject({ id: edited?.id, interruption: 'edit' });
    expect(first.signal.reason).toBe('edit');
    expect(first.job.events).toHaveLength(2);
    first.finish({ state: 'dropped' });
  });

  test(`${name}: of several waiting messages the one that is deleted goes, the others wait on`, async () => {
    const inbox = openInbox();
    const later = inLane(LANE, { merge: true, notBefore: Date.now() + 60_000 });
    for (const id of ['m1', 'm2', 'm3']) await inbox.accept(message(id), later);
    const job = await inbox.find({ messageKey: key('m2') });
    await inbox.interrupt({ jobId: job?.id ?? '', messageKey: key('m2') }, 'delete');
    await inbox.accept(message('m4'), later);
    const left = await inbox.find({ messageKey: key('m4') });

    expect(left).toMatchObject({ id: job?.id, interruption: null });
    expect(left?.events.map((event) => event.key.match(/m\d/)?.[0])).toEqual(['m1', 'm3', 'm4']);
  });

  test(`${name}: nothing is interrupted that has ended or never was`, async () => {
    const inbox = openInbox();
    await inbox.accept(message('m1'), MERGE);
    const run = await work(inbox).next();
    run.finish();
    await idle();

    expect(await inbox.interrupt({ jobId: run.job.id }, 'stop')).toBeNull();
    expect(await inbox.interrupt({ messageKey: key('m1') }, 'delete')).toBeNull();
    expect(await inbox.interrupt({ conversation: 'no' }, 'stop')).toBeNull();
    expect((await inbox.find({ jobId: run.job.id }))?.interruption).toBeNull();
  });

  test(`${name}: an interaction's secret goes with its job`, async () => {
    const inbox = openInbox();
    await inbox.accept(command('c1', null), inLane('a'));
    const run = await work(inbox).next();
    expect(JSON.stringify(run.job)).toContain('secret-token');
    run.finish();
    await idle();

    const ended = await inbox.find({ jobId: run.job.id });
    expect(ended?.events[0]?.key).toBe('c1/command');
    expect(JSON.stringify(ended)).not.toContain('secret-token');
  });

  test(`${name}: an interaction's secret does not wait with its job for longer than it is good for`, async () => {
    let now = 1_000_000;
    const inbox = openInbox({ now: () => now });
    await inbox.accept(press('p1'), inLane('a', { notBefore: now + DAY_MS }));
    await inbox.sweep();
    const stored = async () => JSON.stringify(await live());
    expect(await stored()).toContain('secret-token');

    now += 15 * 60 * 1000;
    await inbox.sweep();

    expect(await stored()).toContain('p1/action');
    expect(await stored()).not.toContain('secret-token');
  });

  test(`${name}: the token of a search goes with its job, and with the end of its time`, async () => {
    let now = 1_000_000;
    const inbox = openInbox({ now: () => now });
    const asked = withToken(message('m1'));
    await inbox.accept(asked, inLane('a'));
    const run = await work(inbox).next();
    expect(run.job.events).toEqual([asked]);
    run.finish();
    await idle();
    expect((await inbox.find({ jobId: run.job.id }))?.events).toEqual([message('m1')]);

    const later = { notBefore: now + DAY_MS, merge: true };
    await inbox.accept(message('m2'), inLane('b', later));
    await inbox.accept(withToken(message('m3')), inLane('b', later)); // Shares its answer.
    await inbox.accept({ ...command('c1', 'm4'), searchToken: 'secret-token' }, inLane('c', later));
    expect(JSON.stringify(await live()).match(/secret-token/g)).toHaveLength(2);
    now += 15 * 60 * 1000;
    await inbox.sweep();

    expect(JSON.stringify(await live())).toContain('text of m3');
    expect(JSON.stringify(await live())).not.toContain('secret-token');
  });

  test(`${name}: ended jobs and event keys are kept for seven days, unfinished jobs for good`, async () => {
    let now = 1_000_000;
    const inbox = openInbox({ now: () => now });
    await inbox.accept(message('m1'), inLane('a'));
    await inbox.accept(message('m2'), inLane('b', { notBefore: now + 30 * DAY_MS }));
    const run = await work(inbox).next();
    run.finish();
    await idle();

    now += 7 * DAY_MS;
    await inbox.sweep();
    expect((await inbox.find({ messageKey: key('m1') }))?.id).toBe(run.job.id);
    expect(await inbox.accept(message('m1'), inLane('a'))).toEqual({ status: 'seen' });
    now += 1;
    await inbox.sweep();

    expect(await inbox.find({ messageKey: key('m1') })).toBeNull();
    expect(await inbox.find({ jobId: run.job.id })).toBeNull();
    expect(await inbox.find({ messageKey: key('m2') })).not.toBeNull();
    expect((await inbox.accept(message('m1'), inLane('c'))).status).toBe('new');
  });
}
