import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { createPostgresBlobs } from '../../../src/storage/postgres/blobs.ts';
import { createDatabase, hasPostgres, postgresTest } from '../../postgres.ts';
import { testBlobs } from '../blobs.contract.ts';
import { openTestDatabase } from './database.ts';

if (hasPostgres)
  testBlobs('PostgreSQL', async (limits) => {
    const database = await openTestDatabase(await createDatabase());
    return { blobs: createPostgresBlobs(database, limits), close() {} };
  });

const LIMITS = { ttlMs: 60_000, maxBytes: 100_000_000 };

postgresTest(
  'bytes of every size come back, to every replica, nothing and many pieces too',
  async () => {
    const url = await createDatabase();
    const [one, other] = [await openTestDatabase(url), await openTestDatabase(url)];
    const [mine, theirs] = [createPostgresBlobs(one, LIMITS), createPostgresBlobs(other, LIMITS)];
    for (const size of [0, 1, 512 * 1024, 512 * 1024 + 1, 25_000_000]) {
      const bytes = randomBytes(size);
      const hash = await mine.put(bytes, 'here');
      expect(Buffer.from((await theirs.get(hash)) ?? 'none').equals(bytes)).toBe(true);
    }
  },
);

postgresTest(
  'replicas that put and sweep at once keep what is newest, and no half of it',
  async () => {
    const url = await createDatabase();
    const limits = { ttlMs: 60_000, maxBytes: 3_000_000 };
    const replicas = await Promise.all(
      [1, 2, 3].map(async () => createPostgresBlobs(await openTestDatabase(url), limits)),
    );
    const files = Array.from({ length: 12 }, () => randomBytes(600_000));
    const hashes = await Promise.all(
      files.flatMap((bytes) => replicas.map((blobs) => blobs.put(bytes, 'here'))),
    );
    await Promise.all(replicas.map((blobs) => blobs.sweep(Date.now())));

    const [blobs] = replicas;
    const kept = await Promise.all([...new Set(hashes)].map(async (hash) => blobs?.get(hash)));
    expect(new Set(hashes).size).toBe(12);
    expect(kept.filter((bytes) => bytes !== null).map((bytes) => bytes?.length)).toEqual(
      Array.from({ length: 5 }, () => 600_000),
    );
  },
);
