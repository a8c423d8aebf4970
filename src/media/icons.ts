import { cannotRead, refusal } from './refuse.ts';
import type { ImageFormat } from './sniff.ts';
import { mediaStrings } from './strings/index.ts';

/** The largest picture in an icon file. */
export type Icon = {
  readonly format: ImageFormat;
  readonly mimeType: string;
  readonly picture: Uint8Array;
};

const PNG_MARK = '\x89PNG';
const damaged = () => refusal(mediaStrings.damagedIcon);

/** The largest picture of a Windows icon (.ico) or an Apple one (.icns). Throws `UserError`. */
export function readIcon(bytes: Uint8Array): Icon {
  try {
    return isApple(bytes) ? readIcns(bytes) : readIco(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw damaged();
    throw error;
  }
}

const text = (bytes: Uint8Array, from: number, length: number) =>
  Buffer.from(bytes.subarray(from, from + length)).toString('latin1');

const isApple = (bytes: Uint8Array) => text(bytes, 0, 4) === 'icns';

const MAX_ENTRIES = 100;

/** https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10) */
function readIco(bytes: Uint8Array): Icon {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.min(view.getUint16(4, true), MAX_ENTRIES);
  const entries = Array.from({ length: count }, (_, index) => {
    const at = 6 + index * 16;
    const width = view.getUint8(at) || 256; // 0 stands for 256.
    return { width, size: view.getUint32(at + 8, true), from: view.getUint32(at + 12, true) };
  });
  const [largest] = entries.sort((one, other) => other.width - one.width || other.size - one.size);
  if (!largest || largest.from + largest.size > bytes.length) throw damaged();
  const picture = bytes.subarray(largest.from, largest.from + largest.size);
  if (text(picture, 0, 4) === PNG_MARK) return { format: 'png', mimeType: 'image/png', picture };
  return { format: 'bmp', mimeType: 'image/bmp', picture: toBitmap(picture) };
}

const FILE_HEADER = 14;

/** A bitmap without its file header, and with a mask below it that counts into its height. */
function toBitmap(picture: Uint8Array): Uint8Array {
  const bitmap = Buffer.concat([Buffer.alloc(FILE_HEADER), picture]);
  const [headerSize, bits] = [bitmap.readUInt32LE(14), bitmap.readUInt16LE(28)];
  const colours = bitmap.readUInt32LE(46) || (bits <= 8 ? 1 << bits : 0);
  bitmap.write('BM', 0, 'latin1');
  bitmap.writeUInt32LE(bitmap.length, 2);
  bitmap.writeUInt32LE(FILE_HEADER + headerSize + colours * 4, 10);
  bitmap.writeInt32LE(Math.floor(bitmap.readInt32LE(22) / 2), 22);
  return new Uint8Array(bitmap);
}

/** Chunks of a type, a length and a picture; newer ones hold PNG. */
function readIcns(bytes: Uint8Array): Icon {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let largest: Uint8Array | null = null;
  for (let at = 8; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4);
    if (size < 8) throw damaged();
    const chunk = bytes.subarray(at + 8, at + size);
    if (text(chunk, 0, 4) === PNG_MARK && chunk.length > (largest?.length ?? 0)) largest = chunk;
    at += size;
  }
  if (!largest) throw cannotRead(mediaStrings.kinds.icons, mediaStrings.remedies.png);
  return { format: 'png', mimeType: 'image/png', picture: largest };
}
