import type { AudioSplitter } from '../core/conversation/attachments.ts';
import type { Pictures } from '../core/model-ports.ts';
import type { Extractor } from '../core/ports.ts';
import type { WorkerPool } from '../core/workers.ts';

/** All that reads and makes files. */
export type FileServices = {
  readonly extractor: Extractor;
  readonly audioSplitter: AudioSplitter;
  readonly pictures: Pictures;
  /** The label, for `TextDecoder`, of what a text is likely written in. */
  readonly guessEncoding: (bytes: Uint8Array) => Promise<string>;
};

/**
 * Each is loaded with the first file that needs it: a start, and most answers, need none of them.
 */
export function createFileServices(workers: WorkerPool): FileServices {
  const extractor = once(async () => (await import('./index.ts')).createExtractor({ workers }));
  const splitter = once(async () =>
    (await import('./recording.ts')).createAudioSplitter({ workers }),
  );
  const pictures = once(async () => (await import('./pictures.ts')).createPictures());
  return {
    extractor: { extract: async (file, signal) => (await extractor()).extract(file, signal) },
    audioSplitter: { cut: async (bytes, signal) => (await splitter()).cut(bytes, signal) },
    pictures: {
      measure: async (bytes) => (await pictures()).measure(bytes),
      fit: async (picture, maxBytes) => (await pictures()).fit(picture, maxBytes),
    },
    guessEncoding: async (bytes) => (await import('./encoding/detect.ts')).guessEncoding(bytes),
  };
}

/** One for all who ask, also for those who ask while it is being loaded. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
