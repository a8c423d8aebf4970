const GPS_POINTER = 0x8825; // Exif 2.32, §4.6.3: the tag in IFD0 that points to the GPS directory
const ENTRY_BYTES = 12;

/** Directories are far shorter, and so are the values in them: more is made to be slow to read. */
const MAX_ENTRIES = 200;
const SIZE_OF_TYPE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/**
 * Where the location stands in an Exif block (which begins with its TIFF header): the ranges to
 * blank.
 */
export function findLocation(tiff: Uint8Array): readonly { start: number; end: number }[] {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 8) return [];
  const little = tiff[0] === 0x49;
  const entries = readEntries(view, view.getUint32(4, little), little);
  const pointer = entries.find(({ tag }) => tag === GPS_POINTER);
  if (!pointer) return [];
  const gps = view.getUint32(pointer.at + 8, little);
  const ranges = readEntries(view, gps, little).flatMap(({ at }) => {
    const bytes =
      (SIZE_OF_TYPE[view.getUint16(at + 2, little)] ?? 0) * view.getUint32(at + 4, little);
    const value = bytes > 4 ? view.getUint32(at + 8, little) : at + 8;
    return [
      { start: value, end: Math.min(value + bytes, tiff.length) },
      { start: at, end: at + ENTRY_BYTES },
    ];
  });
  return ranges.filter(({ start, end }) => start < end && end <= tiff.length);
}

function readEntries(view: DataView, ifd: number, little: boolean): { tag: number; at: number }[] {
  if (ifd + 2 > view.byteLength) return [];
  const count = Math.min(view.getUint16(ifd, little), MAX_ENTRIES);
  const entries: { tag: number; at: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = ifd + 2 + index * ENTRY_BYTES;
    if (at + ENTRY_BYTES > view.byteLength) break;
    entries.push({ tag: view.getUint16(at, little), at });
  }
  return entries;
}

/** Beginnings of an Exif block. Phones write "Exif" before it, other programs do not. */
const TIFF_HEADERS = ['II*\0', 'MM\0*'].map((header) => Buffer.from(header, 'latin1'));
// exif:GPSLatitude, as attribute or element
const XMP_LOCATION = /(GPS\w{1,40}(?:\s{0,20}=\s{0,20}["']|>))([^"'<]{1,200})/g;

/** A burst has an Exif block for each of its pictures; no camera writes more of them. */
const MAX_BLOCKS = 200;

/**
 * A copy of a HEIC file with the location in its Exif and XMP blanked in place, because nothing
 * here can decode and rewrite one. Null if the file has more metadata than can be searched, since
 * it may hold a location.
 */
export function withoutLocation(bytes: Uint8Array): Uint8Array | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blocks = TIFF_HEADERS.flatMap((header) => indicesOf(buffer, header));
  const packets = packetsOf(buffer);
  if (blocks.length > MAX_BLOCKS || packets.length > MAX_BLOCKS) return null;
  const ranges = [
    ...blocks.flatMap((at) => findInExif(bytes, at)),
    ...packets.flatMap((packet) => findInXmp(buffer, packet)),
  ];
  if (ranges.length === 0) return bytes;
  const copy = bytes.slice();
  for (const { start, end, filler } of apart(ranges)) copy.fill(filler, start, end);
  return copy;
}

type Range = { readonly start: number; readonly end: number; readonly filler: number };

function findInExif(bytes: Uint8Array, at: number): Range[] {
  return findLocation(bytes.subarray(at)).map(({ start, end }) => ({
    ...{ start: at + start, end: at + end },
    filler: 0,
  }));
}

function findInXmp(buffer: Buffer, { start: from, end: to }: Omit<Range, 'filler'>): Range[] {
  const packet = buffer.toString('latin1', from, to);
  return [...packet.matchAll(XMP_LOCATION)].map(({ index, 1: before = '', 2: value = '' }) => {
    const start = from + index + before.length;
    return { start, end: start + value.length, filler: SPACE };
  });
}

/** Ranges that do not overlap: what is named a thousand times is blanked once. */
function apart(ranges: readonly Range[]): Range[] {
  let done = 0;
  return ranges
    .toSorted((a, b) => a.start - b.start)
    .flatMap(({ start, end, filler }) => {
      const from = Math.max(start, done);
      done = Math.max(done, end);
      return from < end ? [{ start: from, end, filler }] : [];
    });
}

const SPACE = 0x20;

/** The XMP packets of a file, one behind the other. */
function packetsOf(buffer: Buffer): Omit<Range, 'filler'>[] {
  const packets: Omit<Range, 'filler'>[] = [];
  let at = buffer.indexOf('<x:xmpmeta');
  while (at >= 0 && packets.length <= MAX_BLOCKS) {
    const found = buffer.indexOf('</x:xmpmeta>', at);
    const end = found < 0 ? buffer.length : found;
    packets.push({ start: at, end });
    at = buffer.indexOf('<x:xmpmeta', end);
  }
  return packets;
}

/** Where something stands in a file, up to one place more than is searched. */
function indicesOf(buffer: Buffer, wanted: Buffer): number[] {
  const found: number[] = [];
  for (
    let at = buffer.indexOf(wanted);
    at >= 0 && found.length <= MAX_BLOCKS;
    at = buffer.indexOf(wanted, at + 1)
  )
    found.push(at);
  return found;
}
