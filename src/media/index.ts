import { createSemaphore } from '../core/async.ts';
import type { Extraction, Extractor } from '../core/ports.ts';
import type { WorkerPool } from '../core/workers.ts';
import { withoutCardFiles } from './cards.ts';
import { liftDataUris } from './embedded.ts';
import { type Ffmpeg, findFfmpeg } from './ffmpeg.ts';
import { withoutScripts } from './html.ts';
import { createOutermost, type InnerReader, joinAll, joinInner, type Nesting } from './inner.ts';
import { behindTags } from './mpeg.ts';
import { type MediaTask, offload } from './offload.ts';
import { toDocument } from './pdf.ts';
import { refusal } from './refuse.ts';
import { createPictureReader, type PictureReader } from './sent-pictures.ts';
import { type MediaKind, sniff } from './sniff.ts';
import { type SoundTools, toSound } from './sound.ts';
import { mediaStrings } from './strings/index.ts';
import { type ReadText, readText } from './text.ts';
import { findWrittenKind } from './written.ts';

type FileTools = SoundTools & { readonly pictures: PictureReader };

const MAX_AT_ONCE = 2; // Decoding keeps a core busy; more at a time would only take more memory.

/** Makes files into what Gemini accepts, deciding by their bytes. */
export function createExtractor({
  workers,
  ffmpeg = findFfmpeg,
}: {
  readonly workers: WorkerPool;
  /** Finds the machine's ffmpeg; null if there is none. */
  readonly ffmpeg?: () => Promise<Ffmpeg | null>;
}): Extractor {
  const room = createSemaphore(MAX_AT_ONCE);
  const tools: FileTools = { ffmpeg, workers, pictures: createPictureReader(workers) };
  return {
    async extract({ bytes }, signal) {
      signal.throwIfAborted();
      return room.enter(1, signal, async () => {
        try {
          return await extractBytes(bytes, tools, createOutermost(), signal);
        } finally {
          signal.throwIfAborted();
        }
      });
    },
  };
}

async function extractBytes(
  bytes: Uint8Array,
  tools: FileTools,
  nesting: Nesting,
  signal: AbortSignal,
): Promise<Extraction> {
  if (bytes.length === 0) throw refusal(mediaStrings.empty);
  const kind = sniff(bytes);
  const tagged = kind?.use === 'sound' && kind.mimeType === 'audio/mp3' ? behindTags(bytes) : bytes;
  const behind = tagged === bytes ? null : sniff(tagged);
  // Some programs put the tags of an mp3 in front of FLAC, AAC or Ogg.
  if (behind?.use === 'sound' && behind.mimeType !== 'audio/mp3')
    return extractKind(behind, tagged, tools, nesting, signal);
  return kind === null
    ? extractWritten(bytes, tools, nesting, signal)
    : extractKind(kind, bytes, tools, nesting, signal);
}

async function extractKind(
  kind: MediaKind,
  bytes: Uint8Array,
  tools: FileTools,
  nesting: Nesting,
  signal: AbortSignal,
): Promise<Extraction> {
  switch (kind.use) {
    case 'image':
      return tools.pictures.readOne({ kind, bytes }, signal);
    case 'pdf':
      return extractPdf(bytes, tools, nesting, signal);
    case 'document':
      return extractReading({ type: 'document', kind: kind.kind, bytes }, tools, nesting, signal);
    case 'sound':
      return toSound(kind, bytes, tools, signal);
    case 'none':
      throw refusal(kind.sentence);
  }
}

/** A PDF goes to the model as it is, with what it does not show: comments and attached files. */
async function extractPdf(
  bytes: Uint8Array,
  tools: FileTools,
  nesting: Nesting,
  signal: AbortSignal,
): Promise<Extraction> {
  const { part, reading } = await toDocument(tools.workers, bytes, signal);
  const { text, files, notices } = reading;
  if (text === '' && files.length === 0) return { parts: [part], notices };
  const more = await joinAll(reading, nesting, createInnerReader(tools, signal));
  return { parts: [part, ...more.parts], notices: more.notices };
}

/** What a reader in its own process finds, and the files within it. */
async function extractReading(
  task: MediaTask,
  tools: FileTools,
  nesting: Nesting,
  signal: AbortSignal,
): Promise<Extraction> {
  const done = await offload(tools.workers, task, signal);
  if (done.type !== 'read') throw new Error(`${done.type} instead of a text`);
  return joinInner(done, nesting, createInnerReader(tools, signal));
}

/** Reads the files within a file. */
function createInnerReader(tools: FileTools, signal: AbortSignal): InnerReader {
  return {
    read: (bytes, inside) => extractBytes(bytes, tools, inside, signal),
    readPictures: (pictures) => tools.pictures.readAll(pictures, signal),
  };
}

/** A text: a mail or a notebook has its own reader, and files written in it have theirs. */
async function extractWritten(
  bytes: Uint8Array,
  tools: FileTools,
  nesting: Nesting,
  signal: AbortSignal,
): Promise<Extraction> {
  const kind = findWrittenKind(bytes);
  if (kind) return extractReading({ type: 'document', kind, bytes }, tools, nesting, signal);
  const lifted = liftDataUris(bytes);
  const { text: read, notices } = await toText(lifted.bytes);
  const { text: whole, count } = withoutCardFiles(read);
  const text = withoutScripts(whole) ?? whole;
  const left = whole.length - text.length;
  const unread = left > 0 ? [mediaStrings.scriptsLeftOut(left)] : [];
  const embedded = count > 0 ? [mediaStrings.embeddedLeftOut(count)] : [];
  const told = [...notices, ...lifted.notices, ...embedded, ...unread];
  const reading = { text, notices: told, files: lifted.files };
  return joinInner(reading, nesting, createInnerReader(tools, signal));
}

async function toText(bytes: Uint8Array): Promise<ReadText> {
  const read = await readText(bytes);
  if (read === null) {
    throw refusal(mediaStrings.unknownType);
  }
  if (read.text === '') throw refusal(mediaStrings.noText);
  return read;
}
