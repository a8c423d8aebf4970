import { connectPostgres } from '../../../src/storage/postgres/index.ts';
import { createReplica } from '../../../src/storage/postgres/replica.ts';
import { createLines, inLane, message } from '../events.ts';

// A process of its own, to be killed or stopped: it accepts these messages, and works on each job
// until it loses it.
const [url = '', ...ids] = process.argv.slice(2);
const log = createLines();
const database = await connectPostgres(url, { log });
const replica = createReplica({ database, log });
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
for (const id of ids) await replica.inbox.accept(message(id), inLane(id));
await replica.inbox.run(async (job, _signal, lost) => {
  say({ type: 'run', id: job.id, attempts: job.attempts });
  for (let n = 0; !lost.aborted; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await replica.inbox.journal({ ...job, text: `${process.pid}/${n}` }).then(
      () => n === 0 && say({ type: 'kept', id: job.id }),
      (error: unknown) => say({ type: 'refused', id: job.id, why: String(error) }),
    );
  }
  say({ type: 'lost', id: job.id });
  return { state: 'done' };
}, new AbortController().signal);
