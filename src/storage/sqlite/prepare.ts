import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Prepares each statement when it is first used, and keeps it. In a file without imports: the
 * threads that use it load nothing else.
 */
export function createPrepare(database: DatabaseSync): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}
