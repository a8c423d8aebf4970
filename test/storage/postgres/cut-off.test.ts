import { expect, onTestFinished } from 'vitest';
import { postgresTest } from '../../postgres.ts';
import { startPostgres } from '../../postgres-server.ts';
import { inLane, message } from '../events.ts';
import { startWorker } from '../worker.ts';
import { openReplica } from './open.ts';
import { openProxy } from './proxy.ts';

async function open(url: string) {
  const replica = await openReplica(url);
  onTestFinished(() => replica.close());
  return replica;
}

postgresTest(
  'what is accepted and journalled while connections are cut, or the server restarts, goes on by itself',
  async () => {
    const server = await startPostgres({ settings: ['synchronous_commit = on'] });
    onTestFinished(server.remove);
    const proxy = await openProxy(server.url);
    const { inbox } = await open(proxy.url);
    await inbox.accept(message('m1'), inLane('lane'));
    const worker = startWorker(inbox);
    const run = await worker.next();
    const { database: other } = await open(server.url);
    /** Nothing can be written to jobs until this is over. */
    const holdUp = () =>
      other.transact(async (query) => {
        await query('LOCK TABLE jobs');
        await query('SELECT pg_sleep(0.4)');
      });
    const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

    const cuts: (() => unknown)[] = [proxy.cut, async () => server.kill().then(server.start)];
    for (const [n, cut] of cuts.entries()) {
      const held = holdUp().catch(() => {});
      await pause();
      const written = inbox.journal({ ...run.job, text: `text ${n}` });
      const accepted = inbox.accept(message(`m${n + 2}`), inLane('lane', { merge: true }));
      await pause();
      await cut();
      await Promise.all([written, accepted, held]);
      expect((await inbox.find({ jobId: run.job.id }))?.text).toBe(`text ${n}`);
      expect(await inbox.accept(message(`m${n + 2}`), inLane('lane', { merge: true }))).toEqual({
        status: 'seen',
      });
    }
    run.finish();
    await worker.stop();
  },
);
