import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/**
 * Bytes that go along with a request as base64. Its JSON is made with a marker for each, and the
 * base64 slice by slice while it is sent: a large file is never in memory as text, and nothing
 * else waits while it becomes text.
 */
export type FileMarkers = {
  /**
   * What stands for the bytes' base64 in the JSON. It never leaves the process, so it cannot be
   * forged.
   */
  add(bytes: Uint8Array): string;
  find(marker: string): Uint8Array | null;
};

/** What a `fetch` made by `withInlays` takes beside what every one takes. */
export type Base64Body = { readonly fileMarkers: FileMarkers; readonly duplex: 'half' };

type Piece = string | Uint8Array;

const MARKER = /(inlay:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/;

/** A multiple of three, so that only the last slice is padded. */
const SLICE_BYTES = 96 * 1024;

export function createFileMarkers(): FileMarkers {
  const held = new Map<string, Uint8Array>();
  return {
    add(bytes) {
      const marker = `inlay:${randomUUID()}`;
      held.set(marker, bytes);
      return marker;
    },
    find: (marker) => held.get(marker) ?? null,
  };
}

/**
 * The options of a request with which its bytes reach `fetch`, past a client that knows nothing of
 * them.
 */
export function toBase64Body(fileMarkers: FileMarkers): Base64Body {
  return { fileMarkers, duplex: 'half' }; // Node wants a body that is a stream to be announced.
}

/**
 * A `fetch` that sends base64 in the place of markers. Each call makes it again, so that a request
 * can be sent again.
 */
export function withBase64Files(inner: typeof fetch): typeof fetch {
  return (input, init?: RequestInit & Partial<Base64Body>) => {
    const { fileMarkers, ...plain } = init ?? {};
    if (!fileMarkers || typeof plain.body !== 'string') return inner(input, init);
    const pieces = toPieces(plain.body, fileMarkers);
    if (pieces.length === 1) return inner(input, plain);
    const headers = new Headers(plain.headers);
    // Without it the body would be sent chunked, which not every server takes.
    headers.set('content-length', String(pieces.reduce((sum, piece) => sum + sizeOf(piece), 0)));
    const body = ReadableStream.from(encode(pieces));
    // A stream cannot follow a redirect. Without redirects, `fetch` keeps no copy of what it has
    // sent.
    return inner(input, { ...plain, headers, body, redirect: 'error' });
  };
}

/** The JSON cut at its markers. What only looks like one stays text. */
function toPieces(json: string, fileMarkers: FileMarkers): readonly Piece[] {
  return json.split(MARKER).map((piece) => fileMarkers.find(piece) ?? piece);
}

function sizeOf(piece: Piece): number {
  return typeof piece === 'string' ? Buffer.byteLength(piece) : Math.ceil(piece.length / 3) * 4;
}

async function* encode(pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (typeof piece === 'string') yield Buffer.from(piece);
    else yield* toBase64(piece);
  }
}

async function* toBase64(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < buffer.length; at += SLICE_BYTES) {
    await setImmediate(); // A reader in the same process would otherwise never let go.
    yield Buffer.from(buffer.toString('base64', at, at + SLICE_BYTES), 'latin1');
  }
}
