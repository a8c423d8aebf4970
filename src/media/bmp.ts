import { setImmediate } from 'node:timers/promises';
import { refusal } from './refuse.ts';

/** Pixels as sharp takes them. */
export type Pixels = {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
};

// BITMAPINFOHEADER:
// https://learn.microsoft.com/windows/win32/api/wingdi/ns-wingdi-bitmapinfoheader
const BI_RGB = 0;
const BI_BITFIELDS = 3;
const FILE_HEADER_BYTES = 14;

/** A millisecond's work. What is done on a thread of its own would be copied there and back. */
const PIXELS_AT_ONCE = 100_000;

const MAX_PIXELS = 50_000_000; // 150 MB once decoded; screens and scanners stay far below.

const damaged = () => refusal('the bitmap is damaged. Please save it as png and send it again.');

/**
 * An uncompressed bitmap as RGB, which libvips does not read. Everything else gets its turn
 * meanwhile. Throws `UserError`.
 */
export async function decodeBmp(bytes: Uint8Array, signal: AbortSignal): Promise<Pixels> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { width, height, bits, isTopDown, start, stride } = readHeader(view);
  const readPixel = bits <= 8 ? paletteReader(view, bits) : colourReader(bits / 8);
  const data = new Uint8Array(width * height * 3);
  let left = PIXELS_AT_ONCE;
  for (let y = 0; y < height; y += 1) {
    const row = start + stride * (isTopDown ? y : height - 1 - y);
    for (let x = 0; x < width; ) {
      const end = Math.min(width, x + left);
      left -= end - x;
      for (; x < end; x += 1) readPixel(bytes, row, x, data, (y * width + x) * 3);
      if (left > 0) continue;
      await setImmediate(undefined, { signal });
      left = PIXELS_AT_ONCE;
    }
  }
  return { data, width, height };
}

/** Throws `UserError` for what cannot be read. */
function readHeader(view: DataView) {
  if (view.byteLength < 54) throw damaged();
  const width = view.getInt32(18, true);
  const signedHeight = view.getInt32(22, true);
  const height = Math.abs(signedHeight); // Negative: the rows run from the top.
  const bits = view.getUint16(28, true);
  const compression = view.getUint32(30, true);
  if (width <= 0 || height === 0) throw damaged();
  if (width * height > MAX_PIXELS)
    throw refusal('it has too many pixels. Please send it in a smaller size.');
  const isPlain = compression === BI_RGB || (compression === BI_BITFIELDS && bits === 32);
  if (!isPlain || ![1, 4, 8, 24, 32].includes(bits))
    throw refusal('bitmaps of this sort cannot be read. Please save it as png and send it again.');
  const stride = Math.ceil((width * bits) / 32) * 4;
  const start = view.getUint32(10, true);
  if (start + stride * height > view.byteLength) throw damaged();
  return { width, height, bits, isTopDown: signedHeight < 0, start, stride };
}

/** Writes one pixel of a row as red, green, blue. */
type ReadPixel = (bytes: Uint8Array, row: number, x: number, data: Uint8Array, to: number) => void;

/** Blue, green, red (and an alpha that few programs fill in, so it is left out). */
function colourReader(bytesPerPixel: number): ReadPixel {
  return (bytes, row, x, data, to) => {
    const at = row + x * bytesPerPixel;
    data[to] = bytes[at + 2] ?? 0;
    data[to + 1] = bytes[at + 1] ?? 0;
    data[to + 2] = bytes[at] ?? 0;
  };
}

function paletteReader(view: DataView, bits: number): ReadPixel {
  const palette = FILE_HEADER_BYTES + view.getUint32(FILE_HEADER_BYTES, true);
  const mask = (1 << bits) - 1;
  return (bytes, row, x, data, to) => {
    const bit = x * bits;
    const shift = 8 - bits - (bit % 8);
    const index = ((bytes[row + (bit >> 3)] ?? 0) >> shift) & mask;
    const at = palette + index * 4;
    data[to] = bytes[at + 2] ?? 0;
    data[to + 1] = bytes[at + 1] ?? 0;
    data[to + 2] = bytes[at] ?? 0;
  };
}
