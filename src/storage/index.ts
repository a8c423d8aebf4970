import { UserError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { PassageIndex } from '../core/store-ports.ts';
import { openMemory } from './memory/index.ts';
import { openPassageIndex, toPassagesPath } from './passages/index.ts';
import { openSqlite } from './sqlite/index.ts';
import type { Storage } from './storage.ts';

/** The store, and the index of passages beside it. */
export type Stores = Storage & { readonly passages: PassageIndex };

/** Opens the store that STORE_URL names. Throws `UserError` with a sentence for the operator. */
export async function openStore(url: string, options: { readonly log: Log }): Promise<Stores> {
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length);
    return withPassages(await openSqlite(path, options), toPassagesPath(path), options);
  }
  if (url === 'memory:') return withPassages(openMemory(options), ':memory:', options);
  if (/^postgres(ql)?:/.test(url)) {
    // Its driver is loaded only where it is used.
    const { openPostgres } = await import('./postgres/storage.ts');
    return openPostgres(url, options);
  }
  throw new UserError(
    'config_failed',
    'STORE_URL isn’t a valid store: use sqlite:PATH, postgres://… or memory:.',
  );
}

function withPassages(storage: Storage, path: string, options: { readonly log: Log }): Stores {
  const passages = openPassageIndex(path, options);
  return {
    ...storage,
    passages,
    async close() {
      await passages.close();
      await storage.close();
    },
  };
}
