import type { Log } from '../../core/ports.ts';
import { toPostgresAddress } from './address.ts';
import { createPostgresDatabase, type PostgresDatabase } from './pool.ts';
import { prepareSchema, type SchemaStep } from './schema.ts';

export type PostgresOptions = { readonly log: Log; readonly steps?: readonly SchemaStep[] };

/**
 * Connects to the database that STORE_URL names and brings its tables up to date. Throws a
 * `UserError`
 * with the remedy.
 */
export async function connectPostgres(
  storeUrl: string,
  options: PostgresOptions,
): Promise<PostgresDatabase> {
  const database = createPostgresDatabase(toPostgresAddress(storeUrl), options.log);
  try {
    await prepareSchema(database, options);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
