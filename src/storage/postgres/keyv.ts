import { type KeyvStorageCapability, type KeyvStorageEntry, keyvStorageCapability } from 'keyv';
import { createKeyvRows } from './keyv-rows.ts';
import type { PostgresDatabase } from './pool.ts';

const KEYS_AT_A_TIME = 200;
const ENTRIES_AT_A_TIME = 20;

/** A Keyv storage adapter over the table `keyv`; a namespace is a prefix of the key. */
export function createPostgresKeyv({ query }: Pick<PostgresDatabase, 'query'>) {
  const rows = createKeyvRows(query);
  let namespace: string | undefined;
  const prefix = () => (namespace ? `${namespace}:` : '');
  const toKey = (key: string) => prefix() + key;

  const getMany = async (keys: readonly string[]) => {
    const values = await rows.values(keys.map(toKey));
    return keys.map((key) => values.get(toKey(key)));
  };
  const hasMany = async (keys: readonly string[]) => {
    const known = await rows.known(keys.map(toKey));
    return keys.map((key) => known.has(toKey(key)));
  };
  const deleteMany = async (keys: readonly string[]) => {
    const gone = await rows.remove(keys.map(toKey));
    return keys.map((key) => gone.has(toKey(key)));
  };

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
    get: async (key: string) => (await getMany([key]))[0],
    getMany: async (keys: string[]) => getMany(keys),
    has: async (key: string) => (await hasMany([key]))[0] ?? false,
    hasMany: async (keys: string[]) => hasMany(keys),
    async set(key: string, value: unknown, expires?: number) {
      await rows.set([{ key: toKey(key), value: toText(value), expires }]);
      return true;
    },
    async setMany(entries: KeyvStorageEntry<unknown>[]) {
      const all = entries.map((entry) => ({
        ...{ key: toKey(entry.key), value: toText(entry.value), expires: entry.expires },
      }));
      await rows.set(all);
      return entries.map(() => true);
    },
    delete: async (key: string) => (await deleteMany([key]))[0] ?? false,
    deleteMany: async (keys: string[]) => deleteMany(keys),
    clear: () => rows.clear(prefix()),
    async *iterator(): AsyncGenerator<[string, string]> {
      const start = prefix();
      for await (const { key, value } of rows.iterate(start, 'key, value', ENTRIES_AT_A_TIME))
        yield [key.slice(start.length), value];
    },
    /** The keys with this prefix, in order, without the prefix itself. */
    async *keysUnder(start: string): AsyncIterable<string> {
      for await (const { key } of rows.iterate(toKey(start), 'key', KEYS_AT_A_TIME))
        if (key !== toKey(start)) yield key.slice(prefix().length);
    },
    prune: rows.prune,
  };
}

/** Keyv serialises what it stores. */
function toText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('the store takes serialised values only');
  return value;
}
