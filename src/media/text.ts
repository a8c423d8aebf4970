import { setImmediate } from 'node:timers/promises';
import { TextDecoder } from 'node:util';

/** So much of a text is read: more would fill the memory of a small machine. */
export const MAX_TEXT_CHARS = 4_000_000;
const SAMPLE_BYTES = 64 * 1024;

/** Some milliseconds' work, and a small part of what a large text would take as a whole. */
const PIECE_BYTES = 1024 * 1024;

/** A text as it was read, and what its reader has to say of it. */
export type ReadText = { readonly text: string; readonly notices: readonly string[] };

/**
 * Text, if these bytes are any: UTF-8, UTF-16 with its mark, or else Latin-1. Its beginning where
 * it is long, and nothing where it is blank.
 */
export async function readText(bytes: Uint8Array): Promise<ReadText | null> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, new TextDecoder('utf-16le'));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, new TextDecoder('utf-16be'));
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.includes(0)) return null;
  try {
    return await decode(bytes, new TextDecoder('utf-8', { fatal: true }));
  } catch {
    return isProse(sample) ? decode(bytes, new TextDecoder('windows-1252')) : null;
  }
}

/** Piece by piece, with everything else in between; only the beginning is kept. */
async function decode(bytes: Uint8Array, decoder: TextDecoder): Promise<ReadText> {
  let text = '';
  let length = 0;
  let isBlank = true;
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    if (at > 0) await setImmediate();
    const isLast = at + PIECE_BYTES >= bytes.length;
    const piece = decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: !isLast });
    length += piece.length;
    isBlank &&= piece.trim() === '';
    if (text.length < MAX_TEXT_CHARS) text += piece.slice(0, MAX_TEXT_CHARS - text.length);
  }
  return isBlank ? { text: '', notices: [] } : cut(text, length);
}

/** Binary data is full of control characters; text in an old encoding has next to none. */
function isProse(sample: Uint8Array): boolean {
  const controls = sample.filter(
    (byte) => (byte < 32 && ![9, 10, 12, 13, 27].includes(byte)) || byte === 127,
  );
  return controls.length <= sample.length / 500;
}

/** As much of a text as is read, and a notice where that is not all of it. */
export function capText(text: string): ReadText {
  return cut(text, text.length);
}

function cut(text: string, length: number): ReadText {
  if (length <= MAX_TEXT_CHARS) return { text, notices: [] };
  const kept = text.slice(0, MAX_TEXT_CHARS).replace(/[\uD800-\uDBFF]$/, '');
  const [first, all] = [kept.length, length].map((count) => count.toLocaleString('en'));
  return { text: kept, notices: [`only the first ${first} of ${all} characters were read.`] };
}
