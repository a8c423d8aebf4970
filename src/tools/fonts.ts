import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Which letters the fonts of this machine have. */
export type FontCoverage = {
  /** The letters of a text that no font has: they are drawn as boxes. Empty if unknown. */
  findMissing(text: string): Promise<readonly string[]>;
};

/** First and last character, by number. */
type Range = readonly [first: number, last: number];

type ListFolders = () => Promise<readonly string[]>;

const MAX_FONTS = 2_000;
const MAX_TABLE_BYTES = 4_000_000;

/** Reads the fonts once, when the first drawing asks for them. */
export function createFontCoverage(listFolders: ListFolders): FontCoverage {
  let read: Promise<readonly Range[]> | null = null;
  return {
    async findMissing(text) {
      read ??= listFolders().then(readCoverage);
      const ranges = await read;
      if (ranges.length === 0) return [];
      // What is never drawn itself: joiners, marks of direction and style.
      const letters = new Set(
        text.replaceAll(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, ''),
      );
      return [...letters].filter((letter) => !isCovered(ranges, letter.codePointAt(0) ?? 0));
    },
  };
}

/** How many font files this machine has; without any, drawings are without letters. */
export async function countFonts(folders: readonly string[]): Promise<number> {
  return (await Promise.all(folders.map(listFonts))).flat().length;
}

async function readCoverage(folders: readonly string[]): Promise<readonly Range[]> {
  const found = await Promise.all(folders.map(listFonts));
  const ranges: Range[] = [];
  for (const file of found.flat().slice(0, MAX_FONTS)) ranges.push(...(await readFont(file)));
  return merge(ranges);
}

async function listFonts(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []); // Not on this system.
  return names
    .filter((name) => /\.(?:ttf|otf|ttc|otc)$/i.test(name))
    .map((name) => join(folder, name));
}

async function readFont(file: string): Promise<readonly Range[]> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return [];
  try {
    return toRanges(await readCharacterMap(handle));
  } catch {
    return []; // A file that is no font draws nothing either.
  } finally {
    await handle.close();
  }
}

/**
 * The table that tells the characters of a font, of the first one where a file holds several.
 * https://learn.microsoft.com/en-us/typography/opentype/spec/otff
 */
async function readCharacterMap(handle: FileHandle): Promise<Buffer> {
  const read = async (position: number, length: number) => {
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
    return buffer;
  };
  const head = await read(0, 16);
  const start = head.toString('latin1', 0, 4) === 'ttcf' ? head.readUInt32BE(12) : 0;
  const count = (await read(start, 12)).readUInt16BE(4);
  const tables = await read(start + 12, count * 16);
  const places = new Map<string, number>();
  for (let at = 0; at < tables.length; at += 16)
    places.set(tables.toString('latin1', at, at + 4), at);
  const at = places.get('cmap');
  if (at === undefined || COLOURED.some((name) => places.has(name))) return Buffer.alloc(4);
  const length = Math.min(tables.readUInt32BE(at + 12), MAX_TABLE_BYTES);
  return read(tables.readUInt32BE(at + 8), length);
}

/** Tables of fonts whose letters have colours: drawings show only a black shape of each. */
const COLOURED = ['CBDT', 'COLR', 'sbix'];

/** https://learn.microsoft.com/en-us/typography/opentype/spec/cmap */
function toRanges(map: Buffer): readonly Range[] {
  const count = map.readUInt16BE(2);
  return Array.from({ length: count }, (_, index) => {
    const at = map.readUInt32BE(4 + index * 8 + 4);
    const format = map.readUInt16BE(at);
    if (format === 4) return toSegments(map, at);
    return format === 12 ? toGroups(map, at) : [];
  }).flat();
}

function toSegments(map: Buffer, at: number): readonly Range[] {
  const size = map.readUInt16BE(at + 6);
  return Array.from({ length: size / 2 }, (_, index): Range => {
    const end = at + 14 + index * 2;
    return [map.readUInt16BE(end + size + 2), map.readUInt16BE(end)];
  }).filter(([first]) => first < 0xffff); // The last segment ends the list.
}

function toGroups(map: Buffer, at: number): readonly Range[] {
  return Array.from({ length: map.readUInt32BE(at + 12) }, (_, index): Range => {
    const group = at + 16 + index * 12;
    return [map.readUInt32BE(group), map.readUInt32BE(group + 4)];
  });
}

/** In order, without overlaps. */
function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = [];
  for (const [first, last] of ranges.toSorted(([a], [b]) => a - b)) {
    const [from, to] = merged.at(-1) ?? [0, -2];
    if (first <= to + 1 && merged.length > 0)
      merged[merged.length - 1] = [from, Math.max(to, last)];
    else merged.push([first, last]);
  }
  return merged;
}

function isCovered(ranges: readonly Range[], character: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, 0];
    if (character < first) high = middle - 1;
    else if (character > last) low = middle + 1;
    else return true;
  }
  return false;
}
