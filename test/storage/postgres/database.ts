import { onTestFinished } from 'vitest';
import { connectPostgres, type PostgresOptions } from '../../../src/storage/postgres/index.ts';
import { createMemoryLog } from '../../doubles/log.ts';

/** A database of Parley's at this address, as one replica has it, until the test is over. */
export async function openTestDatabase(url: string, options: Partial<PostgresOptions> = {}) {
  const database = await connectPostgres(url, { log: createMemoryLog(), ...options });
  onTestFinished(() => database.close());
  return database;
}
