import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../core/errors.ts';
import type { Done, Task } from './offload.ts';

async function run(task: Task): Promise<Done> {
  if (task.type === 'office') {
    const { readOffice } = await import('./office.ts');
    return { type: 'text', text: readOffice(task.bytes) };
  }
  if (task.type === 'bitmap') {
    const { decodeBmp } = await import('./bmp.ts');
    return { type: 'bitmap', pixels: decodeBmp(task.bytes) };
  }
  const { decodeToMp3 } = await import('./decode.ts');
  return { type: 'sound', ...(await decodeToMp3(task.path)) };
}

try {
  const done = await run(workerData);
  const buffer = done.type === 'sound' ? done.sound?.buffer : undefined;
  parentPort?.postMessage(done, buffer instanceof ArrayBuffer ? [buffer] : []);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  parentPort?.postMessage({ type: 'refused', sentence: error.message } satisfies Done);
}
