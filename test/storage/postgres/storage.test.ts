import { expect, onTestFinished } from 'vitest';
import { openStore } from '../../../src/storage/index.ts';
import { connectPostgres } from '../../../src/storage/postgres/index.ts';
import { createDatabase, postgresTest } from '../../postgres.ts';
import { createLines, inLane, message } from '../events.ts';
import { startWorker } from '../worker.ts';

async function open(url: string) {
  const storage = await openStore(url, { log: createLines() });
  onTestFinished(() => storage.close());
  return storage;
}

postgresTest(
  'two processes on one database share what is stored, and tell each other',
  async () => {
    const url = await createDatabase();
    const [one, two] = [await open(url), await open(url)];
    const heard = Promise.withResolvers<unknown>();
    const off = two.signals.on('topic', heard.resolve);
    expect([one.startedFresh, two.startedFresh, one.isShared]).toEqual([true, false, true]);

    await one.store.set('a', { n: 1 });
    await two.store.update('a', (value) => ({ before: value }));
    const sending = setInterval(() => one.signals.send('topic', { hello: 'there' }), 100);

    expect(await heard.promise).toEqual({ hello: 'there' });
    clearInterval(sending);
    off();
    expect(await one.store.get('a')).toEqual({ before: { n: 1 } });
    const keys = [];
    for await (const key of one.keys('')) keys.push(key);
    expect(keys).toEqual(['a']);
  },
);

postgresTest(
  'statements are planned for short questions, each in the schema’s tables',
  async () => {
    const database = await connectPostgres(await createDatabase(), { log: createLines() });
    onTestFinished(() => database.close());
    const settings = ['jit', 'random_page_cost', 'search_path'];
    const { rows } = await database.query(
      'SELECT name, setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name',
      [settings],
    );

    expect(rows.map(({ setting }) => setting)).toEqual(['off', '1.1', 'parley']);
  },
);

postgresTest('what the work on a job stores, it stores only while it has the job', async () => {
  const url = await createDatabase();
  const [one, two] = [await open(url), await open(url)];
  await one.inbox.accept(message('m1'), inLane('lane'));
  const drain = new AbortController();
  const written = Promise.withResolvers<readonly string[]>();
  const done = one.inbox.run(async (job) => {
    await one.store.set('turn', 1);
    await one.inbox.journal({ ...job, text: 'begun' });
    // As where this process was stopped, and another has begun meanwhile.
    drain.abort(); // It does not begin again.
    await takeAway(url);
    const all = await Promise.allSettled([
      one.store.set('turn', 2),
      one.store.update('turn', () => 3),
      one.store.delete('turn'),
    ]);
    written.resolve(all.map(({ status }) => status));
    return { state: 'done' };
  }, drain.signal);

  expect(await written.promise).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await two.store.get('turn')).toBe(1);
  const worker = startWorker(two.inbox);
  const next = await worker.next();
  expect(next.job).toMatchObject({ attempts: 2, text: 'begun' });
  await done;
  next.finish();
  await worker.stop();
});

// The kind: a queue or a timer that a job has begun, and that goes on when the job is long done.
postgresTest('what the work on a job has begun may store when the job is done', async () => {
  const storage = await open(await createDatabase());
  await storage.inbox.accept(message('m1'), inLane('lane'));
  const drain = new AbortController();
  const isOver = Promise.withResolvers<void>();
  let later: Promise<unknown> = Promise.resolve();
  const done = storage.inbox.run(async () => {
    later = isOver.promise.then(async () => {
      await storage.store.set('counts', 1);
      await storage.store.update('counts', (value) => [value]);
      return storage.allowance.grant('limit', 5, 1_000, 2);
    });
    drain.abort();
    return { state: 'done' };
  }, drain.signal);
  await done;
  isOver.resolve();

  expect(await later).toBe(2);
  expect(await storage.store.get('counts')).toEqual([1]);
});

async function takeAway(url: string): Promise<void> {
  const database = await connectPostgres(url, { log: createLines() });
  await database.query(
    `UPDATE conversations SET holder = 'another', fence = fence + 1, until = clock_timestamp()`,
  );
  await database.close();
}
