import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { vi } from 'vitest';

/** Ways in which a disk fails a write, by SQLite's codes (https://www.sqlite.org/rescode.html). */
export const FAILURES = {
  'a full disk': { errcode: 13, message: 'database or disk is full' },
  'a read-only file system': { errcode: 8, message: 'attempt to write a readonly database' },
  'an I/O error': { errcode: 10, message: 'disk I/O error' },
  'a locked file': { errcode: 5, message: 'database is locked' },
} as const;
export type Failure = keyof typeof FAILURES;

const WRITES = /^\s*(insert|update|delete|replace|begin immediate)/i;

/**
 * Makes every write of every SQLite database in this process fail, from below: what is above is
 * the program as it is.
 */
export function createFailingDisk() {
  let failure: Failure | null = null;
  let reads = true;
  const prepare = DatabaseSync.prototype.prepare;
  const guard = (statement: StatementSync, sql: string): StatementSync =>
    new Proxy(statement, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...input: unknown[]) => {
          if (
            failure &&
            (WRITES.test(sql) || (!reads && /^(run|get|all|iterate)$/.test(String(name))))
          )
            throw Object.assign(new Error(FAILURES[failure].message), FAILURES[failure]);
          return Reflect.apply(value, target, input);
        };
      },
    });
  const spy = vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (
    this: DatabaseSync,
    sql: string,
  ) {
    return guard(prepare.call(this, sql), sql);
  });
  return {
    /** From now on writes fail; and reads too, where they are said to. */
    fail(how: Failure, { readsToo = false } = {}) {
      failure = how;
      reads = !readsToo;
    },
    mend() {
      failure = null;
    },
    restore: () => spy.mockRestore(),
  };
}
