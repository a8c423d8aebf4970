import { UserError } from '../core/errors.ts';
import type { Done, MediaTask } from './offload.ts';

async function read(task: MediaTask): Promise<Done> {
  if (task.type === 'document') {
    const { readDocument } = await import('./documents.ts');
    return { type: 'read', ...(await readDocument(task.kind, task.bytes)) };
  }
  const { decodeToMp3 } = await import('./decode.ts');
  return { type: 'sound', ...(await decodeToMp3(task.path)) };
}

export async function readTask(task: MediaTask): Promise<Done> {
  try {
    return await read(task);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { type: 'refused', sentence: error.message };
  }
}
