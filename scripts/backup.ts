import { constants, existsSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, stat, utimes } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readConfig } from '../src/config.ts';
import { toPassagesPath } from '../src/storage/passages/index.ts';
import { toStoreError } from '../src/storage/sqlite/errors.ts';
import { print, readArguments, runScript, stopScript } from './run-script.ts';
import { copyStore } from './store/copy-store.ts';
import { openStoreEnd } from './store/open-end.ts';

const USAGE = `Copies the store, even while Parley is running.

  npm run backup           to a file beside the store, named after the time
  npm run backup -- FILE   to this file, which must not exist yet
`;

/**
 * Makes a consistent copy of the store, also while Parley runs: `npm run backup -- FILE`. Of a
 * PostgreSQL database the copy is a SQLite store, with its files beside it.
 */
await runScript(async () => {
  const [named] = readArguments({ text: USAGE, words: 1 }).words;
  const { storeUrl } = readConfig();
  const path = storeUrl.replace(/^sqlite:/, '');
  const target = named ?? `${path}.${toTimestamp()}.backup`;

  if (storeUrl.startsWith('postgres')) return backUpDatabase(storeUrl, named);
  if (!storeUrl.startsWith('sqlite:'))
    stopScript('There is nothing to copy: STORE_URL is memory:, which keeps nothing on disk');
  if (!existsSync(path))
    stopScript(`There is no SQLite store at ${path}: set STORE_URL to the one to copy`);
  if (existsSync(target) || existsSync(toPassagesPath(target)))
    stopScript(`${target} already exists: choose another name`);

  const folder = dirname(resolve(target));
  if (!existsSync(folder)) stopScript(`The folder ${folder} doesn’t exist: create it first`);
  process.umask(0o077); // The copy holds what the store holds, so it is as private.
  copy(path, target);
  const index = toPassagesPath(path);
  if (existsSync(index)) copy(index, toPassagesPath(target));
  writeFileSync(`${path}-last-backup`, ''); // Its time is what the doctor asks for.
  const blobs = join(dirname(resolve(path)), 'blobs');
  const copies = join(folder, 'blobs');
  if (blobs !== copies) await copyBlobs(blobs, copies);
  print(
    blobs === copies
      ? `Copied to ${target}. Images and recordings stay where they are, in the folder blobs beside it.`
      : `Copied to ${target}. Images and recordings are in the folder blobs beside it.`,
  );
});

/**
 * Files are named by what they hold, so those that an earlier backup has copied are left alone.
 * One that is deleted meanwhile is not missed.
 */
async function copyBlobs(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const { name, parentPath } of entries.filter((entry) => entry.isFile())) {
    if (name.endsWith('.partial')) continue; // Being written just now.
    const target = join(to, relative(from, parentPath), name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyBlob(join(parentPath, name), target);
  }
}

/** Its time is kept: old files are deleted by it. */
async function copyBlob(from: string, to: string): Promise<void> {
  try {
    const { atime, mtime } = await stat(from);
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await utimes(to, atime, mtime);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw toStoreError(error, to);
  }
}

async function backUpDatabase(storeUrl: string, named: string | undefined): Promise<void> {
  const target = named ?? join(`backup-${toTimestamp()}`, 'parley.db');
  const taken = [target, toPassagesPath(target), join(dirname(resolve(target)), 'blobs')];
  for (const file of taken)
    if (existsSync(file)) stopScript(`${file} already exists: choose a file in a new folder`);
  process.umask(0o077);
  const from = await openStoreEnd(storeUrl, { isSource: true });
  const to = await openStoreEnd(`sqlite:${target}`, { isSource: false });
  try {
    await copyStore(from, to);
  } finally {
    await from.close();
    await to.close();
  }
  print(
    `Copied to ${target}, a SQLite store with its files in the folder blobs beside it. To restore it into a new database: npm run migrate:store -- sqlite:${target} postgres://…`,
  );
}

function toTimestamp(): string {
  return new Date().toISOString().replaceAll(':', '-');
}

function copy(from: string, to: string): void {
  try {
    const db = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
    db.prepare('VACUUM INTO ?').run(to);
    db.close();
  } catch (error) {
    throw toStoreError(error, to);
  }
}
