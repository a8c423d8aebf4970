import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gunzipSync } from 'node:zlib';
import { UserError } from '../core/errors.ts';
import { decodeNames } from './archive-names.ts';
import { toCount } from './counts.ts';
import type { DocumentReading, InnerFile } from './reading.ts';
import { refusal } from './refuse.ts';
import { mediaStrings } from './strings/index.ts';
import { capText } from './text.ts';

const MAX_FILES = 20;
const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_TOTAL_BYTES = 40 * 1024 * 1024;
const MAX_GUNZIPPED_BYTES = 64 * 1024 * 1024;
/** Left behind by machines, not by people. */
const FURNITURE = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)|\/$/;

type Entry = { readonly name: string; readonly size: number; read(): Uint8Array };

/** The files of a zip archive, by name. */
type Packed = {
  readonly names: readonly string[];
  size(name: string): number;
  bytes(name: string): Uint8Array | null;
};

/** A zip archive: the names of its files, and those that there is room for. */
export function readZipArchive(files: Packed): DocumentReading {
  return readEntries(
    files.names.map((name) => ({
      name,
      size: files.size(name),
      read: () => files.bytes(name) ?? new Uint8Array(),
    })),
  );
}

/** A tar archive (POSIX.1-2024, pax). */
export function readTar(bytes: Uint8Array): DocumentReading {
  return readEntries([...readTarEntries(bytes)]);
}

/** A file that gzip packed, which may be a tar archive. */
export async function readGzip(bytes: Uint8Array): Promise<DocumentReading> {
  const unpacked = await gunzip(bytes);
  if (isTar(unpacked)) return readTar(unpacked);
  return { text: '', notices: [], files: [{ name: toGzipName(bytes), bytes: unpacked }] };
}

/** Counted first, so that what is too large is never in memory. */
async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    await checkUnpackedSize(bytes);
    return new Uint8Array(gunzipSync(bytes, { maxOutputLength: MAX_GUNZIPPED_BYTES }));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw refusal(mediaStrings.damagedArchive, error);
  }
}

/** A file gives the size of its last part only, and it may be wrong (RFC 1952, 2.3.1). */
async function checkUnpackedSize(bytes: Uint8Array): Promise<void> {
  let size = 0;
  const counting = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      done(size > MAX_GUNZIPPED_BYTES ? refusal(mediaStrings.tooMuchUnpacked) : null);
    },
  });
  await pipeline(Readable.from([bytes]), createGunzip(), counting);
}

const NAMED = 8; // RFC 1952: the flag for the name of the file, which ends with a zero.

function toGzipName(bytes: Uint8Array): string {
  const isNamed = ((bytes[3] ?? 0) & NAMED) !== 0 && ((bytes[3] ?? 0) & 4) === 0;
  const end = bytes.subarray(0, 300).indexOf(0, 10);
  const [name] = isNamed && end > 10 ? decodeNames([bytes.subarray(10, end)]) : [];
  return name || 'the unpacked file';
}

function readEntries(all: readonly Entry[]): DocumentReading {
  const entries = all.filter(({ name }) => !FURNITURE.test(name));
  if (entries.length === 0) throw refusal(mediaStrings.emptyArchive);
  const { files, failure, cut } = unpackAll(entries);
  if (files.length === 0 && failure !== null) throw failure;
  const names = entries.map(({ name, size }) => `- ${name} (${toSize(size)})`);
  const list = capText(`An archive of ${toCount(entries.length, 'file')}:\n${names.join('\n')}`);
  const unread = entries.length - files.length;
  return {
    text: list.text,
    notices: [
      ...(unread > 0 ? [mediaStrings.someInside(files.length, entries.length)] : []),
      ...cut.map((name) => mediaStrings.inside(name, mediaStrings.cutOff)),
      ...list.notices,
    ],
    files,
  };
}

/** As many as there is room for; one that cannot be unpacked does not take the others with it. */
function unpackAll(entries: readonly Entry[]) {
  const files: InnerFile[] = [];
  const cut: string[] = [];
  let failure: UserError | null = null;
  let left = MAX_TOTAL_BYTES;
  for (const { name, size, read } of entries) {
    if (files.length >= MAX_FILES || size > Math.min(left, MAX_FILE_BYTES)) continue;
    try {
      const bytes = read();
      files.push({ name, bytes });
      if (bytes.length < size) cut.push(name);
      left -= size;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failure = error;
    }
  }
  return { files, failure, cut };
}

function toSize(bytes: number): string {
  if (bytes < 1_000) return toCount(bytes, 'byte');
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const BLOCK = 512;
const FILE_TYPES = new Set(['0', '\0', '7']);
const MAX_ENTRIES = 20_000;

export function isTar(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(257, 262)).toString('latin1') === 'ustar';
}

function* readTarEntries(bytes: Uint8Array): Generator<Entry> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (from: number, length: number) =>
    (buffer.toString('utf8', from, from + length).split('\0')[0] ?? '').trim();
  let longName: string | null = null;
  let count = 0;
  for (let at = 0; at + BLOCK <= buffer.length && count < MAX_ENTRIES; count += 1) {
    const size = Number.parseInt(text(at + 124, 12), 8) || 0;
    const type = buffer.toString('latin1', at + 156, at + 157);
    const start = at + BLOCK;
    const content = bytes.subarray(start, start + size);
    const prefix = text(at + 345, 155);
    const own = prefix === '' ? text(at, 100) : `${prefix}/${text(at, 100)}`;
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'L' || type === 'x') {
      longName = toLongName(type, Buffer.from(content).toString('utf8')) ?? longName;
      continue;
    }
    const name: string = longName ?? own;
    longName = null;
    if (name !== '' && FILE_TYPES.has(type)) yield { name, size, read: () => content };
  }
}

/** A name beyond 100 characters, as GNU tar and pax write it. */
function toLongName(type: string, content: string): string | null {
  if (type === 'L') return content.split('\0')[0] ?? null;
  return /^\d+ path=(.*)$/m.exec(content)?.[1] ?? null;
}
