import sharp from 'sharp';
import { latin1 } from '../extracting.ts';
import type { Case } from './case.ts';
import { join, PNG, picture } from './samples.ts';

const pages = async (count: number, format: 'tiff' | 'gif' | 'webp') => {
  const all = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      picture(`rgb(${at * 10},0,${255 - at * 10})`)
        .png()
        .toBuffer(),
    ),
  );
  const gif = await sharp(all, { join: { animated: true } })
    .gif()
    .toBuffer();
  if (format === 'gif') return new Uint8Array(gif);
  return new Uint8Array(await sharp(gif, { animated: true }).toFormat(format).toBuffer());
};
const images = (count: number) => Array.from({ length: count }, () => 'image');
const as = async (format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif') =>
  new Uint8Array(await picture().toFormat(format).toBuffer());

/** A bitmap of 4 × 2 pixels. */
function bitmap(
  bits: number,
  compression: number,
  body: readonly number[],
  palette: readonly number[] = [],
) {
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54 + palette.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(4, 18);
  head.writeInt32LE(2, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(compression, 30);
  head.writeUInt32LE(palette.length / 4, 46);
  return join(head, Uint8Array.from(palette), Uint8Array.from(body));
}
const RED_BLUE = [0, 0, 255, 0, 255, 0, 0, 0];

async function icon(): Promise<Uint8Array> {
  const png = await PNG();
  const head = Buffer.alloc(6 + 16);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(22, 18);
  return join(head, png);
}

function oldIcon(): Uint8Array {
  const body = bitmap(24, 0, [...Array(24).fill(200), ...Array(8).fill(0)]).subarray(14);
  const dib = Buffer.from(body);
  dib.writeInt32LE(4, 8); // Twice its height: a mask lies below.
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head[6] = 4;
  head.writeUInt32LE(dib.length, 14);
  head.writeUInt32LE(22, 18);
  return join(head, dib);
}

async function appleIcon(): Promise<Uint8Array> {
  const png = await PNG();
  const head = Buffer.alloc(16);
  head.write('icns');
  head.writeUInt32BE(16 + png.length, 4);
  head.write('ic08', 8);
  head.writeUInt32BE(8 + png.length, 12);
  return join(head, png);
}

export const PICTURES: readonly Case[] = [
  ...(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const).map((format) => ({
    name: `a ${format}`,
    file: () => as(format),
    parts: images(1),
  })),
  { name: 'a scan of three pages', file: () => pages(3, 'tiff'), parts: images(3) },
  {
    name: 'a scan of ten pages',
    file: () => pages(10, 'tiff'),
    parts: images(8),
    told: ['I looked only at the first 8 of its 10 pages.'],
  },
  { name: 'a gif of three frames', file: () => pages(3, 'gif'), parts: images(3) },
  {
    name: 'a gif of twenty frames',
    file: () => pages(20, 'gif'),
    parts: images(4),
    told: ['it’s animated, and I looked at 4 of its 20 frames.'],
  },
  {
    name: 'a webp of six frames',
    file: () => pages(6, 'webp'),
    parts: images(4),
    told: ['4 of its 6 frames'],
  },
  {
    name: 'a png that moves',
    file: async () => {
      const png = await PNG();
      const control = Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1');
      return join(png.subarray(0, 33), control, png.subarray(33));
    },
    parts: images(1),
    told: ['only at its first frame'],
  },
  {
    name: 'a page that was photographed while it was scrolled',
    file: async () => new Uint8Array(await picture('#eee', 300, 20_000).png().toBuffer()),
    parts: images(8),
    told: ['it’s long, so I cut it into 8 pieces from top to bottom.'],
  },
  {
    name: 'a wide plan',
    file: async () => new Uint8Array(await picture('#eee', 9_000, 800).png().toBuffer()),
    parts: images(6),
    told: ['cut it into 6 pieces from left to right'],
  },
  {
    name: 'a picture of 8,000 pixels',
    file: async () => new Uint8Array(await picture('#eee', 8_000, 6_000).jpeg().toBuffer()),
    parts: images(1),
    told: ['it has 8,000 × 6,000 pixels. I made it smaller, because the model sees up to 3,072.'],
  },
  {
    name: 'a photograph of a phone',
    file: async () => new Uint8Array(await picture('#eee', 4_032, 3_024).jpeg().toBuffer()),
    parts: images(1),
  },
  {
    name: 'a bitmap of 16 bits',
    file: () =>
      bitmap(16, 0, [0, 0x7c, 0, 0x7c, 0x1f, 0, 0x1f, 0, 0, 0x7c, 0, 0x7c, 0x1f, 0, 0x1f, 0]),
    parts: images(1),
  },
  {
    name: 'a bitmap of runs',
    file: () => bitmap(8, 1, [2, 0, 2, 1, 0, 0, 4, 1, 0, 1], RED_BLUE),
    parts: images(1),
  },
  {
    name: 'a bitmap of runs of 4 bits',
    file: () => bitmap(4, 2, [4, 0x01, 0, 0, 0, 4, 0x01, 0x10, 0, 1], RED_BLUE),
    parts: images(1),
  },
  {
    name: 'a bitmap of jpeg',
    file: () => bitmap(24, 4, [1, 2, 3]),
    refused: 'this kind of bitmap',
  },
  { name: 'an icon of Windows', file: icon, parts: images(1) },
  { name: 'an old icon of Windows', file: oldIcon, parts: images(1) },
  { name: 'an icon of Apple', file: appleIcon, parts: images(1) },
  {
    name: 'half an icon',
    file: async () => (await icon()).subarray(0, 60),
    refused: 'the icon is damaged',
  },
  {
    name: 'half a picture',
    file: async () => {
      const png = await sharp({
        create: {
          width: 200,
          height: 200,
          channels: 3,
          noise: { type: 'gaussian', mean: 128, sigma: 60 },
          background: '#888',
        },
      })
        .png()
        .toBuffer();
      return new Uint8Array(png.subarray(0, png.length / 2));
    },
    refused: 'damaged or incomplete',
  },
  {
    name: 'a TIFF in CIELab',
    file: async () => new Uint8Array(await picture().toColourspace('lab').tiff().toBuffer()),
    parts: images(1),
  },
  {
    name: 'a TIFF in CIELab as scanners write it',
    file: async () => {
      const tiff = await picture().removeAlpha().tiff({ compression: 'none' }).toBuffer();
      const at = tiff.indexOf(Buffer.from([6, 1, 3, 0, 1, 0, 0, 0])); // PhotometricInterpretation
      tiff.writeUInt16LE(8, at + 8);
      return new Uint8Array(tiff);
    },
    refused: 'I can’t read CIELab TIFF files. Save it as PNG',
  },
  {
    name: 'an AVIF that moves',
    file: () => latin1(`\0\0\0\x1cftypavis\0\0\0\0avisavifmif1${'\0'.repeat(200)}`),
    refused: 'I can’t read AVIF image sequence files. Save it as PNG',
  },
  {
    name: 'a BigTIFF',
    file: async () => new Uint8Array(await picture().tiff({ bigtiff: true }).toBuffer()),
    parts: images(1),
  },
  {
    name: 'a drawing in SVG',
    file: () => latin1('<svg xmlns="http://www.w3.org/2000/svg"><text>Gate</text></svg>'),
    has: ['<text>Gate</text>'],
  },
];
