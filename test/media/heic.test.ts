import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sniff } from '../../src/media/sniff.ts';
import { extractBytes, latin1 } from './extracting.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

/** Where two files of one length differ. */
const changesIn = (before: Uint8Array, after: Uint8Array) =>
  [...before.keys()].filter((at) => before[at] !== after[at]);

// As heif-enc wrote them: no "Exif" before the block, and 52° 31′ 12″, 13° 24′ 36″ as fractions in
// it.
const LATITUDE = latin1('\x34\0\0\0\x01\0\0\0\x1f\0\0\0\x01');
test.each(['photo.heic', 'burst.heic'])(
  'of %s nothing but the location is changed',
  async (name) => {
    const before = fixture(name);
    const { bytes, ...made } = await extractBytes(before);
    const changes = changesIn(before, bytes);

    expect(made).toEqual({ type: 'image', mimeType: 'image/heic' });
    expect(Buffer.from(before).includes(Buffer.from(LATITUDE))).toBe(true);
    expect(Buffer.from(bytes).includes(Buffer.from(LATITUDE))).toBe(false);
    expect(bytes).toHaveLength(before.length);
    expect(changes.length).toBeLessThan(120);
    expect(changes[0]).toBeGreaterThan(Buffer.from(before).indexOf('II*\0'));
  },
);

test('the location in the XMP of a heic is blanked, too', async () => {
  const xmp = `<x:xmpmeta><a exif:GPSLatitude="52,31.2N" b="1"/><exif:GPSLongitude>13,24.6E</exif:GPSLongitude></x:xmpmeta>`;
  const made = await extractBytes(Buffer.concat([fixture('wide.heic'), Buffer.from(xmp)]));
  const text = Buffer.from(made.bytes).toString('latin1');

  expect(text).toContain(`<a exif:GPSLatitude="        " b="1"/>`);
  expect(text).not.toContain('13,24.6E');
});

const MAX_CPU_US = 2_000_000;

// Kind: what takes a file apart on the event loop looks at each byte a bounded number of times. A
// file of some hundred kilobytes took a minute.
const HEIC = '\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08meta\0\0\0\0mdat';
const DIRECTORY = 'MM\0*\0\0\0\x08\xff\xff';
const GPS = 'II*\0\x08\0\0\0\xc8\0';
const entry = (tag: string, count: string) => `${tag}\x02\0${count}\x08\0\0\0`;
const MADE_SLOW: Readonly<Record<string, string>> = {
  'an Exif block at every fourth byte': 'II*\0'.repeat(200_000),
  'directories of 65,535 entries': DIRECTORY.repeat(100_000),
  'XMP packets that never end': '<x:xmpmeta'.repeat(100_000),
  'XMP packets in one another that end once': `${'<x:xmpmeta '.repeat(50_000)}</x:xmpmeta>`,
  'many XMP packets': '<x:xmpmeta></x:xmpmeta>'.repeat(20_000),
  'locations as long as the file': `${`${GPS}${entry('\x25\x88', '\x01\0\0\0').repeat(199)}`.repeat(150)}${'\0'.repeat(3_000_000)}`,
};

test.each(Object.entries(MADE_SLOW))(
  'a heic of %s takes little of the processor',
  async (_, body) => {
    const bytes = latin1(HEIC + body);
    const before = process.cpuUsage();
    await extractBytes(bytes).catch(({ message }) => {
      expect(message).toContain('Save it as PNG or JPEG');
    });

    expect(process.cpuUsage(before).user, 'processor time').toBeLessThan(MAX_CPU_US);
  },
);

test('a heic over 3072 px goes as it is: the model makes it smaller itself', async () => {
  const bytes = fixture('wide.heic');

  expect(await extractBytes(bytes)).toEqual({ type: 'image', mimeType: 'image/heic', bytes });
});

test.each([
  ['heic', [], 'image/heic'],
  ['heix', ['mif1', 'heix'], 'image/heic'],
  ['hevc', ['msf1', 'hevc'], 'image/heic'],
  ['mif1', ['heic', 'miaf'], 'image/heif'],
  ['msf1', ['mif1', 'heic', 'hevc'], 'image/heif'],
  ['mif1', ['avif', 'miaf'], 'image/avif'],
  ['avif', ['mif1', 'miaf'], 'image/avif'],
  ['avis', ['msf1'], 'image/avif'],
  ['mp42', ['isom', 'mp42'], 'video/mp4'],
] as const)('the brands %s, %j are %s', (main, compatible, mimeType) => {
  const brands = `${main}\0\0\0\0${compatible.join('')}`;
  const box = latin1(`\0\0\0${String.fromCharCode(brands.length + 8)}ftyp${brands}`);

  expect(sniff(Buffer.concat([box, latin1('\0\0\0\x08freeavif')]))).toMatchObject({ mimeType });
});

const START = '\0\0\0\x18ftypheic\0\0\0\0mif1heic';
const photo = fixture('photo.heic');

test.each([
  ['nothing behind its brands', latin1(START)],
  ['no description', latin1(`${START}\0\0\0\x10mdatpictures`)],
  ['no data', latin1(`${START}\0\0\0\x08meta`)],
  ['data of no bytes', latin1(`${START}\0\0\0\x08meta\0\0\0\x08mdat`)],
  ['its first half', photo.subarray(0, photo.length / 2)],
  ['all but its end', photo.subarray(0, photo.length - 200)],
  ['bytes of no sense', latin1(`${START}${'\x01\x02\x03'.repeat(900)}`)],
])('a heic of %s is refused, not sent', async (_, bytes) => {
  await expect(extractBytes(bytes)).rejects.toThrow('the image is damaged or incomplete');
});

test.each([
  ['with data beside its description', latin1(`${START}\0\0\0\x10metaidatdata`)],
  ['with a size of 64 bits', latin1(`${START}\0\0\0\x08meta\0\0\0\x01mdat\0\0\0\0\0\0\0\x14data`)],
  ['with something behind it', Buffer.concat([photo, latin1('SEFT'.repeat(9))])],
])('a heic %s goes as it is', async (_, bytes) => {
  expect((await extractBytes(bytes)).bytes).toHaveLength(bytes.length);
});
