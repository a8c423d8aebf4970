import { UserError } from '../core/errors.ts';
import { speakTo } from '../core/strings/locale.ts';
import type { Done, MediaRequest, MediaTask } from './offload.ts';

async function read(task: MediaTask): Promise<Done> {
  if (task.type === 'document') {
    const { readDocument } = await import('./documents.ts');
    return { type: 'read', ...(await readDocument(task.kind, task.bytes)) };
  }
  const { decodeToMp3 } = await import('./decode.ts');
  return { type: 'sound', ...(await decodeToMp3(task.path)) };
}

export function readTask({ task, locale }: MediaRequest): Promise<Done> {
  return speakTo({ everyone: locale, person: locale }, 'everyone', async () => {
    try {
      return await read(task);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { type: 'refused', sentence: error.message };
    }
  });
}
