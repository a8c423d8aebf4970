import type { Pictures } from '../../src/core/model-ports.ts';
import type { DrawRequest, ImageModel, Picture } from '../../src/core/ports.ts';

export const MODEL = 'test-painter';

/** An image that consists of its name: enough where it is never decoded. */
export function toPicture(name: string, bytes = 0): Picture {
  return { mimeType: 'image/png', bytes: new TextEncoder().encode(name.padEnd(bytes, '.')) };
}

export type ImageModelDouble = ImageModel & {
  readonly requests: DrawRequest[];
  /** What becomes of the next calls, one each: a picture, or an error. Without, each is drawn. */
  readonly outcomes: (Picture | Error | Promise<Picture>)[];
};

/** Draws the words of the prompt, and remembers what it was asked. */
export function createImageModelDouble(canEdit = true): ImageModelDouble {
  const requests: DrawRequest[] = [];
  const outcomes: ImageModelDouble['outcomes'] = [];
  return {
    canEdit,
    requests,
    outcomes,
    async draw(request, signal) {
      signal.throwIfAborted();
      requests.push(request);
      const outcome = outcomes.shift() ?? toPicture(`${request.prompt} ${requests.length}`);
      if (outcome instanceof Error) throw outcome;
      const picture = await Promise.race([
        outcome,
        new Promise<never>((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
        ),
      ]);
      return { pictures: [picture], model: MODEL };
    },
  };
}

/** Every picture has the same size; one that is too large loses its end. */
export const pictures: Pictures = {
  measure: async () => ({ width: 640, height: 480 }),
  fit: async ({ bytes }, maxBytes) => ({
    mimeType: 'image/jpeg',
    bytes: bytes.slice(0, maxBytes),
  }),
};
