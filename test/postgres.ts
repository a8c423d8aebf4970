import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished, test } from 'vitest';
import { postgresFolder } from './postgres-server.ts';

export const hasPostgres = postgresFolder !== null;

/** A test that needs a real PostgreSQL. */
export const postgresTest = test.skipIf(!hasPostgres);

/** The address of a new, empty database on the run's server; it is gone after the test. */
export async function createDatabase(): Promise<string> {
  const url = new URL(await createLastingDatabase());
  const name = url.pathname.slice(1);
  onTestFinished(async () => administer(await findServer(), `DROP DATABASE ${name} WITH (FORCE)`));
  return url.href;
}

/** The same for several tests; it is gone with the run's server. */
export async function createLastingDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(await findServer());
  await administer(url.href, `CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  return url.href;
}

async function findServer(): Promise<string> {
  const response = await fetch(inject('postgresAsk') ?? 'http://localhost');
  if (!response.ok) throw new Error(`PostgreSQL did not start: ${await response.text()}`);
  return response.text();
}

/** Runs statements as the administrator of the server, or of the database, at this address. */
export async function administer(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // The statement fails with it.
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
