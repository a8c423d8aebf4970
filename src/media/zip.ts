import { strFromU8, unzipSync } from 'fflate';
import { refusal } from './refuse.ts';

/** The XML files of an Office file. */
export type ZipEntries = {
  /** A file's text; null where there is none. */
  read(path: string): string | null;
  has(path: string): boolean;
};

const MAX_ENTRIES = 20_000;
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;
const MAX_TOTAL_BYTES = 128 * 1024 * 1024;
const MAX_RATIO = 250; // Sheets full of one number reach about 100.
const MIN_BOMB_BYTES = 4 * 1024 * 1024; // Small files may be as dense as they like.

/**
 * Opens a zip archive with a bound on all that it unfolds to. Nothing is unpacked before it is
 * read.
 */
export function openZip(bytes: Uint8Array): ZipEntries {
  const names = new Set<string>();
  unzip(bytes, ({ name }) => {
    names.add(name);
    if (names.size > MAX_ENTRIES) throw tooMuch();
    return false;
  });
  let total = 0;
  return {
    has: (path) => names.has(path),
    read(path) {
      if (!names.has(path)) return null;
      const entry = unzip(bytes, ({ name, size, originalSize }) => {
        if (name !== path) return false;
        total += originalSize;
        const isBomb = originalSize > MIN_BOMB_BYTES && originalSize > size * MAX_RATIO;
        if (isBomb || originalSize > MAX_ENTRY_BYTES || total > MAX_TOTAL_BYTES) throw tooMuch();
        return true;
      })[path];
      return entry ? strFromU8(entry) : null;
    },
  };
}

type Filter = NonNullable<NonNullable<Parameters<typeof unzipSync>[1]>['filter']>;

function unzip(bytes: Uint8Array, filter: Filter): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError') throw error;
    throw refusal('the file is damaged or incomplete. Please save it again and send it.', error);
  }
}

function tooMuch(): Error {
  return refusal(
    'it unfolds to more than can be read. Please send only the part that matters, or a PDF.',
  );
}
