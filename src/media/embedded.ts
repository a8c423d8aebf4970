import type { InnerFile } from './reading.ts';
import { mediaStrings } from './strings/index.ts';

const MARK = ';base64,';
const MIN_BASE64_CHARS = 500; // A tiny icon says nothing, and costs little.
const MAX_FILES = 8;

export type ExtractedFiles = {
  /** The text without what was lifted out. */
  readonly bytes: Uint8Array;
  readonly files: readonly InnerFile[];
  readonly notices: readonly string[];
};

/**
 * Takes the files out of a text that are written in it as `data:` addresses, as in pages that were
 * saved whole; each leaves its name.
 */
export function liftDataUris(bytes: Uint8Array): ExtractedFiles {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Buffer[] = [];
  const files: InnerFile[] = [];
  let surplus = 0;
  let kept = 0;
  for (let at = buffer.indexOf(MARK); at >= 0; at = buffer.indexOf(MARK, at + 1)) {
    const end = findEnd(buffer, at + MARK.length);
    const start = end - at < MIN_BASE64_CHARS ? null : findStart(buffer, at);
    if (start === null || start.at < kept) continue;
    const name = `${start.type} ${files.length + surplus + 1}`;
    if (isShown(start.type) && files.length < MAX_FILES)
      files.push({ name, bytes: decode(buffer.subarray(at + MARK.length, end)) });
    else surplus += 1;
    pieces.push(buffer.subarray(kept, start.at), Buffer.from(`[${name}]`));
    kept = end;
    at = end - 1;
  }
  const notices = surplus > 0 ? [mediaStrings.embeddedLeftOut(surplus)] : [];
  if (pieces.length === 0) return { bytes, files, notices };
  const rest = Buffer.concat([...pieces, buffer.subarray(kept)]);
  return { bytes: new Uint8Array(rest), files, notices };
}

const isShown = (type: string) => type === 'picture' || type === 'recording';

const MAX_HEAD_CHARS = 120;

/** Where the address begins that has this mark, and what it says to be. */
function findStart(buffer: Buffer, mark: number) {
  const from = Math.max(0, mark - MAX_HEAD_CHARS);
  const head = buffer.toString('latin1', from, mark);
  const found = /data:([a-z]+)\/[\w.+-]+(?:;[\w=.-]+)*$/i.exec(head);
  if (!found) return null;
  return { at: from + found.index, type: TYPES[found[1]?.toLowerCase() ?? ''] ?? 'data' };
}

const TYPES: Readonly<Record<string, string>> = {
  image: 'picture',
  audio: 'recording',
  video: 'recording',
  font: 'font',
};

/** The first byte that is not part of base64, of an address or of an encoded line end. */
function findEnd(buffer: Buffer, from: number): number {
  let at = from;
  while (at < buffer.length && isBase64(buffer[at] ?? 0)) at += 1;
  return at;
}

function isBase64(byte: number): boolean {
  const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
  const isDigit = byte >= 0x30 && byte <= 0x39;
  return isLetter || isDigit || [0x2b, 0x2f, 0x3d, 0x2d, 0x5f].includes(byte);
}

function decode(base64: Buffer): Uint8Array {
  return new Uint8Array(Buffer.from(base64.toString('latin1'), 'base64'));
}
