import { expect, test } from 'vitest';
import { WriteError } from '../../../src/core/errors.ts';
import { type Job, type Leftover, toJob } from '../../../src/core/job.ts';
import { type Cleanup, createCleanup } from '../../../src/core/jobs/cleanup.ts';
import type { JobRun } from '../../../src/core/jobs/job-run.ts';
import type { Adapter } from '../../../src/core/ports.ts';
import { createRateLimits } from '../../../src/core/reply/rate-limits.ts';
import { createInbox } from '../../../src/storage/inbox.ts';
import { createMemoryRows } from '../../../src/storage/memory/rows.ts';
import { createMemoryStore } from '../../adapters/web/site.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { settle } from '../../waiting.ts';
import { question } from './process.ts';

const HOUR_MS = 60 * 60_000;
const place = { platform: 'test', workspace: 'w', channel: 'c' };
const shut = new WriteError('web_failed', 'place_gone', 'shut');

/** A clean-up on a clock that the test sets, in a place that is shut until the test opens it. */
function setUp() {
  let now = 0;
  let isShut = true;
  const tries: string[] = [];
  const log = createMemoryLog();
  const inbox = createInbox({ rows: createMemoryRows(), log, now: () => now, steady: () => now });
  const attempt = (what: string) => {
    tries.push(`${what} after ${Math.round((now / HOUR_MS) * 100) / 100} h`);
    if (isShut) throw shut;
  };
  const channel = {
    rateLimits: () => [],
    write: async (_: unknown, step: string) => attempt(step),
    remove: async () => attempt('remove'),
    indicate: async (sign: string, id: string) => attempt(`${sign} ${id}`),
  };
  const adapter = {
    channel: () => channel,
    directory: { obstacle: async () => (isShut ? { type: 'archived' } : null) },
  } as unknown as Adapter;
  const store = createMemoryStore();
  const signal = new AbortController().signal;
  const cleanup: Cleanup = createCleanup({
    ...{ store, inbox, adapters: new Map([['test', adapter]]), log },
    ...{ rateLimits: createRateLimits(), shutdown: signal, now: () => now },
  });
  const drain = new AbortController();
  void inbox.run(async (job) => {
    const [event] = job.events;
    const jobRun = { adapter, signals: { writing: signal } } as unknown as JobRun;
    if (event?.type === 'scheduled') await cleanup.run(jobRun, event);
    return { state: 'done' };
  }, drain.signal);
  return {
    cleanup,
    inbox,
    store,
    log,
    tries,
    open: () => {
      isShut = false;
    },
    /** Lets time pass, and what is due be done. */
    async pass(ms: number) {
      now += ms;
      // Anything that is accepted makes the inbox look at the clock.
      const event = { ...question(), key: `${now}` };
      await inbox.accept(event, { notBefore: 0, lane: `${now}`, merge: false });
      await settle();
      await settle();
    },
    end: () => drain.abort(),
  };
}

/** A job with a message that still bears Stop, and what that is to show. */
async function leave({ inbox }: ReturnType<typeof setUp>): Promise<{ job: Job; left: Leftover }> {
  const accepted = await inbox.accept(question(), { notBefore: 0, lane: 'l', merge: false });
  const id = accepted.status === 'new' ? accepted.jobId : '';
  const message = {
    ...{ key: `${id}/0/0`, id: 'm1', state: 'closed' as const },
    ...{ cut: null, openedAt: 0, adapterState: null },
  };
  const job = { ...toJob(id, question(), 0), posted: [message] };
  await inbox.journal(job);
  return { job, left: { message, content: { text: 'Half.', status: 'Cut off.', buttons: [] } } };
}

test('what a shut place did not take is tried again after growing gaps, then given up', async () => {
  const running = setUp();
  const { job, left } = await leave(running);
  await running.cleanup.plan(job.id, { place, messages: [left], marks: [] });
  for (let hours = 0; hours < 24 * 8; hours += 1) await running.pass(HOUR_MS);
  running.end();

  expect(running.tries).toHaveLength(6);
  expect(await running.store.get(`cleanup/${job.id}`)).toBeUndefined();
  expect(running.log.lines.map(({ message }) => message)).toContain(
    'could not clean up after a job',
  );
});

test('an open place ends it, and nothing is tried after that', async () => {
  const running = setUp();
  const { job, left } = await leave(running);
  await running.cleanup.plan(job.id, { place, messages: [left], marks: [] });
  await running.cleanup.onOpened({ platform: 'test', workspace: '' });
  await running.pass(1_000);
  expect(running.tries).toEqual([]); // It is still shut, as the platform tells.
  running.open();
  await running.cleanup.onOpened({ platform: 'test', workspace: 'other' });
  await running.pass(1_000);
  expect(running.tries).toEqual([]);
  await running.cleanup.onOpened({ platform: 'test', workspace: 'w' });
  for (let hours = 0; hours < 24 * 8; hours += 1) await running.pass(HOUR_MS);
  running.end();

  expect(running.tries).toHaveLength(1);
  expect(await running.store.get('cleanup')).toEqual([]);
});

test('a message that another job has taken over is left to that', async () => {
  const running = setUp();
  const { job, left } = await leave(running);
  await running.cleanup.plan(job.id, { place, messages: [left], marks: [] });
  await running.inbox.journal({ ...job, posted: [], successor: 'another' });
  running.open();
  await running.pass(HOUR_MS);
  running.end();

  expect(running.tries).toEqual([]);
});

test('a mark is tried within the minute, and what was to go is removed', async () => {
  const running = setUp();
  const { job, left } = await leave(running);
  running.open();
  const mark = { place, asker: 'u1', id: 'q1' };
  await running.cleanup.plan(job.id, { place, messages: [], marks: [mark] });
  await running.pass(20_000);
  await running.cleanup.plan('other', {
    place,
    messages: [{ ...left, content: null }],
    marks: [],
  });
  await running.pass(HOUR_MS);
  running.end();

  expect(running.tries.map((each) => each.replace(/ after .*/, ''))).toEqual(['left q1', 'remove']);
});

test('of too many the oldest are given up', async () => {
  const running = setUp();
  const { left } = await leave(running);
  for (let n = 0; n < 502; n += 1)
    await running.cleanup.plan(`j${n}`, { place, messages: [left], marks: [] });
  running.end();

  expect(await running.store.get('cleanup')).toHaveLength(500);
  expect(await running.store.get('cleanup/j1')).toBeUndefined();
  expect(await running.store.get('cleanup/j2')).toBeDefined();
});
