const END_OF_LINE = 0;
const END = 1;
const DELTA = 2;

type Area = { readonly width: number; readonly height: number; readonly bits: 4 | 8 };

/**
 * The pixels of a run-length encoded bitmap of 8 or 4 bits, one byte each, the first row first:
 * https://learn.microsoft.com/windows/win32/gdi/bitmap-compression Pixels that are not written stay
 * 0; those outside the image are left out.
 */
export function unpackRle(bytes: Uint8Array, start: number, area: Area): Uint8Array {
  const canvas = createCanvas(area);
  for (let at = start; at + 1 < bytes.length && !canvas.isFull(); ) {
    const [count = 0, value = 0] = [bytes[at], bytes[at + 1]];
    at += 2;
    if (count > 0) canvas.write(count, () => value);
    else if (value === END_OF_LINE) canvas.move(null, 1);
    else if (value === END) break;
    else at += value === DELTA ? move(canvas, bytes, at) : copy(canvas, bytes, at, value, area);
  }
  return canvas.pixels;
}

type Canvas = ReturnType<typeof createCanvas>;

/** How many bytes it takes. */
function move(canvas: Canvas, bytes: Uint8Array, at: number): number {
  canvas.move(bytes[at] ?? 0, bytes[at + 1] ?? 0);
  return 2;
}

/** Pixels one by one; how many bytes they take, which is an even number. */
function copy(canvas: Canvas, bytes: Uint8Array, at: number, count: number, area: Area): number {
  const isByte = area.bits === 8;
  canvas.write(count, (index) => bytes[at + (isByte ? index : index >> 1)] ?? 0);
  const length = isByte ? count : Math.ceil(count / 2);
  return length + (length % 2);
}

function createCanvas({ width, height, bits }: Area) {
  const pixels = new Uint8Array(width * height);
  let [x, y] = [0, 0];
  /** Of two pixels in a byte the first is in its upper half. */
  const pixelOf = (byte: number, index: number) => {
    if (bits === 8) return byte;
    return index % 2 === 0 ? byte >> 4 : byte & 0xf;
  };
  return {
    pixels,
    isFull: () => y >= height,
    write(count: number, byteAt: (index: number) => number): void {
      const inside = Math.min(count, width - x);
      for (let index = 0; index < inside; index += 1)
        pixels[y * width + x + index] = pixelOf(byteAt(index), index);
      x += count;
    },
    /** `right` null: to the beginning of the row. */
    move(right: number | null, down: number): void {
      x = right === null ? 0 : x + right;
      y += down;
    },
  };
}
