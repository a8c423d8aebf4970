import { randomInt } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'web-password';
const OWNER_ONLY = 0o600;

/** Letters and digits that cannot be mistaken for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const SIGNS_A_GROUP = 4;

const MIN_CHARS = 8;

/** The file in the data folder that keeps the password which Parley made for its page. */
export function toPasswordPath(folder: string): string {
  return join(folder, FILE);
}

/**
 * The generated password; null if it has not been generated yet. Throws what the file system
 * throws.
 */
export function readMadePassword(folder: string): string | null {
  try {
    const password = readFileSync(toPasswordPath(folder), 'utf8').trim();
    return password.length >= MIN_CHARS ? password : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The same, generated if it does not exist, in a file that only its owner can read. */
export function loadMadePassword(folder: string): string {
  const path = toPasswordPath(folder);
  const known = readMadePassword(folder);
  if (known !== null) {
    chmodSync(path, OWNER_ONLY);
    return known;
  }
  writeFileSync(path, `${makePassword()}\n`, { mode: OWNER_ONLY });
  chmodSync(path, OWNER_ONLY); // A file that was there and empty keeps its mode.
  return readMadePassword(folder) ?? '';
}

function makePassword(): string {
  const sign = () => SIGNS.charAt(randomInt(SIGNS.length));
  const group = () => Array.from({ length: SIGNS_A_GROUP }, sign).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
