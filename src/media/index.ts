import { createSemaphore } from '../core/async.ts';
import type { Extracted, Extractor } from '../core/ports.ts';
import type { ThreadPool } from '../core/threads.ts';
import { type Ffmpeg, findFfmpeg } from './ffmpeg.ts';
import { toImage } from './images.ts';
import { offload } from './offload.ts';
import { toDocument } from './pdf.ts';
import { refusal } from './refuse.ts';
import { type MediaKind, sniff } from './sniff.ts';
import { type SoundTools, toSound } from './sound.ts';
import { readText } from './text.ts';

const MAX_AT_ONCE = 2; // Decoding keeps a core busy; more at a time would only take more memory.

/** Makes files into what Gemini accepts, deciding by their bytes. */
export function createExtractor({
  threads,
  ffmpeg = findFfmpeg,
}: {
  readonly threads: ThreadPool;
  /** Finds the machine's ffmpeg; null where there is none. */
  readonly ffmpeg?: () => Promise<Ffmpeg | null>;
}): Extractor {
  const room = createSemaphore(MAX_AT_ONCE);
  return {
    async extract({ bytes }, signal) {
      signal.throwIfAborted();
      if (bytes.length === 0)
        throw refusal('it is empty (0 bytes). Please check the file and send it again.');
      const kind = sniff(bytes);
      if (kind === null) return [await toText(bytes)];
      return room.enter(1, signal, async () => {
        try {
          return await extractKind(kind, bytes, { ffmpeg, threads }, signal);
        } finally {
          signal.throwIfAborted();
        }
      });
    },
  };
}

async function extractKind(
  kind: MediaKind,
  bytes: Uint8Array,
  tools: SoundTools,
  signal: AbortSignal,
): Promise<readonly Extracted[]> {
  switch (kind.use) {
    case 'image':
      return [await toImage(kind, bytes, signal)];
    case 'pdf':
      return [toDocument(bytes)];
    case 'zip':
      return [await toOfficeText(tools.threads, bytes, signal)];
    case 'sound':
      return toSound(kind, bytes, tools, signal);
    case 'none':
      throw refusal(
        `${kind.name} files cannot be read. Please ${kind.remedy}, then send it again.`,
      );
  }
}

async function toOfficeText(
  threads: ThreadPool,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Extracted> {
  const done = await offload(threads, { type: 'office', bytes }, signal);
  if (done.type !== 'text') throw new Error(`${done.type} instead of text`);
  return done;
}

async function toText(bytes: Uint8Array): Promise<Extracted> {
  const text = await readText(bytes);
  if (text === null) {
    throw refusal(
      'its type is not known. Pictures, PDF, Word, Excel and PowerPoint files, sound, video and text work: please convert it to one of these.',
    );
  }
  if (text === '')
    throw refusal('there is no text in it. Please check the file and send it again.');
  return { type: 'text', text };
}
