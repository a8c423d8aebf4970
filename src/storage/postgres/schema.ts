import { UserError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { createAllowanceSchema } from './allowance.ts';
import { createBlobSchema } from './blobs.ts';
import { toPoolerSentence, toReadOnlySentence, toSqlState } from './errors.ts';
import {
  addLosses,
  addOldFiles,
  addPeople,
  addReadings,
  addRepeats,
  createInboxSchema,
  createLeasesSchema,
} from './inbox-schema.ts';
import { createPassageSchema } from './passages/schema.ts';
import { addPassageWords } from './passages/words-schema.ts';
import type { PostgresDatabase, Query } from './pool.ts';

/**
 * Migrates the schema by one version. Never changed once released: a further change is a further
 * function. During a rolling restart an older Parley runs beside it, so columns are added first,
 * and renamed or dropped one version later.
 */
export type SchemaStep = (query: Query) => Promise<unknown>;

/** The schema's versions; the n-th function makes version n. */
export const schemaSteps: readonly SchemaStep[] = [
  createKeyvSchema,
  createBlobSchema,
  createAllowanceSchema,
  createPassageSchema,
  createInboxSchema,
  createLeasesSchema,
  addLosses,
  addPeople,
  addRepeats,
  addPassageWords,
  addReadings,
  addOldFiles,
];

const OLDEST_SERVER = 140_000;

/** "PARL", as SQLite's application id: replicas that start together do this one by one. */
const LOCK = 0x5041524c;

/** Those that start together on an empty database wait less. */
const LONG_MS = 3_000;

/** An index of very many passages is built in some minutes, on a busy machine in many. */
const MIGRATION_MS = 60 * 60_000;

/**
 * Checks the server, and brings the tables up to date. Throws `UserError` with the remedy, and then
 * has changed nothing.
 */
export async function prepareSchema(
  database: PostgresDatabase,
  { log, steps = schemaSteps }: { readonly log: Log; readonly steps?: readonly SchemaStep[] },
): Promise<void> {
  await checkServer(database);
  try {
    if ((await findVersion(database)) !== steps.length) await update(database, log, steps);
  } catch (error) {
    throw (toSqlState(error) === '42501' && (await toForeign(database))) || error;
  }
}

async function update(
  database: PostgresDatabase,
  log: Log,
  steps: readonly SchemaStep[],
): Promise<void> {
  const { schema, label } = database.address;
  await database.transact(
    async (query) => {
      await query(`SET LOCAL statement_timeout = ${MIGRATION_MS}`);
      await query(`SET LOCAL lock_timeout = ${MIGRATION_MS}`);
      await lock(query, () => {
        log.info({ store: label }, 'waiting for another replica, which updates the store');
      });
      await createSchema(query, schema);
      const version = await readVersion(query);
      if (version > steps.length) throw toNewer(label, version, steps.length);
      if (version > 0 && version < steps.length)
        log.info({ from: version, to: steps.length }, 'updating the store to this version');
      for (const step of steps.slice(version)) await step(query);
      await query(
        `INSERT INTO meta (key, value) VALUES ('schema', $1)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [String(steps.length)],
      );
    },
    { timeoutMs: MIGRATION_MS },
  );
}

async function lock(query: Query, onLong: () => void): Promise<void> {
  const timer = setTimeout(onLong, LONG_MS);
  try {
    await query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  } finally {
    clearTimeout(timer);
  }
}

async function checkServer(database: PostgresDatabase): Promise<void> {
  const { rows } = await database.query(
    `SELECT current_setting('server_version_num')::int AS number,
       current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
       current_setting('search_path') AS path, current_setting('transaction_read_only') AS locked`,
  );
  const { number, version, encoding, path, locked } = rows[0] ?? {};
  const { label, schema } = database.address;
  if (Number(number) < OLDEST_SERVER)
    throw new UserError(
      'store_failed',
      `PostgreSQL at ${label} is version ${version}: Parley needs 14 or newer. Upgrade the server, or point STORE_URL at another.`,
    );
  if (encoding !== 'UTF8')
    throw new UserError(
      'store_failed',
      `The database ${label} is encoded in ${encoding}. Create one with ENCODING 'UTF8' (and TEMPLATE template0), and name it in STORE_URL.`,
    );
  if (String(path).split(',')[0] !== schema)
    throw new UserError('store_failed', toPoolerSentence(label));
  if (locked === 'on') throw new UserError('store_failed', toReadOnlySentence(label));
}

/** The schema, or its tables, are another role's: that needs another remedy than a schema. */
async function toForeign({ query, address }: PostgresDatabase): Promise<UserError | null> {
  const { label, user, schema } = address;
  const { rows } = await query(
    `SELECT pg_get_userbyid(coalesce(relowner, nspowner)) AS owner, relowner IS NOT NULL AS used
     FROM pg_namespace LEFT JOIN pg_class ON relnamespace = pg_namespace.oid AND relname = 'meta'
     WHERE nspname = $1`,
    [schema],
  );
  if (!rows[0]) return null;
  const { owner, used } = rows[0];
  const remedy = used
    ? `GRANT "${owner}" TO "${user}"; or name ${owner} in STORE_URL.`
    : `GRANT USAGE, CREATE ON SCHEMA ${schema} TO "${user}"; or add ?schema=NAME to STORE_URL with another schema.`;
  return new UserError(
    'store_failed',
    `The schema ${schema} in ${label} belongs to ${owner}, and ${user} isn’t allowed to use it. As its administrator run: ${remedy}`,
  );
}

/** 0 where there are no tables yet. */
async function findVersion(database: PostgresDatabase): Promise<number> {
  const { rows } = await database.query(`SELECT to_regclass($1) IS NOT NULL AS known`, [
    `${database.address.schema}.meta`,
  ]);
  return rows[0]?.known === true ? readVersion(database.query) : 0;
}

async function readVersion(query: Query): Promise<number> {
  const { rows } = await query(`SELECT value FROM meta WHERE key = 'schema'`);
  return Number(rows[0]?.value ?? 0);
}

async function createSchema(query: Query, schema: string): Promise<void> {
  // `IF NOT EXISTS` needs the right to create schemas even if the schema exists.
  const { rows } = await query('SELECT to_regnamespace($1) IS NOT NULL AS known', [schema]);
  if (rows[0]?.known !== true) await query(`CREATE SCHEMA "${schema}"`);
  await query('CREATE TABLE IF NOT EXISTS meta (key text PRIMARY KEY, value text NOT NULL)');
}

function toNewer(label: string, version: number, known: number): UserError {
  return new UserError(
    'store_failed',
    `The store ${label} was written by a newer Parley (schema ${version}, this one knows ${known}). Start the newer one, or restore an earlier backup into another database.`,
  );
}

async function createKeyvSchema(query: Query): Promise<void> {
  // "C": keys are listed in the order of their bytes, whatever the database's language.
  await query(
    `CREATE TABLE keyv (
      key text COLLATE "C" PRIMARY KEY, value text NOT NULL, expires bigint
    )`,
  );
  await query('CREATE INDEX keyv_expires ON keyv (expires) WHERE expires IS NOT NULL');
}
