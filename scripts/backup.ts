import { existsSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { readConfig } from '../src/config.ts';
import { toPassagesPath } from '../src/storage/passages/index.ts';
import { toStoreError } from '../src/storage/sqlite/errors.ts';
import { fail, runScript } from './run-script.ts';

/**
 * Makes a consistent copy of the SQLite store, also while Parley runs: `npm run backup -- FILE`.
 */
await runScript(() => {
  const { storeUrl } = readConfig();
  const path = storeUrl.replace(/^sqlite:/, '');
  const target =
    process.argv[2] ?? `${path}.${new Date().toISOString().replaceAll(':', '-')}.backup`;

  if (!storeUrl.startsWith('sqlite:'))
    fail(
      'There is no SQLite store: STORE_URL names another one, and its address may hold a password',
    );
  if (!existsSync(path))
    fail(`There is no SQLite store at ${path}: set STORE_URL to the one to copy`);
  if (existsSync(target) || existsSync(toPassagesPath(target)))
    fail(`${target} exists: name a file that does not`);

  process.umask(0o077); // The copy holds what the store holds, so it is as private.
  copy(path, target);
  const index = toPassagesPath(path);
  if (existsSync(index)) copy(index, toPassagesPath(target));
  writeFileSync(`${path}-last-backup`, ''); // Its time is what the doctor asks for.
  console.log(
    `Copied to ${target}. Pictures and recordings are beside the store, in its folder blobs.`,
  );
});

function copy(from: string, to: string): void {
  try {
    const db = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
    db.prepare('VACUUM INTO ?').run(to);
    db.close();
  } catch (error) {
    throw toStoreError(error, to);
  }
}
