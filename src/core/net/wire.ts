import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { ParleyError, UserError } from '../errors.ts';
import { strings } from '../strings/index.ts';

/** A body is larger than its reader takes. */
export class TooLargeError extends ParleyError {
  override readonly name = 'TooLargeError';
}

type Unpack = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const unzip: Unpack = promisify(gunzip);
const unbrotli: Unpack = promisify(brotliDecompress);
const unzlib: Unpack = promisify(inflate);
const unraw: Unpack = promisify(inflateRaw);

/** Some servers mean bare deflate by "deflate", which has no zlib header (RFC 9110, 8.4.1.2). */
const undeflate: Unpack = (bytes, options) =>
  ((bytes[0] ?? 0) & 0x0f) === 8 ? unzlib(bytes, options) : unraw(bytes, options);

const CODINGS: Readonly<Record<string, Unpack>> = {
  gzip: unzip,
  'x-gzip': unzip,
  br: unbrotli,
  deflate: undeflate,
};
const MAX_CODINGS = 2;

/**
 * Reads a body to its end, or gives it up as soon as it is larger than `maxBytes` with a
 * `TooLargeError`.
 */
export async function readResponseBody(body: Readable, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > maxBytes) throw tooLarge(); // Leaving the loop destroys the stream.
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/**
 * Undoes a `Content-Encoding`; throws a `TooLargeError` as soon as it yields more than `maxBytes`.
 */
export async function decompress(
  packed: Uint8Array,
  encoding: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const codings = encoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MAX_CODINGS) throw new Error(`packed ${codings.length} times`);
  let bytes = packed;
  for (const coding of codings.toReversed()) {
    const unpack = CODINGS[coding];
    if (!unpack) throw new Error(`an unknown content encoding`);
    if (bytes.length > 0) bytes = await unpackOne(unpack, bytes, maxBytes);
  }
  return bytes;
}

async function unpackOne(unpack: Unpack, bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  try {
    return await unpack(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(error);
    throw error;
  }
}

function tooLarge(cause?: unknown): TooLargeError {
  return new TooLargeError('fetch_refused', 'too large', { cause });
}

/** A host of files that sends nothing for so long is given up. */
const SILENT_MS = 20_000;

/** Runs a request as long as something comes of it: `touch` says that something has. */
export async function unlessSilent<Result>(
  { signal, silentMs = SILENT_MS }: { readonly signal: AbortSignal; readonly silentMs?: number },
  run: (signal: AbortSignal, touch: () => void) => Promise<Result>,
): Promise<Result> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new Error('nothing came in time')), silentMs);
  try {
    return await run(AbortSignal.any([signal, silence.signal]), () => timer.refresh());
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The body of a request or a reply, given up as soon as it is larger than `maxBytes`. Throws
 * `UserError` then.
 */
export async function readBytes(
  { body, headers }: Pick<Response, 'body' | 'headers'>,
  maxBytes: number,
  onPiece = () => {},
): Promise<Uint8Array> {
  // Room for what is announced, so that what comes is never there twice. Only what is written to
  // takes memory.
  let bytes = new Uint8Array(Math.min(maxBytes, announced(headers)));
  let size = 0;
  for await (const piece of body ?? []) {
    onPiece();
    const end = size + piece.byteLength;
    if (end > maxBytes) throw fileTooLarge(maxBytes);
    if (end > bytes.length) bytes = grow(bytes, Math.min(maxBytes, Math.max(end, size * 2)));
    bytes.set(piece, size);
    size = end;
  }
  return bytes.subarray(0, size);
}

function announced(headers: Headers): number {
  const bytes = Number(headers.get('content-length') ?? 0);
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : 0;
}

function grow(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(size);
  grown.set(bytes);
  return grown;
}

function fileTooLarge(maxBytes: number): UserError {
  const limit = Math.floor(maxBytes / 1024 / 1024);
  return new UserError('attachment_failed', strings.fetching.fileTooLarge(limit));
}
