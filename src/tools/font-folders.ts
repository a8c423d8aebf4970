import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where systems without fontconfig, or without its configuration, keep their fonts. */
const FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  'C:\\Windows\\Fonts',
];

const MAX_FILES = 200; // Files may include each other.

/**
 * The folders whose fonts drawings are made with.
 * https://fontconfig.pages.freedesktop.org/fontconfig/fontconfig-user.html
 */
export async function findFontFolders(environment: Environment): Promise<readonly string[]> {
  const { FONTCONFIG_PATH: folder = '/etc/fonts', FONTCONFIG_FILE: file = 'fonts.conf' } =
    environment;
  const found = await readFolders(isAbsolute(file) ? file : join(folder, file), {
    data: environment.XDG_DATA_HOME || join(homedir(), '.local/share'),
    config: environment.XDG_CONFIG_HOME || join(homedir(), '.config'),
    seen: new Set(),
  });
  return found.length > 0 ? [...new Set(found)] : FOLDERS;
}

type Reading = {
  /** Where the person's own data and settings are. */
  readonly data: string;
  readonly config: string;
  readonly seen: Set<string>;
};

async function readFolders(file: string, reading: Reading): Promise<string[]> {
  const { seen, data, config } = reading;
  if (seen.has(file) || seen.size >= MAX_FILES) return [];
  seen.add(file);
  const text = await readFile(file, 'utf8').catch(() => ''); // Includes may be missing.
  const here = dirname(file);
  const folders = readElements(text, 'dir', { home: data, here });
  for (const path of readElements(text, 'include', { home: config, here }))
    for (const each of await listIncluded(path))
      folders.push(...(await readFolders(each, reading)));
  return folders;
}

function readElements(
  text: string,
  name: string,
  { home, here }: { readonly home: string; readonly here: string },
): string[] {
  const elements = text
    .replaceAll(/<!--.*?-->/gs, '')
    .matchAll(new RegExp(`<${name}((?:\\s[^>]*)?)>([^<]*)</${name}>`, 'g'));
  return [...elements].map(([, attributes = '', content = '']) => {
    const path = content.trim().replace(/^~(?=\/|$)/, homedir());
    if (isAbsolute(path)) return path;
    return join(/prefix="xdg"/.test(attributes) ? home : here, path);
  });
}

/** A file, or in a folder those whose name begins with a digit. */
async function listIncluded(path: string): Promise<readonly string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const names = await readdir(path).catch(() => []);
  return names
    .filter((name) => /^\d.*\.conf$/.test(name))
    .sort()
    .map((name) => join(path, name));
}
