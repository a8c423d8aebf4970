import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type KeyvStorageCapability, type KeyvStorageEntry, keyvStorageCapability } from 'keyv';
import type { Swap } from '../values.ts';
import type { StoreGuard } from './errors.ts';
import { createPrepare } from './prepare.ts';

const LIVE = '(expires IS NULL OR expires > ?)';

/** A Keyv storage adapter over the table `keyv`; a namespace is a prefix of the key. */
export function createKeyvTable(
  database: DatabaseSync,
  { guard, now }: { readonly guard: StoreGuard; readonly now: () => number },
) {
  const prepare = createPrepare(database);
  const run = (sql: string, ...values: SQLInputValue[]): boolean =>
    guard(() => Number(prepare(sql).run(...values).changes) > 0);
  let namespace: string | undefined;
  const prefix = () => (namespace ? `${namespace}:` : '');
  const toKey = (key: string) => prefix() + key;

  const get = (key: string): string | undefined =>
    guard(() => {
      const sql = `SELECT value FROM keyv WHERE key = ? AND ${LIVE}`;
      const value = prepare(sql).get(toKey(key), now())?.value;
      return typeof value === 'string' ? value : undefined;
    });
  const set = (key: string, value: unknown, expires?: number): boolean =>
    run(
      'INSERT OR REPLACE INTO keyv (key, value, expires) VALUES (?, ?, ?)',
      toKey(key),
      toText(value),
      expires ?? null,
    );
  const remove = (key: string): boolean => run('DELETE FROM keyv WHERE key = ?', toKey(key));

  return {
    get capabilities(): KeyvStorageCapability {
      return keyvStorageCapability(this);
    },
    get namespace(): string | undefined {
      return namespace;
    },
    set namespace(name: string | undefined) {
      namespace = name;
    },
    get: async (key: string) => get(key),
    getMany: async (keys: string[]) => keys.map(get),
    has: async (key: string) => get(key) !== undefined,
    hasMany: async (keys: string[]) => keys.map((key) => get(key) !== undefined),
    set: async (key: string, value: unknown, expires?: number) => set(key, value, expires),
    setMany: async (entries: KeyvStorageEntry<unknown>[]) =>
      entries.map(({ key, value, expires }) => set(key, value, expires)),
    delete: async (key: string) => remove(key),
    deleteMany: async (keys: string[]) => keys.map(remove),
    swap: toSwap({ get, set, remove }),
    async clear() {
      // No LIKE: a namespace may hold its wildcards.
      run('DELETE FROM keyv WHERE substr(key, 1, length(?1)) = ?1', prefix());
    },
    keysAfter: (after: string, start: string, limit: number): readonly string[] =>
      guard(() =>
        findKeys(prepare, { after: toKey(after), start: toKey(start), limit, now: now() }),
      ).map((key) => key.slice(prefix().length)),
    iterator: () =>
      iterate(prefix(), (last, start) =>
        guard(() => prepare(NEXT_ROW).get(last, start, start, now())),
      ),
    /** Deletes what has expired, at most `limit` entries; how many went. */
    prune: (limit: number): number =>
      guard(() => {
        const sql =
          'DELETE FROM keyv WHERE key IN (SELECT key FROM keyv WHERE expires <= ? LIMIT ?)';
        return Number(prepare(sql).run(now(), limit).changes);
      }),
  };
}

type Row = {
  get(key: string): string | undefined;
  set(key: string, text: string): boolean;
  remove(key: string): boolean;
};

/** One process has the file, and nothing runs between two statements of one turn. */
function toSwap({ get, set, remove }: Row): Swap {
  return (key, change) => {
    const before = get(key);
    const { text, result } = change(before);
    if (text === undefined && before !== undefined) remove(key);
    else if (text !== undefined && text !== before) set(key, text);
    return result;
  };
}

const NEXT_ROW = `SELECT key, value FROM keyv WHERE key > ? AND substr(key, 1, length(?)) = ? AND ${LIVE} ORDER BY key LIMIT 1`;

type FindNext = (last: string, start: string) => Record<string, unknown> | undefined;

/** One row at a time: an iteration left open must not keep others from writing. */
async function* iterate(start: string, next: FindNext) {
  for (let last = ''; ; ) {
    const row = next(last, start);
    if (!row) return;
    last = String(row.key);
    yield [last.slice(start.length), row.value];
  }
}

type KeysWanted = {
  readonly after: string;
  readonly start: string;
  readonly limit: number;
  readonly now: number;
};

/** The first keys behind one, in order, that begin so. */
function findKeys(
  prepare: ReturnType<typeof createPrepare>,
  { after, start, limit, now }: KeysWanted,
): string[] {
  const sql = `SELECT key FROM keyv WHERE key > ? AND substr(key, 1, length(?)) = ? AND ${LIVE} ORDER BY key LIMIT ?`;
  return prepare(sql)
    .all(after, start, start, now, limit)
    .map(({ key }) => String(key));
}

/** Keyv serialises what it stores. */
function toText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('the store takes serialised values only');
  return value;
}
