type SharpFactory = typeof import('sharp').default;

let sharpLoaded: Promise<SharpFactory> | undefined;
function loadSharp(): Promise<SharpFactory> {
  sharpLoaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false); // Each picture is drawn once.
    return sharp;
  });
  return sharpLoaded;
}

/** A drawing as a PNG. */
export async function toPng(svg: string): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}
