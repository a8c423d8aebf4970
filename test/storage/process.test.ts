import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toMessageKey } from '../../src/core/events.ts';
import { openSqlite } from '../../src/storage/sqlite/index.ts';
import { createLines, inLane, message } from './events.ts';
import { createFolder } from './folder.ts';
import { startWorker } from './worker.ts';

let folder: ReturnType<typeof createFolder>;
let holder: ChildProcess;
let path: string;

beforeEach(async () => {
  folder = createFolder();
  path = folder.path('data', 'parley.db');
  const script = fileURLToPath(new URL('holder.ts', import.meta.url));
  holder = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (holder.stdout) await once(holder.stdout, 'data');
});
afterEach(async () => {
  await kill();
  folder.remove();
});

async function kill(): Promise<void> {
  if (holder.exitCode !== null || holder.signalCode !== null) return;
  holder.kill('SIGKILL');
  await once(holder, 'exit');
}

const open = (lockWaitMs: number, log = createLines()) => openSqlite(path, { log, lockWaitMs });

test('after a SIGKILL the next process takes the store over at once and goes on where it was', async () => {
  await kill();

  const storage = await open(0);
  const worker = startWorker(storage.inbox);
  const runs = [await worker.next(), await worker.next()];
  for (const run of runs) run.finish();
  const third = await worker.next();
  third.finish();
  await worker.stop();

  expect(runs.map(({ job }) => [job.events[0]?.key, job.attempts, job.state, job.text])).toEqual([
    ['test/w/general/m1/message', 2, 'delivering', 'so far'],
    ['test/w/general/m2/message', 2, 'accepted', ''],
  ]);
  expect([third.job.events[0]?.key, third.job.attempts]).toEqual(['test/w/general/m3/message', 1]);
  const written = toMessageKey({ platform: 'test', workspace: 'w', channel: 'thread' }, 'p1');
  expect((await storage.inbox.find({ messageKey: written }))?.id).toBe(runs[0]?.job.id);
  expect(await storage.inbox.accept(message('m2'), inLane('m2'))).toEqual({ status: 'seen' });
  expect(await storage.store.get('history')).toEqual({ turns: 3 });
  expect(storage.startedFresh).toBe(false);
  await storage.close();
});

test('a second process refuses a store that is held, and says by whom', async () => {
  await expect(open(0)).rejects.toMatchObject({
    code: 'store_failed',
    message: expect.stringMatching(new RegExp(`in use by process ${holder.pid} on `)),
  });
});

test('a second process waits for the store to be let go', async () => {
  const log = createLines();
  const opening = open(30_000, log);
  while (log.lines.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await kill();

  const storage = await opening;

  expect(log.lines[0]).toMatchObject({ level: 'warn', fields: { store: path } });
  expect(await storage.check()).toBe(true);
  await storage.close();
});
