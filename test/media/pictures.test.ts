import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createPictures } from '../../src/media/pictures.ts';

const pictures = createPictures();

/** A picture that cannot be packed: every pixel is another colour. */
async function toNoise(width: number, channels: 3 | 4): Promise<Uint8Array> {
  const raw = randomBytes(width * width * channels);
  return sharp(raw, { raw: { width, height: width, channels } })
    .png()
    .toBuffer();
}

test('what fits stays as it is, to the byte', async () => {
  const bytes = await toNoise(50, 3);
  const picture = { mimeType: 'image/png', bytes };
  expect(await pictures.fit(picture, bytes.length)).toBe(picture);
  expect(await pictures.measure(bytes)).toEqual({ width: 50, height: 50 });
});

test.each([
  ['an opaque picture becomes a jpeg', 3, 'image/jpeg', 0.8],
  ['one that is see-through becomes webp', 4, 'image/webp', 0.8],
  ['one that is far too large becomes smaller too', 3, 'image/jpeg', 0.05],
] as const)('%s', async (_, channels, mimeType, share) => {
  const bytes = await toNoise(400, channels);
  const maxBytes = Math.floor(bytes.length * share);
  const fitted = await pictures.fit({ mimeType: 'image/png', bytes }, maxBytes);
  expect(fitted?.mimeType).toBe(mimeType);
  expect(fitted?.bytes.length).toBeLessThanOrEqual(maxBytes);
  const metadata = await sharp(fitted?.bytes).metadata();
  expect(metadata.hasAlpha).toBe(channels === 4);
  expect(metadata.width).toBe(metadata.height);
});

test('what is no picture has no size, and is not made to fit', async () => {
  const bytes = new TextEncoder().encode('no picture');
  expect(await pictures.measure(bytes)).toBeNull();
  expect(await pictures.fit({ mimeType: 'image/png', bytes }, 3)).toBeNull();
});
