import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import {
  type Detected,
  detectNarrow,
  detectWide,
  findEscapes,
  findMark,
} from './encoding/detect.ts';
import { createTextDecoder } from './encoding/dos.ts';
import { createUtf32Decoder } from './encoding/utf-32.ts';
import { mediaStrings } from './strings/index.ts';

/** A text, and what is to be told about its reading. */
export type ReadText = { readonly text: string; readonly notices: readonly string[] };

/** What is kept of a text, so that memory stays bounded. */
export const MAX_TEXT_CHARS = 4_000_000;
const SAMPLE_BYTES = 64 * 1024;

/** Some milliseconds' work, and a small part of what a large text would take as a whole. */
const PIECE_BYTES = 1024 * 1024;

const UTF_8: Detected = { label: 'utf-8', guessed: null };

/**
 * Text, if these bytes are any, in whatever encoding it was written. Its beginning where it is
 * long, and nothing if it is blank.
 */
export async function readText(bytes: Uint8Array): Promise<ReadText | null> {
  const certain = findMark(bytes) ?? findEscapes(bytes);
  if (certain) return toReading(await decode(bytes, certain.label), certain);
  if (!bytes.includes(0)) return readNarrow(bytes);
  const wide = detectWide(bytes);
  if (wide) return toReading(await decode(bytes, wide.label), wide);
  const rest = bytes.filter((byte) => byte !== 0);
  if (!areRuns(bytes, bytes.length - rest.length)) return null;
  // A picture without compression is runs of one byte, too.
  if (!isUtf8(rest) && isHardlyAscii(rest.subarray(0, SAMPLE_BYTES))) return null;
  const read = await readNarrow(rest);
  const notice = mediaStrings.emptyBytesLeftOut(bytes.length - rest.length);
  return read && { ...read, notices: [...read.notices, notice] };
}

/** A log that a machine did not finish has zeros in one place; binary data has them everywhere. */
function areRuns(bytes: Uint8Array, zeros: number): boolean {
  let runs = 0;
  for (let at = bytes.indexOf(0); at >= 0; runs += 1) {
    if (runs > 50) return false;
    while (bytes[at] === 0) at += 1;
    at = bytes.indexOf(0, at);
  }
  return runs * 20 <= bytes.length - zeros;
}

const isHardlyAscii = (sample: Uint8Array) =>
  sample.filter((byte) => byte < 0x80).length < sample.length / 3;

/** A text of one or two bytes a letter, or UTF-8. */
async function readNarrow(bytes: Uint8Array): Promise<ReadText | null> {
  const utf8 = await decode(bytes, UTF_8.label);
  if (utf8.damaged === 0) return toReading(utf8, UTF_8);
  // Japanese or Chinese in UTF-16 has no zeros, but control characters within its letters.
  const detected = isProse(bytes.subarray(0, SAMPLE_BYTES))
    ? toLikeliest(bytes, utf8)
    : detectWide(bytes);
  if (detected?.label === UTF_8.label) return toReading(utf8, UTF_8);
  const mixed = detected && toUtf8(bytes);
  if (mixed) return toReading(await decode(mixed.bytes, UTF_8.label), mixed.detected);
  return detected && toReading(await decode(bytes, detected.label), detected);
}

/** Damage in a few places; a text in another encoding has next to nothing that is valid UTF-8. */
function toLikeliest(bytes: Uint8Array, { damaged, beyondAscii }: Decoded): Detected {
  return damaged * 3 <= beyondAscii ? UTF_8 : detectNarrow(bytes);
}

const LINE_END = 0x0a;
const MIN_UTF_8_LINES = 0.25;
/** Nothing else is done while the lines are looked at. */
const MAX_MIXED_BYTES = 2 * 1024 * 1024;

/**
 * Logs and tables that were put together of files in several encodings: lines that are valid UTF-8
 * stay as they are, and the others are read in the one that is likeliest for them. Null if hardly
 * any is: two letters of another encoding may look like UTF-8.
 */
function toUtf8(bytes: Uint8Array) {
  if (bytes.length > MAX_MIXED_BYTES) return null;
  const lines = splitLines(bytes).filter((line) => line.some((byte) => byte > 0x7f));
  const others = lines.filter((line) => !isUtf8(line));
  if (lines.length - others.length < lines.length * MIN_UTF_8_LINES) return null;
  const detected = detectNarrow(Buffer.concat(others).subarray(0, SAMPLE_BYTES));
  const decoder = createTextDecoder(detected.label);
  const pieces = splitLines(bytes).map((line) =>
    isUtf8(line) ? line : Buffer.from(decoder.decode(line)),
  );
  return { bytes: Buffer.concat(pieces), detected };
}

function splitLines(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(LINE_END, at);
    const next = end < 0 ? bytes.length : end + 1;
    lines.push(bytes.subarray(at, next));
    at = next;
  }
  return lines;
}

type Decoded = {
  readonly text: string;
  readonly length: number;
  readonly isBlank: boolean;
  /** Places that are no valid text. */
  readonly damaged: number;
  /** Characters beyond ASCII that are. */
  readonly beyondAscii: number;
};

/** Piece by piece, with everything else in between; only the beginning is kept. */
async function decode(bytes: Uint8Array, label: string): Promise<Decoded> {
  const decoder = label.startsWith('utf-32')
    ? createUtf32Decoder(label === 'utf-32le')
    : createTextDecoder(label);
  let text = '';
  const sums = { length: 0, damaged: 0, beyondAscii: 0 };
  let isBlank = true;
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    if (at > 0) await setImmediate();
    const isLast = at + PIECE_BYTES >= bytes.length;
    const piece = decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: !isLast });
    sums.length += piece.length;
    count(piece, sums);
    isBlank &&= piece.trim() === '';
    if (text.length < MAX_TEXT_CHARS) text += piece.slice(0, MAX_TEXT_CHARS - text.length);
  }
  const own = label === 'utf-8' ? countWritten(bytes) : 0;
  return { ...sums, text, isBlank, damaged: sums.damaged - own };
}

const REPLACEMENT = 0xfffd;

function count(piece: string, sums: { damaged: number; beyondAscii: number }): void {
  for (let at = 0; at < piece.length; at += 1) {
    const code = piece.charCodeAt(at);
    if (code === REPLACEMENT) sums.damaged += 1;
    else if (code > 0x7f) sums.beyondAscii += 1;
  }
}

/** Replacement characters that were in the file already. */
function countWritten(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const character = Buffer.from('\ufffd');
  let written = 0;
  for (let at = buffer.indexOf(character); at >= 0; written += 1)
    at = buffer.indexOf(character, at + character.length);
  return written;
}

function toReading(decoded: Decoded, { guessed }: Detected): ReadText {
  const { text, length, isBlank, damaged } = decoded;
  if (isBlank) return { text: '', notices: [] };
  const whole = capText(text, length);
  return {
    text: whole.text,
    notices: [
      ...(guessed ? [mediaStrings.guessedEncoding(guessed)] : []),
      ...(damaged > 0 ? [mediaStrings.damagedCharacters(damaged)] : []),
      ...whole.notices,
    ],
  };
}

/** Binary data is full of control characters; text in an old encoding has next to none. */
function isProse(sample: Uint8Array): boolean {
  const controls = sample.filter(
    (byte) => (byte < 32 && ![9, 10, 12, 13, 27].includes(byte)) || byte === 127,
  );
  return controls.length <= sample.length / 500;
}

/** At most 4 million characters, and a notice of what was cut. */
export function capText(text: string, length = text.length): ReadText {
  if (length <= MAX_TEXT_CHARS) return { text, notices: [] };
  const kept = text.slice(0, MAX_TEXT_CHARS).replace(/[\uD800-\uDBFF]$/, '');
  return { text: kept, notices: [mediaStrings.firstCharactersOnly(kept.length, length)] };
}
