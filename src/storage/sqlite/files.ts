import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { NOT_A_FILE, toUnwritable } from './errors.ts';

const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;

/**
 * Makes the folder and the file, for the owner's eyes alone. Throws `UserError` if that cannot be.
 */
export function prepareFiles(path: string): void {
  try {
    checkFile(path);
    prepareFolder(dirname(path));
    // SQLite gives its -wal and -shm the mode of the file.
    closeSync(openSync(path, 'a', FILE_MODE));
    for (const file of [path, `${path}-wal`, `${path}-shm`]) hide(file);
  } catch (error) {
    throw toUnwritable(path, error);
  }
}

/** A device or a pipe would be opened, or waited for, and would lose its mode for everyone else. */
function checkFile(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.isFile() || stats.isDirectory()) return;
  throw Object.assign(new Error('not a file'), { code: NOT_A_FILE });
}

/** A folder that holds other things is not ours: its mode stays. */
function prepareFolder(folder: string): void {
  const isNew = makeFolder(folder);
  if (isNew || readdirSync(folder).length === 0) chmodSync(folder, FOLDER_MODE);
}

/**
 * Makes a folder and its parents; false if it exists already. One by one: where a system allows
 * none (in /proc), Node's own `recursive` tries forever.
 */
function makeFolder(folder: string): boolean {
  if (existsSync(folder)) return false;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: FOLDER_MODE });
    return true;
  } catch (error) {
    if (existsSync(folder)) return false; // Another process was first.
    throw error;
  }
}

/** Makes a file readable for its owner only, if it exists. */
function hide(file: string): void {
  if (existsSync(file)) chmodSync(file, FILE_MODE);
}
