import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject, test } from 'vitest';
import { postgresFolder } from './postgres-server.ts';

export const hasPostgres = postgresFolder !== null;

/** A test that needs a real PostgreSQL. */
export const postgresTest = test.skipIf(!hasPostgres);

const made: string[] = [];

/** The address of a new, empty database on the run's server; it is gone after the test file. */
export async function createDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(await findServer());
  await administer(url.href, `CREATE DATABASE ${name}`);
  made.push(name);
  url.pathname = `/${name}`;
  return url.href;
}

afterAll(async () => {
  for (const name of made.splice(0))
    await administer(await findServer(), `DROP DATABASE ${name} WITH (FORCE)`);
});

async function findServer(): Promise<string> {
  const response = await fetch(inject('postgresAsk') ?? 'http://localhost');
  if (!response.ok) throw new Error(`PostgreSQL did not start: ${await response.text()}`);
  return response.text();
}

/** Runs statements as the administrator of the server, or of the database, at this address. */
export async function administer(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
