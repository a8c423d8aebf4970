import { randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, mkdir, readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../../../src/core/errors.ts';
import { APPLICATION_ID, migrations } from '../../../src/storage/sqlite/schema.ts';
import { type Check, type Finding, fail, note, ok, warn } from '../check.ts';
import type { Context } from '../context.ts';
import { checkPostgres } from '../postgres.ts';

export const storeChecks: readonly Check[] = [
  {
    group: 'Store',
    name: 'Store',
    async run(context) {
      const { storeUrl } = context.config;
      if (storeUrl === 'memory:')
        return [
          warn('in memory: everything is gone when Parley stops', 'set STORE_URL to sqlite:PATH'),
        ];
      if (storeUrl.startsWith('sqlite:')) return checkFile(toPath(storeUrl), context);
      return checkPostgres(storeUrl);
    },
  },
  { group: 'Store', name: 'Disk', run: ({ config }) => ofFile(config.storeUrl, checkDisk) },
  { group: 'Store', name: 'Backup', run: ({ config }) => ofFile(config.storeUrl, checkBackup) },
];

function toPath(storeUrl: string): string {
  return resolve(storeUrl.slice('sqlite:'.length));
}

async function ofFile(storeUrl: string, run: (path: string) => Promise<readonly Finding[]>) {
  return storeUrl.startsWith('sqlite:') ? run(toPath(storeUrl)) : [];
}

async function checkFile(path: string, context: Context): Promise<readonly Finding[]> {
  const running = await context.running();
  if (!existsSync(path)) return [await toNewFile(path)];
  const written = await tryWrite(dirname(path));
  const isWritable = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (written !== null || !isWritable)
    return [fail(`can’t be written to (${written ?? 'its permissions'})`, toWritable(path))];
  return [...(await readStore(path)), ...(await toHolder(path, running !== null))];
}

function toWritable(path: string): string {
  return `make ${path} and its folder writable for Parley’s user, or point STORE_URL somewhere else`;
}

/** Null: a file can be made there; else why not. */
async function tryWrite(folder: string): Promise<string | null> {
  const probe = join(folder, `.doctor-${randomUUID()}`);
  try {
    await writeFile(probe, '', { mode: 0o600 });
    await rm(probe);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  }
}

/** A store that is made at the first start: whether it can be. */
async function toNewFile(path: string): Promise<Finding> {
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const isFolder = (await stat(folder)).isDirectory();
  const why = isFolder ? await tryMake(folder) : `${folder} is a file`;
  return why === null
    ? note(`none yet: ${path} is created at the first start`)
    : fail(`${path} can’t be created (${why})`, toWritable(path));
}

async function tryMake(folder: string): Promise<string | null> {
  const made = join(folder, `.doctor-${randomUUID()}`);
  try {
    await mkdir(made);
    await rm(made, { recursive: true });
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  }
}

/** Reading the whole file takes about a second per gigabyte. */
const MAX_CHECKED_BYTES = 256 * 1024 * 1024;

/** Read only: Parley may be writing to it. */
async function readStore(path: string): Promise<readonly Finding[]> {
  const { size } = await stat(path);
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
    try {
      return [toVersion(database, size)];
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
    if (code === BUSY) return [note('another program is using it right now')];
    return [
      fail(
        code === NOT_A_DATABASE
          ? `${path} isn’t a SQLite database`
          : `is damaged or unreadable (${code})`,
        'stop Parley, move the file and its -wal and -shm away, and put a backup in its place',
      ),
    ];
  }
}

// https://www.sqlite.org/rescode.html
const BUSY = 5;
const NOT_A_DATABASE = 26;

function toVersion(database: DatabaseSync, size: number): Finding {
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
  const tables = Number(
    database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.count,
  );
  if (tables === 0) return note('empty; Parley fills it at the first start');
  if (pragma('application_id') !== APPLICATION_ID)
    return fail('belongs to another program', 'set STORE_URL to a database of its own');
  const version = pragma('user_version');
  if (version > migrations.length)
    return fail(
      `was written by a newer Parley (schema ${version}, this one knows ${migrations.length})`,
      'start the newer one, or restore the backup it made',
    );
  const isWhole =
    size > MAX_CHECKED_BYTES ||
    database.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok';
  if (!isWhole)
    return fail(
      'is damaged',
      'stop Parley, move the file and its -wal and -shm away, and put a backup in its place',
    );
  const age = version < migrations.length ? ', brought up to date at the next start' : '';
  return ok(`SQLite, ${toSize(size)}, schema ${version}${age}, writable`);
}

/** The process that holds the store writes its number beside it. */
async function toHolder(path: string, isRunning: boolean): Promise<readonly Finding[]> {
  const holder = await readFile(`${path}-owner`, 'utf8').catch(() => null);
  if (holder === null || isRunning) return [];
  const id = Number(/^process (\d+) on /.exec(holder)?.[1]);
  return [
    isAlive(id)
      ? note(`is in use by ${holder}`)
      : note('wasn’t closed: its last process was killed. Nothing is lost'),
  ];
}

function isAlive(id: number): boolean {
  try {
    return id > 0 && process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function toSize(bytes: number): string {
  const megabytes = bytes / 1024 ** 2;
  return megabytes >= 1024 ? `${(megabytes / 1024).toFixed(1)} GB` : `${megabytes.toFixed(1)} MB`;
}

/** Files of conversations alone may take 2 GB. */
const LOW_BYTES = 1024 ** 3;
const FULL_BYTES = 100 * 1024 ** 2;

async function checkDisk(path: string): Promise<readonly Finding[]> {
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  return [toDiskFinding(bavail * bsize)];
}

/** What is to be said of so many bytes that are free. */
export function toDiskFinding(free: number): Finding {
  const text = `${toSize(free)} free`;
  const remedy = 'free up space on the store’s disk';
  if (free < FULL_BYTES) return fail(text, remedy);
  return free < LOW_BYTES ? warn(text, remedy) : ok(text);
}

const OLD_MS = 7 * 24 * 60 * 60_000;
const HOW = 'run npm run backup -- FILE every night (docs/operating.md)';

async function checkBackup(path: string): Promise<readonly Finding[]> {
  if (!existsSync(path)) return [];
  const last = await findLastBackup(path);
  if (last === null) return [warn('no backup found', HOW)];
  const text = `the last one is from ${new Date(last).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return [Date.now() - last > OLD_MS ? warn(text, HOW) : ok(text)];
}

/** The time that `npm run backup` left beside the store, or of a copy that lies beside it. */
async function findLastBackup(path: string): Promise<number | null> {
  const folder = dirname(path);
  const names = (await readdir(folder)).filter(
    (name) => name === `${basename(path)}-last-backup` || name.endsWith('.backup'),
  );
  const times = await Promise.all(
    names.map(async (name) => (await stat(join(folder, name))).mtimeMs),
  );
  return times.length === 0 ? null : Math.max(...times);
}
