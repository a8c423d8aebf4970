import pg from 'pg';
import type { PostgresDatabase, Query } from '../../../src/storage/postgres/pool.ts';
import { prepareSchema } from '../../../src/storage/postgres/schema.ts';
import { createMemoryLog } from '../../doubles/log.ts';

// PostgreSQL with pgvector, compiled to run in this process: Debian has no package of it
// everywhere.

/**
 * What is used of PGlite (https://pglite.dev/docs/api): one connection, which transactions share.
 */
type Lite = {
  query(
    text: string,
    values?: unknown[],
  ): Promise<Pick<pg.QueryResult, 'rows'> & { readonly affectedRows?: number }>;
  transaction<T>(work: (inside: Lite) => Promise<T>): Promise<T>;
  exec(text: string): Promise<unknown>;
  close(): Promise<void>;
};
type LiteModule = {
  readonly PGlite: { create(options: object): Promise<Lite> };
};
type VectorModule = { readonly vector: object };

/** Development packages; null if they are not installed. */
const load = <Module>(name: string): Promise<Module | null> =>
  import(name).then(
    (module: Module) => module,
    () => null,
  );

const lite = await load<LiteModule>('@electric-sql/pglite');
const extension = await load<VectorModule>('@electric-sql/pglite-pgvector');
export const hasPgvector = lite !== null && extension !== null;

const { INT8, BYTEA } = pg.types.builtins;
const PARSERS = { [INT8]: Number, [BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex') };

/** A database of the store's tables, in memory, in which pgvector is installed. */
export async function openPgliteDatabase(): Promise<PostgresDatabase> {
  if (!lite || !extension) throw new Error('PGlite is not installed');
  const { PGlite } = lite;
  const { vector } = extension;
  const database = await PGlite.create({ extensions: { vector }, parsers: PARSERS });
  await database.exec(
    'CREATE EXTENSION vector; CREATE SCHEMA parley; SET search_path = parley, public',
  );
  const toQuery =
    (inside: Lite): Query =>
    async (text, values = []) => {
      const { rows, affectedRows = 0 } = await inside.query(text, [...values]);
      return { rows, count: affectedRows };
    };
  const own: PostgresDatabase = {
    query: toQuery(database),
    transact: (work) => database.transaction((inside) => work(toQuery(inside))),
    connect: () => Promise.reject(new Error('there is one connection')),
    address: { schema: 'parley', label: 'PGlite', user: 'postgres' } as PostgresDatabase['address'],
    close: () => database.close(),
  };
  await prepareSchema(own, { log: createMemoryLog() });
  return own;
}
