import { openStore } from '../../src/storage/index.ts';
import { createLines, inLane, message } from './events.ts';

// A process of its own, to be killed: it accepts three messages, begins two, journals one, and
// hangs.
const storage = await openStore(`sqlite:${process.argv[2]}`, { log: createLines() });
for (const id of ['m1', 'm2', 'm3'])
  await storage.inbox.accept(message(id), inLane(id === 'm3' ? 'm1' : id));
await storage.store.set('history', { turns: 3 });
setInterval(() => {}, 60_000);
let begun = 0;
await storage.inbox.run(async (job) => {
  begun += 1;
  if (begun < 2) {
    const adapterState = { channel: 'thread' };
    const posted = {
      key: `${job.id}/0/0`,
      id: 'p1',
      state: 'open',
      cut: null,
      openedAt: 1,
      adapterState,
    } as const;
    await storage.inbox.journal({ ...job, state: 'delivering', text: 'so far', posted: [posted] });
  } else process.stdout.write('ready\n');
  return new Promise(() => {});
}, new AbortController().signal);
