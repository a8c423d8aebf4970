import { UserError } from '../errors.ts';

/**
 * The body of a request or a reply, given up as soon as it is larger than `maxBytes`. Throws
 * `UserError` then.
 */
export async function readBytes(
  { body, headers }: Pick<Response, 'body' | 'headers'>,
  maxBytes: number,
): Promise<Uint8Array> {
  // Room for what is announced, so that what comes is never there twice. Only what is written to
  // takes memory.
  let bytes = new Uint8Array(Math.min(maxBytes, announced(headers)));
  let size = 0;
  for await (const piece of body ?? []) {
    const end = size + piece.byteLength;
    if (end > maxBytes) throw tooLarge(maxBytes);
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

function tooLarge(maxBytes: number): UserError {
  const limit = Math.floor(maxBytes / 1024 / 1024);
  return new UserError(
    'attachment_failed',
    `The file is larger than ${limit} MB. Send a smaller one.`,
  );
}
