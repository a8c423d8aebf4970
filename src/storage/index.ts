import { UserError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { openMemory } from './memory/index.ts';
import { openSqlite } from './sqlite/index.ts';
import type { Storage } from './storage.ts';

export type { Storage } from './storage.ts';

/**
 * Opens the store that STORE_URL names. Throws `UserError` with a sentence for whoever starts
 * Parley.
 */
export async function openStore(url: string, options: { readonly log: Log }): Promise<Storage> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length), options);
  if (url === 'memory:') return openMemory(options);
  if (/^postgres(ql)?:/.test(url))
    throw new UserError(
      'config_failed',
      'STORE_URL: PostgreSQL comes in a later version; use sqlite:PATH for now.',
    );
  throw new UserError('config_failed', 'STORE_URL is not a store: use sqlite:PATH or memory:.');
}
