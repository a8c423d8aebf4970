const GPS_POINTER = 0x8825; // Exif 2.32, §4.6.3: the tag in IFD0 that points to the GPS directory
const ENTRY_BYTES = 12;
const SIZE_OF_TYPE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** Where the location stands in an Exif block (which begins with its TIFF header): the ranges to blank. */
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
  const count = view.getUint16(ifd, little);
  const entries: { tag: number; at: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = ifd + 2 + index * ENTRY_BYTES;
    if (at + ENTRY_BYTES > view.byteLength) break;
    entries.push({ tag: view.getUint16(at, little), at });
  }
  return entries;
}

/** A copy of a HEIC file with the location in its Exif blanked in place: nothing here can decode and rewrite one. */
export function withoutLocation(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let copy: Uint8Array | null = null;
  for (const header of ['II*\0', 'MM\0*']) {
    const at = buffer.indexOf(Buffer.from(`Exif\0\0${header}`, 'latin1'));
    if (at < 0) continue;
    for (const { start, end } of findLocation(bytes.subarray(at + 6))) {
      copy ??= bytes.slice();
      copy.fill(0, at + 6 + start, at + 6 + end);
    }
  }
  return copy ?? bytes;
}
