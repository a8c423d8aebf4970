import { createHash } from 'node:crypto';
import type { Blobs } from '../../core/store-ports.ts';
import { toBlobHash } from '../ids.ts';

export type BlobsOptions = {
  readonly ttlMs: number;
  readonly maxBytes: number;
  readonly now: () => number;
};

type Blob = { readonly bytes: Uint8Array; readonly at: number };

/** Bytes in memory: the oldest go as soon as the sum is over the cap. */
export function createMemoryBlobs({ ttlMs, maxBytes, now }: BlobsOptions): Blobs {
  const blobs = new Map<string, Blob>(); // The oldest first.
  let total = 0;

  const forget = (hash: string): void => {
    total -= blobs.get(hash)?.bytes.length ?? 0;
    blobs.delete(hash);
  };
  const sweep = (at: number): number => {
    const before = blobs.size;
    for (const [hash, blob] of blobs) if (blob.at < at - ttlMs || total > maxBytes) forget(hash);
    return before - blobs.size;
  };

  return {
    async put(bytes, owner) {
      const hash = toBlobHash(owner, createHash('sha256').update(bytes).digest('hex'));
      forget(hash);
      blobs.set(hash, { bytes: Uint8Array.from(bytes), at: now() });
      total += bytes.length;
      if (total > maxBytes) sweep(now());
      return hash;
    },
    get: async (hash) => blobs.get(hash)?.bytes ?? null,
    forget: async (hash) => forget(hash),
    sweep: async (at) => sweep(at),
  };
}
