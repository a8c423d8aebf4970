import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { createStoreGuard } from '../../src/storage/sqlite/errors.ts';
import { createSqliteRows } from '../../src/storage/sqlite/rows.ts';
import { migrations } from '../../src/storage/sqlite/schema.ts';
import { createLines } from './events.ts';

/** The inbox's rows in a file, with the database under them at hand. */
export async function openSqliteRows(path: string) {
  const log = createLines();
  const database = await openDatabase(path, { migrations, log });
  return {
    database,
    log,
    rows: createSqliteRows(database, { guard: createStoreGuard(path), log }),
  };
}
