import type { ParleyError } from '../core/errors.ts';
import type { Extraction } from '../core/ports.ts';
import { currentLocale, type Locale } from '../core/strings/locale.ts';
import { WorkerError, type WorkerFailure, type WorkerPool } from '../core/workers.ts';
import type { DocumentKind } from './documents.ts';
import type { ImageKind } from './images.ts';
import type { DocumentReading } from './reading.ts';
import { refusal } from './refuse.ts';
import type { Sent } from './scratch.ts';
import { mediaStrings } from './strings/index.ts';

/** What is done in a process of its own, because it takes long or may go wrong. */
export type MediaTask =
  | { readonly type: 'document'; readonly kind: DocumentKind; readonly bytes: Uint8Array }
  /** All that are in one file: it takes longer to begin than to read a picture. */
  | { readonly type: 'pictures'; readonly pictures: readonly SentPicture[] }
  /** A recording is read from a file, piece by piece. */
  | { readonly type: 'sound'; readonly path: string };

export type SentPicture = {
  readonly kind: ImageKind;
  readonly picture: Sent;
};

/** Stands in the place of a picture that goes to the model as it was sent. */
export const UNCHANGED = new Uint8Array();

/** What came of one of several: it, or why it cannot be read. */
export type PictureReading = Extraction | { readonly refused: string };

/** A task, and the language of the sentences in its result. */
export type MediaRequest = { readonly task: MediaTask; readonly locale: Locale };

export type Done =
  | ({ readonly type: 'read' } & DocumentReading)
  | { readonly type: 'pictures'; readonly readings: readonly PictureReading[] }
  | { readonly type: 'sound'; readonly sound: Uint8Array | null; readonly hasVideo: boolean }
  | { readonly type: 'refused'; readonly sentence: string };

const DOCUMENT_MS = 60_000;
const PICTURES_MS = 60_000;
const SOUND_MS = 5 * 60_000; // Two hours of sound take a few minutes.

/** Runs a task in its own process. Throws `UserError`. */
export async function offload(
  workers: WorkerPool,
  task: MediaTask,
  signal: AbortSignal,
): Promise<Exclude<Done, { type: 'refused' }>> {
  try {
    const module = new URL('./worker.ts', import.meta.url);
    const request: MediaRequest = { task, locale: currentLocale() };
    const done = await workers.run<Done>(module, request, { signal, ...LIMITS[task.type] });
    if (done.type === 'refused') throw refusal(done.sentence);
    return done;
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof WorkerError ? toRefusal(error) : error;
  }
}

const LIMITS = {
  /**
   * The largest file of an archive that is read, 64 MB, is in memory twice: as bytes and as text.
   */
  document: { maxMs: DOCUMENT_MS, maxMb: 256 },
  /** One of 100 million pixels whose lines do not come one after another is decoded as a whole. */
  pictures: { maxMs: PICTURES_MS, maxMb: 512 },
  /**
   * What was decoded lies about in buffers, which V8 is slow to collect; the mp3 of two hours has
   * 29 MB.
   */
  sound: { maxMs: SOUND_MS, maxMb: 256, isLong: true },
} as const;

function toRefusal(error: WorkerError): ParleyError {
  return refusal(mediaStrings[SENTENCES[error.failure]], error);
}

const SENTENCES = {
  busy: 'filesBusy',
  late: 'tooMuch',
  memory: 'tooMuch',
  broken: 'broken',
} as const satisfies Readonly<Record<WorkerFailure, string>>;
