import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../../../src/config.ts';
import { addConfigSecrets } from '../../../src/config-secrets.ts';
import { createSecrets } from '../../../src/core/secrets.ts';
import { toPostgresAddress } from '../../../src/storage/postgres/address.ts';
import { createPostgresKeyv } from '../../../src/storage/postgres/keyv.ts';
import { administer, createDatabase, postgresTest } from '../../postgres.ts';
import { startPostgres } from '../../postgres-server.ts';
import { openTestDatabase } from './database.ts';

// Kind: an address that is right for psql, or nearly, and means something else to the driver.

const PASSWORDS = [
  'p%ss',
  '100%',
  'p%99',
  'ü100%',
  'a b',
  'a+b',
  `q'"\\`,
  '@',
  ':/?#[]@!$&*,;=',
  '%41',
];

postgresTest('a password of any characters lets in, written as the page says', async () => {
  const url = await createDatabase();
  const role = `r_${new URL(url).pathname.slice(6)}`;
  await administer(url, `CREATE ROLE ${role} LOGIN`, `CREATE SCHEMA parley AUTHORIZATION ${role}`);
  for (const password of PASSWORDS) {
    await administer(url, `ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(password)}`);
    const written = url.replace(/\/\/.*?@/, `//${role}:${encodeURIComponent(password)}@`);
    const database = await openTestDatabase(written);
    expect((await database.query('SELECT 1 AS one')).count).toBe(1);
  }
});

test('a % that stands alone is taken for one, and what cannot be read is told, never shown', () => {
  const read = (password: string) => {
    const { connectionString } = toPostgresAddress(`postgres://u:${password}@h/db`);
    return new pg.Client({ connectionString }).password;
  };
  expect(['p%ss', '100%', '%C3%BC100%', '%zz%41'].map(read)).toEqual([
    'p%ss',
    '100%',
    'ü100%',
    '%zzA',
  ]);
  expect(() => read('hush%99')).toThrow(/^STORE_URL isn’t a PostgreSQL address: .* %25\.$/);
});

test.each(['hush%hush', '%C3%BChush%', 'hush%99'])(
  'the password %s is kept out of the log',
  (password) => {
    for (const host of ['h/db', '/db?host=/run/postgresql']) {
      const STORE_URL = `postgres://u:${password}@${host}`;
      const config = parseConfig({ GEMINI_API_KEY: 'key', STORE_URL });
      const secrets = createSecrets();
      addConfigSecrets(config, secrets);
      expect(secrets.redact(`the password is ${password}, it says`)).not.toContain(password);
    }
  },
);

test('who and where is named as the driver takes it', () => {
  const named = (url: string) => {
    const { label, user, connectionString } = toPostgresAddress(url);
    const client = new pg.Client({ connectionString });
    expect([client.user ?? user, client.database]).toEqual([user, 'db']);
    return `${user} ${label} ${client.host}`;
  };
  expect(named('postgres://ada:x@h/db')).toBe('ada h:5432/db h');
  expect(named('postgresql://h:6000/db?user=ada')).toBe('ada h:6000/db h');
  expect(named('postgres://ada:x@[::1]/db')).toBe('ada [::1]:5432/db ::1');
  expect(named('postgres://ada:x@/db?host=/run/pg&port=6000')).toBe('ada /run/pg:6000/db /run/pg');
  expect(named('postgres://ada@%2Frun%2Fpg:6000/db')).toBe('ada /run/pg:6000/db /run/pg');
  expect(named('postgres:///db?host=/run/pg')).toMatch(/^.+ \/run\/pg:5432\/db \/run\/pg$/);
});

test.each(['', 'verify_full', 'REQUIRE', 'no-verify', 'allow', 'true'])(
  'sslmode=%s would mean something else, and is refused',
  (mode) => {
    expect(() => toPostgresAddress(`postgres://u:p@h/db?sslmode=${mode}`)).toThrow(
      /^STORE_URL has an invalid sslmode: require encrypts/,
    );
  },
);

test('sslmode=verify-ca needs the certificate of an authority', () => {
  const url = 'postgres://u:p@h/db?sslmode=verify-ca';
  expect(() => toPostgresAddress(url)).toThrow(/^STORE_URL has sslmode=verify-ca: add sslrootcert/);
  expect(toPostgresAddress(`${url}&sslrootcert=ca.pem`).user).toBe('u');
});

postgresTest('settings in the address come beside Parley’s own, which count', async () => {
  const url = await createDatabase();
  const options = encodeURIComponent('-c work_mem=8MB -c search_path=elsewhere');
  const { query } = await openTestDatabase(`${url}?options=${options}`);
  const { rows } = await query(
    `SELECT current_setting('work_mem') AS memory, current_setting('search_path') AS path`,
  );

  expect(rows).toEqual([{ memory: '8MB', path: 'parley' }]);
});

postgresTest.each(['user', 'select', 'x'.repeat(63)])(
  'a schema named %s holds the tables',
  async (name) => {
    const { query } = await openTestDatabase(`${await createDatabase()}?schema=${name}`);
    const { rows } = await query(
      `SELECT schemaname AS name FROM pg_tables WHERE tablename = 'keyv'`,
    );
    expect(rows).toEqual([{ name }]);
  },
);

test('a schema whose name the server keeps for itself is refused', () => {
  expect(() => toPostgresAddress('postgres://u:p@h/db?schema=pg_parley')).toThrow(
    /^STORE_URL has an invalid schema/,
  );
});

postgresTest('over a Unix socket, a restart of the server is waited for', async () => {
  const server = await startPostgres();
  onTestFinished(server.remove);
  const { username, password, port } = new URL(server.url);
  const url = `postgres://${username}:${password}@/postgres?host=${server.folder}&port=${port}`;
  const table = createPostgresKeyv(await openTestDatabase(url));
  await table.set('key', 'value');
  await server.stop();
  await expect(openTestDatabase(url, { startWaitMs: 0 })).rejects.toThrow(
    /^There is no socket of PostgreSQL at .*\. Start it, or check the folder and port/,
  );
  const [reading, opening] = [table.get('key'), openTestDatabase(url)];
  await server.start();

  expect(await reading).toBe('value');
  await opening;
});
