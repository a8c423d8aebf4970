import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openStore } from '../src/storage/index.ts';
import { createMemoryLog } from './doubles/log.ts';

const run = promisify(execFile);
const node = (script: string, environment: Record<string, string>, ...args: string[]) =>
  run(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    env: { PATH: process.env.PATH ?? '', ...environment },
  });

test('a backup is made while Parley runs, can be opened, and is for its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const url = `sqlite:${join(folder, 'parley.db')}`;
  const copy = join(folder, 'copy.db');
  const store = await openStore(url, { log: createMemoryLog() });
  await store.store.set('k', 'kept');
  const place = 'slack/T1/C1';
  const said = { place, thread: null, source: 's', messageIds: ['1'], author: 'Ada', person: null };
  await store.passages.put([{ id: '1', ...said, at: 1, text: 'kept, too' }]);
  const { stdout } = await node('scripts/backup.ts', { STORE_URL: url }, copy);
  await store.close();
  const restored = await openStore(`sqlite:${copy}`, { log: createMemoryLog() });

  expect(stdout).toContain('Copied to');
  expect(await restored.store.get('k')).toBe('kept');
  expect(await restored.passages.list({ place })).toMatchObject([{ text: 'kept, too' }]);
  expect((await stat(copy)).mode & 0o077).toBe(0);
  await restored.close();
});

test('a backup has the files that people sent, and the next one brings only what is new', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const backups = await mkdtemp(join(tmpdir(), 'parley-backups-'));
  const log = createMemoryLog();
  const url = `sqlite:${join(folder, 'parley.db')}`;
  const backUp = (name: string) =>
    node('scripts/backup.ts', { STORE_URL: url }, join(backups, name));
  const store = await openStore(url, { log });
  const owner = 'slack/T1/C1';
  const first = await store.blobs.put(Buffer.from('a photo'), owner);
  await backUp('monday.db');
  await store.blobs.forget(first);
  const second = await store.blobs.put(Buffer.from('a recording'), owner);
  await writeFile(join(folder, 'blobs', 'half.partial'), 'half');
  const { stdout } = await backUp('tuesday.db');
  await store.close();
  const restored = await openStore(`sqlite:${join(backups, 'tuesday.db')}`, { log });

  expect(stdout).toContain('Images and recordings are in the folder blobs beside it.');
  expect(String(await restored.blobs.get(first))).toBe('a photo');
  expect(String(await restored.blobs.get(second))).toBe('a recording');
  const copied = await readdir(join(backups, 'blobs'), { recursive: true, withFileTypes: true });
  const files = copied.filter((entry) => entry.isFile());
  expect(files).toHaveLength(2);
  for (const { parentPath, name } of files)
    expect((await stat(join(parentPath, name))).mode & 0o077).toBe(0);
  await restored.close();
});

test('a backup of nothing, or over a file, is refused in one sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));

  await expect(
    node('scripts/backup.ts', { STORE_URL: `sqlite:${join(folder, 'none.db')}` }),
  ).rejects.toThrow('There is no SQLite store');
});

test('a backup into a folder that is not there says so, and not that the store is read-only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const url = `sqlite:${join(folder, 'parley.db')}`;
  await (await openStore(url, { log: createMemoryLog() })).close();
  const failed = node('scripts/backup.ts', { STORE_URL: url }, join(folder, 'none', 'copy.db'));

  await expect(failed).rejects.toThrow(/The folder .*none doesn’t exist: create it first/);
});

test('the manifest is JSON with every command and the scopes that Parley needs', async () => {
  const { stdout } = await node('scripts/slack-manifest.ts', {});
  const manifest = JSON.parse(stdout);

  expect(manifest.settings.socket_mode_enabled).toBe(true);
  expect(
    manifest.features.slash_commands.map(({ command }: { command: string }) => command),
  ).toContain('/parley');
  expect(manifest.oauth_config.scopes.bot).toContain('chat:write');
});

test('a wrong environment ends in one line a mistake and no stack trace', async () => {
  const failed = await node('src/main.js', { HTTP_PORT: 'x', LOG_LEVEL: 'loud' }).catch(
    (error: { stderr: string; code: number }) => error,
  );

  expect(failed).toMatchObject({ code: 1 });
  expect(failed.stderr.trim().split('\n')).toHaveLength(2);
  expect(failed.stderr).toContain('HTTP_PORT must be a port');
});

type Ended = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs a script in an empty folder, and tells how it ended. */
async function call(script: string, ...args: readonly string[]): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const options = { cwd: folder, env: { PATH: process.env.PATH ?? '' } };
  const flags = ['--disable-warning=ExperimentalWarning', resolve(`scripts/${script}.ts`)];
  const ended = await run(process.execPath, [...flags, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
  );
  expect(await readdir(folder), 'files that it left').toEqual([]);
  return ended;
}

test.each(['backup', 'migrate-store', 'password', 'slack-manifest'])(
  '%s tells what it is for, and does nothing where it is called wrongly',
  async (script) => {
    const help = await call(script, '--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/npm run/);
    for (const args of [['--nope'], ['a', 'b', 'c'], ['-x', 'y']]) {
      const { code, stdout, stderr } = await call(script, ...args);
      expect(code, args.join(' ')).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain(help.stdout.trim());
      expect(stderr).not.toMatch(/ at |node:internal/);
    }
  },
);

test.each([
  ['https://your.host', 'https://your.host/slack/events'],
  ['https://your.host/', 'https://your.host/slack/events'],
  ['https://your.host/slack/events', 'https://your.host/slack/events'],
  ['https://your.host:8443/parley/?a=b', 'https://your.host:8443/parley/slack/events'],
])('over HTTP everything is sent to where Parley listens: %s', async (url, expected) => {
  const { stdout } = await call('slack-manifest', `--url=${url}`);
  const { features, settings } = JSON.parse(stdout);
  const sent = [
    settings.event_subscriptions.request_url,
    settings.interactivity.request_url,
    ...features.slash_commands.map((command: { url: string }) => command.url),
  ];
  expect(sent.length).toBeGreaterThan(20);
  expect(new Set(sent)).toEqual(new Set([expected]));
});

test('the manifest is for an address that Slack can reach, or not printed at all', async () => {
  for (const url of ['your.host', 'http://your.host', '']) {
    const { code, stdout, stderr } = await call('slack-manifest', `--url=${url}`);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^--url takes the address .*https:\/\/your\.host\n$/);
  }
});

test.runIf(existsSync('/dev/full'))('what cannot be written is told, and no success', async () => {
  const script = resolve('scripts/slack-manifest.ts');
  const command = `"${process.execPath}" --disable-warning=ExperimentalWarning "${script}"`;
  const failed = await run('sh', ['-c', `${command} > /dev/full`]).catch((error: Ended) => error);
  expect(failed).toMatchObject({ code: 1 });
  expect(failed.stderr).toBe('The output can’t be written (ENOSPC).\n');
  const head = await run('sh', ['-c', `${command} | head -c 1`]);
  expect(head).toEqual({ stdout: '{', stderr: '' });
});
