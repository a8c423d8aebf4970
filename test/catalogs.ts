import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** A folder that keeps sentences, a file a locale. */
export type Folder = { readonly path: string; readonly ext: 'ts' | 'js' };

/** What only operators and the stand-in say is English. */
const ENGLISH_ONLY = ['src/terminal/strings', 'src/demo/strings'];

export async function listCatalogFolders(): Promise<Folder[]> {
  const roots = ['src', 'commands'].map(async (root) => {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && entry.name === 'strings')
      .map((entry) => `${entry.parentPath}/strings`);
  });
  return (await Promise.all(roots))
    .flat()
    .filter((path) => !ENGLISH_ONLY.includes(path))
    .map((path) => ({ path, ext: existsSync(`${path}/en.ts`) ? 'ts' : 'js' }));
}

export function fileOf({ path, ext }: Folder, locale: string): string {
  return `${path}/${locale}.${ext}`;
}

async function loadMembers(file: string): Promise<Member[]> {
  if (!existsSync(file)) return [];
  const { catalog } = await import(pathToFileURL(file).href);
  return listMembers(catalog);
}

/** One member of a catalog, wherever it is nested: `repetition.weekly`. */
export type Member = { readonly file: string; readonly name: string; readonly value: unknown };

/** All members in one language; those of a file that is missing are not there. */
export async function loadLocale(locale: string): Promise<Member[]> {
  const members = (await listCatalogFolders()).map(async (folder) => {
    const file = fileOf(folder, locale);
    return (await loadMembers(file)).map((member) => ({ ...member, file }));
  });
  return (await Promise.all(members)).flat();
}

function listMembers(catalog: unknown, prefix = ''): Member[] {
  return Object.entries(catalog as object).flatMap(([key, value]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    return typeof value === 'object' && value !== null
      ? listMembers(value, name)
      : [{ file: '', name, value }];
  });
}

/** What a function of a catalog may be called with; each can be found again in what it says. */
const SAMPLES: readonly unknown[] = [
  'Xyzzy',
  3,
  1,
  5,
  ['Xyzzy', 'Plugh'],
  null,
  true,
  false,
  [],
  'permission',
  { type: 'permission', name: 'Xyzzy' },
];

/** More than this many arguments are tried one way only. */
const MAX_TRIES = 3_000;

/** All that a member says, with what it was given: a string says one thing. */
export function speak(
  { value }: Pick<Member, 'value'>,
  given: readonly (readonly unknown[])[] = toGiven(value),
): { readonly given: readonly unknown[]; readonly said: string }[] {
  if (typeof value !== 'function') return [{ given: [], said: String(value) }];
  return given.flatMap((args) => {
    try {
      const said = collect((value as (...all: readonly unknown[]) => unknown)(...args));
      return said === null ? [] : [{ given: args, said }];
    } catch {
      return [];
    }
  });
}

function toGiven(value: unknown): unknown[][] {
  const count = typeof value === 'function' ? value.length : 0;
  let all: unknown[][] = [[]];
  for (let index = 0; index < count; index += 1) {
    all = all.flatMap((args) => SAMPLES.map((sample) => [...args, sample]));
    if (all.length > MAX_TRIES)
      all = all.filter((_, at) => at % Math.ceil(all.length / MAX_TRIES) === 0);
  }
  return all;
}

/** The text of what was said; null if it shows that it was given the wrong things. */
function collect(said: unknown): string | null {
  const texts = typeof said === 'string' ? [said] : null;
  if (!texts) return Array.isArray(said) ? collect(said.join('\n')) : null;
  const [text = ''] = texts;
  return /undefined|NaN|\[object|=>|Invalid|\bnull(?:th)?\b/.test(text) ? null : text;
}
