import type { Sharp } from 'sharp';
import type { Pictures, Size } from '../core/model-ports.ts';
import type { Picture } from '../core/ports.ts';
import { loadSharp } from './images.ts';

const MAX_PIXELS = 100_000_000;

/** Tried in this order until one is small enough: first less exact, then smaller. */
const TRIES = [
  { quality: 92, scale: 1 },
  { quality: 82, scale: 1 },
  { quality: 82, scale: 0.7 },
  { quality: 80, scale: 0.5 },
  { quality: 75, scale: 0.35 },
  { quality: 70, scale: 0.2 },
] as const;

/** Measures pictures, and shrinks those that are too large for a platform. */
export function createPictures(): Pictures {
  const open = async (bytes: Uint8Array): Promise<Sharp> => {
    const sharp = await loadSharp();
    return sharp(bytes, { limitInputPixels: MAX_PIXELS, sequentialRead: true });
  };

  const measure = async (bytes: Uint8Array): Promise<Size | null> => {
    try {
      const { width, height } = await (await open(bytes)).metadata();
      return { width, height };
    } catch {
      return null;
    }
  };

  return {
    measure,
    async fit(picture, maxBytes) {
      if (picture.bytes.length <= maxBytes) return picture;
      try {
        const { width, hasAlpha } = await (await open(picture.bytes)).metadata();
        for (const { quality, scale } of TRIES) {
          const image = await open(picture.bytes);
          const resized = scale === 1 ? image : image.resize(Math.ceil(width * scale));
          const fitted = await encode(resized, hasAlpha, quality);
          if (fitted.bytes.length <= maxBytes) return fitted;
        }
      } catch {
        return null; // No picture, whatever it was called.
      }
      return null;
    },
  };
}

/** What is see-through stays so. */
async function encode(image: Sharp, isSeeThrough: boolean, quality: number): Promise<Picture> {
  if (isSeeThrough)
    return { mimeType: 'image/webp', bytes: await image.webp({ quality }).toBuffer() };
  return { mimeType: 'image/jpeg', bytes: await image.jpeg({ quality }).toBuffer() };
}
