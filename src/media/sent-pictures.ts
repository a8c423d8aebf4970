import { createSemaphore } from '../core/async.ts';
import { UserError } from '../core/errors.ts';
import type { Extraction } from '../core/ports.ts';
import { WorkerError, type WorkerPool } from '../core/workers.ts';
import type { ImageKind } from './images.ts';
import { offload, type PictureReading, type SentPicture, UNCHANGED } from './offload.ts';
import { refusal } from './refuse.ts';
import { withSent } from './scratch.ts';
import { sniff } from './sniff.ts';

/** A picture as it came. */
export type FoundPicture = { readonly kind: ImageKind; readonly bytes: Uint8Array };

/** A picture by its bytes; null for all else. */
export function findPicture(bytes: Uint8Array): FoundPicture | null {
  const kind = sniff(bytes);
  return kind?.use === 'image' ? { kind, bytes } : null;
}

/** Makes pictures into what Gemini takes. */
export type PictureReader = {
  /** Throws `UserError`. */
  readOne(picture: FoundPicture, signal: AbortSignal): Promise<Extraction>;
  /** All that are in one file; the results are in the same order. */
  readAll(
    pictures: readonly FoundPicture[],
    signal: AbortSignal,
  ): Promise<readonly PictureReading[]>;
};

/**
 * Reads pictures in a process of its own: what goes wrong in a decoder, which is native code that
 * foreign bytes are given to, ends that and not the program, and the memory is given back. One at a
 * time, since one may take as much as all else that is read.
 */
export function createPictureReader(workers: WorkerPool): PictureReader {
  const semaphore = createSemaphore(1);

  const readTogether = (pictures: readonly FoundPicture[], signal: AbortSignal) =>
    semaphore.enter(1, signal, () =>
      withAllSent(pictures, signal, (sent) => read(sent, pictures, signal)),
    );

  const read = async (
    sent: readonly SentPicture[],
    pictures: readonly FoundPicture[],
    signal: AbortSignal,
  ): Promise<readonly PictureReading[]> => {
    const done = await offload(workers, { type: 'pictures', pictures: sent }, signal);
    if (done.type !== 'pictures') throw new Error(`${done.type} instead of pictures`);
    return done.readings.map((reading, at) => withOwnBytes(reading, pictures[at]?.bytes));
  };

  /** If they end the process, each is tried alone, so that only the one at fault is missing. */
  const readAll: PictureReader['readAll'] = async (pictures, signal) => {
    if (pictures.length === 0) return [];
    try {
      return await readTogether(pictures, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof UserError)) throw error;
      const { message: refused, cause } = error;
      if (pictures.length === 1 || !isOfOne(cause)) return pictures.map(() => ({ refused }));
    }
    const readings: PictureReading[] = [];
    for (const picture of pictures) readings.push(...(await readAll([picture], signal)));
    return readings;
  };

  return {
    async readOne(picture, signal) {
      const [reading] = await readTogether([picture], signal);
      if (!reading) throw new Error('the process left the picture out');
      if ('refused' in reading) throw refusal(reading.refused);
      return reading;
    },
    readAll,
  };
}

async function withAllSent<Result>(
  pictures: readonly FoundPicture[],
  signal: AbortSignal,
  run: (sent: readonly SentPicture[]) => Promise<Result>,
  sent: readonly SentPicture[] = [],
): Promise<Result> {
  const [first, ...others] = pictures;
  if (!first) return run(sent);
  const { kind, bytes } = first;
  return withSent(bytes, signal, (picture) =>
    withAllSent(others, signal, run, [...sent, { kind, picture }]),
  );
}

function withOwnBytes(reading: PictureReading, bytes: Uint8Array = UNCHANGED): PictureReading {
  if ('refused' in reading) return reading;
  const parts = reading.parts.map((part) =>
    part.type !== 'text' && part.bytes.length === 0 ? { ...part, bytes } : part,
  );
  return { ...reading, parts };
}

/** Whether one of them ended the process, not the time that they took together. */
function isOfOne(cause: unknown): boolean {
  return cause instanceof WorkerError && (cause.failure === 'broken' || cause.failure === 'memory');
}
