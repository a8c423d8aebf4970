/** Whether a picture that is read as far as it goes ends before its own structure does. */
export function isPictureCut(mimeType: string, bytes: Uint8Array): boolean {
  if (mimeType === 'image/gif') return isGifCut(bytes);
  return mimeType === 'image/tiff' && isTiffCut(bytes);
}

const GIF_TRAILER = 0x3b; // GIF89a, 27

/** Some programs leave zeros behind the end. */
function isGifCut(bytes: Uint8Array): boolean {
  return bytes[bytes.findLastIndex((byte) => byte !== 0)] !== GIF_TRAILER;
}

const MAX_PAGES = 1_000;
const BIG_TIFF = 43;
const ENTRY_BYTES = 12;

/** Each directory of a page names where the next one stands, and the last one names 0. TIFF 6, 2 */
function isTiffCut(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] === 0x49;
  if (view.byteLength < 8 || view.getUint16(2, isLittle) === BIG_TIFF) return false;
  let at = view.getUint32(4, isLittle);
  for (let page = 0; page < MAX_PAGES && at !== 0; page += 1) {
    if (at + 2 > view.byteLength) return true;
    const end = at + 2 + view.getUint16(at, isLittle) * ENTRY_BYTES;
    if (end + 4 > view.byteLength) return true;
    at = view.getUint32(end, isLittle);
  }
  return false;
}
