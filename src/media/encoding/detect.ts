import { toDeclaredLabel } from './declared.ts';
import { isDos } from './dos.ts';
import { eastAsianLikeliness } from './east-asia.ts';
import { findLikeliest, toLabel } from './guess.ts';

/** What a text is written in. */
export type Detected = {
  /** Of the WHATWG Encoding Standard, or `utf-32le` and `utf-32be`, which it does not have. */
  readonly label: string;
  /** As people know it, where it was guessed and might be wrong; null if it is certain. */
  readonly guessed: string | null;
};

const certain = (label: string): Detected => ({ label, guessed: null });
const guess = (label: string, name: string): Detected => ({ label, guessed: name });

const WIDE_SAMPLE_BYTES = 16 * 1024;
const GUESS_SAMPLE_BYTES = 6 * 1024; // Some 20 ms in forty alphabets.

/** The longer ones first: UTF-32 begins like UTF-16. */
const MARKS = [
  { label: 'utf-32le', mark: [0xff, 0xfe, 0, 0] },
  { label: 'utf-32be', mark: [0, 0, 0xfe, 0xff] },
  { label: 'utf-16le', mark: [0xff, 0xfe] },
  { label: 'utf-16be', mark: [0xfe, 0xff] },
  { label: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
] as const;

/** What its first bytes say that a text is written in; null if it has no mark. */
export function findMark(bytes: Uint8Array): Detected | null {
  const found = MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  return found ? certain(found.label) : null;
}

/**
 * ISO-2022-JP, which switches to Japanese and back by escape sequences (RFC 1468); all of its
 * bytes are ASCII.
 */
export function findEscapes(bytes: Uint8Array): Detected | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.indexOf('\x1b$');
  const isJapanese = /^\$[@B][!-~]{2}/.test(buffer.toString('latin1', start + 1, start + 8));
  return start >= 0 && isJapanese ? certain('iso-2022-jp') : null;
}

/** UTF-16 or UTF-32 without a mark; null if it is neither. */
export function detectWide(bytes: Uint8Array): Detected | null {
  const sample = bytes.subarray(0, Math.min(WIDE_SAMPLE_BYTES, bytes.length));
  for (const label of ['utf-32le', 'utf-32be'] as const)
    if (isUtf32(sample, label === 'utf-32le')) return guess(label, 'UTF-32');
  for (const label of ['utf-16le', 'utf-16be'] as const)
    if (isUtf16(sample, label)) return guess(label, 'UTF-16');
  return null;
}

/** No character is beyond 0x10ffff, so that every fourth byte of UTF-32 is zero. */
function isUtf32(sample: Uint8Array, isLittle: boolean): boolean {
  if (sample.length < 8 || sample.length % 4 !== 0) return false;
  const view = new DataView(sample.buffer, sample.byteOffset, sample.byteLength);
  for (let at = 0; at < sample.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    if (code > 0x10ffff || (code < 32 && ![9, 10, 13].includes(code))) return false;
  }
  return true;
}

const MIN_GOOD = 0.95;
const OF_ALPHABET =
  /^[\u00a0-\u017f\u0386-\u03ce\u0401-\u045f\u05d0-\u05ea\u060c-\u06cc\u0e01-\u0e5b\u2010-\u2027\u20ac]$/;

/** Whether it is made of characters that stand in texts when it is read so. */
function isUtf16(sample: Uint8Array, label: 'utf-16le' | 'utf-16be'): boolean {
  let good = 0;
  let count = 0;
  const whole = sample.subarray(0, sample.length & ~1);
  for (const character of new TextDecoder(label).decode(whole)) {
    count += 1;
    if (/^[\t\n\f\r -~]$/.test(character) || OF_ALPHABET.test(character)) good += 1;
    else if ((eastAsianLikeliness(character) ?? 0) > 0.5) good += 1;
  }
  return count >= 3 && good >= count * MIN_GOOD;
}

/** The encoding of a text of one or two bytes a letter. */
export function detectNarrow(bytes: Uint8Array): Detected {
  const declared = toDeclaredLabel(bytes);
  const isPlausible = declared !== null && !declared.startsWith('utf-');
  if (isPlausible && toLabel(declared)) return certain(declared);
  const { label, name } = findLikeliest(toSample(bytes));
  return guess(label, name);
}

const NEWLINE = 0x0a;
const CONTEXT_BYTES = 200;

/**
 * The lines, or parts of lines, that have bytes beyond ASCII: the first such may stand far inside
 * a file. No encoding has a line end within a character.
 */
function toSample(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= GUESS_SAMPLE_BYTES) return bytes;
  const pieces: Uint8Array[] = [];
  let room = GUESS_SAMPLE_BYTES;
  for (let at = 0; at < bytes.length && room > 0; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const from = toStart(bytes, at);
    const newline = bytes.subarray(0, at + room).indexOf(NEWLINE, at);
    const to = newline < 0 ? Math.min(bytes.length, at + room) : newline + 1;
    pieces.push(bytes.subarray(from, to));
    room -= to - from;
    at = to - 1;
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** Everything before this byte was ASCII, so no character is cut. */
function toStart(bytes: Uint8Array, at: number): number {
  const from = Math.max(0, at - CONTEXT_BYTES);
  const newline = bytes.subarray(from, at).lastIndexOf(NEWLINE);
  return newline < 0 ? from : from + newline + 1;
}

/** The label of the encoding that a page is likely written in. */
export function guessEncoding(bytes: Uint8Array): string {
  const { label } = detectNarrow(bytes);
  return isDos(label) ? 'windows-1252' : label; // Pages are decoded as the standard does it.
}
