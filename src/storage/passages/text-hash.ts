import { createHash } from 'node:crypto';

/** Half of SHA-256: no two texts of an index share it. */
export function toTextHash(text: string): Uint8Array {
  return createHash('sha256').update(text).digest().subarray(0, 16);
}
