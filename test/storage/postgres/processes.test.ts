import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { createDatabase, postgresTest } from '../../postgres.ts';
import { found } from '../../waiting.ts';
import { key } from '../bench.ts';
import { inLane, message } from '../events.ts';
import { startWorker } from '../worker.ts';
import { openReplica } from './open.ts';

type Line = { readonly type: string; readonly id?: string; readonly attempts?: number };

/**
 * A replica in a process of its own, which accepts these messages and works on them for ever.
 * Resolves once it has stored something of each.
 */
async function startProcess(url: string, ...ids: readonly string[]) {
  const script = fileURLToPath(new URL('replica-process.ts', import.meta.url));
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, url, ...ids],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  const lines: Line[] = [];
  if (child.stdout)
    createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line)));
  await found(() => lines.filter(({ type }) => type === 'kept').length === ids.length);
  return { child, lines, of: (type: string) => lines.filter((line) => line.type === type) };
}

async function openOther(url: string) {
  const replica = await openReplica(url);
  const worker = startWorker(replica.inbox);
  onTestFinished(async () => {
    const stopped = worker.stop();
    for (const run of worker.started) run.finish();
    await stopped;
    await replica.close();
  });
  return { ...replica, worker };
}

postgresTest(
  'after a SIGKILL another replica goes on with what the dead one was doing',
  async () => {
    const url = await createDatabase();
    const { child } = await startProcess(url, 'm1', 'm2');
    const { worker } = await openOther(url);

    child.kill('SIGKILL');
    const runs = [await worker.next(), await worker.next()];

    expect(runs.map(({ job }) => [job.attempts, job.text.startsWith(`${child.pid}/`)])).toEqual([
      [2, true],
      [2, true],
    ]);
  },
);

postgresTest(
  'a replica that is stopped for twice its lease and let go on writes nothing more, and takes new work',
  async () => {
    const url = await createDatabase();
    const stopped = await startProcess(url, 'm1', 'm2');
    const { worker, inbox } = await openOther(url);
    stopped.child.kill('SIGSTOP');
    const began = performance.now();
    const runs = [await worker.next(), await worker.next()];
    for (const { job } of runs) await inbox.journal({ ...job, text: 'the new holder' });
    await delay(Math.max(0, 12_000 - (performance.now() - began)));

    stopped.child.kill('SIGCONT');
    await found(() => stopped.of('lost').length === 2);

    for (const { job } of runs) {
      expect(job.attempts).toBe(2);
      expect(await inbox.find({ jobId: job.id })).toMatchObject({ text: 'the new holder' });
    }
    for (const run of runs) run.finish();
    await worker.stop();
    await inbox.accept(message('m3'), inLane('m3'));
    await found(() => stopped.of('run').length === 3);
    const third = await inbox.find({ messageKey: key('m3') });
    expect(stopped.of('run').at(-1)).toMatchObject({ id: third?.id, attempts: 1 });
  },
);
