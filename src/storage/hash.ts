import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** Hashed in one go, a large file would hold up everything else for a tenth of a second. */
const PIECE_BYTES = 2 * 1024 * 1024;

/** SHA-256 in hex digits, with a rest for others between its pieces. */
export async function toContentHash(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    if (at > 0) await setImmediate();
    hash.update(bytes.subarray(at, at + PIECE_BYTES));
  }
  return hash.digest('hex');
}
