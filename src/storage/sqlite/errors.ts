import { type StoreTrouble, UserError } from '../../core/errors.ts';

// SQLite: Result and Error Codes, https://www.sqlite.org/rescode.html (the primary code is the low
// byte).
const BUSY = 5;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

/** An extended code of IOERR that, as that page says, may mean that the disk is out of space. */
const IOERR_SHMSIZE = 4874;

/** SQLite's primary result code; null for what is no error of SQLite. */
function toSqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  if (error.errcode === IOERR_SHMSIZE) return FULL;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

export function isDatabaseBusy(error: unknown): boolean {
  return toSqliteCode(error) === BUSY;
}

/** Pages of the file are not what they were when they were written. */
export function isDatabaseDamaged(error: unknown): boolean {
  const code = toSqliteCode(error);
  return code === CORRUPT || code === NOTADB;
}

/** Its disk or its file does not let it be read or written now, which says nothing of the pages. */
export function isOutOfReach(error: unknown): boolean {
  return [BUSY, READONLY, IOERR, FULL, CANTOPEN].includes(toSqliteCode(error) ?? 0);
}

/** What went wrong with the store at this path, and the remedy. */
export function toStoreError(error: unknown, path: string): Error {
  if (error instanceof UserError) return error;
  if (toReason(error) !== null) return toUnwritable(path, error);
  const code = toSqliteCode(error);
  const sentence = toSentence(code, path);
  const trouble = toTrouble(code);
  return new UserError('store_failed', sentence, { cause: error, canRetry: true, trouble });
}

function toTrouble(code: number | null): StoreTrouble | null {
  if (code === FULL) return 'full';
  return code === READONLY || code === CANTOPEN ? 'unwritable' : null;
}

function toSentence(code: number | null, path: string): string {
  switch (code) {
    case FULL:
      return toFull(path);
    case READONLY:
    case CANTOPEN:
      return toReadOnly(path, 'read-only');
    case CORRUPT:
      return toDamaged(path);
    case NOTADB:
      return `${path} isn’t a Parley store (it isn’t a SQLite database). Move it away, or point STORE_URL somewhere else.`;
    case BUSY:
      return `The store ${path} is locked by another program. Close that program, then try again.`;
    case IOERR:
      return `The store ${path} can’t be read or written (disk error). Check the disk, then try again.`;
    default:
      return `The store ${path} failed. The log says why.`;
  }
}

function toFull(path: string): string {
  return `The disk that holds the store ${path} is full. Make room, then try again.`;
}

function toReadOnly(path: string, why: string): string {
  return `The store ${path} can’t be written to (${why}). Make the file and its folder writable for Parley, or point STORE_URL somewhere else.`;
}

const FULL_DISK = 'the disk is full';

/** A code of Parley's own, beside those of the operating system. */
export const NOT_A_FILE = 'not_a_file';

/** What the operating system says, in words. https://man7.org/linux/man-pages/man3/errno.3.html */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user isn’t allowed to write there',
  EPERM: 'this user isn’t allowed to write there',
  EROFS: 'the file system is read-only',
  EEXIST: 'a part of its path is a file, not a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ENOENT: 'a part of its path doesn’t exist and can’t be created',
  ENOSPC: FULL_DISK,
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its path holds a link that leads back to itself',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk has an error',
  [NOT_A_FILE]: 'it is a device or a pipe, not a file',
};

/** A file or folder that the operating system does not let Parley make or open. */
export function toUnwritable(path: string, cause: unknown): UserError {
  const why = toReason(cause) ?? toSystemCode(cause);
  const sentence = why === FULL_DISK ? toFull(path) : toReadOnly(path, why);
  const trouble = why === FULL_DISK ? 'full' : 'unwritable';
  return new UserError('store_failed', sentence, { cause, canRetry: true, trouble });
}

function toReason(error: unknown): string | null {
  return REASONS[toSystemCode(error)] ?? null;
}

function toSystemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

/** The sentence for a damaged file. */
export function toDamaged(path: string): string {
  return `The store ${path} is damaged. Stop Parley, move the file and its -wal and -shm files away, and put a backup in its place; without one Parley starts empty.`;
}

/** Runs database work; what fails is a `UserError` about this path. */
export type StoreGuard = <T>(work: () => T) => T;

export function createStoreGuard(path: string, onBusy: () => void = () => {}): StoreGuard {
  return (work) => {
    try {
      return work();
    } catch (error) {
      if (isDatabaseBusy(error)) onBusy();
      throw toStoreError(error, path);
    }
  };
}
