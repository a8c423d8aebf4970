import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

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
