import { UserError } from '../../src/core/errors.ts';
import { openStore } from '../../src/storage/index.ts';
import { type Finding, fail, ok } from './check.ts';

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

/** By the store's own opening and its own question whether it answers. */
export async function checkPostgres(
  storeUrl: string,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  try {
    const store = await openStore(storeUrl, { log: QUIET });
    try {
      signal.throwIfAborted();
      const answers = await store.check();
      return [answers ? ok('PostgreSQL answers') : fail('PostgreSQL does not answer', REMEDY)];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof UserError) return [fail(error.message, REMEDY)];
    throw error;
  }
}

const REMEDY = 'check STORE_URL, and that the database is up and can be reached from here';
