import { UserError } from '../core/errors.ts';
import type { Extracted } from '../core/ports.ts';
import { speakTo } from '../core/strings/locale.ts';
import {
  type Done,
  type MediaRequest,
  type MediaTask,
  type PictureReading,
  type SentPicture,
  UNCHANGED,
} from './offload.ts';
import { readSent } from './scratch.ts';

async function read(task: MediaTask): Promise<Done> {
  if (task.type === 'document') {
    const { readDocument } = await import('./documents.ts');
    return { type: 'read', ...(await readDocument(task.kind, task.bytes)) };
  }
  if (task.type === 'pictures') return { type: 'pictures', readings: await readAll(task.pictures) };
  const { decodeToMp3 } = await import('./decode.ts');
  return { type: 'sound', ...(await decodeToMp3(task.path)) };
}

function withoutSame(part: Extracted, bytes: Uint8Array): Extracted {
  return part.type !== 'text' && part.bytes === bytes ? { ...part, bytes: UNCHANGED } : part;
}

/** One that cannot be read leaves the others as they are. */
async function readAll(pictures: readonly SentPicture[]): Promise<readonly PictureReading[]> {
  const { toImage } = await import('./images.ts');
  const readings: PictureReading[] = [];
  for (const { kind, picture } of pictures) {
    try {
      const bytes = await readSent(picture);
      const { parts, notices } = await toImage(kind, bytes);
      readings.push({ parts: parts.map((part) => withoutSame(part, bytes)), notices });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      readings.push({ refused: error.message });
    }
  }
  return readings;
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
