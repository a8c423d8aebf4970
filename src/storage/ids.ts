import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: lower case, url-safe, and sorts as it counts. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARS = 9; // Milliseconds until the year 3084.
const RANDOM_CHARS = 8;

/** Makes job ids of 17 characters that sort by when they were made. */
export function createIds(now: () => number): () => string {
  let last = 0;
  return () => {
    // A clock that stands still or goes back must not break the order.
    last = Math.max(now(), last + 1);
    const random = Array.from(randomBytes(RANDOM_CHARS), (byte) => ALPHABET[byte & 31]);
    return toTime(last) + random.join('');
  };
}

function toTime(ms: number): string {
  let rest = ms;
  let text = '';
  for (let i = 0; i < TIME_CHARS; i += 1) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/**
 * The hash that an owner's bytes are kept under: one half of it is the owner's, the other half
 * theirs. Bytes that were stored before blobs had owners are found under the whole hash of their
 * content.
 */
export function toBlobHash(owner: string, contentHash: string): string {
  const ownerHash = createHash('sha256').update(owner).digest('hex');
  return ownerHash.slice(0, 32) + contentHash.slice(0, 32);
}
