// A process that does one task for `workers.ts`, guarded by a thread of its own. Plain JavaScript:
// what strips types takes time and 20 MB.
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const LOOK_EVERY_MS = 50;
const STDERR = 2;

/** From a thread, since a task may keep its own busy without end. */
function guard({ maxBytes, parent }) {
  const mostBytes = process.memoryUsage.rss() + maxBytes;
  setInterval(() => {
    const isTooMuch = process.memoryUsage.rss() > mostBytes;
    if (isTooMuch) writeSync(STDERR, 'out of memory\n'); // As V8 says it.
    if (isTooMuch || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, LOOK_EVERY_MS);
}

/** What runs a task takes plain bytes, whatever they were before. */
async function work(module, task) {
  try {
    const [run] = Object.values(await import(module));
    return { result: structuredClone(await run(structuredClone(task))) };
  } catch (error) {
    return { error };
  }
}

function tell(done) {
  try {
    process.send(done);
  } catch {
    process.send({ error: new Error(String(done.error)) }); // It cannot be handed over itself.
  }
}

if (isMainThread) {
  const heap = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 };
  process.once('message', async ({ module, task, maxBytes }) => {
    const given = { maxBytes, parent: process.ppid };
    new Worker(import.meta.filename, { workerData: given, resourceLimits: heap }).unref();
    const done = await work(module, task);
    flushCompileCache(); // It is ended by force, and would write nothing then.
    process.channel?.ref(); // It is ended by its parent, who has its words by then.
    tell(done);
  });
} else guard(workerData);
