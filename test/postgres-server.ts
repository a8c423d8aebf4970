import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { WAIT_MS } from './waiting.ts';

/** Where `initdb` and `postgres` are; null if they are not installed. POSTGRES_BIN: there. */
export const postgresFolder = findPostgres();

function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    process.env.POSTGRES_BIN ?? [],
    versions.map((version) => join(debian, version, 'bin')),
    process.env.PATH?.split(':') ?? [],
  ].flat();
  return (
    folders.find(
      (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
    ) ?? null
  );
}

export type PostgresServer = {
  /** Of its database `postgres`, as its administrator. */
  readonly url: string;
  readonly port: number;
  /** Where its Unix socket is. */
  readonly folder: string;
  /** Kills every process of the server, as a machine that loses power would. */
  kill(): Promise<void>;
  /** Stops it in good order; `start` starts it again, on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and deletes everything. */
  remove(): Promise<void>;
};

export type PostgresServerOptions = {
  /** Writes reach the disk, as in earnest. */
  readonly isDurable?: boolean;
  /** Lines of postgresql.conf and pg_hba.conf. */
  readonly settings?: readonly string[];
  readonly access?: readonly string[];
};

const ADMIN = 'parley';
const PASSWORD = 'not-for-the-log';

/** The server does not run as root: where the tests do, it gets the user of Debian's package. */
const owner = process.getuid?.() === 0 ? findOwner() : {};

function findOwner() {
  if (postgresFolder === null) return {};
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/**
 * The server is the child of a shell that waits for its standard input to end, which it does
 * however the process that holds it dies; then the shell stops the server and deletes its folder.
 */
const GUARDED = `
"$0/postgres" -D "$1/data" -c unix_socket_directories="$1" >>"$1/log" 2>&1 &
server=$!
read -r order
case $order in
  stop) kill -INT $server; wait $server;;
  kill) kill -KILL $(cat "/proc/$server/task/$server/children") $server; wait $server;;
  *) kill -QUIT $server; wait $server; rm -rf "$1";;
esac
`;

/** Starts a PostgreSQL server of the test's own, on a free port of the loopback interface. */
export async function startPostgres(options: PostgresServerOptions = {}): Promise<PostgresServer> {
  if (postgresFolder === null) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'parley-postgres-'));
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  await initialise(postgresFolder, folder);
  const port = await findPort(); // Only now: on a busy machine another takes it meanwhile.
  configure(folder, { ...options, port });
  const url = `postgres://${ADMIN}:${PASSWORD}@127.0.0.1:${port}/postgres`;
  let guard: ReturnType<typeof spawnGuard> | null = null;

  const start = async () => {
    guard = spawnGuard(folder);
    await ready(url, guard);
  };
  const end = async (order: string) => {
    const ended = guard;
    guard = null;
    if (!ended || ended.exitCode !== null) return;
    const exit = once(ended, 'exit');
    ended.ref(); // A test waits for it.
    ended.stdin.end(order);
    await exit;
  };
  await start();
  return {
    ...{ url, port, folder, start },
    kill: () => end('kill\n'),
    stop: () => end('stop\n'),
    async remove() {
      if (guard === null) guard = spawnGuard(folder);
      await end('');
    },
  };
}

function spawnGuard(folder: string) {
  const guard = spawn('sh', ['-c', GUARDED, postgresFolder ?? '', folder], {
    ...owner,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // Not stopped by the Ctrl-C that ends the tests: it tidies up.
  });
  guard.stdin.on('error', () => {});
  guard.unref();
  return guard;
}

async function initialise(bin: string, folder: string): Promise<void> {
  const password = join(folder, 'password');
  const data = join(folder, 'data');
  writeFileSync(password, PASSWORD);
  await promisify(execFile)(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      ADMIN,
      '--pwfile',
      password,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...owner, cwd: folder },
  );
}

type Configuration = PostgresServerOptions & { readonly port: number };

function configure(folder: string, options: Configuration): void {
  const { port, isDurable = false, settings = [], access = [] } = options;
  const data = join(folder, 'data');
  const speed = isDurable
    ? []
    : ['fsync = off', 'full_page_writes = off', 'synchronous_commit = off'];
  const own = [`port = ${port}`, "listen_addresses = '127.0.0.1'", ...speed, ...settings];
  writeFileSync(join(data, 'postgresql.auto.conf'), own.map((line) => `${line}\n`).join(''));
  if (access.length > 0)
    writeFileSync(join(data, 'pg_hba.conf'), access.map((line) => `${line}\n`).join(''));
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function ready(url: string, guard: { readonly exitCode: number | null }): Promise<void> {
  const endsAt = performance.now() + WAIT_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      // It is up: refusing all clients is what the test wants.
      if (code === '28000' || code === '53300') return;
      if (guard.exitCode !== null || performance.now() > endsAt) throw error;
      await delay(50);
    }
  }
}
