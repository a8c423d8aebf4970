import type { Extracted } from '../core/ports.ts';
import { WorkerError, type WorkerPool } from '../core/workers.ts';
import type { DocumentReading } from './reading.ts';
import { refusal } from './refuse.ts';
import { withSent } from './scratch.ts';
import { mediaStrings } from './strings/index.ts';

/** What a PDF turned out to be when it was opened. */
export type OpenedPdf = OpenPdf | { readonly type: 'locked' } | { readonly type: 'broken' };

export type OpenPdf = {
  readonly type: 'open';
  readonly pages: number;
  /** What is written on the pages, each behind `[page N]`; empty if nothing is. */
  readonly text: string;
  /** Of so many pages the text was read. */
  readonly pagesRead: number;
  /** What was written to its pages and does not show on them. */
  readonly comments: readonly string[];
  /** What is filled in, each behind the name of its field. */
  readonly fields: readonly string[];
  /** Its form is drawn by Adobe Reader; the pages hold a notice that says so. */
  readonly isOnlyInReader: boolean;
  /** The files that were attached; null for one that is too much. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array | null }[];
};

/** What goes to the model, and the texts and files that it does not show. */
export type ReadPdf = {
  readonly part: Extracted;
  readonly reading: DocumentReading;
};

const MAX_BYTES = 50 * 1024 * 1024; // Gemini: inline PDF limit
const MAX_PAGES = 1_000; // https://ai.google.dev/gemini-api/docs/document-processing

/** To open it and to read its text; the text is given up first. */
const OPEN_MS = 30_000;

/** The file is in memory twice: as a whole, and in the pieces that are being read. */
const OPEN_MB = 256;

/**
 * A PDF goes to the model whole, and its text is kept beside it. It is opened first: the model's
 * server would refuse the whole question for one that it cannot open. Throws `UserError`.
 */
export async function toDocument(
  workers: WorkerPool,
  sent: Uint8Array,
  signal: AbortSignal,
): Promise<ReadPdf> {
  const bytes = withoutTail(sent);
  if (bytes.length > MAX_BYTES) throw refusal(mediaStrings.pdfTooLarge(50));
  const opened = await open(workers, bytes, signal);
  const document = { type: 'document', mimeType: 'application/pdf', bytes } as const;
  if (opened === null) return { part: document, reading: { text: '', notices: [], files: [] } };
  if (opened.type === 'locked') throw refusal(mediaStrings.protected);
  if (opened.type === 'broken' || opened.pages === 0) throw refusal(mediaStrings.damagedPdf);
  if (isCutOff(bytes)) throw refusal(mediaStrings.pdfCutOff);
  const reading = toReading(opened);
  if (opened.pages > MAX_PAGES) {
    const { text, notice } = toTextAlone(opened);
    const notices = [notice, ...reading.notices];
    return { part: { type: 'text', text }, reading: { ...reading, notices } };
  }
  const { text } = opened;
  return { part: text === '' ? document : { ...document, written: text }, reading };
}

function toReading({ comments, fields, isOnlyInReader, files }: OpenPdf): DocumentReading {
  const read = files.flatMap(({ name, bytes }) => (bytes ? [{ name, bytes }] : []));
  const left = files.length - read.length;
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${title}:\n${lines.join('\n')}`];
  return {
    text: [...list('Form fields', fields), ...list('Comments', comments)].join('\n\n'),
    notices: [
      ...(isOnlyInReader ? [mediaStrings.onlyInReader] : []),
      ...(left > 0 ? [mediaStrings.attachmentsLeftOut(left)] : []),
    ],
    files: read,
  };
}

/** Null if it takes too long or too much to find out: then the model sees for itself. */
async function open(
  workers: WorkerPool,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<OpenedPdf | null> {
  const module = new URL('./pdf-worker.ts', import.meta.url);
  try {
    const limits = { signal, maxMs: OPEN_MS, maxMb: OPEN_MB };
    return await withSent(bytes, signal, (sent) =>
      workers.run<OpenedPdf>(module, { sent }, limits),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof WorkerError && error.failure !== 'broken') return null;
    return { type: 'broken' };
  }
}

/** More pages than the model takes: their words, without what is drawn on them. */
function toTextAlone({ pages, text, pagesRead }: OpenPdf) {
  if (text === '') throw refusal(mediaStrings.pdfTooLong(pages, MAX_PAGES));
  const notice =
    pagesRead < pages
      ? mediaStrings.pdfFirstPagesOnly(pages, MAX_PAGES, pagesRead)
      : mediaStrings.pdfTextOnly(pages, MAX_PAGES);
  return { text, notice };
}

const END = '%%EOF';

/** Without what a server or a mail program put behind the end. */
function withoutTail(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = buffer.lastIndexOf(END);
  const end = at + END.length;
  const isWhole = at > 0 && buffer.subarray(Math.max(0, at - 64), at).includes('startxref');
  const tail = buffer.subarray(end);
  const isTail = tail.some((byte) => byte > 0x20) && !tail.includes('obj');
  return isWhole && isTail ? bytes.subarray(0, end) : bytes;
}

/** So far before its end a PDF says where its table of contents begins. ISO 32000-1, 7.5.5 */
const TAIL_BYTES = 2_048;

/** Whether the end is missing; zeros and blanks behind it are common. */
function isCutOff(bytes: Uint8Array): boolean {
  const end = bytes.findLastIndex((byte) => byte > 32) + 1;
  const tail = Buffer.from(bytes.subarray(Math.max(0, end - TAIL_BYTES), end)).toString('latin1');
  return !/startxref|%%EOF/.test(tail);
}
