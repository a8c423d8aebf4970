import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Figure, toRow } from './figure.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MB = 1_000_000;

/** Node itself, which a machine that has it does not need a second time. */
const NODE = /^node_modules\/node-[a-z0-9]+-[a-z0-9]+$/;

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })),
});

type Size = { readonly bytes: number; readonly onDisk: number };

/**
 * What `npm ci --omit=dev` brings, without Node: the bytes of its files, and the space that they
 * take in the blocks of this file system. Counted are the packages of package-lock.json that are
 * not for development and stand in node_modules.
 */
export const install: Figure = async () => {
  const sizes = await Promise.all((await findPackages()).map((path) => measure(join(ROOT, path))));
  const sum = (key: keyof Size) => sizes.reduce((total, size) => total + size[key], 0) / MB;
  const row = toRow('install', 'production packages without Node: ');
  return [
    row('their files', sum('bytes'), 'MB', 150, `${sizes.length} packages`),
    row('on disk', sum('onDisk'), 'MB', null),
  ];
};

async function findPackages(): Promise<string[]> {
  const { packages } = lockFile.parse(
    JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')),
  );
  const named = Object.entries(packages).filter(
    ([path, { dev = false }]) => path !== '' && !dev && !NODE.test(path),
  );
  const paths = named.map(([path]) => path);
  const found = await Promise.all(
    paths.map((path) => lstat(join(ROOT, path)).then((stats) => stats.isDirectory(), isMissing)),
  );
  return paths.filter((_, index) => found[index]);
}

/** A package for another kind of machine is in the lock file only. */
function isMissing(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOENT') return false;
  throw error;
}

/** A package's own files: those that it brings in a node_modules of its own are listed as well. */
async function measure(folder: string): Promise<Size> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sizes = entries
    .filter(({ name }) => name !== 'node_modules')
    .map(async (entry): Promise<Size> => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return measure(path);
      const { size, blocks } = await lstat(path);
      return { bytes: size, onDisk: blocks * 512 };
    });
  return (await Promise.all(sizes)).reduce(
    (total, { bytes, onDisk }) => ({ bytes: total.bytes + bytes, onDisk: total.onDisk + onDisk }),
    { bytes: 0, onDisk: 0 },
  );
}
