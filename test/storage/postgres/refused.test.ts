import { expect, onTestFinished } from 'vitest';
import { schemaSteps } from '../../../src/storage/postgres/schema.ts';
import { type Program, startProgram } from '../../kill/program.ts';
import { administer, createDatabase, postgresTest } from '../../postgres.ts';
import { found, WAIT_MS } from '../../waiting.ts';
import { createFolder } from '../folder.ts';
import { openTestDatabase } from './database.ts';

// What the operator reads if the database cannot be used.

const TIMEOUT = { timeout: 2 * WAIT_MS };

function start(url: string): Program {
  const folder = createFolder();
  const program = startProgram({ GEMINI_API_KEY: 'key', STORE_URL: url }, folder.path('.'));
  onTestFinished(async () => {
    await program.kill();
    folder.remove();
  });
  return program;
}

/** The one line that it ends with, by itself. */
async function lastLine(url: string): Promise<string> {
  const program = start(url);
  await program.ready.catch(() => {});
  expect(program.death).toMatch(/^1 /);
  const { password } = new URL(url);
  expect(program.said + JSON.stringify(program.log)).not.toContain(password);
  expect(program.said).toMatch(/^[^\n]+\n$/);
  return program.said;
}

const changed = (url: string, parts: Partial<URL>) => Object.assign(new URL(url), parts).href;

postgresTest('a wrong password and a database that is not there', TIMEOUT, async () => {
  const url = await createDatabase();

  expect(await lastLine(changed(url, { password: 'wrong-one' }))).toMatch(
    /rejected the password of parley\. Correct it in STORE_URL\./,
  );
  expect(await lastLine(changed(url, { pathname: '/none' }))).toMatch(
    /There is no database .*\/none\. Create it \(createdb\), or name another/,
  );
});

postgresTest(
  'a user that may not create tables; with a schema of its own it may',
  TIMEOUT,
  async () => {
    const url = await createDatabase();
    const name = `weak_${new URL(url).pathname.slice(6, 20)}`;
    await administer(url, `CREATE ROLE ${name} LOGIN PASSWORD 'not-for-the-log'`);
    const weak = changed(url, { username: name });
    const said = await lastLine(weak);
    expect(said).toMatch(
      new RegExp(`${name} isn’t allowed to create tables in .*\\. As its administrator run:`),
    );

    const [remedy = ''] = /CREATE SCHEMA [^;]+;/.exec(said) ?? [];
    await administer(url, remedy);
    await start(weak).ready;
    await administer(url, `DROP OWNED BY ${name}`, `DROP ROLE ${name}`);
  },
);

postgresTest('a database of a newer Parley', TIMEOUT, async () => {
  const url = await createDatabase();
  const database = await openTestDatabase(url);
  await database.query(`UPDATE meta SET value = $1 WHERE key = 'schema'`, [
    String(schemaSteps.length + 1),
  ]);

  expect(await lastLine(url)).toMatch(/was written by a newer Parley .*\. Start the newer one, or/);
});

postgresTest(
  'a connection limit that is reached is told at once and waited for, at the start and later',
  TIMEOUT,
  async () => {
    const url = await createDatabase();
    const name = new URL(url).pathname.slice(1);
    const role = `few_${name.slice(5, 20)}`;
    await administer(
      url,
      `CREATE ROLE ${role} LOGIN PASSWORD 'not-for-the-log' CONNECTION LIMIT 0`,
      `CREATE SCHEMA parley AUTHORIZATION ${role}`,
    );
    const limit = (connections: number) =>
      administer(url, `ALTER ROLE ${role} CONNECTION LIMIT ${connections}`);
    const program = start(changed(url, { username: role }));
    const told = await found(() => program.log.find(({ msg }) => msg.startsWith('waiting')));
    expect(told.msg).toMatch(/has no connection left\. Raise its max_connections, or close/);
    await limit(-1);
    await program.ready;

    const page = program.log.find(({ msg }) => msg === 'ready')?.url;
    const health = async () => (await fetch(`${page}/readyz`)).status;
    expect(await health()).toBe(200);
    await limit(0);
    await administer(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`,
    );
    await expect.poll(health).toBe(503);
    await limit(-1);
    await expect.poll(health).toBe(200);
    await program.kill();
    await administer(url, `DROP OWNED BY ${role}`, `DROP ROLE ${role}`);
  },
);
