import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { extract, extractBytes, latin1 } from './extracting.ts';

/** Red on the left, blue on the right; noise would hide what turning and flattening do. */
const picture = (width = 64, height = 32): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#ff0000' } })
    .composite([
      {
        input: {
          create: { width: width / 2, height, channels: 3, background: '#0000ff' },
        },
        left: width / 2,
        top: 0,
      },
    ])
    .removeAlpha();

/** The colour in the middle of the left edge. */
async function leftEdge(bytes: Uint8Array): Promise<number[]> {
  const { height = 0 } = await sharp(bytes).metadata();
  const pixel = await sharp(bytes)
    .flatten()
    .extract({ left: 0, top: Math.floor(height / 2), width: 1, height: 1 })
    .raw()
    .toBuffer();
  return [...pixel.subarray(0, 3)].map((value) => Math.round(value / 64) * 64);
}

const RED = [256, 0, 0];

for (const format of ['jpeg', 'png', 'webp'] as const) {
  test(`a ${format} goes as it is, whatever its name says`, async () => {
    const bytes = new Uint8Array(await picture().toFormat(format).toBuffer());

    expect(await extractBytes(bytes, 'letter.txt')).toEqual({
      type: 'image',
      mimeType: `image/${format}`,
      bytes,
    });
  });
}

for (const format of ['gif', 'avif', 'tiff'] as const) {
  test(`a ${format} becomes a png or a jpeg of the same size and colours`, async () => {
    const made = await extractBytes(await picture().toFormat(format).toBuffer());
    const { width, height, format: found } = await sharp(made.bytes).metadata();

    expect(made).toMatchObject({
      type: 'image',
      mimeType: format === 'gif' ? 'image/png' : 'image/jpeg',
    });
    expect({ width, height, mimeType: `image/${found}` }).toEqual({
      width: 64,
      height: 32,
      mimeType: made.mimeType,
    });
    expect(await leftEdge(made.bytes)).toEqual(RED);
  });
}

test('of a moving gif or webp each frame is a picture', async () => {
  const frames = await sharp(
    [await picture().png().toBuffer(), await picture().negate().png().toBuffer()],
    { join: { animated: true } },
  )
    .gif()
    .toBuffer();
  const webp = await sharp(frames, { animated: true }).webp().toBuffer();
  for (const moving of [frames, webp]) {
    const made = await extract(moving);
    const edges: number[][] = [];
    for (const part of made) {
      if (part.type === 'text') throw new Error(part.text);
      const { pages, width, height } = await sharp(part.bytes).metadata();
      expect({ pages: pages ?? 1, width, height }).toEqual({ pages: 1, width: 64, height: 32 });
      edges.push(await leftEdge(part.bytes));
    }
    expect(edges).toEqual([RED, [0, 256, 256]]);
  }
});

for (const bits of [8, 24, 32]) {
  test(`a bitmap of ${bits} bits becomes a picture`, async () => {
    const made = await extractBytes(toBmp(bits));

    expect(made.type).toBe('image');
    expect(await leftEdge(made.bytes)).toEqual(RED);
  });
}

test('a picture that lies on its side is put upright', async () => {
  const turned = await picture().jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const rotated = await sharp(turned).metadata();
  const made = await extractBytes(turned);
  const { width, height, orientation } = await sharp(made.bytes).metadata();

  expect(rotated.orientation).toBe(6);
  expect({ width, height, orientation: orientation ?? 1 }).toEqual({
    width: 32,
    height: 64,
    orientation: 1,
  });
});

const GPS = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1', GPSLongitudeRef: 'E' } };

for (const format of ['jpeg', 'png', 'webp'] as const) {
  test(`where a ${format} was taken stays a secret`, async () => {
    const located = await picture().toFormat(format).withExif(GPS).toBuffer();
    const made = await extractBytes(located);
    const { exif } = await sharp(located).metadata();

    expect(exif?.length).toBeGreaterThan(0);
    expect((await sharp(made.bytes).metadata()).exif).toBeUndefined();
    expect(await leftEdge(made.bytes)).toEqual(RED);
  });
}

test('a heic goes as it is, with the location in it blanked', async () => {
  const plain = asHeic(await picture().avif().toBuffer());
  const located = asHeic(await picture().avif().withExif(GPS).toBuffer());
  const made = await extractBytes(located);
  const [before, after] = await Promise.all(
    [located, made.bytes].map((bytes) => sharp(bytes).metadata()),
  );

  expect(await extractBytes(plain)).toEqual({
    type: 'image',
    mimeType: 'image/heic',
    bytes: plain,
  });
  expect(made.mimeType).toBe('image/heic');
  expect(made.bytes).toHaveLength(located.length);
  expect(before?.exif?.includes(Buffer.from([52, 0, 0, 0, 1, 0, 0, 0]))).toBe(true);
  expect(after?.exif?.includes(Buffer.from([52, 0, 0, 0, 1, 0, 0, 0]))).toBe(false);
});

test('a picture over 3072 px is made smaller and keeps its shape', async () => {
  const made = await extractBytes(await picture(4000, 2000).jpeg().toBuffer());
  const { width, height, format } = await sharp(made.bytes).metadata();

  expect({ width, height, format }).toEqual({ width: 3072, height: 1536, format: 'jpeg' });
  expect(await leftEdge(made.bytes)).toEqual(RED);
});

test('what is see-through stays see-through', async () => {
  const clear = await sharp({
    create: {
      width: 3200,
      height: 1100,
      channels: 4,
      background: { r: 255, g: 0, b: 0, alpha: 0.5 },
    },
  })
    .webp({ lossless: true })
    .toBuffer();
  const made = await extractBytes(clear);

  expect(made.mimeType).toBe('image/png');
  expect((await sharp(made.bytes).metadata()).hasAlpha).toBe(true);
});

test('a small file that unfolds into a huge picture is refused', async () => {
  const bomb = claimingSize(await picture().png().toBuffer(), 12_000);

  await expect(extract(bomb)).rejects.toThrow('too many pixels. Send it in a smaller size');
});

for (const format of ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const) {
  test(`half a ${format} is refused, not sent`, async () => {
    const noise = sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
        background: '#888',
      },
    });
    const whole = await noise.toFormat(format).toBuffer();
    const refused = extract(whole.subarray(0, whole.length / 2));

    await expect(refused).rejects.toThrow('damaged or incomplete. Save');
    await expect(refused).rejects.toBeInstanceOf(UserError);
  });
}

test('a png that would stay far too large becomes a jpeg', async () => {
  const [width, height] = [3_500, 2_000];
  const noise = Uint8Array.from({ length: width * height * 3 }, (_, index) => index * index);
  const raw = { width, height, channels: 3 } as const;
  const made = await extractBytes(
    await sharp(noise, { raw }).png({ compressionLevel: 0 }).toBuffer(),
  );

  expect(made.mimeType).toBe('image/jpeg');
  expect((await sharp(made.bytes).metadata()).width).toBe(3_072);
});

test('a damaged bitmap and formats nobody here reads are refused with the remedy', async () => {
  await expect(extract(toBmp(24).subarray(0, 70))).rejects.toThrow('the bitmap is damaged');
  await expect(extract(latin1('8BPS\0\x01\0\0 and layers'))).rejects.toThrow(
    'I can’t read Photoshop files. Save it as JPEG or PNG',
  );
  await expect(extract(latin1('\0\0\0\x0cJXL \r\n'))).rejects.toThrow('Save it as JPEG or PNG');
});

/** A png whose header claims another size. */
function claimingSize(png: Buffer, side: number): Uint8Array {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

/** A 4 × 2 bitmap, red on the left, blue on the right. */
function toBmp(bits: number): Uint8Array {
  const palette = bits === 8 ? [0, 0, 255, 0, 255, 0, 0, 0] : [];
  const stride = (4 * bits) / 8;
  const start = 54 + palette.length;
  const bytes = new Uint8Array(start + stride * 2);
  const view = new DataView(bytes.buffer);
  bytes.set(latin1('BM'));
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, start, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, 4, true);
  view.setInt32(22, 2, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, bits, true);
  bytes.set(palette, 54);
  const row =
    bits === 8
      ? [0, 0, 1, 1]
      : ['red', 'red', 'blue', 'blue'].flatMap((colour) => toBgr(colour, bits));
  for (const y of [0, 1]) bytes.set(row, start + y * stride);
  return bytes;
}

function toBgr(colour: string, bits: number): number[] {
  const bgr = colour === 'red' ? [0, 0, 255] : [255, 0, 0];
  return bits === 32 ? [...bgr, 0] : bgr;
}

/** The same box structure under the brand that phones write. */
function asHeic(avif: Buffer): Uint8Array {
  const bytes = new Uint8Array(avif);
  bytes.set(latin1('heic'), 8);
  return bytes;
}
