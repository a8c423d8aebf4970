import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { readConfig } from '../src/config.ts';
import { toPassagesPath } from '../src/storage/passages/index.ts';

/**
 * Makes a consistent copy of the SQLite store, also while Parley runs: `npm run backup -- FILE`.
 */
const { storeUrl } = readConfig();
const path = storeUrl.replace(/^sqlite:/, '');
const target = process.argv[2] ?? `${path}.${new Date().toISOString().replaceAll(':', '-')}.backup`;

if (!storeUrl.startsWith('sqlite:') || !existsSync(path))
  fail(`There is no SQLite store at ${storeUrl}: set STORE_URL to the one to copy`);
if (existsSync(target) || existsSync(toPassagesPath(target)))
  fail(`${target} exists: name a file that does not`);

process.umask(0o077); // The copy holds what the store holds, so it is as private.
copy(path, target);
const index = toPassagesPath(path);
if (existsSync(index)) copy(index, toPassagesPath(target));
console.log(
  `Copied to ${target}. Pictures and recordings are beside the store, in its folder blobs.`,
);

function copy(from: string, to: string): void {
  const db = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  db.prepare('VACUUM INTO ?').run(to);
  db.close();
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
