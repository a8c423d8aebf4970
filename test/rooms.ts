import { readdir, readFile } from 'node:fs/promises';
import { posix as path } from 'node:path';

/**
 * The imports between the rooms of a folder. A room is a folder directly in it, with everything
 * inside, or a file directly in it. Types count: a reader of a file has to know what it imports.
 */
export type Rooms = ReadonlyMap<string, ReadonlySet<string>>;

const IMPORT = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

export async function readRooms(folder: string): Promise<Rooms> {
  const rooms = new Map<string, Set<string>>();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!/[.](?:ts|js)$/.test(file)) continue;
    const room = toRoom(file);
    const known = rooms.get(room) ?? new Set();
    rooms.set(room, known);
    const code = await readFile(path.join(folder, file), 'utf8');
    for (const [, specifier = ''] of code.matchAll(IMPORT)) {
      const imported = path.join(path.dirname(file), specifier);
      if (!imported.startsWith('..') && toRoom(imported) !== room) known.add(toRoom(imported));
    }
  }
  return rooms;
}

function toRoom(file: string): string {
  const [first = ''] = file.split('/');
  return file === first ? first : `${first}/`;
}

/** The longest chain of imports from room to room. Throws if one runs back, naming the rooms. */
export function findLongestChain(rooms: Rooms): readonly string[] {
  const known = new Map<string, readonly string[]>();
  const chainFrom = (room: string, above: readonly string[]): readonly string[] => {
    const found = known.get(room);
    if (found) return found;
    const at = above.indexOf(room);
    if (at >= 0) throw new Error(`these rooms import each other: ${above.slice(at).join(' ')}`);
    const below = [...(rooms.get(room) ?? [])].map((each) => chainFrom(each, [...above, room]));
    const chain = [room, ...toLongest(below)];
    known.set(room, chain);
    return chain;
  };
  return toLongest([...rooms.keys()].map((room) => chainFrom(room, [])));
}

function toLongest(chains: readonly (readonly string[])[]): readonly string[] {
  return chains.reduce((a, b) => (b.length > a.length ? b : a), []);
}

/** Every folder of a tree, itself first. */
export async function listFolders(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  return [root, ...folders.map(({ parentPath, name }) => path.join(parentPath, name))];
}
