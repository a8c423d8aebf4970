import { UserError } from '../../src/core/errors.ts';
import { toPostgresAddress } from '../../src/storage/postgres/address.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../../src/storage/postgres/pool.ts';
import { schemaSteps } from '../../src/storage/postgres/schema.ts';
import { type Finding, fail, note, ok, warn } from './check.ts';

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const REMEDY = 'check STORE_URL, and that the database is running and reachable from here';
const NEEDED = 14;

/** By the store's own way in; nothing is changed, and no table is brought up to date. */
export async function checkPostgres(storeUrl: string): Promise<readonly Finding[]> {
  try {
    const database = createPostgresDatabase(toPostgresAddress(storeUrl), QUIET);
    try {
      return await look(database);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof UserError) return [fail(error.message, REMEDY)];
    throw error;
  }
}

async function look(database: PostgresDatabase): Promise<readonly Finding[]> {
  const ask = async (sql: string) => (await database.query(sql, [], { waitMs: 0 })).rows[0] ?? {};
  const server = await ask(`SELECT current_setting('server_version') AS version,
    pg_database_size(current_database()) AS bytes, pg_is_in_recovery() AS standby,
    has_database_privilege(current_database(), 'CREATE') AS creates,
    to_regclass('meta') IS NOT NULL AS filled`);
  const size = `${(Number(server.bytes) / 1024 ** 2).toFixed(0)} MB`;
  const findings = [ok(`PostgreSQL ${server.version} answers, ${size}`)];
  if (Number.parseInt(String(server.version), 10) < NEEDED)
    return [fail(`PostgreSQL ${server.version} is too old`, `use ${NEEDED} or newer`)];
  if (server.standby) return [fail('the server is a read-only replica', REMEDY)];
  if (!server.filled)
    return server.creates
      ? [...findings, note('empty; Parley creates its tables at the first start')]
      : [...findings, warn('Parley’s user isn’t allowed to create tables there', GRANT)];
  const { value } = await ask(`SELECT value FROM meta WHERE key = 'schema'`);
  return [...findings, toVersion(Number(value))];
}

const GRANT = 'run GRANT CREATE ON DATABASE … TO … as its owner';

function toVersion(version: number): Finding {
  const known = schemaSteps.length;
  if (version > known)
    return fail(
      `was written by a newer Parley (schema ${version}, this one knows ${known})`,
      'start the newer one, or restore a backup',
    );
  return version < known
    ? note(`schema ${version}, brought up to date at the next start`)
    : ok(`schema ${version}, up to date`);
}
