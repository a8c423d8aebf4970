import { UserError } from './errors.ts';

/** The body of a reply, given up as soon as it is larger than `maxBytes`. Throws `UserError` then. */
export async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.byteLength;
    if (size > maxBytes) {
      const limit = Math.floor(maxBytes / 1_000_000);
      throw new UserError(
        'attachment_failed',
        `The file is larger than ${limit} MB. Send a smaller one.`,
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
