import { isTar } from './archive.ts';
import type { DocumentKind } from './documents.ts';
import { mediaStrings } from './strings/index.ts';
import { findUnreadable, toCompound, toKind, toRemedy, type Unreadable } from './unreadable.ts';

/** What is done with a file. */
export type MediaKind =
  | { readonly use: 'image'; readonly mimeType: string; readonly format: ImageFormat }
  | { readonly use: 'pdf' }
  /** `demuxer`: ffmpeg's name of the container, so that it never guesses. */
  | { readonly use: 'sound'; readonly mimeType: string; readonly demuxer: string }
  | { readonly use: 'document'; readonly kind: DocumentKind }
  | { readonly use: 'none'; readonly sentence: string };

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'heic' | 'bmp' | 'icon' | 'other';

type Magic = { readonly at: number; readonly bytes: string; readonly kind: MediaKind };

const image = (mimeType: string, format: ImageFormat): MediaKind => ({
  use: 'image',
  mimeType,
  format,
});
const sound = (mimeType: string, demuxer: string): MediaKind => ({
  use: 'sound',
  mimeType,
  demuxer,
});
const document = (kind: DocumentKind): MediaKind => ({ use: 'document', kind });

/** File signatures, as latin-1 text; the first that fits decides. */
const MAGIC: readonly Magic[] = [
  { at: 0, bytes: '\xff\xd8\xff', kind: image('image/jpeg', 'jpeg') },
  { at: 0, bytes: '\x89PNG\r\n\x1a\n', kind: image('image/png', 'png') },
  { at: 8, bytes: 'WEBP', kind: image('image/webp', 'webp') },
  { at: 0, bytes: 'GIF8', kind: image('image/gif', 'other') },
  { at: 0, bytes: 'II*\0', kind: image('image/tiff', 'other') },
  { at: 0, bytes: 'MM\0*', kind: image('image/tiff', 'other') },
  { at: 0, bytes: 'RF64', kind: sound('audio/x-rf64', 'wav') },
  { at: 8, bytes: 'WAVE', kind: sound('audio/wav', 'wav') },
  { at: 0, bytes: 'ID3', kind: sound('audio/mp3', 'mp3') },
  ...['\xfb', '\xfa', '\xf3', '\xf2', '\xe3', '\xe2'].map((second) => ({
    at: 0,
    bytes: `\xff${second}`,
    kind: sound('audio/mp3', 'mp3'),
  })),
  // Layer 2, which is no mp3 but read by the same demuxer
  ...['\xfd', '\xfc', '\xf5', '\xf4'].map((second) => ({
    at: 0,
    bytes: `\xff${second}`,
    kind: sound('audio/mpeg', 'mp3'),
  })),
  { at: 0, bytes: '\xff\xf1', kind: sound('audio/aac', 'aac') },
  { at: 0, bytes: '\xff\xf9', kind: sound('audio/aac', 'aac') },
  { at: 0, bytes: 'OggS', kind: sound('audio/ogg', 'ogg') },
  { at: 0, bytes: 'fLaC', kind: sound('audio/flac', 'flac') },
  { at: 0, bytes: '\x1aE\xdf\xa3', kind: sound('video/webm', 'matroska') },
  { at: 4, bytes: 'ftyp', kind: sound('video/mp4', 'mov') },
  { at: 4, bytes: 'moov', kind: sound('video/quicktime', 'mov') },
  { at: 4, bytes: 'mdat', kind: sound('video/quicktime', 'mov') },
  { at: 8, bytes: 'AVI ', kind: sound('video/x-msvideo', 'avi') },
  { at: 8, bytes: 'AIFF', kind: sound('audio/aiff', 'aiff') },
  { at: 8, bytes: 'AIFC', kind: sound('audio/aiff', 'aiff') },
  { at: 0, bytes: '#!AMR', kind: sound('audio/amr', 'amr') },
  { at: 0, bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11', kind: sound('audio/x-ms-wma', 'asf') },
  { at: 0, bytes: 'caff\0\x01', kind: sound('audio/x-caf', 'caf') },
  { at: 0, bytes: '.snd\0', kind: sound('audio/basic', 'au') },
  { at: 0, bytes: 'riff\x2e\x91\xcf\x11', kind: sound('audio/x-w64', 'w64') },
  { at: 0, bytes: 'FLV\x01', kind: sound('video/x-flv', 'flv') },
  { at: 0, bytes: '\0\0\x01\xba', kind: sound('video/mpeg', 'mpeg') },
  { at: 0, bytes: '\0\0\x01\xb3', kind: sound('video/mpeg', 'mpegvideo') },
  { at: 0, bytes: 'II+\0', kind: image('image/tiff', 'other') }, // BigTIFF
  { at: 0, bytes: 'MM\0+', kind: image('image/tiff', 'other') },
  { at: 0, bytes: '\0\0\x01\0', kind: image('image/x-icon', 'icon') },
  { at: 0, bytes: 'icns', kind: image('image/x-icns', 'icon') },
  { at: 0, bytes: 'PK\x03\x04', kind: document('zip') },
  { at: 0, bytes: 'PK\x05\x06', kind: document('zip') },
  { at: 0, bytes: '\x1f\x8b', kind: document('gzip') },
];

const HEAD_BYTES = 1024; // Readers look for the header of a PDF this far into a file.
const RIFF = /^(WAVE|WEBP|AVI )$/;

/**
 * Null: no known signature; it may be text. A few letters at the beginning are not enough: what is
 * text in all else is read as text.
 */
export function sniff(bytes: Uint8Array): MediaKind | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  if (isPdf(head) && !isAboutPdf(bytes, head)) return { use: 'pdf' };
  if (isRichText(bytes, head)) return document('rich text');
  return isWritten(head) ? null : findMagic(bytes, head);
}

function findMagic(bytes: Uint8Array, head: string): MediaKind | null {
  const still = toHeif(bytes, head);
  if (still) return still;
  if (isBmp(bytes, head)) return { use: 'image', mimeType: 'image/bmp', format: 'bmp' };
  const found = MAGIC.find(({ bytes: magic, at }) => {
    if (!head.startsWith(magic, at)) return false;
    return !RIFF.test(magic) || head.startsWith('RIFF');
  });
  return found?.kind ?? findOther(bytes, head);
}

const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const TS_PACKET = 188; // ISO/IEC 13818-1: each begins with the same byte.

/** What is known by more than its first bytes, or known and not read. */
function findOther(bytes: Uint8Array, head: string): MediaKind | null {
  if (head.startsWith(COMPOUND)) return toCompoundKind(bytes);
  if (isTar(bytes)) return document('tar');
  // Cameras put four bytes before each packet.
  const isStream = [0, 4].some((at) =>
    [0, 1, 2].every((packet) => head[at + packet * (TS_PACKET + at)] === 'G'),
  );
  if (isStream) return sound('video/mp2t', 'mpegts');
  const unread = findUnreadable(head);
  return unread && toUnread(unread);
}

function toCompoundKind(bytes: Uint8Array): MediaKind {
  const compound = toCompound(bytes);
  if (compound === 'mail') return document('outlook');
  if (compound !== 'encrypted') return toUnread(compound);
  return { use: 'none', sentence: mediaStrings.protected };
}

function toUnread(unreadable: Unreadable): MediaKind {
  return { use: 'none', sentence: `${toKind(unreadable)} ${toRemedy(unreadable)}` };
}

const MIN_ASCII = 0.3;
const WRITTEN_CONTROLS = new Set([...'\t\n\f\r\x1b'].map((control) => control.charCodeAt(0)));

/**
 * Whether it is free of control characters, with the share of ASCII that texts and tables have.
 */
function isWritten(head: string): boolean {
  let ascii = 0;
  for (let at = 0; at < head.length; at += 1) {
    const code = head.charCodeAt(at);
    if (code === 0x7f || (code < 0x20 && !WRITTEN_CONTROLS.has(code))) return false;
    if (code < 0x80) ascii += 1;
  }
  return ascii >= head.length * MIN_ASCII;
}

/** Its header begins a line; there may be other things before it. */
function isPdf(head: string): boolean {
  const at = /(?:^|[^ -~])%PDF-\d/.exec(head)?.index ?? -1;
  return at >= 0 && !head.includes('\0\0\0\0%PDF-');
}

/** The line with which a PDF begins says its version and nothing else. */
const PDF_HEADER = /(?:^|[^ -~])%PDF-\d(?:\.\d)?[ \t]*(?:[\r\n]|$)/;

/** A text that happens to begin with these letters has none of the objects that make up a PDF. */
function isAboutPdf(bytes: Uint8Array, head: string): boolean {
  if (!isWritten(head) || PDF_HEADER.test(head) || /\d\s+\d\s+obj\b/.test(head)) return false;
  return !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('endobj');
}

/** Rich Text is one group, which ends where the file does. */
function isRichText(bytes: Uint8Array, head: string): boolean {
  if (!/^\{\\rtf\d?[\\{ \r\n]/.test(head)) return false;
  const tail = Buffer.from(bytes.subarray(-64)).toString('latin1');
  return /\}[\s\0]*$/.test(tail);
}

// ISO/IEC 23008-12, annex B: pictures and bursts, coded as HEVC.
const HEVC_BRAND = /^(?:hei[cxms]|hev[cxms])$/;
const ANY_BRAND = /^(?:mif1|mif2|msf1|miaf)$/;

/**
 * A still picture in the container that videos have, too; null if it is not one. Brands that say
 * nothing of the codec leave that to the compatible ones.
 */
function toHeif(bytes: Uint8Array, head: string): MediaKind | null {
  if (!head.startsWith('ftyp', 4)) return null;
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const [main = '', , ...compatible] =
    head.slice(8, Math.min(size, head.length)).match(/[\s\S]{4}/g) ?? [];
  if (HEVC_BRAND.test(main)) return image('image/heic', 'heic');
  const isAvif = (brand: string) => brand === 'avif' || brand === 'avis';
  if (isAvif(main)) return image('image/avif', 'other');
  if (!ANY_BRAND.test(main)) return null;
  return compatible.some(isAvif) ? image('image/avif', 'other') : image('image/heif', 'heic');
}

/** "BM" alone is also the beginning of words; a bitmap's header names its own size at byte 14. */
function isBmp(bytes: Uint8Array, head: string): boolean {
  return (
    head.startsWith('BM') && bytes.length > 30 && [40, 52, 56, 108, 124].includes(bytes[14] ?? 0)
  );
}
