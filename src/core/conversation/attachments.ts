import { LRUCache } from 'lru-cache';
import { createSemaphore, type Semaphore, timeNow } from '../async.ts';
import { isStoreFailure, RateLimitedError, UserError, WriteError } from '../errors.ts';
import type { Attachment, Part, Turn } from '../messages.ts';
import type { Archive, Extracted, Extractor } from '../ports.ts';
import type { Blobs } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { toBeginningAndOutline } from './file-texts.ts';
import { toHeld } from './prompt.ts';
import { loadShownFiles, type ShownFiles, toFileText, toLiteralFileName } from './shown-files.ts';

/** What came of a message's attachments. */
export type ReadAttachments = {
  readonly parts: readonly Part[];
  readonly problems: readonly string[];
  readonly notices: readonly string[];
};

/** What people send along, on its way to the model. */
export type Media = {
  /**
   * Fetches a message's attachments and keeps what the model can use. `problems` names what was
   * left out and why, `notices` what was cut, guessed or not carried over, a sentence each. Bytes
   * go into `Blobs` under their owner; a text's part holds its beginning.
   */
  collect(
    owner: string,
    attachments: readonly Attachment[],
    archive: Archive,
    signal: AbortSignal,
  ): Promise<ReadAttachments>;
  /**
   * What of these turns' files a request shows; what does not fit is only named. `canReadMore`:
   * whether the model has the tools to look into the rest.
   */
  load(earlier: readonly Turn[], asked: readonly Turn[], canReadMore: boolean): Promise<ShownFiles>;
  /**
   * Fetches a recording and keeps its sound in `Blobs`, in pieces, as its owner's. Throws
   * `UserError` with the whole sentence.
   */
  record(
    owner: string,
    attachment: Attachment,
    archive: Archive,
    signal: AbortSignal,
  ): Promise<Recording>;
};

/**
 * The sound of a recording in pieces of some minutes, each overlapping the next by some seconds.
 */
export type Recording = {
  readonly durationMs: number;
  /** What is beyond the longest recording was left out. */
  readonly isWhole: boolean;
  /** The file ends before its recording does. */
  readonly isCutOff: boolean;
  readonly mimeType: string;
  readonly pieces: readonly {
    readonly hash: string;
    readonly startMs: number;
    readonly endMs: number;
  }[];
};

/** Cuts recordings into pieces that can be heard one by one. */
export type AudioSplitter = {
  /** Decides by the bytes. Throws `UserError` for what is no recording. */
  cut(
    bytes: Uint8Array,
    signal: AbortSignal,
  ): Promise<
    Omit<Recording, 'pieces'> & {
      readonly pieces: readonly {
        readonly bytes: Uint8Array;
        readonly startMs: number;
        readonly endMs: number;
      }[];
    }
  >;
};

const MAX_BYTES = 50 * 1024 * 1024; // Gemini: inline PDF limit
const MAX_RECORDING_BYTES = 100 * 1024 * 1024;
const MAX_ATTACHMENTS = 10; // Discord and Slack allow ten a message; more come only by API
// Fetched and not yet put away, in the whole process
const MAX_IN_FLIGHT_BYTES = 100 * 1024 * 1024;

export function createMedia({
  blobs,
  extractor,
  audioSplitter,
}: {
  readonly blobs: Blobs;
  readonly extractor: Extractor;
  readonly audioSplitter: AudioSplitter;
}): Media {
  const semaphore = createSemaphore(MAX_IN_FLIGHT_BYTES);
  const waiting = createWaiting();

  const keepText = async (owner: string, text: string) => ({
    hash: await blobs.put(new TextEncoder().encode(text), owner),
    chars: text.length,
  });

  const keep = async (owner: string, name: string, extracted: Extracted): Promise<Part> => {
    if (extracted.type === 'text') {
      const text = toFileText(name, toBeginningAndOutline(extracted.text));
      return { type: 'text', text, file: { name, ...(await keepText(owner, extracted.text)) } };
    }
    const { type, mimeType, bytes, written } = extracted;
    const part = { type, hash: await blobs.put(bytes, owner), mimeType, name };
    return written ? { ...part, written: await keepText(owner, written) } : part;
  };

  const collectOne = (
    owner: string,
    attachment: Attachment,
    archive: Archive,
    signal: AbortSignal,
  ): Promise<Omit<ReadAttachments, 'problems'>> => {
    const { name, mimeType, source, person, repeats = [] } = attachment;
    const held = toHeld(person === undefined ? [] : [person], repeats);
    if (attachment.bytes > MAX_BYTES) throw tooLarge(attachment.bytes, MAX_BYTES);
    return semaphore.enter(attachment.bytes || MAX_BYTES, signal, async () => {
      const bytes = await archive.fetchFile(source, MAX_BYTES, signal);
      const extraction = await extractor.extract({ name, mimeType, bytes }, signal);
      const parts: Part[] = [];
      for (const each of extraction.parts)
        parts.push({ ...(await keep(owner, name, each)), ...held });
      const shownName = toLiteralFileName(name);
      return { parts, notices: extraction.notices.map((each) => strings.ofFile(shownName, each)) };
    });
  };

  return {
    record: createRecord({ blobs, audioSplitter, semaphore, waiting }),
    async collect(owner, attachments, archive, signal) {
      const parts: Part[] = [];
      const problems: string[] = [];
      const notices: string[] = [];
      for (const attachment of attachments.slice(0, MAX_ATTACHMENTS)) {
        try {
          const collected = await collectOne(owner, attachment, archive, signal);
          parts.push(...collected.parts);
          notices.push(...collected.notices);
        } catch (error) {
          signal.throwIfAborted();
          // The question waits for the store, whole.
          if (waiting.isWorthIt(owner, attachment, error)) throw error;
          problems.push(strings.leftOutFile(toLiteralFileName(attachment.name), toReason(error)));
        }
      }
      if (attachments.length > MAX_ATTACHMENTS) problems.push(toSurplus(attachments));
      return { parts, problems, notices };
    },
    load: (earlier, asked, canReadMore) => loadShownFiles(blobs, earlier, asked, canReadMore),
  };
}

function createRecord({
  blobs,
  audioSplitter,
  semaphore,
  waiting,
}: {
  readonly blobs: Blobs;
  readonly audioSplitter: AudioSplitter;
  readonly semaphore: Semaphore;
  readonly waiting: Waiting;
}): Media['record'] {
  const cut: Media['record'] = (owner, { bytes: size, source }, archive, signal) => {
    if (size > MAX_RECORDING_BYTES) throw tooLarge(size, MAX_RECORDING_BYTES);
    return semaphore.enter(size || MAX_RECORDING_BYTES, signal, async () => {
      const bytes = await archive.fetchFile(source, MAX_RECORDING_BYTES, signal);
      const { pieces, ...about } = await audioSplitter.cut(bytes, signal);
      const kept: Recording['pieces'][number][] = [];
      for (const { bytes: piece, startMs, endMs } of pieces)
        kept.push({ hash: await blobs.put(piece, owner), startMs, endMs });
      return { ...about, pieces: kept };
    });
  };

  return async (owner, attachment, archive, signal) => {
    try {
      return await cut(owner, attachment, archive, signal);
    } catch (error) {
      signal.throwIfAborted();
      const isWaiting = waiting.isWorthIt(owner, attachment, error);
      throw isWaiting ? error : toUnrecorded(attachment, error);
    }
  };
}

/** A store that takes all but one file would be waited for without end. */
type Waiting = {
  /** Whether a store that did not take a file is still to be waited for. */
  isWorthIt(owner: string, attachment: Attachment, error: unknown): boolean;
};

const LONGEST_WAIT_MS = 15 * 60_000;
const MAX_WAITING = 1_000;

function createWaiting(): Waiting {
  const since = new LRUCache<string, number>({ max: MAX_WAITING });
  return {
    isWorthIt(owner, { id }, error) {
      if (!isStoreFailure(error)) return false;
      const key = `${owner}/${id}`;
      const firstAt = since.get(key) ?? timeNow();
      since.set(key, firstAt);
      return timeNow() - firstAt < LONGEST_WAIT_MS;
    },
  };
}

function toUnrecorded({ name }: Attachment, cause: unknown): UserError {
  const sentence = strings.notTranscribed(toLiteralFileName(name), toReason(cause));
  return new UserError('attachment_failed', sentence, { cause, canRetry: true });
}

function tooLarge(bytes: number, maxBytes: number): UserError {
  const [size, max] = [bytes, maxBytes].map((each) => Math.ceil(each / 1024 / 1024));
  return new UserError('attachment_failed', strings.fileTooLarge(size ?? 0, max ?? 0));
}

/** Why a file is missing from the question, and what helps. */
function toReason(error: unknown): string {
  if (isStoreFailure(error)) return strings.fileNotFetched;
  if (error instanceof UserError) return error.message;
  return error instanceof WriteError || error instanceof RateLimitedError
    ? strings.fileNotFetched
    : strings.fileNotRead;
}

function toSurplus(attachments: readonly Attachment[]): string {
  const names = attachments.slice(MAX_ATTACHMENTS).map(({ name }) => toLiteralFileName(name));
  return names.length > 3
    ? strings.manySurplusFiles(MAX_ATTACHMENTS)
    : strings.surplusFiles(MAX_ATTACHMENTS, names);
}
