import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Blobs } from '../../src/core/store-ports.ts';

export type BlobLimits = {
  readonly ttlMs: number;
  readonly maxBytes: number;
  readonly now: () => number;
};
export type OpenBlobs = { readonly blobs: Blobs; close(): void };
type Open = (limits: BlobLimits) => OpenBlobs | Promise<OpenBlobs>;

/** What every place for bytes promises. */
export function testBlobs(name: string, open: Open): void {
  const limits = { ttlMs: 1_000, maxBytes: 10_000, now: () => 1_800_000_000_000 };

  test(`${name}: bytes are found under their hash, and put twice they are there once`, async () => {
    const { blobs, close } = await open(limits);
    const bytes = randomBytes(3_000);

    const hash = await blobs.put(bytes, 'here');

    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from((await blobs.get(hash)) ?? []).equals(bytes)).toBe(true);
    expect(await blobs.put(bytes, 'here')).toBe(hash);
    close();
  });

  test(`${name}: what one owner forgets, another keeps`, async () => {
    const { blobs, close } = await open(limits);
    const bytes = randomBytes(100);
    const [mine, yours] = [await blobs.put(bytes, 'mine'), await blobs.put(bytes, 'yours')];

    await blobs.forget(mine);

    expect(await blobs.get(mine)).toBeNull();
    expect((await blobs.get(yours))?.length).toBe(100);
    close();
  });

  test(`${name}: what is unknown, forgotten or no hash is not found`, async () => {
    const { blobs, close } = await open(limits);
    const hash = await blobs.put(randomBytes(10), 'here');

    await blobs.forget(hash);
    await blobs.forget('../../etc/passwd');

    expect(await blobs.get(hash)).toBeNull();
    expect(await blobs.get('0'.repeat(64))).toBeNull();
    expect(await blobs.get('../../../../etc/passwd')).toBeNull();
    close();
  });

  test(`${name}: what was not put for too long is swept, what was put again is kept`, async () => {
    let now = 1_800_000_000_000;
    const { blobs, close } = await open({ ...limits, now: () => now });
    const old = await blobs.put(Buffer.from('old'), 'here');
    const kept = await blobs.put(Buffer.from('kept'), 'here');
    now += 800;
    await blobs.put(Buffer.from('kept'), 'here');

    expect(await blobs.sweep(now + 200)).toBe(0);
    expect(await blobs.sweep(now + 201)).toBe(1);

    expect([await blobs.get(old), (await blobs.get(kept))?.length]).toEqual([null, 4]);
    close();
  });

  test(`${name}: over the cap the oldest go`, async () => {
    let now = 1_800_000_000_000;
    const { blobs, close } = await open({ ...limits, now: () => now });
    const hashes: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      hashes.push(await blobs.put(randomBytes(4_000), 'here'));
      now += 10;
    }
    await blobs.sweep(now);

    const kept = await Promise.all(hashes.map(async (hash) => (await blobs.get(hash)) !== null));
    expect(kept).toEqual([false, false, true, true]);
    close();
  });
}
