import type { Metadata, Sharp } from 'sharp';
import { ParleyError } from '../core/errors.ts';
import type { Extracted } from '../core/ports.ts';
import { decodeBmp } from './bmp.ts';
import { findLocation, withoutLocation } from './exif.ts';
import { refusal } from './refuse.ts';
import type { ImageFormat, MediaKind } from './sniff.ts';

type SharpFactory = typeof import('sharp').default;
type ImageKind = Extract<MediaKind, { use: 'image' }>;

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
 * A picture as Gemini takes it: upright, without a location, 3072 px at most. Throws `UserError`.
 */
export async function toImage(
  kind: ImageKind,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Extracted> {
  if (kind.format === 'heic') return toHeic(kind, bytes);
  const sharp = await loadSharp();
  try {
    const open = await opener(sharp, kind.format, bytes, signal);
    const metadata = await open().metadata();
    if (!needsWork(kind.format, metadata)) {
      // Reads it to the end: is it whole?
      await open().resize(16, 16, { fit: 'fill' }).raw().toBuffer();
      return { type: 'image', mimeType: kind.mimeType, bytes };
    }
    const upright = open()
      .autoOrient()
      .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true });
    return { type: 'image', ...(await encode(upright, kind.format, metadata)) };
  } catch (error) {
    throw toRefusal(error);
  }
}

function toHeic({ mimeType }: ImageKind, bytes: Uint8Array): Extracted {
  const safe = withoutLocation(bytes);
  if (safe === null)
    throw refusal('its metadata cannot be read. Please save it as png or jpeg and send it again.');
  return { type: 'image', mimeType, bytes: safe };
}

/** Opens the picture anew: each pipeline reads it once. */
async function opener(
  sharp: SharpFactory,
  format: ImageFormat,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<() => Sharp> {
  const options = {
    failOn: 'truncated',
    limitInputPixels: MAX_PIXELS,
    sequentialRead: true,
  } as const;
  if (format !== 'bmp') return () => sharp(bytes, options);
  const { data, width, height } = await decodeBmp(bytes, signal);
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

function toRefusal(error: unknown): ParleyError {
  if (error instanceof ParleyError) return error;
  if (error instanceof Error && /pixel limit/i.test(error.message))
    return refusal('it has too many pixels. Please send it in a smaller size.', error);
  return refusal(
    'the picture is damaged or incomplete. Please save it as png or jpeg and send it again.',
    error,
  );
}
