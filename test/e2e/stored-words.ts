import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { createDatabase, hasPostgres } from '../postgres.ts';
import { createFolder } from '../storage/folder.ts';

/** The engines that are there. */
export const ENGINES = ['SQLite', ...(hasPostgres ? (['PostgreSQL'] as const) : [])] as const;
export type Engine = (typeof ENGINES)[number];

export type WatchedStore = {
  /** STORE_URL. */
  readonly url: string;
  /** Where in it one of these words stands. */
  readonly stored: (words: readonly string[]) => Promise<readonly string[]>;
};

/** A new store of a test's own. */
export async function createWatchedStore(engine: Engine): Promise<WatchedStore> {
  if (engine === 'PostgreSQL') {
    const url = await createDatabase();
    return { url, stored: (words) => findStoredInPostgres(url, words) };
  }
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const url = `sqlite:${folder.path('parley.db')}`;
  return { url, stored: async (words) => findStored(folder.path('.'), words) };
}

/** Where in a data folder one of these words stands: tables of its databases, and its files. */
export function findStored(folder: string, words: readonly string[]): string[] {
  const found: string[] = [];
  const look = (where: string, content: string) => {
    for (const word of words) if (content.includes(word)) found.push(`${where}: ${word}`);
  };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /-(?:wal|shm|journal|lock)$/.test(entry.name)) continue;
    const isDatabase = readFileSync(path).toString('latin1', 0, 15) === 'SQLite format 3';
    if (!isDatabase) look(entry.name, readFileSync(path).toString('latin1'));
    else for (const [table, row] of rowsOf(path)) look(`${entry.name} ${table}`, row);
  }
  return [...new Set(found)];
}

function rowsOf(path: string): [string, string][] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'`)
      .all()
      .map(({ name }) => String(name));
    return tables.flatMap((table) => {
      const rows = database.prepare(`SELECT * FROM "${table}"`);
      rows.setReadBigInts(true);
      return rows
        .all()
        .map((row): [string, string] => [table, Object.values(row).map(toText).join('\n')]);
    });
  } finally {
    database.close();
  }
}

function toText(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
}

/** The same of a PostgreSQL database: its tables, in every schema that is not the server's own. */
export async function findStoredInPostgres(
  url: string,
  words: readonly string[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ readonly name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE'
         AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
      const content = rows.map((row) => Object.values(row).map(toText).join('\n')).join('\n');
      for (const word of words) if (content.includes(word)) found.push(`${name}: ${word}`);
    }
    return found;
  } finally {
    await client.end();
  }
}
