import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npx node scripts/architecture-picture.ts`: draws docs/architecture.svg from the imports in src
 * and commands.
 */

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const IMPORT = /^(?:import|export)\s[^;]*?from\s+'(\.[^']+)';/gms;

/** In pixels. */
const BOX = { width: 206, height: 34, gapX: 14, gapY: 46, margin: 20 };

export type Room = { readonly name: string; readonly files: number };
export type Picture = {
  readonly rooms: readonly Room[];
  /** From a room to those that it imports. */
  readonly arrows: ReadonlyMap<string, ReadonlySet<string>>;
};

/**
 * The folder that a file counts to: one of core's or of the features, an adapter, or a folder of
 * src.
 */
export function toRoom(file: string): string {
  const [first = '', second = '', third, fourth] = file.split('/');
  if (first === 'commands') return 'commands';
  if (third === undefined) return 'app';
  if (third === 'bot.ts') return 'core/bot';
  const isDivided = ['core', 'features', 'adapters'].includes(second);
  if (!isDivided) return second;
  return fourth === undefined ? `${second} (nouns)` : `${second}/${third}`;
}

/** Reads which folder imports which. Files are paths from the root of the repository. */
export async function readPicture(root = ROOT): Promise<Picture> {
  const files = (await Promise.all(['src', 'commands'].map((folder) => list(root, folder)))).flat();
  const counts = new Map<string, number>();
  const arrows = new Map<string, Set<string>>();
  for (const file of files) {
    const room = toRoom(file);
    counts.set(room, (counts.get(room) ?? 0) + 1);
    const text = await readFile(join(root, file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(IMPORT)) {
      const target = toRoom(relative(root, resolve(root, dirname(file), specifier)));
      if (target === room) continue;
      arrows.set(room, (arrows.get(room) ?? new Set()).add(target));
    }
  }
  const rooms = [...counts].map(([name, count]) => ({ name, files: count }));
  return { rooms: rooms.toSorted((a, b) => (a.name < b.name ? -1 : 1)), arrows };
}

async function list(root: string, folder: string): Promise<string[]> {
  const found = await readdir(join(root, folder), { recursive: true });
  return found.filter((file) => /\.[jt]s$/.test(file)).map((file) => `${folder}/${file}`);
}

/**
 * How far above the lowest room each one stands: one more than the highest of those that it
 * imports.
 */
export function toLevels({ rooms, arrows }: Picture): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  const levelOf = (room: string, above: readonly string[]): number => {
    const known = levels.get(room);
    if (known !== undefined) return known;
    const below = [...(arrows.get(room) ?? [])].filter((each) => !above.includes(each));
    const level = Math.max(-1, ...below.map((each) => levelOf(each, [...above, room]))) + 1;
    levels.set(room, level);
    return level;
  };
  for (const { name } of rooms) levelOf(name, []);
  return levels;
}

/** The picture as SVG: what imports stands above what is imported. */
export function toSvg(picture: Picture): string {
  const levels = toLevels(picture);
  const floors = Map.groupBy(picture.rooms, ({ name }) => levels.get(name) ?? 0);
  const top = Math.max(...floors.keys());
  const widest = Math.max(...[...floors.values()].map(({ length }) => length));
  const width = 2 * BOX.margin + widest * (BOX.width + BOX.gapX) - BOX.gapX;
  const height = 2 * BOX.margin + (top + 1) * (BOX.height + BOX.gapY) - BOX.gapY;
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  for (const [level, rooms] of floors) {
    const row = rooms.length * (BOX.width + BOX.gapX) - BOX.gapX;
    for (const [index, { name }] of rooms.entries())
      places.set(name, {
        x: (width - row) / 2 + index * (BOX.width + BOX.gapX),
        y: BOX.margin + (top - level) * (BOX.height + BOX.gapY),
      });
  }
  const lines = [...picture.arrows].toSorted().flatMap(([from, targets]) =>
    [...targets].toSorted().flatMap((to) => {
      const [a, b] = [places.get(from), places.get(to)];
      if (!a || !b) return [];
      const x = (place: { readonly x: number }) => place.x + BOX.width / 2;
      return `<line x1="${x(a)}" y1="${a.y + BOX.height}" x2="${x(b)}" y2="${b.y}"/>`;
    }),
  );
  const boxes = picture.rooms.map(({ name, files }) => {
    const { x, y } = places.get(name) ?? { x: 0, y: 0 };
    const label = `${name} · ${files}`;
    return `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6"/><text x="${x + BOX.width / 2}" y="${y + 22}">${label}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<g stroke="#8899aa" stroke-opacity="0.45">${lines.join('')}</g>`,
    `<g fill="#eef3f8" stroke="#345">${boxes.join('').replaceAll('<text', '<text stroke="none" fill="#123" text-anchor="middle"')}</g>`,
    '</svg>',
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(join(ROOT, 'docs/architecture.svg'), toSvg(await readPicture()));
}
