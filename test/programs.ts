import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findFfmpeg } from '../src/media/ffmpeg.ts';
import { postgresFolder } from './postgres-server.ts';

/** What Debian, Fedora, Ubuntu, Arch, Google and macOS call it. */
const CHROMIUM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const CHROMIUM_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];

/** Chromium under its usual names, or what CHROMIUM_PATH says; null if it is not installed. */
export function findChromium(
  { CHROMIUM_PATH: given, PATH = '' }: Readonly<Record<string, string | undefined>>,
  isThere: (path: string) => boolean = existsSync,
): string | null {
  if (given) return isThere(given) ? given : null;
  const folders = [...PATH.split(delimiter), '/usr/bin', '/snap/bin', '/opt/google/chrome'];
  const programs = CHROMIUM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const apps = CHROMIUM_APPS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return [...programs, ...apps].find(isThere) ?? null;
}

const chromium = findChromium(process.env);
export const chromiumPath = chromium ?? '';
export const hasChromium = chromium !== null;

let skipped: readonly string[] = [];

/**
 * Says before the first test and after the last which programs are missing. TEST_EVERYTHING=1:
 * that ends the run instead.
 */
export async function setup(): Promise<void> {
  skipped = [
    ...(hasChromium ? [] : ['NO CHROMIUM (CHROMIUM_PATH): the page is NOT tested in a browser.']),
    ...((await findFfmpeg())
      ? []
      : ['NO FFMPEG with libmp3lame: recordings are tested with what Parley brings along ONLY.']),
    ...(postgresFolder === null
      ? ['NO POSTGRESQL (POSTGRES_BIN): the store of several replicas is NOT tested.']
      : []),
    ...(isInstalled('@electric-sql/pglite-pgvector')
      ? []
      : ['NO PGLITE (npm ci): the search with pgvector is NOT tested.']),
  ];
  if (process.env.TEST_EVERYTHING === '1' && skipped.length > 0) throw new Error(skipped.join(' '));
  say();
}

function isInstalled(name: string): boolean {
  return existsSync(new URL(`../node_modules/${name}`, import.meta.url));
}

export function teardown(): void {
  say();
}

function say(): void {
  for (const sentence of skipped) process.stderr.write(`\n${sentence}\n`);
}
