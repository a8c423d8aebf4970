import type { Metadata, Sharp } from 'sharp';
import { ParleyError } from '../core/errors.ts';
import type { Extracted, Extraction } from '../core/ports.ts';
import { decodeBmp } from './bmp.ts';
import { isPictureCut } from './cut-picture.ts';
import { findLocation, withoutLocation } from './exif.ts';
import { isWholeHeic } from './heic.ts';
import { readIcon } from './icons.ts';
import { type OpenImage, type Piece, type Pieces, toPages, toStrips } from './pages.ts';
import { cannotRead, refusal } from './refuse.ts';
import type { ImageFormat, MediaKind } from './sniff.ts';
import { mediaStrings } from './strings/index.ts';

type SharpFactory = typeof import('sharp').default;
export type ImageKind = Extract<MediaKind, { use: 'image' }>;

const MAX_SIDE = 3072; // Gemini scales larger pictures down to this itself.
// A picture of this size decodes to 300 MB; libvips works on it in strips.
const MAX_PIXELS = 100_000_000;
const MAX_PNG_BYTES = 8 * 1024 * 1024; // A photograph that was made a png is better off as a jpeg.

/** sharp, with its cache off: pictures here are seen once. */
let sharpLoaded: Promise<SharpFactory> | undefined;
export function loadSharp(): Promise<SharpFactory> {
  sharpLoaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return sharpLoaded;
}

/**
 * A picture as Gemini takes it: upright, without a location, 3072 px at most. One of several pages
 * or frames, and one that is long, become several. Throws `UserError`.
 */
export async function toImage(kind: ImageKind, bytes: Uint8Array): Promise<Extraction> {
  if (kind.format === 'heic') return { parts: [toHeic(kind, bytes)], notices: [] };
  if (kind.format === 'icon') return readInnerIcon(bytes);
  const sharp = await loadSharp();
  try {
    const open = opener(sharp, kind.format, bytes);
    const metadata = await open().metadata();
    const unread = [
      ...findUnread(kind, bytes),
      ...(isPictureCut(kind.mimeType, bytes) ? [mediaStrings.cutOff] : []),
    ];
    if (!needsWork(kind.format, metadata)) {
      // Reads it to the end: is it whole?
      await open().resize(16, 16, { fit: 'fill' }).raw().toBuffer();
      return { parts: [{ type: 'image', mimeType: kind.mimeType, bytes }], notices: unread };
    }
    const { pieces, notices } = toPieces(open, metadata);
    const parts: Extracted[] = [];
    for (const piece of pieces) parts.push(await shrink(piece, kind.format, metadata));
    return { parts, notices: [...notices, ...toShrunkNotice(pieces), ...unread] };
  } catch (error) {
    throw toRefusal(error, bytes);
  }
}

function toPieces(open: OpenImage, metadata: Metadata): Pieces {
  if ((metadata.pages ?? 1) > 1) return toPages(open, metadata);
  const isTurned = (metadata.orientation ?? 1) !== 1;
  const strips = isTurned ? null : toStrips(open, metadata, MAX_SIDE);
  if (strips) return strips;
  const { width, height } = metadata;
  return { pieces: [{ picture: open().autoOrient(), width, height }], notices: [] };
}

async function shrink(
  { picture }: Piece,
  format: ImageFormat,
  metadata: Metadata,
): Promise<Extracted> {
  const fitted = picture.resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true });
  return { type: 'image', ...(await encode(fitted, format, metadata)) };
}

/** Told where details are lost that the model would have seen. */
function toShrunkNotice(pieces: readonly Piece[]): readonly string[] {
  const [{ width, height } = { width: 0, height: 0 }] = pieces;
  const side = Math.max(width, height);
  if (side <= MAX_SIDE * 2) return [];
  return [mediaStrings.madeSmaller(width, height, MAX_SIDE)];
}

/** An animated PNG; libvips reads its first frame (PNG, third edition: `acTL`). */
function findUnread({ format }: ImageKind, bytes: Uint8Array): readonly string[] {
  if (format !== 'png') return [];
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const [control, data] = [head.indexOf('acTL'), head.indexOf('IDAT')];
  const isMoving = control > 0 && (data < 0 || control < data);
  return isMoving ? [mediaStrings.firstFrameOnly] : [];
}

/** An icon holds images of several sizes; the largest is read. */
function readInnerIcon(bytes: Uint8Array): Promise<Extraction> {
  const { format, mimeType, picture } = readIcon(bytes);
  return toImage({ use: 'image', format, mimeType }, picture);
}

function toHeic({ mimeType }: ImageKind, bytes: Uint8Array): Extracted {
  if (!isWholeHeic(bytes)) throw refusal(mediaStrings.damagedImage);
  const safe = withoutLocation(bytes);
  if (safe === null) throw refusal(mediaStrings.badMetadata);
  return { type: 'image', mimeType, bytes: safe };
}

function opener(sharp: SharpFactory, format: ImageFormat, bytes: Uint8Array): OpenImage {
  const options = {
    failOn: 'truncated',
    limitInputPixels: MAX_PIXELS,
    sequentialRead: true,
  } as const;
  if (format !== 'bmp')
    return (page = 0) => sharp(bytes, page > 0 ? { ...options, page } : options);
  const { data, width, height } = decodeBmp(bytes);
  return () => sharp(data, { ...options, raw: { width, height, channels: 3 } });
}
function needsWork(format: ImageFormat, metadata: Metadata): boolean {
  if (format === 'bmp' || format === 'other') return true;
  const isLarge = Math.max(metadata.width, metadata.height) > MAX_SIDE;
  const isTurned = (metadata.orientation ?? 1) !== 1;
  const isAnimated = (metadata.pages ?? 1) > 1;
  return isLarge || isTurned || isAnimated || hasLocation(metadata);
}

function hasLocation({ exif, xmp }: Metadata): boolean {
  const tiff = exif?.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? exif.subarray(6) : exif;
  const isInExif = tiff !== undefined && findLocation(tiff).length > 0;
  return isInExif || (xmp?.includes('GPSL') ?? false); // exif:GPSLatitude, exif:GPSLongitude
}

/** What was lossless or is see-through becomes png, all else jpeg. No metadata is written. */
async function encode(
  picture: Sharp,
  format: ImageFormat,
  metadata: Metadata,
): Promise<{ mimeType: string; bytes: Uint8Array }> {
  const isPng = format === 'png' || metadata.hasAlpha || metadata.format === 'gif';
  if (isPng && !isHopeless(metadata)) {
    const bytes = await picture.clone().png().toBuffer();
    if (bytes.length <= MAX_PNG_BYTES) return { mimeType: 'image/png', bytes };
  }
  const opaque = metadata.hasAlpha ? picture.flatten({ background: '#ffffff' }) : picture;
  // Tables made to measure would save a twentieth, and take twice the picture's size and three
  // times as long.
  const jpeg = opaque.jpeg({ quality: 88, optimiseCoding: false });
  return { mimeType: 'image/jpeg', bytes: await jpeg.toBuffer() };
}

/** A png that would stay far too large: writing it would take as much memory again for nothing. */
function isHopeless({ format, size = 0, width, height }: Metadata): boolean {
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
  return format === 'png' && size * scale ** 2 > 2 * MAX_PNG_BYTES;
}

function toRefusal(error: unknown, bytes: Uint8Array): ParleyError {
  if (error instanceof ParleyError) return error;
  const said = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(said)) return refusal(mediaStrings.tooManyPixels, error);
  const unread = findUnreadFormat(said, bytes);
  if (unread !== null)
    return cannotRead(mediaStrings.kinds.files(unread), mediaStrings.remedies.png);
  return refusal(mediaStrings.damagedImage, error);
}

/**
 * What libvips does not read although it is whole: AVIF that moves, whose first brand is its own
 * (AVIF 1.1, 6.3), and CIELab TIFF but for that of libvips itself.
 */
function findUnreadFormat(said: string, bytes: Uint8Array): string | null {
  if (Buffer.from(bytes.subarray(4, 12)).toString('latin1') === 'ftypavis')
    return 'AVIF image sequence';
  return /bad lab/i.test(said) ? 'CIELab TIFF' : null;
}
