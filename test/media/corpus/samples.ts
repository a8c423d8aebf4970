import sharp from 'sharp';

/** A picture of one colour. */
export const picture = (background = '#cc0000', width = 48, height = 32) =>
  sharp({ create: { width, height, channels: 3, background } });

export const PNG = async () => new Uint8Array(await picture().png().toBuffer());
export const JPEG = async () => new Uint8Array(await picture('#0000cc').jpeg().toBuffer());

/** One buffer of several. */
export const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
