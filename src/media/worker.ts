import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../core/errors.ts';
import type { Done, MediaTask } from './offload.ts';

async function run(task: MediaTask): Promise<Done> {
  if (task.type === 'document') {
    const { readDocument } = await import('./documents.ts');
    return { type: 'read', ...(await readDocument(task.kind, task.bytes)) };
  }
  const { decodeToMp3 } = await import('./decode.ts');
  return { type: 'sound', ...(await decodeToMp3(task.path)) };
}

/** What need not be copied on its way to the other thread. */
function bufferOf(done: Done): ArrayBuffer[] {
  const buffer = done.type === 'sound' ? done.sound?.buffer : null;
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}

try {
  const done = await run(workerData);
  parentPort?.postMessage(done, bufferOf(done));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  parentPort?.postMessage({ type: 'refused', sentence: error.message } satisfies Done);
}
