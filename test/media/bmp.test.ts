import { expect, test } from 'vitest';
import { decodeBmp } from '../../src/media/bmp.ts';

const channelOf = (x: number, y: number, channel: number) => (x * 7 + y * 13 + channel * 29) & 0xff;

/**
 * A bitmap of 24 bits with a colour of its own at every place; from the top where the height is
 * negative.
 */
function toBmp(width: number, signedHeight: number): Uint8Array {
  const height = Math.abs(signedHeight);
  const stride = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + stride * height);
  bytes.write('BM');
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(signedHeight, 22);
  bytes.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1) {
    const row = 54 + stride * (signedHeight > 0 ? height - 1 - y : y);
    for (let x = 0; x < width; x += 1)
      for (const channel of [0, 1, 2]) bytes[row + x * 3 + 2 - channel] = channelOf(x, y, channel);
  }
  return bytes;
}

function toRgb(width: number, height: number): Uint8Array {
  return Uint8Array.from({ length: width * height * 3 }, (_, index) => {
    const place = Math.floor(index / 3);
    return channelOf(place % width, Math.floor(place / width), index % 3);
  });
}

test.each([
  [301, 1_009],
  [301, -1_009],
  [250_001, 1],
  [1, 250_001],
  [100_000, 2],
  [3, 3],
])('a bitmap of %i × %i comes out pixel by pixel', (width, height) => {
  const decoded = decodeBmp(toBmp(width, height));

  const { data, ...size } = decoded;
  expect(size).toEqual({ width, height: Math.abs(height) });
  expect(Buffer.from(data).equals(toRgb(width, Math.abs(height)))).toBe(true);
});
