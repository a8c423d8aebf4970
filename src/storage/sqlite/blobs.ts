import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blobs } from '../../core/store-ports.ts';
import { toContentHash } from '../hash.ts';
import { toBlobHash } from '../ids.ts';
import { toUnwritable } from './errors.ts';
import { FILE_MODE } from './files.ts';

export type FileBlobsOptions = {
  readonly ttlMs: number;
  readonly maxBytes: number;
  readonly now: () => number;
};

type File = { readonly path: string; readonly bytes: number; readonly at: number };

const HASH = /^[0-9a-f]{64}$/;

/** Files by their hash, `ab/cdef…`; a file's time is when it was last put. */
export function createFileBlobs(folder: string, options: FileBlobsOptions): Blobs {
  const { ttlMs, maxBytes, now } = options;
  let total: number | null = null; // Not known before the first sweep.
  let sweeping: Promise<number> = Promise.resolve(0);

  const toPath = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2));
  /** One after the other: two that count the same files would delete too many. */
  const sweep = (at: number): Promise<number> => {
    sweeping = sweeping
      .catch(() => 0)
      .then(async () => {
        const files = (await listFiles(folder)).sort((a, b) => a.at - b.at);
        total = files.reduce((sum, { bytes }) => sum + bytes, 0);
        let deleted = 0;
        for (const { path, bytes, at: putAt } of files) {
          if (putAt >= at - ttlMs && total <= maxBytes) break;
          await rm(path, { force: true });
          total -= bytes;
          deleted += 1;
        }
        return deleted;
      });
    return sweeping;
  };

  const put: Blobs['put'] = async (bytes, owner) => {
    const hash = toBlobHash(owner, await toContentHash(bytes));
    const path = toPath(hash);
    const time = new Date(now());
    if (await hasSize(path, bytes.length)) {
      await utimes(path, time, time);
      return hash;
    }
    await writeWhole(path, bytes, time);
    if (total !== null) total += bytes.length;
    if (total === null || total > maxBytes) await sweep(now());
    return hash;
  };

  /** Also where bytes are kept a disk may be full, or read-only: that is the store failing. */
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw isOfSystem(error) ? toUnwritable(folder, error) : error;
    }
  };

  return {
    put: (bytes, owner) => guard(put(bytes, owner)),
    async get(hash) {
      if (!HASH.test(hash)) return null;
      try {
        return await readFile(toPath(hash));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async forget(hash) {
      if (HASH.test(hash)) await guard(rm(toPath(hash), { force: true }));
    },
    sweep: (at) => guard(sweep(at)),
  };
}

/** A file is there whole or not at all, also after a crash. */
export async function writeWhole(path: string, bytes: Uint8Array, time: Date): Promise<void> {
  const folder = dirname(path);
  const partial = join(folder, `${randomUUID()}.partial`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(partial, 'wx', FILE_MODE);
    try {
      await file.writeFile(bytes);
      await file.utimes(time, time);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {}); // The first error is the one to tell.
    throw error;
  }
}

/** Every file, those left half-written by a crash among them: they go when they are too old. */
async function listFiles(folder: string): Promise<File[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files: File[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const found = await stat(path).catch(() => null); // Deleted meanwhile.
    if (found) files.push({ path, bytes: found.size, at: found.mtimeMs });
  }
  return files;
}

async function hasSize(path: string, bytes: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.size === bytes;
}

/** https://nodejs.org/api/errors.html#class-systemerror */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
