import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** A real PNG of one colour that depends on the prompt. */
export function encodePng(prompt: string, size = 256): Buffer {
  const colour = createHash('sha256').update(prompt).digest().subarray(0, 3);
  return toPngOf({ width: size, height: size, pixels: Buffer.alloc(size * size * 3, colour) });
}

/** A PNG of these pixels: a red, a green and a blue byte each, row by row. */
export function toPngOf({
  width,
  height,
  pixels,
}: {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB, no interlace
  const rows = Array.from({ length: height }, (_, y) => [
    Buffer.from([0]), // No filter.
    pixels.subarray(y * width * 3, (y + 1) * width * 3),
  ]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    toChunk('IHDR', header),
    toChunk('IDAT', deflateSync(Buffer.concat(rows.flat()))),
    toChunk('IEND', Buffer.alloc(0)),
  ]);
}

function toChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/**
 * A vector of length 1 that is near to those of texts with the same rare words, whatever their
 * endings: enough to find something again.
 */
export function toVector(text: string, dimensions = 256): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const [feature, weight] of toFeatures(text)) {
    const hash = createHash('sha256').update(feature).digest().readUInt32BE(0);
    const at = hash % dimensions;
    // What meets there by chance cancels out as often as it adds up.
    vector[at] = (vector[at] ?? 0) + (hash & SIGN ? weight : -weight);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

const SIGN = 1 << 30;
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー`;
const WORDS = new RegExp(`[${UNSPACED}]+|[[\\p{L}\\p{N}]--[${UNSPACED}]]+`, 'gv');
const STEM_CHARS = 5;

/** The beginnings of words, or pairs of characters; what is common, and so short, counts little. */
function toFeatures(text: string): readonly (readonly [string, number])[] {
  const words = text.toLowerCase().match(WORDS) ?? [text];
  return words.flatMap((word): (readonly [string, number])[] => {
    if (new RegExp(`^[${UNSPACED}]`, 'v').test(word)) return toPairs(word);
    const weight = word.length <= 3 ? 0.2 : Math.min(word.length, 8) / 4;
    return [[word.slice(0, STEM_CHARS), weight]];
  });
}

function toPairs(run: string): (readonly [string, number])[] {
  const characters = Array.from(run);
  if (characters.length === 1) return [[run, 1]];
  return characters.slice(1).map((character, index) => {
    const pair = `${characters[index]}${character}`;
    return [pair, /\p{sc=Han}/u.test(pair) ? 2 : 0.5];
  });
}

/** The size of a PNG or JPEG; null for anything else. */
export function toDimensions(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length >= 24 && bytes.toString('latin1', 1, 4) === 'PNG')
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 ? toJpegDimensions(bytes) : null;
}

/** Walks from marker to marker to the one that begins a frame. */
function toJpegDimensions(bytes: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
