import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createInbox } from '../../src/storage/inbox.ts';
import { createLines, inLane, message } from './events.ts';
import { createFolder } from './folder.ts';
import { openSqliteRows } from './sqlite-rows.ts';
import { idle, startWorker } from './worker.ts';

let folder: ReturnType<typeof createFolder>;
let opened: Awaited<ReturnType<typeof openSqliteRows>>;
beforeEach(async () => {
  folder = createFolder();
  opened = await openSqliteRows(folder.path('parley.db'));
});
afterEach(() => {
  vi.useRealTimers();
  opened.database.close();
  folder.remove();
});

// SQLite takes the present size.
const fill = (database: DatabaseSync) => database.exec('PRAGMA max_page_count = 1');
const makeRoom = (database: DatabaseSync) => database.exec('PRAGMA max_page_count = 1000000');
const setReadOnly = (database: DatabaseSync, isOn: boolean) =>
  database.exec(`PRAGMA query_only = ${isOn}`);

/** Long enough not to fit in what is left of a page. */
function long(id: string) {
  const event = message(id);
  return { ...event, message: { ...event.message, text: 'x'.repeat(20_000) } };
}

test('a full disk refuses an event with a sentence, and takes the same event once there is room', async () => {
  const inbox = createInbox({ rows: opened.rows, log: createLines() });
  fill(opened.database);

  await expect(inbox.accept(long('m1'), inLane('a'))).rejects.toMatchObject({
    name: 'UserError',
    code: 'store_failed',
    message: expect.stringContaining('is full. Make room'),
  });
  expect(await inbox.find({ messageKey: 'test/w/general/m1' })).toBeNull();
  makeRoom(opened.database);

  expect((await inbox.accept(long('m1'), inLane('a'))).status).toBe('new');
  expect((await inbox.accept(long('m1'), inLane('a'))).status).toBe('seen');
});

test('a message that cannot be stored is not in the waiting job either', async () => {
  const inbox = createInbox({ rows: opened.rows, log: createLines() });
  const merge = inLane('a', { merge: true });
  await inbox.accept(message('m1'), merge);
  fill(opened.database);
  await expect(inbox.accept(long('m2'), merge)).rejects.toThrow('is full');
  makeRoom(opened.database);
  await inbox.accept(message('m3'), merge);
  const worker = startWorker(inbox);
  const { job, finish } = await worker.next();

  expect(job.events.map(({ key }) => key)).toEqual([
    'test/w/general/m1/message',
    'test/w/general/m3/message',
  ]);
  finish();
  await worker.stop();
});

test('a store that has become read-only refuses with a sentence, and works when it can be written to again', async () => {
  const inbox = createInbox({ rows: opened.rows, log: createLines() });
  setReadOnly(opened.database, true);

  await expect(inbox.accept(message('m1'), inLane('a'))).rejects.toMatchObject({
    code: 'store_failed',
    message: expect.stringContaining('can’t be written to'),
  });
  setReadOnly(opened.database, false);

  expect((await inbox.accept(message('m1'), inLane('a'))).status).toBe('new');
});

test('a job whose attempt cannot be stored is not begun before it can', async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
    now: 1_000_000,
  });
  const log = createLines();
  const inbox = createInbox({ rows: opened.rows, log });
  await inbox.accept(message('m1'), inLane('a'));
  setReadOnly(opened.database, true);
  const worker = startWorker(inbox);
  await idle();
  expect([worker.started.length, log.lines.length]).toEqual([0, 1]);

  setReadOnly(opened.database, false);
  await vi.advanceTimersByTimeAsync(2_000);
  const { job, finish } = await worker.next();

  expect(job.attempts).toBe(1);
  finish();
  await worker.stop();
});

test('an end that cannot be stored is stored later, and the lane waits for it', async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
    now: 1_000_000,
  });
  const log = createLines();
  const inbox = createInbox({ rows: opened.rows, log });
  await inbox.accept(message('m1'), inLane('a'));
  await inbox.accept(message('m2'), inLane('a'));
  const worker = startWorker(inbox);
  const first = await worker.next();
  setReadOnly(opened.database, true);
  first.finish();
  await idle();
  await vi.advanceTimersByTimeAsync(2_000);
  await idle();
  expect([worker.started.length, log.lines.length]).toEqual([1, 2]);

  setReadOnly(opened.database, false);
  await vi.advanceTimersByTimeAsync(60_000);
  const second = await worker.next();

  expect((await inbox.find({ jobId: first.job.id }))?.state).toBe('done');
  second.finish();
  await worker.stop();
});

test('a stop reaches the running work also while nothing can be stored', async () => {
  const inbox = createInbox({ rows: opened.rows, log: createLines() });
  await inbox.accept(message('m1'), inLane('a'));
  const worker = startWorker(inbox);
  const { job, signal, finish } = await worker.next();
  setReadOnly(opened.database, true);

  await expect(inbox.interrupt({ jobId: job.id }, 'stop')).rejects.toThrow('can’t be written to');

  expect(signal.reason).toBe('stop');
  setReadOnly(opened.database, false);
  finish();
  await worker.stop();
});

test('a stored job that cannot be read is told in the log and leaves the others alone', async () => {
  const inbox = createInbox({ rows: opened.rows, log: createLines() });
  await inbox.accept(message('m1'), inLane('a'));
  await inbox.accept(message('m2'), inLane('b'));
  opened.database.exec("UPDATE jobs SET events = 'no JSON' WHERE lane = 'a'");

  const worker = startWorker(createInbox({ rows: opened.rows, log: createLines() }));
  const { job, finish } = await worker.next();

  expect(job.events[0]?.key).toContain('m2');
  expect(opened.log.lines).toMatchObject([{ level: 'error' }]);
  finish();
  await worker.stop();
});
