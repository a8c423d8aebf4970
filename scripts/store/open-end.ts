import type { Log } from '../../src/core/ports.ts';
import { openPostgresEnd } from './postgres-end.ts';
import { openSqliteEnd } from './sqlite-end.ts';
import type { StoreEnd } from './store-end.ts';

const silent: Log = { info() {}, warn() {}, error() {} };

/** The store at this STORE_URL, for a copy. */
export async function openStoreEnd(
  url: string,
  { isSource }: { readonly isSource: boolean },
): Promise<StoreEnd> {
  return url.startsWith('sqlite:')
    ? openSqliteEnd(url.slice('sqlite:'.length), { log: silent, isSource })
    : openPostgresEnd(url, { log: silent, isSource });
}
