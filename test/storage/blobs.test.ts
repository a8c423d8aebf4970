import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createMemoryBlobs } from '../../src/storage/memory/blobs.ts';
import { createFileBlobs } from '../../src/storage/sqlite/blobs.ts';
import { testBlobs } from './blobs.contract.ts';
import { createFolder } from './folder.ts';

testBlobs('memory', (limits) => ({ blobs: createMemoryBlobs(limits), close() {} }));
testBlobs('files', (limits) => {
  const folder = createFolder();
  return { blobs: createFileBlobs(folder.path('blobs'), limits), close: folder.remove };
});

const LIMITS = { ttlMs: 1_000, maxBytes: 10_000, now: () => 1_800_000_000_000 };

test('a blob is a file for its owner alone, and nothing lies beside it', async () => {
  const folder = createFolder();
  const blobs = createFileBlobs(folder.path('blobs'), LIMITS);

  const hash = await blobs.put(Buffer.from('bytes'), 'here');

  const inside = folder.path('blobs', hash.slice(0, 2));
  expect(readdirSync(inside)).toEqual([hash.slice(2)]);
  expect(statSync(folder.path('blobs', hash.slice(0, 2), hash.slice(2))).mode & 0o777).toBe(0o600);
  expect(statSync(folder.path('blobs')).mode & 0o777).toBe(0o700);
  folder.remove();
});

test('a blob that was damaged on disk is written anew', async () => {
  const folder = createFolder();
  const blobs = createFileBlobs(folder.path('blobs'), LIMITS);
  const hash = await blobs.put(Buffer.from('bytes'), 'here');
  writeFileSync(folder.path('blobs', hash.slice(0, 2), hash.slice(2)), 'by');

  await blobs.put(Buffer.from('bytes'), 'here');

  expect(String(await blobs.get(hash))).toBe('bytes');
  folder.remove();
});

test('bytes that an older program kept under the hash of their content are found', async () => {
  const folder = createFolder();
  const hash = createHash('sha256').update('old').digest('hex');
  mkdirSync(folder.path(`blobs/${hash.slice(0, 2)}`), { recursive: true });
  writeFileSync(folder.path(`blobs/${hash.slice(0, 2)}/${hash.slice(2)}`), 'old');
  const blobs = createFileBlobs(folder.path('blobs'), LIMITS);

  expect(Buffer.from((await blobs.get(hash)) ?? []).toString()).toBe('old');
  await blobs.forget(hash);
  expect(await blobs.get(hash)).toBeNull();
  folder.remove();
});
