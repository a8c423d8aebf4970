import { unpackRle } from './bmp-rle.ts';
import { cannotRead, refusal } from './refuse.ts';
import { mediaStrings } from './strings/index.ts';

/** Pixels as sharp takes them. */
export type Pixels = {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
};

// BITMAPINFOHEADER:
// https://learn.microsoft.com/windows/win32/api/wingdi/ns-wingdi-bitmapinfoheader
const BI_RGB = 0;
const BI_RLE8 = 1;
const BI_RLE4 = 2;
const BI_BITFIELDS = 3;
const FILE_HEADER_BYTES = 14;

const MAX_PIXELS = 50_000_000; // 150 MB once decoded; screens and scanners stay far below.

const damaged = () => refusal(mediaStrings.damagedBitmap);

/** A bitmap as RGB, which libvips does not read. Throws `UserError`. */
export function decodeBmp(bytes: Uint8Array): Pixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { rle, ...header } = readHeader(view);
  const { width, height, isTopDown } = header;
  const { source, bits, start, stride } =
    rle === null
      ? { source: bytes, ...header }
      : {
          source: unpackRle(bytes, header.start, { width, height, bits: rle }),
          ...{ bits: 8, start: 0, stride: width },
        };
  const readPixel = createPixelReader(view, bits);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const row = start + stride * (isTopDown ? y : height - 1 - y);
    for (let x = 0; x < width; x += 1) readPixel(source, row, x, data, (y * width + x) * 3);
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
  if (width * height > MAX_PIXELS) throw refusal(mediaStrings.tooManyPixels);
  const rle = toRle(compression, bits);
  const isPlain = compression === BI_RGB || (compression === BI_BITFIELDS && bits >= 16);
  if ((!isPlain && rle === null) || ![1, 4, 8, 16, 24, 32].includes(bits))
    throw cannotRead(mediaStrings.kinds.bitmaps, mediaStrings.remedies.png);
  const stride = Math.ceil((width * bits) / 32) * 4;
  const start = view.getUint32(10, true);
  if (start + (rle === null ? stride * height : 0) > view.byteLength) throw damaged();
  return { width, height, bits, isTopDown: signedHeight < 0, start, stride, rle };
}

/** The bits of a run-length encoded pixel; null if it is not so encoded. */
function toRle(compression: number, bits: number): 4 | 8 | null {
  if (compression === BI_RLE8 && bits === 8) return 8;
  return compression === BI_RLE4 && bits === 4 ? 4 : null;
}

function createPixelReader(view: DataView, bits: number): ReadPixel {
  if (bits <= 8) return paletteReader(view, bits);
  return bits === 16 ? maskReader(view) : colourReader(bits / 8);
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

const HEADER_BYTES = 54;
const USUAL_MASKS = [0x7c00, 0x03e0, 0x001f]; // Five bits a colour

/** Colours of five or six bits, where the masks say so. */
function maskReader(view: DataView): ReadPixel {
  const hasMasks = view.getUint32(30, true) === BI_BITFIELDS;
  const channels = USUAL_MASKS.map((usual, index) => {
    const mask = hasMasks ? view.getUint32(HEADER_BYTES + index * 4, true) : usual;
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { mask, shift, most: Math.max(1, mask >>> shift) };
  });
  return (bytes, row, x, data, to) => {
    const value = (bytes[row + x * 2] ?? 0) | ((bytes[row + x * 2 + 1] ?? 0) << 8);
    for (const [index, { mask, shift, most }] of channels.entries())
      data[to + index] = Math.round((((value & mask) >>> shift) * 255) / most);
  };
}

function paletteReader(view: DataView, bits: number): ReadPixel {
  const colours = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const palette = FILE_HEADER_BYTES + view.getUint32(FILE_HEADER_BYTES, true);
  const mask = (1 << bits) - 1;
  return (bytes, row, x, data, to) => {
    const bit = x * bits;
    const shift = 8 - bits - (bit % 8);
    const index = ((bytes[row + (bit >> 3)] ?? 0) >> shift) & mask;
    const at = palette + index * 4;
    data[to] = colours[at + 2] ?? 0;
    data[to + 1] = colours[at + 1] ?? 0;
    data[to + 2] = colours[at] ?? 0;
  };
}
