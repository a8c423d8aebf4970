import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Blobs } from '../../src/core/store-ports.ts';

export type BlobLimits = {
  readonly ttlMs: number;
  readonly maxBytes: number;
  readonly now: () => number;
};
export type OpenBlobs = { readonly blobs: Blobs; close(): void };

/** What every place for bytes promises. */
export function testBlobs(name: string, open: (limits: BlobLimits) => OpenBlobs): void {
  const limits = { ttlMs: 1_000, maxBytes: 10_000, now: () => 1_800_000_000_000 };

  test(`${name}: bytes are found under the hash of their content`, async () => {
    const { blobs, close } = open(limits);
    const bytes = randomBytes(3_000);

    const hash = await blobs.put(bytes);

    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(Buffer.from((await blobs.get(hash)) ?? []).equals(bytes)).toBe(true);
    expect(await blobs.put(bytes)).toBe(hash);
    close();
  });

  test(`${name}: what is unknown, forgotten or no hash is not found`, async () => {
    const { blobs, close } = open(limits);
    const hash = await blobs.put(randomBytes(10));

    await blobs.forget(hash);
    await blobs.forget('../../etc/passwd');

    expect(await blobs.get(hash)).toBeNull();
    expect(await blobs.get('0'.repeat(64))).toBeNull();
    expect(await blobs.get('../../../../etc/passwd')).toBeNull();
    close();
  });

  test(`${name}: what was not put for too long is swept, what was put again is kept`, async () => {
    let now = 1_800_000_000_000;
    const { blobs, close } = open({ ...limits, now: () => now });
    const old = await blobs.put(Buffer.from('old'));
    const kept = await blobs.put(Buffer.from('kept'));
    now += 800;
    await blobs.put(Buffer.from('kept'));

    expect(await blobs.sweep(now + 200)).toBe(0);
    expect(await blobs.sweep(now + 201)).toBe(1);

    expect([await blobs.get(old), (await blobs.get(kept))?.length]).toEqual([null, 4]);
    close();
  });

  test(`${name}: over the cap the oldest go`, async () => {
    let now = 1_800_000_000_000;
    const { blobs, close } = open({ ...limits, now: () => now });
    const hashes: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      hashes.push(await blobs.put(randomBytes(4_000)));
      now += 10;
    }
    await blobs.sweep(now);

    const kept = await Promise.all(hashes.map(async (hash) => (await blobs.get(hash)) !== null));
    expect(kept).toEqual([false, false, true, true]);
    close();
  });
}
