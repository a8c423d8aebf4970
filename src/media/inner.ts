import { UserError } from '../core/errors.ts';
import type { Extracted, Extraction } from '../core/ports.ts';
import type { PictureReading } from './offload.ts';
import type { DocumentReading, InnerFile } from './reading.ts';
import { refusal } from './refuse.ts';
import { type FoundPicture, findPicture } from './sent-pictures.ts';
import { sniff } from './sniff.ts';
import { mediaStrings } from './strings/index.ts';
import { capText } from './text.ts';

/** A file in a mail in an archive is read; one in a mail in that is only named. */
const MAX_DEPTH = 2;
const MAX_NOTICES = 12;
/** Of one file that was sent, with all that is in what is in it. */
const MAX_FILES = 40;
/** Of those, what holds further files. */
const MAX_ARCHIVES = 10;
const MAX_BYTES = 80 * 1024 * 1024;
const MAX_MS = 30_000;

/** Where a file is: within how many others, and how much may still be read of the outermost. */
export type Nesting = { readonly depth: number; readonly left: Left };

type Left = { files: number; archives: number; bytes: number; readonly until: number };

/** The nesting of a file that is in no other. */
export function createOutermost(): Nesting {
  const until = performance.now() + MAX_MS;
  return { depth: 0, left: { files: MAX_FILES, archives: MAX_ARCHIVES, bytes: MAX_BYTES, until } };
}

function take(left: Left, bytes: Uint8Array): boolean {
  const archives = isArchive(bytes) ? 1 : 0;
  if (left.files < 1 || left.archives < archives) return false;
  if (left.bytes < bytes.length || performance.now() > left.until) return false;
  left.files -= 1;
  left.archives -= archives;
  left.bytes -= bytes.length;
  return true;
}

/** A zip, tar or gzip of files; office documents are zips of their own parts. */
function isArchive(bytes: Uint8Array): boolean {
  const kind = sniff(bytes);
  if (kind?.use !== 'document' || !/^(?:zip|tar|gzip)$/.test(kind.kind)) return false;
  return !OFFICE_PARTS.some((name) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name),
  );
}

/** Named once in each document of Microsoft’s formats, OpenDocument’s and EPUB’s. */
const OFFICE_PARTS = ['[Content_Types].xml', 'META-INF/'];

/** What reads the files within a file. */
export type InnerReader = {
  read(bytes: Uint8Array, inside: Nesting): Promise<Extraction>;
  /** All of them at once; the results are in the same order. */
  readPictures(pictures: readonly FoundPicture[]): Promise<readonly PictureReading[]>;
};

/**
 * A reading with the files within it, each by its own reader: their texts behind the text, under
 * their names, and pictures and recordings as they are. What cannot be read is told.
 */
export async function joinInner(
  reading: DocumentReading,
  nesting: Nesting,
  reader: InnerReader,
): Promise<Extraction> {
  const joined = await joinAll(reading, nesting, reader);
  if (joined.parts.length === 0) throw refusal(joined.notices[0] ?? mediaStrings.noText);
  return joined;
}

/** The same, where there may be nothing. */
export async function joinAll(
  reading: DocumentReading,
  nesting: Nesting,
  reader: InnerReader,
): Promise<Extraction> {
  const { text, notices, files } = withoutTooDeep(reading, nesting);
  const texts = [text];
  const others: Extracted[] = [];
  const told = [...notices];
  const inners = await extractAll(files, nesting, reader);
  for (const [index, { name }] of files.entries()) {
    const inner = inners[index];
    if (!inner) continue;
    told.push(...inner.notices.map((notice) => mediaStrings.inside(toName(name), notice)));
    for (const part of inner.parts) {
      if (part.type === 'text') texts.push(`=== ${name} ===\n\n${part.text}`);
      else others.push(part);
    }
  }
  const unread = inners.filter((inner) => inner === null).length;
  if (unread > 0) told.push(mediaStrings.insideLeftOut(unread));
  const whole = capText(texts.filter((each) => each.trim() !== '').join('\n\n'));
  const all = [...told, ...whole.notices];
  const parts =
    whole.text === '' ? others : [{ type: 'text', text: whole.text } as const, ...others];
  return { parts, notices: shorten(all) };
}

/** Many files that are too deep are told in one line. */
function withoutTooDeep(reading: DocumentReading, { depth }: Nesting): DocumentReading {
  const count = reading.files.length;
  if (depth < MAX_DEPTH || count < 2) return reading;
  const told = mediaStrings.allTooDeep(count);
  return { ...reading, notices: [...reading.notices, told], files: [] };
}

/** By their place; null if there was no room for one. */
async function extractAll(
  files: readonly InnerFile[],
  nesting: Nesting,
  reader: InnerReader,
): Promise<readonly (Extraction | null)[]> {
  const { depth, left } = nesting;
  if (depth >= MAX_DEPTH) return files.map(() => ({ parts: [], notices: [mediaStrings.tooDeep] }));
  const inners: (Extraction | null)[] = [];
  for (let at = 0; at < files.length; at = inners.length) {
    const pictures = takePictures(files.slice(at), left);
    const [file] = files.slice(at, at + 1);
    if (pictures.length > 0) inners.push(...(await extractPictures(pictures, reader)));
    else if (file && take(left, file.bytes)) inners.push(await extractInner(file, nesting, reader));
    else inners.push(null);
  }
  return inners;
}

/** The pictures at the beginning, as many as there is room for. */
function takePictures(files: readonly InnerFile[], left: Left): readonly FoundPicture[] {
  const pictures: FoundPicture[] = [];
  for (const { bytes } of files) {
    const picture = findPicture(bytes);
    if (!picture || !take(left, bytes)) break;
    pictures.push(picture);
  }
  return pictures;
}

async function extractPictures(
  pictures: readonly FoundPicture[],
  { readPictures }: InnerReader,
): Promise<readonly Extraction[]> {
  const readings = await readPictures(pictures);
  return pictures.map((_, at) => {
    const reading = readings[at] ?? { refused: mediaStrings.broken };
    return 'refused' in reading ? { parts: [], notices: [reading.refused] } : reading;
  });
}

async function extractInner(
  { bytes }: InnerFile,
  nesting: Nesting,
  { read }: InnerReader,
): Promise<Extraction> {
  try {
    return await read(bytes, { ...nesting, depth: nesting.depth + 1 });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { parts: [], notices: [error.message] };
  }
}

const MAX_NAME_CHARS = 60;

function toName(name: string): string {
  const plain = name.replaceAll(/\s+/g, ' ').trim();
  return plain.length > MAX_NAME_CHARS ? `${plain.slice(0, MAX_NAME_CHARS - 1)}…` : plain;
}

function shorten(notices: readonly string[]): readonly string[] {
  if (notices.length <= MAX_NOTICES) return notices;
  const rest = notices.length - MAX_NOTICES;
  return [...notices.slice(0, MAX_NOTICES), mediaStrings.moreInside(rest)];
}
