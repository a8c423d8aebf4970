import { crc32 } from 'node:zlib';
import { inflateSync, strFromU8 } from 'fflate';
import { decodeNames } from '../archive-names.ts';
import { cannotRead, refusal } from '../refuse.ts';
import { mediaStrings } from '../strings/index.ts';

/** The files of an archive. */
export type ZipEntries = {
  /** Their names, in the order of the archive. */
  readonly names: readonly string[];
  /** A file's text; null if it does not exist. */
  read(path: string): string | null;
  /** A file's bytes; null if it does not exist. */
  bytes(path: string): Uint8Array | null;
  /** A file's declared size; 0 if it does not exist. */
  size(path: string): number;
  has(path: string): boolean;
  /** Those of the files read so far whose bytes are not those that were packed. */
  damaged(): readonly string[];
};

const MAX_ENTRIES = 20_000;
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;
const MAX_TOTAL_BYTES = 128 * 1024 * 1024;
const MAX_RATIO = 250; // Sheets full of one number reach about 100.
const MIN_BOMB_BYTES = 4 * 1024 * 1024; // Small files may be as dense as they like.

/**
 * Opens a zip archive with a bound on all that it unfolds to. Its directory is read once; nothing
 * is unpacked before it is read.
 */
export function openZip(bytes: Uint8Array): ZipEntries {
  const entries = orDamaged(() => readDirectory(bytes));
  const damaged = new Set<string>();
  let total = 0;
  const read = (path: string): Uint8Array | null => {
    const entry = entries.get(path);
    if (!entry) return null;
    const { size, originalSize, isEncrypted } = entry;
    if (isEncrypted) throw locked();
    total += originalSize;
    const isBomb = originalSize > MIN_BOMB_BYTES && originalSize > size * MAX_RATIO;
    if (isBomb || originalSize > MAX_ENTRY_BYTES || total > MAX_TOTAL_BYTES) throw tooMuch();
    const unpacked = orDamaged(() => unpack(bytes, entry));
    if (!isAsPacked(unpacked, entry)) damaged.add(path);
    return unpacked;
  };
  return {
    names: [...entries.keys()],
    has: (path) => entries.has(path),
    size: (path) => entries.get(path)?.originalSize ?? 0,
    bytes: read,
    read(path) {
      const found = read(path);
      return found && toXmlText(found);
    },
    damaged: () => [...damaged],
  };
}

/** XML is UTF-8, or UTF-16 with a mark (XML 1.0, 4.3.3). */
function toXmlText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return strFromU8(bytes);
}

/** By its checksum, which some programs leave out. */
const isAsPacked = (bytes: Uint8Array, { checksum }: Entry): boolean =>
  checksum === 0 || crc32(bytes) === checksum;

type Entry = {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly size: number;
  readonly originalSize: number;
  readonly checksum: number;
  /** Where its local header begins. */
  readonly start: number;
};

// The records of a zip archive, the sizes of their fixed parts and where their fields stand:
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3)
const LOCAL = { mark: 0x04034b50, length: 30 };
const CENTRAL = { mark: 0x02014b50, length: 46 };
const END = { mark: 0x06054b50, length: 22 };
const END_64 = { mark: 0x06064b50 };
const LOCATOR_64 = { mark: 0x07064b50, length: 20 };

const MAX_COMMENT = 0xffff;
const IN_EXTRA = 0xffffffff; // Stands for a number that is too large, and is in the extra field.
const ZIP_64 = 1;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
};

function readDirectory(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start } = findDirectory(view);
  if (count > MAX_ENTRIES) throw tooMuch();
  const names: Uint8Array[] = [];
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    expectMark(view, at, CENTRAL.mark);
    const nameStart = at + CENTRAL.length;
    const extraStart = nameStart + view.getUint16(at + 28, true);
    const extraEnd = extraStart + view.getUint16(at + 30, true);
    const flags = view.getUint16(at + 8, true);
    const isEncrypted = (flags & ENCRYPTED) !== 0;
    names.push(bytes.subarray(nameStart, extraStart));
    const toWide = createExtraReader(view, extraStart, extraEnd);
    const originalSize = toWide(view.getUint32(at + 24, true)); // In the order of the extra field.
    const size = toWide(view.getUint32(at + 20, true));
    const local = toWide(view.getUint32(at + 42, true));
    const method = view.getUint16(at + 10, true);
    const checksum = view.getUint32(at + 16, true);
    entries.push({ method, isEncrypted, size, originalSize, checksum, start: local });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  const decoded = decodeNames(names);
  return new Map(entries.map((entry, index) => [decoded[index] ?? '', entry]));
}

/** The directory stands at the end, behind a comment of any length. */
function findDirectory(view: DataView): { readonly count: number; readonly start: number } {
  const last = view.byteLength - END.length;
  let end = last;
  while (view.getUint32(end, true) !== END.mark) {
    end -= 1;
    if (last - end > MAX_COMMENT) throw new RangeError('no zip archive');
  }
  const locator = end - LOCATOR_64.length;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_64.mark) {
    const wide = readWide(view, locator + 8);
    expectMark(view, wide, END_64.mark);
    return { count: readWide(view, wide + 32), start: readWide(view, wide + 48) };
  }
  return { count: view.getUint16(end + 10, true), start: view.getUint32(end + 16, true) };
}

/** Takes the numbers that are too large for their field from the extra field, in their order. */
function createExtraReader(view: DataView, start: number, end: number) {
  let next = start;
  while (next + 4 <= end && view.getUint16(next, true) !== ZIP_64)
    next += 4 + view.getUint16(next + 2, true);
  next += 4;
  return (narrow: number): number => {
    if (narrow !== IN_EXTRA) return narrow;
    next += 8;
    if (next > end) throw new RangeError('no such number');
    return readWide(view, next - 8);
  };
}

function unpack(bytes: Uint8Array, { method, size, originalSize, start }: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  expectMark(view, start, LOCAL.mark);
  const names = view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const from = start + LOCAL.length + names;
  const packed = bytes.subarray(from, from + size);
  if (packed.length < size) throw new RangeError('the archive is cut off');
  if (method === STORED) return packed;
  if (method !== DEFLATED) {
    const { kinds, remedies } = mediaStrings;
    throw cannotRead(kinds.archives(METHODS[method] ?? `zip (${method})`), remedies.unpack);
  }
  return inflateSync(packed, { out: new Uint8Array(originalSize) });
}

function expectMark(view: DataView, at: number, mark: number): void {
  if (view.getUint32(at, true) !== mark) throw new RangeError('a record is not where it should be');
}

/** Larger numbers than a file can have bytes end outside it. */
function readWide(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function orDamaged<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError') throw error;
    throw refusal(mediaStrings.damaged, error);
  }
}

function locked(): Error {
  return refusal(mediaStrings.protectedArchive);
}

function tooMuch(): Error {
  return refusal(mediaStrings.tooMuchUnpacked);
}
